"""The document of bodies: what it may refer to, what is wrong in one, and what is loaded as one."""

from collections.abc import Mapping
from datetime import datetime

from django.db.models import Model, QuerySet

from narvard.base.core.actor import Actor
from narvard.base.core.queries import Known, Problem, check, spellings, written
from narvard.base.organizations.queries import municipalities, organizations, own
from narvard.govern.bodies.models import (
    AdoptedDocument,
    AgendaItem,
    Attendance,
    Body,
    ChairPeriod,
    CompositionRule,
    Decision,
    DecisionSubject,
    MandatePeriod,
    Meeting,
    Seat,
    SeatHolding,
)
from narvard.govern.bodies.rules.checking import Standing, problems
from narvard.govern.bodies.rules.decisions import number_text
from narvard.govern.bodies.rules.document import FORM

Row = dict[str, object]


def known_to(actor: Actor, now: datetime) -> Known:
    """Every spelling that a document of bodies may use for what is there already."""
    actor.require("bodies.import")
    bodies = Body.objects.filter(own(actor)).values_list("slug", "name")
    return {
        "bodies": spellings(bodies),
        "areas": spellings((row.code, row.name) for row in municipalities(actor)),
        "organizations": spellings((row.code, row.name) for row in organizations(actor)),
    }


def check_document(actor: Actor, now: datetime, document: Mapping[str, object]) -> tuple[Problem, ...]:
    """Everything that keeps the document from being loaded: first its columns, then what the rows say together."""
    checked = check(FORM, document, known_to(actor, now))
    return checked.problems or problems(checked.rows, standing(actor))


def standing(actor: Actor) -> Standing:
    """What is loaded of the collaboration's bodies, as the check of a document sees it."""
    seats = Seat.objects.filter(own(actor, "body__collaboration"))
    rules = CompositionRule.objects.filter(own(actor, "body__collaboration"), kind="called_yearly")
    meetings = Meeting.objects.filter(own(actor, "body__collaboration"))
    items = AgendaItem.objects.filter(own(actor, "meeting__body__collaboration"))
    taken = Decision.objects.filter(own(actor, "body__collaboration"))
    bodies = Body.objects.filter(own(actor)).values_list("slug", "valid_from", "valid_to")
    return Standing(
        periods={slug: (since, until) for slug, since, until in bodies},
        seats=frozenset(seats.values_list("body__slug", "order")),
        called_rules=frozenset(rules.values_list("body__slug", "order")),
        meetings={(s, day): status for s, day, status in meetings.values_list("body__slug", "day", "status")},
        items={
            (slug, day, order): kind
            for slug, day, order, kind in items.values_list("meeting__body__slug", "meeting__day", "order", "kind")
        },
        decisions=frozenset(
            (slug, number_text(year, sequence))
            for slug, year, sequence in taken.values_list("body__slug", "year", "sequence")
        ),
    )


def document(actor: Actor) -> dict[str, object]:
    """What is loaded as a document that loads again to the same."""
    actor.require("bodies.read")
    return written(FORM, {**_structure(actor), **_held(actor)})


def _of(actor: Actor, model: type[Model], *order: str, field: str = "body") -> QuerySet:
    return model.objects.filter(own(actor, f"{field}__collaboration")).order_by(
        f"{field}__order", f"{field}_id", *order
    )


def _plain(row: Model, *names: str) -> Row:
    return {name: getattr(row, name) for name in names}


def _structure(actor: Actor) -> dict[str, list[Row]]:
    bodies = Body.objects.filter(own(actor)).select_related("reports_to")
    documents = _of(actor, AdoptedDocument, "order").select_related("body")
    terms = _of(actor, MandatePeriod, "valid_from").select_related("body")
    seats = _of(actor, Seat, "order").select_related("body", "organization")
    holders = _of(actor, SeatHolding, "seat__order", "kind", "valid_from", field="seat__body").select_related(
        "seat__body"
    )
    chairs = _of(actor, ChairPeriod, "kind", "valid_from").select_related("body")
    rules = _of(actor, CompositionRule, "order").select_related("body")
    period = ("valid_from", "valid_to")
    return {
        "bodies": [_body(row) for row in bodies],
        "documents": [{"body": r.body.slug, "place": r.order, "title": r.title} for r in documents],
        "terms": [{"body": r.body.slug, **_plain(r, "name", *period)} for r in terms],
        "seats": [_seat(row) for row in seats],
        "holders": [
            {"body": r.seat.body.slug, "seat": r.seat.order, **_plain(r, "kind", "holder", *period)} for r in holders
        ],
        "chairs": [{"body": r.body.slug, **_plain(r, "kind", "principal", "holder", *period)} for r in chairs],
        "composition": [_rule(row) for row in rules],
    }


