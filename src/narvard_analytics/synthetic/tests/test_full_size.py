"""The region at full size: how much there is, how it compares with published figures, and what the docs say of it."""

from datetime import date
from pathlib import Path

import numpy as np
import pytest

from narvard_analytics.synthetic.contact_kinds import MUNICIPAL, REGION
from narvard_analytics.synthetic.contacts import make_contacts
from narvard_analytics.synthetic.days import MINUTES
from narvard_analytics.synthetic.generate import make_region
from narvard_analytics.synthetic.parameters import Parameters
from narvard_analytics.synthetic.plausibility import rates_by_age, rates_table
from narvard_analytics.synthetic.region import Region

PAGE = Path(__file__).parents[4] / "docs/explanation/made-up-region.md"
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def full() -> Region:
    return make_region(Parameters())


@pytest.fixture(scope="module")
def rates(full) -> dict[str, list[float]]:
    return rates_by_age(full)


@pytest.mark.parametrize(
    ("name", "low", "high"),
    [
        ("avoidable_admissions", 5.56, 8.87),  # SKR 2020 and 2010: 556 and 887 per 100 000
        ("all_admissions", 105, 143),  # SKR January 2022 and 2019: 13 190 and 14 212 per 100 000
    ],
)
def test_rates_lie_near_the_published_ones(rates, name, low, high):
    assert low < rates[name][-1] < high


def test_emergency_visits_of_the_oldest(rates):
    over_80 = np.average(rates["emergency_visit"][7:9], weights=rates["person-years"][7:9])
    assert 430 < over_80 < 570


def test_there_are_millions_of_contacts(full):
    counts = [make_contacts(full.parameters, full.setting, full.admitted, who).count for who in (REGION, MUNICIPAL)]
    assert 7_000_000 < sum(counts) < 8_500_000


def test_some_visits_fall_in_the_hour_when_clocks_are_changed(full):
    contacts = make_contacts(full.parameters, full.setting, full.admitted, REGION)
    for night in (date(2021, 3, 28), date(2023, 10, 29)):
        first = full.setting.calendar.day_of(night) * MINUTES + 120
        assert ((contacts.minute >= first) & (contacts.minute < first + 60)).sum() > 0


def test_readmissions_of_the_old_lie_near_one_in_six(full):
    episodes, people = full.admitted.episodes, full.setting.people
    same = episodes.person[1:] == episodes.person[:-1]
    gap = episodes.start[1:] // MINUTES - episodes.end[:-1] // MINUTES
    again = same & (gap >= 1) & (gap <= 30) & ~episodes.is_a("planned")[1:] & ~full.admitted.moved[1:]
    index = (people.age_on(episodes.person, episodes.end // MINUTES) >= 65)[:-1] & ~episodes.dead[:-1]
    assert 0.15 < again[index].mean() < 0.20


def test_the_page_shows_the_rates_that_are_made(rates):
    assert rates_table(rates) in PAGE.read_text(encoding="utf-8")


def test_patients_are_judged_ready_while_they_are_there(full):
    episodes = full.admitted.episodes
    noticed = episodes.ready >= 0
    assert noticed.sum() > 30_000
    assert ((episodes.start < episodes.ready) & (episodes.ready < episodes.end))[noticed].all()
