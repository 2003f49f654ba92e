"""Writing down a decision, linking it to what it is about, and noting that it was carried out."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from narvard.base.audit.operations import record
from narvard.base.core.actor import Actor
from narvard.base.core.operations import take_turn
from narvard.base.organizations.queries import organizations, own
from narvard.govern.bodies.models import AgendaItem, Decision, DecisionSubject, Meeting
from narvard.govern.bodies.operations.meetings import HOLD, to_change
from narvard.govern.bodies.operations.refusing import NotDone
from narvard.govern.bodies.queries.decisions import DecisionNotFound
from narvard.govern.bodies.queries.meetings import quorum_of
from narvard.govern.bodies.queries.reading import own_bodies
from narvard.govern.bodies.rules.checking import stays_on_the_site
from narvard.govern.bodies.rules.decisions import next_sequence, number_of, number_text, search_text
from narvard.govern.bodies.rules.meetings import ItemKind, Status, takes_decisions


class DecisionNotTaken(NotDone):
    """The decision was not written down."""


class DecisionNotChanged(NotDone):
    """The decision was left as it was."""


@dataclass(frozen=True)
class Wording:
    """What is decided: in words, why, who was against, who carries it out (`organization` is a code), and when."""

    title: str
    text: str
    grounds: str = ""
    dissent: str = ""
    organization: str = ""
    responsible: str = ""
    due_on: date | None = None
    review_on: date | None = None


@transaction.atomic
def record_decision(
    *, actor: Actor, now: datetime, meeting_id: int, wording: Wording, item_id: int | None = None
) -> str:
    """Write down a decision of a held meeting with a quorum, by a body in force; answer its number, as 2026-07.

    Raises MeetingNotFound, NotPermitted, DecisionNotTaken.
    """
    meeting = to_change(actor, meeting_id)
    _require_power(actor, meeting)
    item = _item(meeting, item_id)
    _check_wording(wording, meeting.day)
    take_turn(f"bodies.decision.{meeting.body_id}")
    year = meeting.day.year
    taken = Decision.objects.filter(body=meeting.body_id, year=year).values_list("sequence", flat=True)
    decision = Decision(body=meeting.body, meeting=meeting, item=item, year=year, sequence=next_sequence(taken))
    _write(actor, decision, wording, meeting.day)
    _note(actor, now, "bodies.record_decision", decision)
    return number_text(year, decision.sequence)


@transaction.atomic
def link_decision(
    *, actor: Actor, now: datetime, slug: str, number: str, kind: str, key: str, label: str, url: str
) -> None:
    """Say what a decision is about: a page of this site. The same thing twice changes its label and address only."""
    decision = _to_change(actor, slug, number)
    if not stays_on_the_site(url):
        raise DecisionNotChanged("not_an_address_here")
    subject = {"decision": decision, "kind": kind, "key": key}
    DecisionSubject.objects.update_or_create(**subject, defaults={"label": label, "url": url})
    _note(actor, now, "bodies.link_decision", decision, kind=kind, key=key)


@transaction.atomic
def note_carried_out(*, actor: Actor, now: datetime, slug: str, number: str, day: date, text: str) -> None:
    """Note that a decision was carried out on a day, and what was done. Raises DecisionNotFound, DecisionNotChanged."""
    decision = _to_change(actor, slug, number)
    if not (decision.carried_out_by_id or decision.responsible):
        raise DecisionNotChanged("nothing_to_carry_out")
    if decision.carried_out_on is not None:
        raise DecisionNotChanged("already_carried_out")
    if day > timezone.localdate(now):
        raise DecisionNotChanged("in_the_future")
    if day < decision.decided_on:
        raise DecisionNotChanged("before_the_decision")
    decision.carried_out_on, decision.carried_out_note = day, text.strip()
    decision.save(update_fields=["carried_out_on", "carried_out_note"])
    _note(actor, now, "bodies.note_carried_out", decision, day=str(day))


def _require_power(actor: Actor, meeting: Meeting) -> None:
    status = Status(meeting.status)
    if not takes_decisions(status):
        raise DecisionNotTaken("minutes_approved" if status is Status.APPROVED else "not_held")
    if not own_bodies(actor, meeting.day).filter(pk=meeting.body_id).exists():
        raise DecisionNotTaken("body_not_in_force")
    if not quorum_of(meeting).reached:
        raise DecisionNotTaken("no_quorum")


def _item(meeting: Meeting, item_id: int | None) -> AgendaItem | None:
    if item_id is None:
        return None
    item = meeting.agenda.filter(pk=item_id, kind=ItemKind.DECISION).first()
    if item is None:
        raise DecisionNotTaken("item_not_for_decision")
    return item


def _check_wording(wording: Wording, decided_on: date) -> None:
    if not (wording.title.strip() and wording.text.strip()):
        raise DecisionNotTaken("text_missing")
    if any(day and day < decided_on for day in (wording.due_on, wording.review_on)):
        raise DecisionNotTaken("before_the_decision")
    if wording.due_on and not (wording.organization or wording.responsible.strip()):
        raise DecisionNotTaken("task_without_someone")


def _write(actor: Actor, decision: Decision, wording: Wording, day: date) -> None:
    ids = {row.code: row.id for row in organizations(actor)} if wording.organization else {}
    number = number_text(decision.year, decision.sequence)
    texts = {name: getattr(wording, name).strip() for name in ("title", "text", "grounds", "dissent", "responsible")}
    for name, value in texts.items():
        setattr(decision, name, value)
    decision.decided_on, decision.due_on, decision.review_on = day, wording.due_on, wording.review_on
    decision.carried_out_by_id = ids.get(wording.organization)
    decision.search_key = search_text(number, *texts.values())
    decision.save()


def _to_change(actor: Actor, slug: str, number: str) -> Decision:
    year, sequence = number_of(number) or (0, 0)
    found = Decision.objects.select_for_update(of=("self",)).select_related("body")
    mine = own(actor, "body__collaboration")
    decision = found.filter(mine, body__slug=slug, year=year, sequence=sequence).first()
    if decision is None:
        raise DecisionNotFound(number)
    actor.require(HOLD, municipality=decision.body.municipality_id or "")
    return decision


def _note(actor: Actor, now: datetime, action: str, decision: Decision, **details: object) -> None:
    record(
        actor=actor,
        now=now,
        action=action,
        object_type="bodies.Decision",
        object_id=str(decision.pk),
        label=f"{decision.body.slug} {number_text(decision.year, decision.sequence)}",
        details=details,
    )