def _body(row: Body) -> Row:
    names = ("slug", "name", "level", "mandate", "note", "source", "certainty", "valid_from", "valid_to")
    return {
        **_plain(row, *names, "quorum_both_principals"),
        "reports_to": row.reports_to.slug if row.reports_to else "",
        "municipality": row.municipality_id or "",
        "quorum": "" if row.quorum == Body.Quorum.NONE else row.quorum,
        "quorum_number": row.quorum_number or None,
        "chair_rotation": "" if row.chair_rotation == Body.Rotation.NONE else row.chair_rotation,
        "chair_months": row.chair_months or None,
    }


def _seat(row: Seat) -> Row:
    own_principal = row.organization.principal if row.organization else ""
    return {
        "body": row.body.slug,
        "seat": row.order,
        "organization": row.organization.code if row.organization else "",
        "principal": "" if row.principal == own_principal else row.principal,
        "tenths_of_post": None if row.tenths_of_post == 10 else row.tenths_of_post,
        **_plain(row, "title", "party", "collective", "adjunct", "valid_from", "valid_to"),
    }


def _rule(row: CompositionRule) -> Row:
    return {
        "body": row.body.slug,
        "rule": row.order,
        "number": row.number or None,
        "unit": "" if row.unit == CompositionRule.Unit.SEATS else row.unit,
        **_plain(row, "kind", "party", "label", "adjunct", "last_called_on"),
    }


def _held(actor: Actor) -> dict[str, list[Row]]:
    meetings = _of(actor, Meeting, "day").select_related("body").prefetch_related("called")
    agenda = _of(actor, AgendaItem, "meeting__day", "order", field="meeting__body").select_related("meeting__body")
    there = _of(actor, Attendance, "meeting__day", "seat__order", field="meeting__body")
    taken = _of(actor, Decision, "year", "sequence").select_related("body", "item", "carried_out_by")
    subjects = _of(actor, DecisionSubject, "decision__year", "decision__sequence", "id", field="decision__body")
    return {
        "meetings": [_meeting(row) for row in meetings],
        "agenda": [
            {**_place(r.meeting), "item": r.order, **_plain(r, "kind", "title", "presenter", "text")} for r in agenda
        ],
        "attendance": [
            {**_place(r.meeting), "seat": r.seat.order, **_plain(r, "state", "name")}
            for r in there.select_related("meeting__body", "seat")
        ],
        "decisions": [_decision(row) for row in taken],
        "subjects": [
            {**_numbered(r.decision), **_plain(r, "kind", "key", "label", "url")}
            for r in subjects.select_related("decision__body")
        ],
    }


def _place(meeting: Meeting) -> Row:
    return {"body": meeting.body.slug, "day": meeting.day}


def _numbered(decision: Decision) -> Row:
    return {"body": decision.body.slug, "number": number_text(decision.year, decision.sequence)}


def _meeting(row: Meeting) -> Row:
    return {
        **_place(row),
        "starts_at": f"{row.starts_at:%H:%M}",
        "ends_at": f"{row.ends_at:%H:%M}" if row.ends_at else "",
        "called": tuple(str(rule.order) for rule in row.called.all()),
        **_plain(row, "place", "status", "guests", "note", "approved_on", "approved_by"),
    }


def _decision(row: Decision) -> Row:
    texts = ("title", "text", "grounds", "dissent", "responsible", "carried_out_note", "source", "certainty")
    return {
        **_numbered(row),
        "at_meeting": row.meeting_id is not None,
        "item": row.item.order if row.item else None,
        "carried_out_by": row.carried_out_by.code if row.carried_out_by else "",
        **_plain(row, *texts, "decided_on", "due_on", "review_on", "carried_out_on"),
    }
