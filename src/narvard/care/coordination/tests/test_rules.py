"""The rules of contacts and lists, each as a small table."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narvard.care.coordination.rules.gaps import CLOSING, Gap, closing_roles, is_full
from narvard.care.coordination.rules.listing import guideline_on, load_index, may_change, room, year_before
from narvard.care.coordination.rules.practitioners import luhn, well_formed
from narvard.care.coordination.rules.roles import TABLES, ContactRole, Profession, refusal, roles_of, rule_for

DAY = date(2026, 11, 22)
days = st.dates(date(2000, 1, 1), date(2060, 1, 1))


@pytest.mark.parametrize(
    ("country", "role", "kind", "profession", "life_threatening", "answer"),
    [
        ("SE", "physician", "health_centre", "physician", False, None),
        ("SE", "physician", "health_centre", "nurse", False, "wrong_profession"),
        ("SE", "physician", "ward", "physician", False, "wrong_unit"),
        ("SE", "care_contact", "health_centre", "nurse", False, None),
        ("SE", "care_contact", "specialist_clinic", "therapist", False, None),
        ("SE", "care_contact", "social_services", "nurse", False, "wrong_unit"),
        # SOSFS 2011:7: whose life is threatened gets a licensed physician.
        ("SE", "care_contact", "ward", "nurse", True, "physician_needed"),
        ("SE", "care_contact", "ward", "physician", True, None),
        ("SE", "social_care_contact", "social_services", "assistant_nurse", False, None),
        ("SE", "social_care_contact", "social_services", "other", False, "wrong_profession"),
        ("SE", "coordinator", "municipal_health", "nurse", False, "role_unknown"),
        ("NO", "physician", "health_centre", "physician", False, None),
        ("NO", "care_contact", "ward", "physician", False, None),
        ("NO", "care_contact", "ward", "nurse", False, "wrong_profession"),
        ("NO", "care_contact", "health_centre", "physician", False, "wrong_unit"),
        ("NO", "coordinator", "social_services", "social_worker", False, None),
        ("NO", "child_coordinator", "municipal_health", "nurse", False, None),
        ("NO", "social_care_contact", "social_services", "assistant_nurse", False, "role_unknown"),
    ],
)
def test_who_may_be_a_contact(country, role, kind, profession, life_threatening, answer):
    assert refusal(country, role, kind, profession, DAY, life_threatening=life_threatening) == answer


@pytest.mark.parametrize(
    ("role", "country", "day", "law"),
    [
        ("social_care_contact", "SE", date(2022, 6, 30), None),
        ("social_care_contact", "SE", date(2022, 7, 1), 0),
        ("social_care_contact", "SE", date(2023, 7, 1), 1),
        ("child_coordinator", "NO", date(2022, 7, 31), None),
        ("child_coordinator", "NO", date(2022, 8, 1), 0),
    ],
)
def test_a_rule_is_in_force_from_its_day(role, country, day, law):
    """`law` is how many professions the rule asks for, None where there is no rule yet."""
    found = rule_for(country, role, day)
    assert (len(found.professions) if found else None) == law


@given(days, st.sampled_from(sorted(TABLES)), st.sampled_from(sorted(CLOSING)))
def test_every_role_that_a_unit_may_appoint_has_somebody_who_may_be_it(day, country, kind):
    for role in roles_of(country, kind, day):
        assert any(refusal(country, role, kind, profession, day) is None for profession in Profession)


@given(days, st.sampled_from(sorted(TABLES)), st.sampled_from(list(ContactRole)), st.sampled_from(sorted(CLOSING)))
def test_roles_of_and_refusal_agree(day, country, role, kind):
    refused = refusal(country, role, kind, "physician", day) in {"role_unknown", "wrong_unit"}
    assert refused == (role not in roles_of(country, kind, day))


@pytest.mark.parametrize("kind", sorted(CLOSING))
@pytest.mark.parametrize("country", ["SE", "NO"])
def test_a_unit_can_close_its_own_gaps(kind, country):
    """Else a line would stand in the list for ever."""
    assert set(closing_roles(kind)) & set(roles_of(country, kind, DAY))


@pytest.mark.parametrize(
    ("number", "country", "answer"),
    [
        ("SE2321000131-P000000123457", "SE", True),
        ("SE2321000131-E0001", "SE", True),
        ("SE2321000132-E0001", "SE", False),
        ("SE232100013-E0001", "SE", False),
        ("SE2321000131", "SE", False),
        ("SE2321000131-é", "SE", False),
        ("1234567", "SE", False),
        ("1234567", "NO", True),
        ("0234567", "NO", False),
        ("12345", "NO", False),
        ("SE2321000131-E0001", "NO", False),
    ],
)
def test_how_a_professionals_number_is_written(number, country, answer):
    assert well_formed(number, country) is answer


@given(st.text("0123456789", min_size=1, max_size=12))
def test_exactly_one_last_digit_agrees(digits):
    assert sum(luhn(digits + last) for last in "0123456789") == 1


@pytest.mark.parametrize(
    ("changes", "day", "reason", "answer"),
    [
        ([], date(2026, 6, 1), "", True),
        ([date(2026, 1, 1)], date(2026, 6, 1), "", True),
        ([date(2026, 1, 1), date(2026, 3, 1)], date(2026, 6, 1), "", False),
        ([date(2026, 1, 1), date(2026, 3, 1)], date(2026, 6, 1), "Har flyttat.", True),
        # A change on the same day a year ago is no longer within twelve months; the day after is.
        ([date(2025, 6, 1), date(2026, 3, 1)], date(2026, 6, 1), "", True),
        ([date(2025, 6, 2), date(2026, 3, 1)], date(2026, 6, 1), "", False),
        ([date(2026, 7, 1), date(2026, 8, 1)], date(2026, 6, 1), "", True),
        ([date(2026, 1, 1), date(2026, 3, 1)], date(2026, 6, 1), "  ", False),
    ],
)
def test_two_changes_in_twelve_months(changes, day, reason, answer):
    assert may_change(changes, day, special_reason=reason) is answer


def test_a_year_before_the_leap_day():
    assert year_before(date(2028, 2, 29)) == date(2027, 2, 28)


@given(st.lists(days, max_size=8), days, days)
def test_more_changes_never_open_a_closed_door(changes, more, day):
    assert may_change([*changes, more], day) <= may_change(changes, day)


@pytest.mark.parametrize(
    ("listed", "specialists", "trainees", "index"),
    [
        (1100, 100, 0, 1.0),
        (550, 0, 100, 1.0),
        (1650, 100, 100, 1.0),
        (2200, 100, 0, 2.0),
        (4000, 325, 150, 4000 / (1100 * 3.25 + 550 * 1.5)),
        (0, 100, 0, 0.0),
        (900, 0, 0, None),
    ],
)
def test_load_of_a_list(listed, specialists, trainees, index):
    """Σ listed / (1100·specialists + 550·trainees), posts in hundredths."""
    assert load_index(listed, guideline_on(DAY), specialists, trainees) == (pytest.approx(index) if index else index)


@given(st.integers(0, 10**6), st.integers(0, 10**4), st.integers(0, 10**4))
def test_the_load_is_above_one_exactly_where_more_are_listed_than_the_guideline_has_room_for(listed, spec, trainee):
    guideline = guideline_on(DAY)
    index = load_index(listed, guideline, spec, trainee)
    assert index is None or (index > 1) == (listed > room(guideline, spec, trainee))


def test_no_guideline_before_there_was_one():
    assert guideline_on(date(2022, 4, 30)) is None
    assert (guideline_on(date(2022, 5, 1)).certainty, guideline_on(DAY).specialist) == ("B", 1100)


@pytest.mark.parametrize(
    ("listed", "limit", "index", "full"),
    [(10, 10, 0.2, True), (9, 10, 3.0, False), (9, None, 1.0, False), (9, None, 1.01, True), (9, None, None, False)],
)
def test_a_list_is_full_by_the_units_own_limit_first(listed, limit, index, full):
    assert is_full(listed, limit, index) is full


def test_gaps_have_an_order():
    assert list(Gap) == ["contact_left", "frail_without"]


@given(days)
def test_a_year_before_is_365_or_366_days_before(day):
    assert day - year_before(day) in {timedelta(days=365), timedelta(days=366)}
