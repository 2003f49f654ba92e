"""Where a version stands on a day, and what brings it into force."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narvard.govern.agreements.rules.versions import (
    Period,
    Signature,
    Signing,
    State,
    force_period,
    is_signed,
    overlapping,
    state_of,
    years_without_follow_up,
)

DAY = date(2026, 6, 1)
DAYS = st.dates(date(2015, 1, 1), date(2035, 12, 31))
PERIODS = st.builds(lambda start, length: Period(start, start + timedelta(days=length)), DAYS, st.integers(1, 2000))
SIGNATURES = st.lists(
    st.builds(Signature, st.sampled_from(["region", "municipality", "joint", ""]), st.none() | DAYS), max_size=6
)
ORDER = [State.DRAFT, State.ADOPTED, State.COMING, State.IN_FORCE, State.REPLACED, State.ENDED]

# adopted on · its period · the periods of the others · where it stands on 1 June 2026
STATES = [
    (None, None, [], State.DRAFT),
    (date(2026, 1, 1), None, [], State.ADOPTED),
    (date(2026, 1, 1), Period(date(2026, 6, 2)), [], State.COMING),
    (date(2026, 1, 1), Period(date(2026, 6, 1)), [], State.IN_FORCE),
    (date(2025, 1, 1), Period(date(2025, 1, 1), date(2026, 6, 2)), [], State.IN_FORCE),
    (date(2025, 1, 1), Period(date(2025, 1, 1), date(2026, 6, 1)), [], State.ENDED),
    (date(2025, 1, 1), Period(date(2025, 1, 1), date(2026, 6, 1)), [Period(date(2026, 6, 1))], State.REPLACED),
    (date(2025, 1, 1), Period(date(2025, 1, 1), date(2026, 6, 1)), [Period(date(2024, 1, 1))], State.ENDED),
]


@pytest.mark.parametrize(("adopted_on", "period", "others", "expected"), STATES)
def test_where_a_version_stands(adopted_on, period, others, expected):
    assert state_of(adopted_on, period, others, DAY) is expected


@given(PERIODS, st.lists(PERIODS, max_size=3), DAYS, st.integers(0, 400))
def test_a_version_never_goes_back(period, others, day, later):
    before = state_of(period.start, period, others, day)
    after = state_of(period.start, period, others, day + timedelta(days=later))
    assert ORDER.index(after) >= ORDER.index(before)
    assert (before is State.IN_FORCE) == period.holds(day)


# the rule · who has signed · is it signed?
SIGNED = [
    (Signing.NOBODY, [], True),
    (Signing.ALL, [], False),
    (Signing.ALL, [Signature("region", DAY), Signature("municipality", DAY)], True),
    (Signing.ALL, [Signature("region", DAY), Signature("municipality")], False),
    (Signing.BOTH_SIDES, [Signature("region", DAY), Signature("municipality", DAY), Signature("municipality")], True),
    (Signing.BOTH_SIDES, [Signature("region", DAY), Signature("joint", DAY)], False),
]


@pytest.mark.parametrize(("signing", "parties", "expected"), SIGNED)
def test_who_must_have_signed(signing, parties, expected):
    assert is_signed(signing, parties) is expected


# intended · adopted · the rule · signatures · in force
FORCE = [
    (Period(date(2026, 7, 1)), DAY, Signing.NOBODY, [], Period(date(2026, 7, 1))),
    (Period(date(2026, 1, 1)), DAY, Signing.NOBODY, [], Period(DAY)),
    (Period(date(2026, 1, 1)), DAY, Signing.ALL, [Signature("region", date(2026, 6, 9))], Period(date(2026, 6, 9))),
    (Period(date(2026, 1, 1), DAY), DAY, Signing.NOBODY, [], None),
    (
        Period(date(2026, 1, 1)),
        date(2026, 1, 1),
        Signing.BOTH_SIDES,
        [Signature("region", date(2026, 2, 1)), Signature("municipality", date(2026, 3, 1)),
         Signature("municipality", date(2026, 4, 1))],
        Period(date(2026, 3, 1)),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("intended", "adopted_on", "signing", "parties", "expected"), FORCE)
def test_from_when_a_signed_version_is_in_force(intended, adopted_on, signing, parties, expected):
    assert force_period(intended, adopted_on, signing, parties) == expected


@given(PERIODS, DAYS, st.sampled_from(list(Signing)), SIGNATURES)
def test_nothing_is_in_force_before_it_is_meant_adopted_and_signed(intended, adopted_on, signing, parties):
    if not is_signed(signing, parties):
        return
    found = force_period(intended, adopted_on, signing, parties)
    assert found is None or (
        found.start >= max(intended.start, adopted_on) and found.end == intended.end and found.start < found.end
    )


@given(PERIODS, PERIODS)
def test_periods_overlap_when_they_share_a_day(one, other):
    days = {one.start + timedelta(days=n) for n in range((one.end - one.start).days)}
    shared = any(other.start + timedelta(days=n) in days for n in range((other.end - other.start).days))
    assert one.overlaps(other) == other.overlaps(one) == shared == overlapping([one, other])


# the period · years noted · years that are missing on 1 June 2026
YEARS = [
    (Period(date(2023, 5, 1)), [2023], (2024, 2025)),
    (Period(date(2023, 5, 1), date(2025, 1, 1)), [], (2023, 2024)),
    (Period(date(2026, 1, 1)), [], ()),
    (Period(date(2027, 1, 1)), [], ()),
]


@pytest.mark.parametrize(("period", "noted", "expected"), YEARS)
def test_years_without_a_follow_up(period, noted, expected):
    assert years_without_follow_up(period, noted, DAY) == expected
