"""What the log holds and how it stands. Reading the log is logged: pages read it through operations.read_log."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from narvard.base.audit.models import AuditEvent, PendingEvent, Seal
from narvard.base.audit.rules import FindingKind
from narvard.base.core.actor import Actor

ROWS_A_PAGE = 50
# HSLF-FS 2016:40 asks for nothing so exact: it is the promise of this design that sealing takes a second.
ALARM_AFTER = timedelta(seconds=5)

FINDINGS: dict[FindingKind, Promise] = {
    FindingKind.EVENT_CHANGED: _("The event has been changed since it was written."),
    FindingKind.EVENT_MISSING: _("The event is missing."),
    FindingKind.EVENT_NEVER_SEALED: _("The event stands outside the chain."),
    FindingKind.CULLED_TOO_EARLY: _("The event was emptied before its time was out."),
    FindingKind.LINK_MISSING: _("One or more links of the chain are missing."),
    FindingKind.LINK_BROKEN: _("The link does not fit the one before it or its event."),
    FindingKind.TAIL_CUT: _("The end of the log has been cut off."),
    FindingKind.ANCHOR_DIFFERS: _("The link differs from the copy kept outside the database."),
    FindingKind.GUARD_MISSING: _("The database no longer protects the log against changes."),
}


@dataclass(frozen=True)
class LogFilter:
    """What to look for; None and "" mean all. Days are whole local days, `until` included."""

    user_id: int | None = None
    action: str = ""
    organization: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True)
class LogRow:
    """One event. `sequence` is its place in the chain, None while it waits. `patient` is a pseudonym or ""."""

    id: int
    at: datetime
    name: str
    role: str
    unit: str
    action: str
    object_type: str
    object_id: str
    label: str
    patient: str
    legal_basis: str
    sequence: int | None
    culled: bool


@dataclass(frozen=True)
class LogPage:
    """One page of the log, newest first. `number` counts from 1."""

    rows: tuple[LogRow, ...]
    total: int
    number: int
    pages: int


@dataclass(frozen=True)
class LogChoices:
    """What the log can be filtered by: people (id, name), actions and organizations (code, name) that occur in it."""

    people: tuple[tuple[int, str], ...]
    actions: tuple[str, ...]
    organizations: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class ChainState:
    """How the chain stands. `verified_at` and `findings` tell of the last verification, None before the first."""

    events: int
    waiting: int
    unsealed_age: timedelta
    alarm: bool
    verified_at: datetime | None
    findings: int | None


def _matching(wanted: LogFilter, zone: ZoneInfo) -> QuerySet[AuditEvent]:
    rows = AuditEvent.objects.all()
    if wanted.user_id is not None:
        rows = rows.filter(user_id=wanted.user_id)
    if wanted.action:
        rows = rows.filter(action=wanted.action)
    if wanted.organization:
        rows = rows.filter(organization=wanted.organization)
    if wanted.since:
        rows = rows.filter(at__gte=datetime.combine(wanted.since, time.min, zone))
    if wanted.until:
        rows = rows.filter(at__lt=datetime.combine(wanted.until + timedelta(days=1), time.min, zone))
    return rows.select_related("seal").order_by("-at", "-pk")


def _row(event: AuditEvent) -> LogRow:
    seal = getattr(event, "seal", None)
    return LogRow(
        event.pk, event.at, event.name, event.role, event.unit, event.action, event.object_type,
        event.object_id, event.label, str(event.patient or ""), event.legal_basis,
        seal.sequence if seal else None, event.culled_on is not None,
    )  # fmt: skip


def log_page(actor: Actor, wanted: LogFilter, number: int, zone: ZoneInfo) -> LogPage:
    """Page `number` of the events that match; the nearest page when there is no such one."""
    actor.require("audit.read")
    rows = _matching(wanted, zone)
    total = rows.count()
    pages = max(1, -(-total // ROWS_A_PAGE))
    number = min(max(number, 1), pages)
    start = (number - 1) * ROWS_A_PAGE
    return LogPage(tuple(_row(event) for event in rows[start : start + ROWS_A_PAGE]), total, number, pages)


def log_rows(actor: Actor, wanted: LogFilter, zone: ZoneInfo) -> Iterator[LogRow]:
    """Every event that matches, newest first."""
    actor.require("audit.read")
    return (_row(event) for event in _matching(wanted, zone).iterator(2_000))


def log_choices(actor: Actor) -> LogChoices:
    """What the log can be filtered by."""
    actor.require("audit.read")
    people = AuditEvent.objects.filter(user_id__isnull=False).order_by("name").values_list("user_id", "name").distinct()
    actions = AuditEvent.objects.order_by("action").values_list("action", flat=True).distinct()
    units = AuditEvent.objects.exclude(organization="").order_by("unit").values_list("organization", "unit").distinct()
    return LogChoices(tuple(dict(people).items()), tuple(actions), tuple(dict(units).items()))


def waiting_since(now: datetime) -> timedelta:
    """How long the oldest unsealed event has waited; zero when none waits."""
    oldest = PendingEvent.objects.order_by("at").values_list("at", flat=True).first()
    return max(now - oldest, timedelta(0)) if oldest else timedelta(0)


def chain_state(actor: Actor, now: datetime) -> ChainState:
    """How the chain stands, without walking it."""
    actor.require("audit.read")
    age = waiting_since(now)
    last = AuditEvent.objects.filter(action="audit.verify", culled_on__isnull=True).order_by("-at", "-pk").first()
    findings = json.loads(last.payload)["details"]["findings"] if last else None
    head = Seal.objects.order_by("-sequence").values_list("sequence", flat=True).first() or 0
    waiting = PendingEvent.objects.count()
    return ChainState(head + waiting, waiting, age, age > ALARM_AFTER, last.at if last else None, findings)
