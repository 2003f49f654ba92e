"""What happens next, the four parts, the moves of an agreed time, and what is wrong with what is written."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narvard.base.core.queries import ZONES, day_of
from narvard.care.contracts.rules import (
    MOVES,
    PARTS,
    AgreementText,
    Ask,
    Coming,
    Move,
    NobodyToAsk,
    Parts,
    Planned,
    State,
    TimeText,
    coming,
    moved,
    wrong_agreement,
    wrong_time,
)

ZONE = ZONES["SE"]
TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 8, tzinfo=UTC)
UNIT = Ask("Vårdcentralen Linden", "033-616 10 00")
NURSE = Ask("Anna Löfving", "033-616 10 01")


def at(day: int, hour: int) -> datetime:
    return datetime(2026, 11, day, hour, tzinfo=UTC)


# what is planned · the day, whom to ask, late
CASES = [
    (Planned("Besök", UNIT, at=at(24, 9)), (date(2026, 11, 24), None, False)),
    (Planned("Besök strax efter midnatt", UNIT, at=at(24, 23)), (date(2026, 11, 25), None, False)),
    (Planned("Hembesök", UNIT, day=date(2026, 11, 30)), (date(2026, 11, 30), None, False)),
    (Planned("Provtagning", UNIT), (None, NURSE, False)),
    (Planned("Provtagning", UNIT, ask=Ask("Lab")), (None, Ask("Lab"), False)),
    (Planned("Besök i dag tidigare", UNIT, at=at(22, 6)), (date(2026, 11, 22), None, False)),
    (Planned("Skulle ha gjorts", UNIT, day=date(2026, 11, 20)), (date(2026, 11, 20), NURSE, True)),
    (Planned("Besök i går", UNIT, at=at(21, 9)), None),
    (Planned("Gjort", UNIT, day=date(2026, 11, 30), open=False), None),
]


@pytest.mark.parametrize(("planned", "wanted"), CASES)
def test_what_happens_next_has_a_day_or_whom_to_ask(planned, wanted):
    found = coming([planned], NURSE, TODAY, ZONE)
    assert [(line.day, line.ask, line.late) for line in found] == ([wanted] if wanted else [])


def test_the_unit_is_asked_where_the_person_has_no_contact():
    (line,) = coming([Planned("Provtagning", UNIT)], None, TODAY, ZONE)
    assert line.ask == UNIT


def test_the_earliest_comes_first_and_what_is_not_booked_last():
    planned = [
        Planned("utan tid", UNIT),
        Planned("senast i december", UNIT, by=date(2026, 12, 1)),
        Planned("dag", UNIT, day=date(2026, 11, 24)),
        Planned("eftermiddag", UNIT, at=at(24, 14)),
        Planned("morgon", UNIT, at=at(24, 8)),
    ]
    names = [line.what for line in coming(planned, NURSE, TODAY, ZONE)]
    assert names == ["morgon", "eftermiddag", "dag", "senast i december", "utan tid"]


NAMES = st.text(min_size=1).filter(str.strip)
ASKS = st.builds(Ask, NAMES, st.text(max_size=5))
DAYS = st.dates(date(2026, 10, 1), date(2027, 2, 1))
PLANNED = st.builds(
    Planned,
    st.text(max_size=5),
    ASKS,
    at=st.none() | st.datetimes(datetime(2026, 10, 1), datetime(2027, 2, 1), timezones=st.just(UTC)),
    day=st.none() | DAYS,
    by=st.none() | DAYS,
    ask=st.none() | ASKS,
    open=st.booleans(),
)


@given(st.lists(PLANNED, max_size=8), st.none() | ASKS)
def test_no_line_is_without_a_day_to_come_and_without_whom_to_ask(planned, contact):
    lines = coming(planned, contact, TODAY, ZONE)
    assert all(line.ask or (line.day and line.day >= TODAY) for line in lines)
    assert len(lines) >= sum(each.open and not each.at and not each.day for each in planned)


@given(st.lists(PLANNED, max_size=6), st.randoms())
def test_the_order_that_the_apps_answer_in_changes_nothing(planned, random):
    shuffled = [*planned]
    random.shuffle(shuffled)
    keys = [
        [(line.day, line.at, line.by if line.day is None else None, line.what) for line in lines]
        for lines in (coming(rows, None, TODAY, ZONE) for rows in (planned, shuffled))
    ]
    assert keys[0] == keys[1]


@pytest.mark.parametrize("late", [True, False])
def test_a_line_that_would_leave_the_person_waiting_cannot_be_made(late):
    with pytest.raises(NobodyToAsk):
        Coming("Provtagning", TODAY if late else None, None, None, "", "", None, late)


def test_nobody_is_called_by_an_empty_name():
    with pytest.raises(NobodyToAsk):
        Ask(" ")


@given(st.tuples(*[st.booleans()] * 4))
def test_a_contract_is_whole_when_all_four_parts_stand(stand):
    parts = Parts(*stand)
    assert parts.whole is all(stand)
    assert parts.missing == tuple(name for name, there in zip(PARTS, stand, strict=True) if not there)


@given(st.lists(st.sampled_from(list(Move)), max_size=12))
def test_a_walk_of_moves_never_leaves_the_table_and_ends_where_it_ends(walk):
    state = State.NOT_BOOKED
    for move in walk:
        after = moved(state, move)
        assert after is MOVES.get((state, move))
        assert state not in {State.HELD, State.CANCELLED} or after is None
        state = after or state


# Codes from outside that name nothing · answer
@pytest.mark.parametrize(("state", "move"), [("booked", "fly"), ("lost", "book"), ("held", "rebook")])
def test_what_is_not_in_the_table_may_not_be_done(state, move):
    assert moved(state, move) is None


# what is written · what is wrong
AGREEMENTS = [
    (AgreementText("Vara hemma", "Hemsjukvård", "Gå varje dag"), ""),
    (AgreementText("Vara hemma", "Hemsjukvård", " "), "text_missing"),
    (AgreementText("", "Hemsjukvård", "Gå"), "text_missing"),
    (AgreementText("Vara hemma", "Hemsjukvård", "Gå", TODAY), ""),
    (AgreementText("Vara hemma", "Hemsjukvård", "Gå", TODAY - timedelta(days=1)), "follow_up_gone"),
]


@pytest.mark.parametrize(("text", "wrong"), AGREEMENTS)
def test_what_is_wrong_with_an_agreement(text, wrong):
    assert wrong_agreement(text, TODAY) == wrong


TIMES = [
    (TimeText("Läkarbesök", at=at(24, 9)), ""),
    (TimeText("Läkarbesök", ask_whom="Anna"), ""),
    (TimeText("Läkarbesök"), "nobody_to_ask"),
    (TimeText(" ", at=at(24, 9)), "what_missing"),
    (TimeText("Läkarbesök", kind="flyby", at=at(24, 9)), "what_missing"),
    (TimeText("Läkarbesök", at=at(21, 9)), "time_gone"),
    (TimeText("Läkarbesök", by=date(2026, 11, 21), ask_whom="Anna"), "by_gone"),
    (TimeText("Läkarbesök", at=at(24, 9), by=date(2026, 11, 21)), ""),
]


@pytest.mark.parametrize(("text", "wrong"), TIMES)
def test_what_is_wrong_with_an_agreed_time(text, wrong):
    assert wrong_time(text, NOW, day_of(NOW, ZONE)) == wrong
