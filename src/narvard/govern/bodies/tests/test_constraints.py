"""What the database refuses, tried on purpose."""

from datetime import date, time

import pytest
from django.db import IntegrityError, transaction

from narvard.govern.bodies import models
from narvard.govern.bodies.models import (
    AdoptedDocument,
    AgendaItem,
    Attendance,
    Body,
    CalendarLink,
    ChairPeriod,
    CompositionRule,
    Decision,
    DecisionSubject,
    MandatePeriod,
    Meeting,
    Paper,
    Seat,
    SeatHolding,
)

DAY, NEXT, LATER = date(2026, 1, 1), date(2026, 6, 1), date(2027, 1, 1)
EARLIER = date(2025, 1, 1)


def a_body(**changed) -> Body:
    fields = {"slug": "one", "name": "One", "level": "steering", "mandate": "x", "order": 1}
    fields |= {"source": "x", "certainty": "A", "valid_from": DAY, "collaboration_id": "sodra_alvsborg"}
    return Body.objects.create(**fields | changed)


def a_document(body: Body) -> AdoptedDocument:
    return AdoptedDocument.objects.create(body=body, title="x", order=1)


def a_term(body: Body, **changed) -> MandatePeriod:
    return MandatePeriod.objects.create(**{"body": body, "name": "x", "valid_from": DAY, "valid_to": LATER} | changed)


def a_seat(body: Body | None = None, **changed) -> Seat:
    fields = {"order": 1, "title": "x", "party": "office", "collective": "all", "valid_from": DAY}
    return Seat.objects.create(body=body or a_body(), **fields | changed)


def a_holding(seat: Seat | None = None, **changed) -> SeatHolding:
    fields = {"kind": "ordinary", "holder": "x", "valid_from": DAY}
    return SeatHolding.objects.create(seat=seat or a_seat(), **fields | changed)


def a_chair(body: Body | None = None, **changed) -> ChairPeriod:
    fields = {"kind": "chair", "principal": "region", "holder": "x", "valid_from": DAY}
    return ChairPeriod.objects.create(body=body or a_body(), **fields | changed)


def a_rule(body: Body, **changed) -> CompositionRule:
    fields = {"order": 1, "kind": "minimum", "label": "x", "number": 1}
    return CompositionRule.objects.create(body=body, **fields | changed)


def a_meeting(body: Body | None = None, **changed) -> Meeting:
    fields = {"day": NEXT, "starts_at": time(9), "place": "x", "status": "called"}
    return Meeting.objects.create(body=body or a_body(), **fields | changed)


def an_item(meeting: Meeting | None = None, **changed) -> AgendaItem:
    fields = {"order": 1, "kind": "decision", "title": "x"}
    return AgendaItem.objects.create(meeting=meeting or a_meeting(), **fields | changed)


def an_attendance(**changed) -> Attendance:
    seat = changed.pop("seat", None) or a_seat()
    meeting = changed.pop("meeting", None) or a_meeting(seat.body)
    return Attendance.objects.create(
        **{"meeting": meeting, "seat": seat, "state": "present", "name": "x", "votes": True} | changed
    )


def a_decision(body: Body | None = None, **changed) -> Decision:
    fields = {"year": 2026, "sequence": 1, "decided_on": NEXT, "title": "x", "text": "x", "search_key": "x"}
    fields |= {"source": "x", "certainty": "A"}
    return Decision.objects.create(body=body or a_body(), **fields | changed)


def a_subject(decision: Decision | None = None, **changed) -> DecisionSubject:
    fields = {"kind": "plan", "key": "1", "label": "x", "url": "/plan/"}
    return DecisionSubject.objects.create(decision=decision or a_decision(), **fields | changed)


def twice(make, one=None, **changed):
    return [make(one, **changed), make(one, **changed)]


