"""Consulting, sending and receiving, and what is refused."""

from dataclasses import replace
from datetime import date

import pytest

from narvard.base.core.actor import NotPermitted
from narvard.govern.obligations import operations, queries
from narvard.govern.obligations.rules.duty import State, Turn

DAY = date(2026, 8, 20)
TODAY = date(2026, 11, 22)


def occasion(actor, period: str = "2026", code: str = "plan") -> queries.Occasion:
    """One time of an obligation, as it stands today."""
    return next(row for row in queries.obligation(actor, code, TODAY).occasions if row.period == period)


def prove(actor, now, organization: str, kind: str = "consulted", **changed):
    asked = {"code": "plan", "period": "2026", "day": DAY, "how": "Meeting", "reference": "Minutes 7"}
    told = asked | {"organization": organization, "kind": kind} | changed
    operations.note_consultation(actor=actor, now=now, **told)


def send(actor, now, **changed):
    asked = {"code": "plan", "period": "2026", "day": date(2026, 9, 1), "sent_by": "Somebody", "reference": "2026-9"}
    operations.send_obligation(actor=actor, now=now, **asked | changed)


def receive(actor, now, **changed):
    asked = {"code": "plan", "period": "2026", "day": date(2026, 9, 3), "receipt": "Number 12"}
    operations.note_receipt(actor=actor, now=now, **asked | changed)


def all_done(actor, now):
    """Everybody who is needed has done their part."""
    prove(actor, now, "boras_kommun")
    prove(actor, now, "mark_kommun")
    prove(actor, now, "kommunalforbundet", "co_signed")


def test_from_consultation_to_receipt(loaded, now):
    assert (occasion(loaded).state, occasion(loaded).turn) == (State.LATE, Turn.OTHERS)
    all_done(loaded, now)
    assert occasion(loaded).turn is Turn.SENDER
    send(loaded, now)
    assert (occasion(loaded).state, occasion(loaded).turn) == (State.SENT, Turn.RECIPIENT)
    receive(loaded, now)
    assert occasion(loaded).turn is Turn.NOBODY


def test_it_is_not_sent_without_those_who_are_needed(loaded, now):
    prove(loaded, now, "boras_kommun")
    with pytest.raises(operations.NotSent) as refused:
        send(loaded, now)
    assert refused.value.code == "consents_missing"
    assert set(refused.value.missing) == {"Marks kommun", "Sjuhärads kommunalförbund"}
    assert occasion(loaded).sent_on is None


def test_a_consultation_after_the_sending_is_no_consultation(loaded, now):
    all_done(loaded, now)
    with pytest.raises(operations.NotSent) as refused:
        send(loaded, now, day=date(2026, 8, 19))
    assert refused.value.code == "consents_missing"


def test_a_plan_that_was_sent_late_stays_late(loaded):
    row = occasion(loaded, "2025")
    assert (row.state, row.days_late) == (State.SENT_LATE, 2)


# what is done · the code of the refusal
REFUSALS = [
    (lambda actor, now: prove(actor, now, "nobody"), "unknown_organization"),
    (lambda actor, now: prove(actor, now, "boras_kommun", day=date(2026, 11, 23)), "in_the_future"),
    (lambda actor, now: prove(actor, now, "boras_kommun", period="2025"), "sent_already"),
    (lambda actor, now: [prove(actor, now, "boras_kommun") for _again in range(2)], "noted_already"),
    (lambda actor, now: send(actor, now, day=date(2026, 11, 23)), "in_the_future"),
    (lambda actor, now: send(actor, now, period="2025"), "sent_already"),
    (receive, "not_sent"),
    (lambda actor, now: receive(actor, now, period="2025", day=date(2025, 9, 2)), "before_sending"),
    (lambda actor, now: receive(actor, now, period="2025", day=date(2026, 11, 23)), "in_the_future"),
    (lambda actor, now: [receive(actor, now, period="2025") for _again in range(2)], "received_already"),
]


@pytest.mark.parametrize(("act", "code"), REFUSALS)
def test_what_cannot_be_is_refused(loaded, now, act, code):
    with pytest.raises((operations.ProofRefused, operations.NotSent, operations.ReceiptRefused)) as refused:
        act(loaded, now)
    assert refused.value.code == code
    assert str(refused.value).endswith(".")


@pytest.mark.parametrize("period", ["2024", "1", "next", "٢٠٢٦"])
def test_a_time_that_there_is_not(loaded, now, period):
    with pytest.raises(queries.ObligationNotFound):
        send(loaded, now, period=period)


def test_what_is_sent_once_has_one_time(loaded, now):
    send(loaded, now, code="report", period="2026")
    with pytest.raises(queries.ObligationNotFound):
        send(loaded, now, code="report", period="2027")


def test_what_is_done_stands_in_the_log(loaded, now, logged):
    send(loaded, now, code="report", period="2026")
    assert [(event.action, event.object_id) for event in logged()[:1]] == [("obligations.send", "report")]


def test_another_collaboration_reaches_nothing(loaded, now):
    other = replace(loaded, collaboration="skane")
    with pytest.raises(queries.ObligationNotFound):
        send(other, now)
    with pytest.raises(queries.ObligationNotFound):
        queries.obligation(other, "plan", TODAY)
    assert queries.due_dates(other, TODAY) == ()


def test_only_who_may_report_reports(loaded, actor_as, now):
    send(actor_as("economist"), now, code="report", period="2026")
    with pytest.raises(NotPermitted):
        send(actor_as("area_manager"), now)
