"""Closing a quarter, and what may be added afterwards."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from narvard.base.audit.operations import record
from narvard.base.core.actor import Actor
from narvard.govern.followup.models import FrozenRow, Period, Supplement
from narvard.govern.followup.operations.opened import PeriodNotOpen, held, held_open
from narvard.govern.followup.permissions import CLOSE
from narvard.govern.followup.queries.area import area_named
from narvard.govern.followup.queries.freezing import rows_now
from narvard.govern.followup.queries.periods import period_row
from narvard.govern.followup.rules.freezing import Frozen, Kind, fingerprint
from narvard.govern.followup.rules.saying import LONGEST_WORD
from narvard.govern.followup.rules.states import State
from narvard.govern.pilots.operations import freeze_quarter

BATCH = 500


class OfficeNotReady(Exception):
    """The quarter was not closed, because the office has not called it ready. Do that first."""


class NotSupplemented(Exception):
    """Nothing was added; `code` says why: reason_missing, too_long, nothing_new."""

    def __init__(self, code: str) -> None:
        super().__init__(f"Nothing was added to the closed quarter ({code}). Say why, and what is new.")
        self.code = code


def close_period(*, actor: Actor, now: datetime, today: date, year: int, quarter: int) -> str:
    """Freeze everything that was reported and close the quarter. Returns the fingerprint of what was frozen.

    Closing a closed quarter changes nothing and returns the same fingerprint. Raises PeriodNotFound, PeriodNotOpen (one
    that was never opened), OfficeNotReady.
    """
    actor.require(CLOSE)
    with transaction.atomic():
        period = held(actor, year, quarter)
        if period.state == State.CLOSED:
            return period.content_hash
        held_open(actor, year, quarter)
        if period.office_ready_at is None:
            raise OfficeNotReady
        freeze_quarter(actor=actor, now=now, year=year, quarter=quarter)
        found = freeze(actor, now, period, rows_now(actor, period_row(period), today))
    return found


def freeze(actor: Actor, now: datetime, period: Period, rows: Iterable[Frozen]) -> str:
    """Keep the rows and close the period with their fingerprint, inside the caller's transaction."""
    kept = tuple(rows)
    FrozenRow.objects.bulk_create((_row(period, row) for row in kept), batch_size=BATCH)
    found = fingerprint(kept)
    Period.objects.filter(pk=period.pk).update(
        state=State.CLOSED, closed_at=now, closed_by=actor.name, content_hash=found
    )
    _record(actor, now, period, "followup.close", {"rows": len(kept), "hash": found})
    return found


def add_supplement(
    *,
    actor: Actor,
    now: datetime,
    today: date,
    year: int,
    quarter: int,
    municipality: str,
    reason: str,
    text: str,
    figures: bool,
    token: UUID,
) -> int:
    """Add to a closed quarter what became known later; with `figures` also the lights that say otherwise now.

    The report keeps what was reported. The same `token` twice counts once. Returns the supplement's number. Raises
    PeriodNotFound, PeriodNotOpen (one that is not closed), AreaNotFound, NotSupplemented.
    """
    actor.require(CLOSE)
    with transaction.atomic():
        period = held(actor, year, quarter)
        if period.state != State.CLOSED:
            raise PeriodNotOpen(period.state)
        earlier = Supplement.objects.filter(period=period, token=token).first()
        if earlier:
            return earlier.pk
        rows = _late_lights(actor, period, today, municipality) if figures else []
        _check(reason, text, figures, rows)
        added = Supplement.objects.create(
            period=period,
            municipality_id=area_named(actor, municipality).code if municipality else None,
            reason=reason.strip(),
            text=text.strip(),
            token=token,
            at=now,
            by_name=actor.name,
        )
        FrozenRow.objects.bulk_create((_row(period, row, added) for row in rows), batch_size=BATCH)
        _record(actor, now, period, "followup.supplement", {"reason": added.reason, "rows": len(rows)})
    return added.pk


def _check(reason: str, text: str, figures: bool, rows: list[Frozen]) -> None:
    if not reason.strip():
        raise NotSupplemented("reason_missing")
    if len(reason.strip()) > LONGEST_WORD:
        raise NotSupplemented("too_long")
    if not text.strip() and not rows:
        raise NotSupplemented("nothing_new")


def _late_lights(actor: Actor, period: Period, today: date, municipality: str) -> list[Frozen]:
    """The lights that differ from the newest row of them that the quarter holds."""
    lights = [row for row in rows_now(actor, period_row(period), today) if row.kind == Kind.LIGHT]
    kept = FrozenRow.objects.filter(period=period, kind=Kind.LIGHT).order_by("pk")
    newest = {(place, key): text for place, key, text in kept.values_list("municipality_id", "key", "content")}
    return [
        row
        for row in lights
        if municipality in ("", row.municipality) and newest.get((row.municipality, row.key)) != row.content
    ]


def _row(period: Period, row: Frozen, supplement: Supplement | None = None) -> FrozenRow:
    return FrozenRow(
        period=period,
        supplement=supplement,
        kind=row.kind,
        municipality_id=row.municipality or None,
        key=row.key,
        title=row.title,
        state=row.state,
        content=row.content,
    )


def _record(actor: Actor, now: datetime, period: Period, action: str, details: dict[str, object]) -> None:
    record(
        actor=actor,
        now=now,
        action=action,
        object_type="followup.Period",
        object_id=str(period.pk),
        label=f"{period.year}-{period.quarter}",
        details=details,
    )
