"""The pages of the gate as audited reads: who can see, what exists, what was opened, and what is asked."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from narvard.base.access.operations.reading import Read, note_reads
from narvard.base.access.queries.comparing import RoleComparison, compare_roles, role_names
from narvard.base.access.queries.opened import OpeningRow, RequestRow, WaysOn, lift_requests, openings, ways_on
from narvard.base.access.queries.showing import PersonUnknown, WhoPage, who_can_see
from narvard.base.audit.operations import Event, record, record_many
from narvard.base.core.actor import Actor

__all__ = [
    "PersonUnknown",
    "read_comparison",
    "read_lift_requests",
    "read_openings",
    "read_ways_on",
    "read_who",
    "role_names",
]


@transaction.atomic
def read_who(*, actor: Actor, now: datetime, subject: UUID) -> WhoPage:
    """Who can see what about the person; that it was read is logged. Raises PersonUnknown."""
    page = who_can_see(actor, now, subject)
    if actor.may("access.review_emergency"):
        record(
            actor=actor, now=now, action="access.see_who", object_type="access.disclosure", object_id="",
            legal_basis="2008:355 4:3", patient=subject,
        )  # fmt: skip
    else:
        read = Read(subject, page.ground, "access.disclosure", "")
        note_reads(actor=actor, now=now, action="access.see_who", rows=[read])
    return page


@transaction.atomic
def read_ways_on(*, actor: Actor, now: datetime, subject: UUID) -> WaysOn:
    """That documentation exists elsewhere, and the ways on to it; that it was read is logged."""
    actor.require("access.open_coherent")
    record(
        actor=actor, now=now, action="access.see_existence", object_type="access.opening", object_id="",
        legal_basis="2022:913 2:4", patient=subject,
    )  # fmt: skip
    return ways_on(actor, now, subject)


@transaction.atomic
def read_lift_requests(*, actor: Actor, now: datetime) -> tuple[RequestRow, ...]:
    """The requests to lift a block; that each was read is logged."""
    rows = lift_requests(actor, now)
    reads = [Read(row.subject, row.ground, "access.lift_request", str(row.id)) for row in rows]
    note_reads(actor=actor, now=now, action="access.lift_requests", rows=reads)
    return rows


@transaction.atomic
def read_openings(*, actor: Actor, now: datetime, today: date) -> tuple[tuple[OpeningRow, ...], tuple[OpeningRow, ...]]:
    """What was opened in emergencies, to be judged and judged; that each was read is logged."""
    waiting, judged = openings(actor, today)
    events = [
        Event("access.openings", "access.opening", str(row.id), legal_basis="2008:355 4:3", patient=row.subject)
        for row in (*waiting, *judged)
    ]
    record_many(actor=actor, now=now, events=events)
    return waiting, judged


@transaction.atomic
def read_comparison(*, actor: Actor, now: datetime, before: str, after: str) -> RoleComparison:
    """What would change if one role changed; that the rows were counted is logged, though no person is shown."""
    found = compare_roles(actor, now, before, after)
    record(
        actor=actor, now=now, action="access.compare_roles", object_type="access.assignment", object_id="",
        details={"before": before, "after": after},
    )  # fmt: skip
    return found
