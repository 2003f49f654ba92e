"""The recurrent checks of the log: which are due, how each went, and what is still to be judged."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Count, Max, Min, Q

from narvard.base.audit.models import AuditEvent, CheckedEvent, LogCheck
from narvard.base.audit.rules.checking import due_on, routine_of
from narvard.base.core.actor import Actor


@dataclass(frozen=True)
class DueUnit:
    """A unit (its code and name) whose staff have read about persons, and when its log is to be checked next.

    The period to check is [since, today); `open_check` is the id of a check that is not closed yet.
    """

    organization: str
    unit: str
    since: date
    due_on: date
    due: bool
    open_check: int | None


@dataclass(frozen=True)
class CheckRow:
    """A check: what it covers, how many events it drew of how many, and how far it has come."""

    id: int
    unit: str
    since: date
    until: date
    seed: int
    events: int
    looked_at: int
    judged: int
    doubted: int
    begun_at: datetime
    begun_by: str
    finished_at: datetime | None
    finished_by: str
    conclusion: str


@dataclass(frozen=True)
class CheckedRow:
    """An event that a check looks at: what was done and why it is looked at. `patient` is the person's own number."""

    id: int
    at: datetime
    name: str
    role: str
    action: str
    object_type: str
    legal_basis: str
    patient: UUID | None
    why: str
    verdict: str
    note: str
    judged_by: str


@dataclass(frozen=True)
class CheckPage:
    """One check with all that it looks at, what is to be judged first."""

    check: CheckRow
    rows: tuple[CheckedRow, ...]


def due_units(actor: Actor, today: date, zone: ZoneInfo, units: Mapping[str, str] | None = None) -> tuple[DueUnit, ...]:
    """Units with something to check in their log, the soonest due first. `units`: code to name, all if None."""
    actor.require("audit.check_log")
    reads = AuditEvent.objects.filter(patient__isnull=False).exclude(organization="").exclude(role="resident")
    if units is not None:
        reads = reads.filter(organization__in=units)
    first = dict(reads.order_by().values_list("organization").annotate(Min("at")))
    names = units or dict(reads.order_by("at").values_list("organization", "unit").distinct())
    checks = LogCheck.objects.values_list("organization").annotate(
        last=Max("until"), waiting=Max("pk", filter=Q(finished_at=None))
    )
    last = {code: (until, waiting) for code, until, waiting in checks}
    routine = routine_of(actor.country, today)
    rows = []
    for code, at in first.items():
        until, waiting = last.get(code, (None, None))
        since = until or at.astimezone(zone).date()
        day = due_on(until, since, routine)
        rows.append(DueUnit(code, names.get(code, code), since, day, day <= today, waiting))
    return tuple(sorted(rows, key=lambda row: (row.due_on, row.unit)))


def _row(check: LogCheck) -> CheckRow:
    return CheckRow(
        check.pk, check.unit, check.since, check.until, check.seed, check.events, check.looked_at, check.judged,
        check.doubted, check.begun_at, check.begun_by, check.finished_at, check.finished_by, check.conclusion,
    )  # fmt: skip


def log_checks(actor: Actor, units: Collection[str] | None = None, only: int | None = None) -> tuple[CheckRow, ...]:
    """The checks of these units (all where None), the newest first; with `only`, just that one."""
    actor.require("audit.check_log")
    rows = LogCheck.objects.annotate(
        looked_at=Count("rows"),
        judged=Count("rows", filter=~Q(rows__verdict="")),
        doubted=Count("rows", filter=Q(rows__verdict__in=["ask", "breach"])),
    )
    rows = rows.filter(organization__in=units) if units is not None else rows
    rows = rows.filter(pk=only) if only is not None else rows
    return tuple(_row(check) for check in rows.order_by("-begun_at", "-pk")[:200])


def log_check(actor: Actor, check_id: int, units: Collection[str] | None = None) -> CheckPage | None:
    """One check with all that it looks at; None where there is no such one."""
    found = log_checks(actor, units, check_id)
    if not found:
        return None
    rows = CheckedEvent.objects.filter(check_of=check_id).select_related("event").order_by("verdict", "why", "pk")
    return CheckPage(found[0], tuple(
        CheckedRow(
            row.pk, row.event.at, row.event.name, row.event.role, row.event.action, row.event.object_type,
            row.event.legal_basis, row.event.patient, row.why, row.verdict, row.note, row.judged_by,
        )
        for row in rows
    ))  # fmt: skip
