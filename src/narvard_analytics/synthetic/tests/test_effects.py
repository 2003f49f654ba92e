"""The planted effects are there: the municipality's ratio after to before, against that of all the others."""

from dataclasses import dataclass
from datetime import date

import numpy as np
import pytest

from narvard_analytics.synthetic import effects
from narvard_analytics.synthetic.causes import CAUSES
from narvard_analytics.synthetic.contact_kinds import EMERGENCY_VISIT, KINDS, OWN_PHYSICIAN, REGION
from narvard_analytics.synthetic.contacts import NOBODY, make_contacts, professionals
from narvard_analytics.synthetic.days import MINUTES, Calendar
from narvard_analytics.synthetic.generate import make_region
from narvard_analytics.synthetic.groups import ELDERLY, member_on
from narvard_analytics.synthetic.listings import name_physicians, named_share
from narvard_analytics.synthetic.parameters import Parameters
from narvard_analytics.synthetic.regions import place

CALENDAR = Calendar(date(2020, 1, 1), 54)
PLACE = place("sodra_alvsborg")


@dataclass
class Somewhere:
    """A region and a calendar, which is all that an effect asks for."""

    calendar: Calendar
    place: object = PLACE


@pytest.mark.parametrize(
    ("effect", "month", "size"),
    [
        (effects.MOBILE_TEAM, 31, 0.0),
        (effects.MOBILE_TEAM, 32, -0.25),  # September 2022
        (effects.LOCUMS, 41, 0.5),  # June 2023
        (effects.NAMED_PHYSICIANS, 23, 0.0),
        (effects.NAMED_PHYSICIANS, 24, 0.008),  # January 2022, the first of thirty steps
        (effects.NAMED_PHYSICIANS, 53, 0.24),
    ],
)
def test_sizes_month_by_month(effect, month, size):
    assert effects.monthly_size(effect, CALENDAR)[month] == pytest.approx(size)


def test_an_effect_after_the_calendar_never_starts():
    short = Calendar(date(2020, 1, 1), 12)
    begun = effects.acts_on(effects.EMERGENCY_80, Somewhere(short), np.array([9]), np.array([short.days - 1]))
    assert not begun.any()


def test_an_effect_acts_in_its_municipality_from_its_first_day():
    start = CALENDAR.day_of(date(2023, 3, 1))
    begun = effects.acts_on(
        effects.EMERGENCY_80, Somewhere(CALENDAR), np.array([9, 9, 8]), np.array([start - 1, start, start])
    )
    assert begun.tolist() == [False, True, False]


def test_the_share_of_named_physicians_never_falls():
    assert (np.diff(named_share(PLACE, CALENDAR), axis=1) >= 0).all()


@dataclass
class Made:
    """A region at full size, where chance is small beside the effects, and its contacts."""

    region: object
    contacts: object


@pytest.fixture(scope="module")
def made() -> Made:
    parameters = Parameters(seed=3)
    region = make_region(parameters)
    return Made(region, make_contacts(parameters, region.setting, region.admitted, REGION))


def ratio_of_ratios(effect, municipality, day, value=None) -> float:
    """After to before in the effect's municipality over the same in the others; of counts, or of means of a value."""
    begun = day >= effects.start_day(effect, CALENDAR)
    here = municipality == effects.municipality_number(effect, PLACE)

    def level(which):
        return which.sum() if value is None else value[which].mean()

    return (level(here & begun) / level(here & ~begun)) / (level(~here & begun) / level(~here & ~begun))


@pytest.mark.slow
def test_boras_mobile_team_prevents_avoidable_admissions_of_multi_ill_elderly(made):
    setting, episodes = made.region.setting, made.region.admitted.episodes
    day = episodes.start // MINUTES
    member = member_on(setting.groups, setting.people, ELDERLY, episodes.person, day)
    chosen = episodes.is_a("avoidable") & member & ~made.region.admitted.moved
    municipality = setting.exposure.municipality[episodes.row]
    found = ratio_of_ratios(effects.MOBILE_TEAM, municipality[chosen], day[chosen])
    assert 0.63 < found < 0.87
    others = episodes.is_a("avoidable") & ~member & ~made.region.admitted.moved
    assert 0.90 < ratio_of_ratios(effects.MOBILE_TEAM, municipality[others], day[others]) < 1.12


@pytest.mark.slow
def test_alingsas_patients_go_home_sooner(made):
    setting, episodes = made.region.setting, made.region.admitted.episodes
    noticed = (episodes.ready >= 0) & ~episodes.dead
    day = (episodes.ready // MINUTES)[noticed]
    days = (episodes.end // MINUTES)[noticed] - day
    municipality = setting.exposure.municipality[episodes.row][noticed]
    found = ratio_of_ratios(effects.DISCHARGE_PLANNING, municipality, day, days)
    assert 0.55 < found < 0.66


@pytest.mark.slow
def test_ulricehamn_spares_its_oldest_emergency_visits(made):
    setting, contacts = made.region.setting, made.contacts
    visits = contacts.kind == KINDS.index(EMERGENCY_VISIT)
    row, day = contacts.row[visits], contacts.minute[visits] // MINUTES
    old = setting.people.age_on(setting.exposure.person[row], day) >= 80
    municipality = setting.exposure.municipality[row]
    assert 0.75 < ratio_of_ratios(effects.EMERGENCY_80, municipality[old], day[old]) < 0.95


@pytest.mark.slow
def test_mark_appoints_named_physicians_and_books_with_the_own_one(made):
    region, setting = made.region, made.region.setting
    named = name_physicians(region.parameters, setting.calendar, setting.people, region.listings, region.staff)
    mark = effects.municipality_number(effects.NAMED_PHYSICIANS, PLACE)
    shares = []
    for day in (CALENDAR.day_of(date(2021, 12, 31)), CALENDAR.days - 1):
        living = (region.homes.start <= day) & (day < region.homes.end) & (region.homes.municipality == mark)
        active = named.person[(named.start <= day) & (day < named.end)]
        shares.append(np.isin(region.homes.person[living], active).mean())
    assert 0.25 < shares[0] < 0.42
    assert shares[1] - shares[0] > 0.15


@pytest.mark.slow
def test_locums_take_over_in_tranemo(made):
    setting, contacts, staff = made.region.setting, made.contacts, made.region.staff
    number = professionals(made.region.parameters, setting, contacts, staff, "test")
    physicians = np.isin(contacts.kind, [n for n, kind in enumerate(KINDS) if kind.staff == OWN_PHYSICIAN])
    chosen = physicians & (number != NOBODY)
    locum = np.isin(number[chosen], staff.locums)
    here = setting.exposure.municipality[contacts.row[chosen]] == effects.municipality_number(effects.LOCUMS, PLACE)
    begun = contacts.minute[chosen] // MINUTES >= effects.start_day(effects.LOCUMS, CALENDAR)
    assert locum[here & ~begun].mean() < 0.12
    assert 0.45 < locum[here & begun].mean() < 0.62
    assert locum[~here & begun].mean() < 0.15


def test_codes_of_avoidable_causes_stand_on_no_other_cause():
    avoidable = {code for cause in CAUSES if cause.avoidable for code in cause.codes}
    others = {code for cause in CAUSES if not cause.avoidable for code in cause.codes}
    assert len(avoidable) > 25
    assert not avoidable & others
