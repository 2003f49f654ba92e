"""What was opened in an emergency and waits to be judged, who asks that a block be lifted, and the ways on."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from narvard.base.access.models import CareRelation, Consent, LiftRequest, Opening
from narvard.base.access.queries.existence import Existence, blocking, existence, holders
from narvard.base.access.queries.gate import running, seen
from narvard.base.access.rules.openings import STEPS, Step
from narvard.base.core.actor import Actor
from narvard.base.organizations.queries import own


@dataclass(frozen=True)
class OpeningRow:
    """An opening: by whom, from where, by which step of the law, why, and how it was judged ("" where it waits)."""

    id: int
    subject: UUID
    step: Step
    reason: str
    by_name: str
    by_role: str
    unit: str
    opened_at: datetime
    until: datetime | None
    review_due: date
    overdue: bool
    verdict: str
    note: str
    judged_at: datetime | None
    judged_by: str


@dataclass(frozen=True)
class RequestRow:
    """A request to lift a block: from which unit, why, and how it was answered. `ground` is the reader's."""

    id: int
    subject: UUID
    unit: str
    asked_by: str
    asked_at: datetime
    reason: str
    state: str
    answered_at: datetime | None
    answered_by: str
    answer: str
    ground: str


@dataclass(frozen=True)
class WaysOn:
    """What a unit can do about what it does not see: that it exists, what it may do, and how far it has come.

    `blockers` and `blocked_units` are empty until the step that shows them was taken.
    """

    subject: UUID
    exists: Existence
    takes_part: bool
    consent: int | None
    may_open: bool
    may_in_emergency: bool
    saw_blockers: bool
    blockers: tuple[tuple[int, str, str], ...]
    saw_units: bool
    blocked_units: tuple[tuple[int, str], ...]


def _row(row: Opening, today: date) -> OpeningRow:
    return OpeningRow(
        row.pk, row.subject, STEPS[row.step], row.reason, row.by_name, row.by_role, row.unit.name, row.opened_at,
        row.until, row.review_due or today, row.verdict == "" and (row.review_due or today) < today,
        row.verdict, row.note, row.judged_at, row.judged_by,
    )  # fmt: skip


def openings(actor: Actor, today: date) -> tuple[tuple[OpeningRow, ...], tuple[OpeningRow, ...]]:
    """Those of the collaboration's units that wait to be judged, the soonest due first, and the fifty judged last.

    It is the log reviewer's own task by 2008:355 4:3 to see them, so no row is disclosed for it.
    """
    actor.require("access.review_emergency")
    rows = Opening.objects.filter(own(actor, "unit__collaborations"), review_due__isnull=False).select_related("unit")
    waiting = rows.filter(judged_at=None).order_by("review_due", "pk")
    judged = rows.filter(judged_at__isnull=False).order_by("-judged_at", "-pk")[:50]
    return tuple(_row(row, today) for row in waiting), tuple(_row(row, today) for row in judged)


def lift_requests(actor: Actor, now: datetime) -> tuple[RequestRow, ...]:
    """The requests to the actor's own custodian, what waits first, and at most fifty."""
    actor.require("access.lift_block")
    rows = seen(actor, now, LiftRequest.objects.filter(concerned=actor.controller_id)).select_related("unit")
    return tuple(
        RequestRow(
            row.pk, row.subject, row.unit.name, row.asked_by, row.asked_at, row.reason, row.state,
            row.answered_at, row.answered_by, row.answer, row.ground,
        )
        for row in rows.order_by("answered_at", "-asked_at")[:50]
    )  # fmt: skip


def _took(actor: Actor, now: datetime, subject: UUID, step: str) -> bool:
    taken = Opening.objects.filter(subject=subject, unit=actor.organization_id, step=step)
    return taken.filter(opened_at__lte=now, until__gt=now).exists()


def ways_on(actor: Actor, now: datetime, subject: UUID) -> WaysOn:
    """What exists that the actor's unit does not see, and which ways the law leaves open."""
    exists = existence(actor, now, subject)
    consents = Consent.objects.filter(subject=subject, custodian=actor.controller_id, scope="coherent")
    consent = consents.filter(withdrawn_at=None, given_at__lte=now).order_by("-given_at").first()
    relations = CareRelation.objects.filter(running(now), subject=subject, unit=actor.organization_id)
    saw_blockers, saw_units = (_took(actor, now, subject, step) for step in ("who_blocked", "inside_units"))
    asked = LiftRequest.objects.filter(subject=subject, unit=actor.organization_id).order_by("asked_at")
    states = dict(asked.values_list("concerned_id", "state")) if saw_blockers else {}
    blockers = blocking(actor, now, subject, inside=False) if saw_blockers else {}
    holding = holders(actor, now, subject)[1] if saw_blockers else frozenset()
    return WaysOn(
        subject, exists, relations.exists(), consent.pk if consent else None,
        bool(actor.may("access.open_coherent")), bool(actor.may("access.open_in_emergency")),
        saw_blockers, tuple((who, name, states.get(who, "")) for who, name in blockers.items() if who in holding),
        saw_units, tuple(blocking(actor, now, subject, inside=True).items()) if saw_units else (),
    )  # fmt: skip
