"""The rules of a meeting: quorum, chair, states, numbers of decisions and what a file may be."""

from datetime import UTC, date, datetime, timedelta

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from narvard.govern.bodies.rules import papers
from narvard.govern.bodies.rules.calendar import Entry, calendar_text
from narvard.govern.bodies.rules.chairs import Rotation, Turn, may_take_over, months_after, next_turn
from narvard.govern.bodies.rules.checking import as_time, in_force, stays_on_the_site
from narvard.govern.bodies.rules.decisions import Status as Done
from narvard.govern.bodies.rules.decisions import next_sequence, number_of, number_text, status_of
from narvard.govern.bodies.rules.meetings import (
    TRANSITIONS,
    Status,
    agenda_is_open,
    attendance_is_open,
    may_follow,
    takes_decisions,
)
from narvard.govern.bodies.rules.quorum import Kind, Reason, Rule, Voice, needed, quorum

TODAY = date(2026, 11, 22)
DAYS = st.dates(date(2015, 1, 1), date(2035, 1, 1))
HALF = Rule(Kind.MORE_THAN_SHARE, 50)


def there(*principals: str) -> list[Voice]:
    return [Voice(principal, True) for principal in principals]


def away(number: int) -> list[Voice]:
    return [Voice("region", False)] * number


# rule · voices · why · how many are needed
QUORUMS = [
    (HALF, [*there("region", "region"), *away(2)], Reason.TOO_FEW, 3),
    (HALF, [*there("region", "region", "region"), *away(1)], Reason.ENOUGH, 3),
    (Rule(Kind.AT_LEAST_SHARE, 50), [*there("region", "region"), *away(2)], Reason.ENOUGH, 2),
    (Rule(Kind.AT_LEAST_SHARE, 50), [*there("region"), *away(2)], Reason.TOO_FEW, 2),
    (Rule(Kind.AT_LEAST_NUMBER, 3), [*there("region", "region"), *away(9)], Reason.TOO_FEW, 3),
    (Rule(Kind.AT_LEAST_NUMBER, 2), [*there("region", "private"), *away(9)], Reason.ENOUGH, 2),
    (Rule(HALF.kind, 50, True), there("region", "region"), Reason.ONE_PRINCIPAL_ONLY, 2),
    (Rule(HALF.kind, 50, True), there("region", "municipality"), Reason.ENOUGH, 2),
    (Rule(both_principals=True), there("municipality"), Reason.ONE_PRINCIPAL_ONLY, 1),
    (Rule(), there("region"), Reason.NO_RULE, 1),
    (Rule(), away(3), Reason.NOBODY, 1),
    (Rule(), [], Reason.NOBODY, 1),
]


@pytest.mark.parametrize(("rule", "voices", "reason", "least"), QUORUMS)
def test_quorum(rule, voices, reason, least):
    answer = quorum(rule, voices)
    assert (answer.reason, answer.needed) == (reason, least)
    assert answer.reached == (reason in {Reason.ENOUGH, Reason.NO_RULE})


RULES = st.one_of(
    st.builds(Rule, st.just(Kind.MORE_THAN_SHARE), st.integers(0, 99), st.booleans()),
    st.builds(Rule, st.just(Kind.AT_LEAST_SHARE), st.integers(1, 100), st.booleans()),
    st.builds(Rule, st.just(Kind.AT_LEAST_NUMBER), st.integers(1, 30), st.booleans()),
    st.builds(Rule, st.just(Kind.NONE), st.just(0), st.booleans()),
)
VOICES = st.lists(st.builds(Voice, st.sampled_from(["region", "municipality", "private", ""]), st.booleans()))


@given(RULES, VOICES, st.integers(0, 40))
def test_one_more_who_comes_never_undoes_a_quorum(rule, voices, which):
    if voices and quorum(rule, voices).reached:
        place = which % len(voices)
        came = [*voices[:place], Voice(voices[place].principal, True), *voices[place + 1 :]]
        assert quorum(rule, came).reached


@given(st.integers(0, 99), st.integers(1, 60))
def test_a_share_agrees_with_fractions(percent, voting):
    least = needed(Rule(Kind.MORE_THAN_SHARE, percent), voting)
    assert least * 100 > percent * voting >= (least - 1) * 100
    at_least = needed(Rule(Kind.AT_LEAST_SHARE, percent or 1), voting)
    assert at_least * 100 >= (percent or 1) * voting
    assert at_least == 1 or (at_least - 1) * 100 < (percent or 1) * voting


REGION_2025 = Turn("region", date(2025, 1, 1), date(2027, 1, 1))
# turns before · who is next and from when
NEXT = [
    ([REGION_2025], ("municipality", date(2027, 1, 1))),
    ([Turn("municipality", date(2025, 1, 31), None)], ("region", date(2027, 1, 31))),
    ([REGION_2025, Turn("municipality", date(2023, 1, 1), date(2025, 1, 1))], ("municipality", date(2027, 1, 1))),
    ([Turn("private", date(2025, 1, 1), None)], None),
    ([], None),
]


@pytest.mark.parametrize(("turns", "expected"), NEXT)
def test_the_chair_goes_to_and_fro(turns, expected):
    found = next_turn(Rotation.PRINCIPALS, 24, turns)
    assert (found and (found.principal, found.starts)) == expected
    assert next_turn(Rotation.NONE, 24, turns) is None


