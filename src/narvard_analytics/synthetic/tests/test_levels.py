"""Levels by municipality and month: the same for all seeds, with summers and planted effects; spells kept apart."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from narvard_analytics.synthetic import effects
from narvard_analytics.synthetic.admissions import between
from narvard_analytics.synthetic.days import Calendar
from narvard_analytics.synthetic.levels import LARGEST_DEVIATION, LEVELS, by_month
from narvard_analytics.synthetic.plausibility import effects_table, levels_table
from narvard_analytics.synthetic.randomness import Ints
from narvard_analytics.synthetic.regions import REGIONS, place

CALENDAR = Calendar(date(2022, 4, 1), 54)
PLACE = place("sodra_alvsborg")
PAGE = Path(__file__).parents[4] / "docs/explanation/made-up-region.md"
NOT_SHARES = ("home_care_staff_14_days", "hospital_at_home", "escalation")


@pytest.mark.parametrize("measure", sorted(LEVELS))
@pytest.mark.parametrize("region", sorted(REGIONS))
def test_levels_are_possible_and_differ_within_their_spread(region, measure):
    level, found = LEVELS[measure], by_month(place(region), CALENDAR, measure)
    assert found.shape == (len(place(region).codes), 54)
    untouched = [m for m, code in enumerate(place(region).codes) if code not in effects_on(measure)]
    spring = found[untouched, 0]
    assert np.ptp(spring) > 0
    assert (abs(spring - level.mean) <= LARGEST_DEVIATION * level.spread + 1e-9).all()
    assert (found > 0).all()
    if measure not in NOT_SHARES:
        highest = max((0.0, *level.by_group))
        assert (found + min((0.0, *level.by_group)) > 0).all()
        assert (found + highest < 1.02).all()


def effects_on(measure: str) -> set[str]:
    return {effect.municipality for effect in effects.EFFECTS if effect.measure == measure}


def test_summer_changes_july_and_august_alone():
    level, found = LEVELS["sip_school"], by_month(PLACE, CALENDAR, "sip_school")[0]
    # April 2022 is month 0, so July is month 3 and August month 4.
    assert np.flatnonzero(found < found[0] - 1e-9).tolist() == [
        m + k for m in range(0, 54, 12) for k in (3, 4) if m + k < 54
    ]
    assert found[3] == pytest.approx(found[0] + level.summer)


def test_an_effect_is_added_where_and_when_it_is_planted():
    effect = effects.LERUM_LINE
    found = by_month(PLACE, CALENDAR, effect.measure)
    lerum = PLACE.codes.index(effect.municipality)
    may = [number for number in range(54) if (CALENDAR.first.month - 1 + number) % 12 == 4]
    before, during = [m for m in may if m < effect.after_months], [m for m in may if m >= effect.after_months + 12]
    assert found[lerum, during[0]] - found[lerum, before[0]] == pytest.approx(effect.size)
    assert np.ptp(found[lerum + 1, may]) == pytest.approx(0.0)


def test_every_effect_on_a_level_names_one():
    first = {"avoidable_admissions", "named_physician", "own_physician_visits", "discharge_ready_days", "continuity"}
    drawn = {effect.measure for effect in effects.EFFECTS} - first - {"emergency_visits_80"}
    assert drawn <= set(LEVELS)
    assert len(drawn) == 11


def test_the_page_shows_the_levels_and_the_effects():
    page = PAGE.read_text(encoding="utf-8")
    assert levels_table() in page
    assert effects_table(date(2020, 1, 1)) in page


@dataclass
class Spells:
    person: Ints
    start: Ints
    end: Ints


SPELL = st.tuples(st.integers(0, 3), st.integers(0, 300), st.integers(1, 60))


@given(st.lists(SPELL, max_size=12), st.lists(SPELL, min_size=1, max_size=8), st.integers(0, 40))
def test_between_agrees_with_a_plain_comparison(drawn, asked, gap):
    kept: list[tuple[int, int, int]] = []
    for person, start, length in sorted(set(drawn)):
        if not any(p == person and s <= start + length and start <= e for p, s, e in kept):
            kept.append((person, start, start + length))
    columns = np.array(kept, dtype=np.int64).reshape(-1, 3).T
    person, start, length = np.array(asked, dtype=np.int64).T
    end = start + length
    plain = [
        all(p != one or e + gap < begin or s - gap > finish for p, s, e in kept)
        for one, begin, finish in zip(person, start, end, strict=True)
    ]
    assert between(Spells(*columns), person, start, end, gap).tolist() == plain
