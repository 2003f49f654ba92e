"""Residence laid over each other, who is the same, protection, and who may speak for whom: as plain functions."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narvard.base.access.queries import GROUNDS, row_kinds
from narvard.care.patients.models import Person
from narvard.care.patients.rules.merging import together
from narvard.care.patients.rules.protection import OF_COUNTRY, Protection, forwarding, heaviest
from narvard.care.patients.rules.representation import (
    ROLES,
    VIEWS,
    NotRepresented,
    checked,
    comes_of_age,
    kinds_of,
    until,
)
from narvard.care.patients.rules.residence import Period, lived

START = date(2026, 1, 1)


def _day(number: int) -> date:
    return START + timedelta(days=number)


@st.composite
def periods(draw, codes: str = "AB"):
    """Periods that do not overlap, the last one perhaps open."""
    days = sorted(draw(st.sets(st.integers(0, 30), min_size=2, max_size=6)))
    ends = [*days[1:], None if draw(st.booleans()) else days[-1] + 1]
    return [
        Period(_day(first), None if last is None else _day(last), draw(st.sampled_from(codes)))
        for first, last in zip(days, ends, strict=True)
        if draw(st.booleans())
    ]


@given(periods(), periods("CD"), periods("EF"))
def test_each_day_of_residence_holds_what_held_that_day(registered, staying, placing):
    rows = lived(registered, staying, placing)
    for number in range(-2, 40):
        day = _day(number)
        wanted = next((p.municipality for group in (staying, registered) for p in group if p.holds(day)), None)
        found = [row for row in rows if row.from_date <= day and (row.to_date is None or day < row.to_date)]
        assert [row.municipality for row in found] == ([wanted] if wanted else [])
        if found:
            assert found[0].placed_by == next((p.municipality for p in placing if p.holds(day)), "")
    assert all(
        one.to_date is not None and one.to_date <= two.from_date for one, two in zip(rows, rows[1:], strict=False)
    )


def test_neighbouring_periods_with_the_same_in_them_are_one():
    rows = lived([Period(_day(0), _day(5), "A"), Period(_day(5), None, "A")], [], [Period(_day(9), None, "E")])
    assert [(row.from_date, row.to_date, row.placed_by) for row in rows] == [
        (_day(0), _day(9), ""),
        (_day(9), None, "E"),
    ]


PAIRS = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)).filter(lambda p: p[0] != p[1]), max_size=8)


@given(PAIRS, st.integers(0, 6))
def test_who_is_the_same_is_the_same_from_every_one_of_them(pairs, start):
    group = together(start, pairs)
    assert start in group
    assert all(together(member, pairs) == group for member in group)
    assert all((one in group) == (other in group) for one, other in pairs)


@given(PAIRS, st.integers(0, 6), st.tuples(st.integers(0, 6), st.integers(0, 6)).filter(lambda p: p[0] != p[1]))
def test_taking_a_pair_away_leaves_what_stood_before_it_came(pairs, start, pair):
    assert together(start, [*pairs, pair][:-1]) == together(start, pairs)


def test_whoever_says_that_someone_is_protected_is_believed():
    assert heaviest("", "marked", "") is Protection.MARKED
    assert heaviest("marked", "protected_registration") is Protection.PROTECTED_REGISTRATION
    assert heaviest() is Protection.NONE
    assert all(forwarding(kind) for kind in OF_COUNTRY["SE"])
    assert not any(forwarding(kind) for kind in OF_COUNTRY["NO"])


@pytest.mark.parametrize(
    ("born", "of_age"),
    [
        (date(2010, 6, 1), date(2028, 6, 1)),
        (date(2008, 2, 29), date(2026, 3, 1)),
        (date(2008, 2, 28), date(2026, 2, 28)),
        (date(2002, 2, 28), date(2020, 2, 28)),
    ],
)
def test_the_day_of_coming_of_age(born, of_age):
    assert comes_of_age(born) == of_age


@given(st.dates(date(1990, 1, 1), date(2026, 1, 1)), st.one_of(st.none(), st.dates(date(2000, 1, 1), date(2060, 1, 1))))
def test_parental_care_never_outlasts_the_eighteenth_birthday(born, ending):
    for role in ROLES.values():
        end = until(role, born, ending)
        assert end == ending or (role.of_child and end == comes_of_age(born))
        assert not role.of_child or (end is not None and end <= comes_of_age(born))


RIGHT = {
    "country": "SE", "day": date(2026, 11, 22), "birth_date": date(1940, 1, 1), "name": "Bo", "views": ("plans",),
    "from_date": date(2026, 11, 1), "to_date": None, "proof": "Tingsrätten", "consent": True, "logs_in": True,
}  # fmt: skip


@pytest.mark.parametrize(
    ("role", "changed", "code"),
    [
        ("relative_no", {}, "unknown_role"),
        ("king", {}, "unknown_role"),
        ("relative", {"name": " "}, "name_missing"),
        ("relative", {"views": ("all",)}, "unknown_view"),
        ("relative", {"views": ()}, "sees_nothing"),
        ("relative", {"consent": False}, "consent_missing"),
        ("trustee", {"proof": " "}, "proof_missing"),
        ("guardian", {}, "of_age"),
        ("guardian", {"birth_date": date(2008, 11, 22)}, "of_age"),
        ("relative", {"to_date": date(2026, 11, 1)}, "dates"),
        ("relative", {"from_date": date(2026, 11, 23)}, "not_yet"),
    ],
)
def test_who_may_not_be_noted(role, changed, code):
    with pytest.raises(NotRepresented) as error:
        checked(role, **{**RIGHT, **changed})
    assert error.value.code == code
    assert str(error.value).endswith(".")


def test_who_may_be_noted():
    assert checked("guardian", **{**RIGHT, "birth_date": date(2008, 11, 23), "consent": False}).of_child
    assert checked("trustee", **{**RIGHT, "consent": False}).needs_proof
    assert checked("relative", **{**RIGHT, "views": (), "logs_in": False}).needs_consent


def test_every_view_opens_kinds_that_there_are_and_every_role_has_a_ground():
    assert Person.GATE in row_kinds()
    assert set(kinds_of(VIEWS)) <= set(row_kinds())
    for role in ROLES.values():
        ground = GROUNDS[role.ground]
        assert (ground.country, ground.needs_consent) == (role.country, role.needs_consent)