REFUSED = {
    "body_slug_once_a_collaboration": lambda: (a_body(), a_body()),
    "body_dates_in_order": lambda: a_body(valid_to=DAY),
    "body_certainty_known": lambda: a_body(certainty="Q"),
    "body_area_names_its_municipality": lambda: a_body(level="area"),
    "body_not_under_itself": lambda: Body.objects.filter(pk=(own := a_body()).pk).update(reports_to=own.pk),
    "body_quorum_has_its_number": lambda: a_body(quorum="at_least_share", quorum_number=101),
    "body_rotation_known": lambda: a_body(chair_rotation="roulette"),
    "one_document_a_place": lambda: [a_document(b) for b in [a_body()] * 2],
    "term_dates_in_order": lambda: a_term(a_body(), valid_to=DAY),
    "one_term_at_a_time": lambda: [a_term(b) for b in [a_body()] * 2],
    "one_seat_a_place": lambda: twice(a_seat, a_body()),
    "seat_dates_in_order": lambda: a_seat(valid_to=DAY),
    "seat_speaks_for_one": lambda: a_seat(collective=""),
    "seat_is_at_most_a_full_post": lambda: a_seat(tenths_of_post=11),
    "seat_principal_known": lambda: a_seat(principal="king"),
    "holding_has_holder": lambda: a_holding(holder=""),
    "holding_kind_known": lambda: a_holding(kind="guest"),
    "holding_dates_in_order": lambda: a_holding(valid_to=DAY),
    "one_holder_at_a_time": lambda: [a_holding(s) for s in [a_seat()] * 2],
    "chair_has_holder": lambda: a_chair(holder=""),
    "chair_kind_known": lambda: a_chair(kind="throne"),
    "chair_is_of_a_principal": lambda: a_chair(principal=""),
    "chair_dates_in_order": lambda: a_chair(valid_to=DAY),
    "one_chair_at_a_time": lambda: twice(a_chair, a_body()),
    "one_rule_a_place": lambda: [a_rule(b) for b in [a_body()] * 2],
    "counted_rule_has_number": lambda: a_rule(a_body(), number=0),
    "only_called_rule_has_call": lambda: a_rule(a_body(), last_called_on=DAY),
    "one_meeting_a_body_and_day": lambda: twice(a_meeting, a_body()),
    "meeting_ends_after_it_starts": lambda: a_meeting(ends_at=time(9)),
    "meeting_status_known": lambda: a_meeting(status="dreamt"),
    "only_approved_minutes_have_their_day": lambda: a_meeting(approved_on=LATER),
    "one_item_a_place": lambda: twice(an_item, a_meeting()),
    "item_has_title": lambda: an_item(title=""),
    "item_kind_known": lambda: an_item(kind="song"),
    "paper_is_a_link_or_a_file": lambda: Paper.objects.create(item=an_item(), title="x"),
    "one_answer_a_seat": lambda: an_attendance(meeting=(one := an_attendance()).meeting, seat=one.seat),
    "whoever_was_there_has_a_name": lambda: an_attendance(name=""),
    "one_decision_a_number": lambda: twice(a_decision, a_body()),
    "decision_number_starts_at_one": lambda: a_decision(sequence=0),
    "decision_has_title_and_text": lambda: a_decision(text=""),
    "decision_has_meeting_or_source": lambda: a_decision(source=""),
    "decision_dates_in_order": lambda: a_decision(review_on=EARLIER),
    "task_has_someone": lambda: a_decision(due_on=LATER),
    "one_subject_once": lambda: twice(a_subject, a_decision()),
    "subject_stays_on_the_site": lambda: a_subject(url="https://example.org/"),
}

# SQLite names the columns of a unique constraint instead of the constraint.
TWICE = {
    "body_slug_once_a_collaboration": "bodies_body.collaboration_id, bodies_body.slug",
    "one_document_a_place": "bodies_adopteddocument.body_id, bodies_adopteddocument.order",
    "one_seat_a_place": "bodies_seat.body_id, bodies_seat.order",
    "one_rule_a_place": "bodies_compositionrule.body_id, bodies_compositionrule.order",
    "one_meeting_a_body_and_day": "bodies_meeting.body_id, bodies_meeting.day",
    "one_item_a_place": "bodies_agendaitem.meeting_id, bodies_agendaitem.order",
    "one_answer_a_seat": "bodies_attendance.meeting_id, bodies_attendance.seat_id",
    "one_decision_a_number": "bodies_decision.body_id, bodies_decision.year, bodies_decision.sequence",
    "one_subject_once": "bodies_decisionsubject.decision_id, bodies_decisionsubject.kind, bodies_decisionsubject.key",
    "one_open_link_an_assignment": "bodies_calendarlink.assignment_id",
}
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", REFUSED)
def test_the_database_refuses(southern, name):
    with pytest.raises(IntegrityError, match=f"{name}|{TWICE.get(name, name)}"), transaction.atomic():
        REFUSED[name]()


def test_the_database_refuses_two_open_calendar_addresses(actor_as):
    actor = actor_as("coordinator")
    ids = {"user_id": actor.user_id, "assignment_id": actor.assignment_id, "made_at": "2026-01-01T00:00:00Z"}
    CalendarLink.objects.create(**ids, ended_at="2026-01-02T00:00:00Z")
    CalendarLink.objects.create(**ids)
    name = "one_open_link_an_assignment"
    with pytest.raises(IntegrityError, match=f"{name}|{TWICE[name]}"), transaction.atomic():
        CalendarLink.objects.create(**ids)


def test_every_constraint_is_tried():
    ours = [getattr(models, name) for name in models.__all__]
    named = {constraint.name for model in ours for constraint in model._meta.constraints}
    assert named == {*REFUSED, "one_open_link_an_assignment"}


def test_a_seat_that_changes_hands_on_a_day_is_no_overlap(southern):
    seat = a_seat()
    a_holding(seat, valid_to=NEXT)
    a_holding(seat, valid_from=NEXT)
    a_holding(seat, kind="alternate")
    assert seat.holdings.count() == 3