@given(st.sampled_from(["region", "municipality"]), DAYS, st.integers(1, 60))
def test_who_is_next_may_take_over_and_the_same_may_not(principal, day, months):
    turns = [Turn(principal, day, None)]
    following = next_turn(Rotation.PRINCIPALS, months, turns)
    assert following.starts > day
    assert may_take_over(Rotation.PRINCIPALS, turns, following.principal, following.starts)
    assert not may_take_over(Rotation.PRINCIPALS, turns, principal, following.starts)
    assert may_take_over(Rotation.NONE, turns, principal, following.starts)
    assert not may_take_over(Rotation.PRINCIPALS, turns, following.principal, day)


@given(DAYS, st.integers(0, 200))
def test_months_after_is_that_many_months_later(day, months):
    later = months_after(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (later.day < day.day and (later + timedelta(days=1)).day == 1)


@given(st.lists(st.sampled_from(list(Status)), max_size=8))
def test_a_meeting_only_goes_forward_and_ends(steps):
    status, seen = Status.PLANNED, {Status.PLANNED}
    for wanted in steps:
        if may_follow(status, wanted):
            assert wanted not in seen
            status = wanted
            seen.add(wanted)
    assert (Status.APPROVED in seen) <= {Status.PLANNED, Status.CALLED, Status.HELD}.issubset(seen)
    assert not (Status.CANCELLED in seen and Status.HELD in seen)


def test_what_is_open_in_each_state():
    assert {status for status in Status if not TRANSITIONS[status]} == {Status.APPROVED, Status.CANCELLED}
    assert {status for status in Status if agenda_is_open(status)} == {Status.PLANNED, Status.CALLED}
    assert {status for status in Status if takes_decisions(status)} == {Status.HELD}
    assert {status for status in Status if attendance_is_open(status, TODAY, TODAY)} == {Status.CALLED, Status.HELD}
    assert not attendance_is_open(Status.CALLED, TODAY + timedelta(days=1), TODAY)


# is there someone to carry it out · due · carried out · how far
STATUSES = [
    (False, None, None, Done.ADOPTED),
    (True, None, None, Done.OPEN),
    (True, TODAY, None, Done.OPEN),
    (True, TODAY - timedelta(days=1), None, Done.OVERDUE),
    (True, TODAY - timedelta(days=9), TODAY, Done.CARRIED_OUT),
    (True, TODAY - timedelta(days=9), TODAY + timedelta(days=1), Done.OVERDUE),
]


@pytest.mark.parametrize(("has_task", "due_on", "done_on", "expected"), STATUSES)
def test_how_far_a_decision_has_come(has_task, due_on, done_on, expected):
    assert status_of(has_task=has_task, due_on=due_on, carried_out_on=done_on, today=TODAY) is expected


@given(st.integers(1900, 2100), st.integers(1, 9999))
def test_a_number_is_read_as_it_was_written(year, sequence):
    assert number_of(number_text(year, sequence)) == (year, sequence)


@pytest.mark.parametrize("text", ["", "2026", "2026-7", "2026-00", "26-07", "2026-007", "2026-07 ", "x"])
def test_what_is_no_number(text):
    assert number_of(text) is None


@given(st.sets(st.integers(1, 500)))
def test_a_number_is_never_used_twice(taken):
    assert next_sequence(taken) not in taken
    assert all(next_sequence(taken) > used for used in taken)


@given(DAYS, DAYS, st.none() | DAYS)
def test_in_force_is_half_open(day, first, after):
    assert in_force((first, after), day) == (day >= first and (after is None or day < after))
    assert in_force(None, day)


@pytest.mark.parametrize(("text", "right"), [("09:00", True), ("23:59", True), ("24:00", False), ("9:00", False)])
def test_times_of_day(text, right):
    assert (as_time(text) is not None) == right


@pytest.mark.parametrize(
    ("address", "stays"),
    [("/plan/", True), ("//example.org", False), ("https://example.org", False), ("/\\example.org", False)],
)
def test_an_address_stays_on_the_site(address, stays):
    assert stays_on_the_site(address) == stays


# name of a file · content · why it is not kept
FILES = [
    ("Underlag.PDF", b"x", ""),
    ("a.docx", b"", "file_empty"),
    ("a.exe", b"x", "file_kind"),
    ("pdf", b"x", "file_kind"),
    ("a.html", b"x", "file_kind"),
    ("a.pdf", b"x" * (papers.LARGEST + 1), "file_too_large"),
]


@pytest.mark.parametrize(("name", "content", "code"), FILES)
def test_which_files_are_kept(name, content, code):
    assert papers.fault(name, content) == code


@given(st.text(max_size=200))
def test_the_name_of_a_file_leads_nowhere(name):
    safe = papers.safe_name(name)
    assert safe and len(safe) <= 120
    assert not set(safe) & set('/\\"\r\n;')


def test_the_calendar_is_read_back_by_a_calendar_program():
    now = datetime(2026, 11, 22, 9, tzinfo=UTC)
    entries = [
        Entry("a", "Styrgrupp, Borås; å", now, now + timedelta(hours=2), "Borås", "1. X\n2. Y", "https://x/"),
        Entry("b", "Senast", date(2026, 12, 1)),
        Entry("c", "Inställt", now, cancelled=True),
    ]
    read = icalendar.Calendar.from_ical(calendar_text("Södra Älvsborg", entries, now)).walk("VEVENT")
    assert [str(event["summary"]) for event in read] == [entry.title for entry in entries]
    assert (read[0].decoded("dtstart"), read[0].decoded("dtend")) == (now, now + timedelta(hours=2))
    assert (read[1].decoded("dtstart"), read[1].decoded("dtend")) == (date(2026, 12, 1), date(2026, 12, 2))
    assert [str(event["status"]) for event in read] == ["CONFIRMED", "CONFIRMED", "CANCELLED"]
