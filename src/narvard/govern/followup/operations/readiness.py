"""Calling an area, or the office, ready."""

from datetime import date, datetime

from django.db import transaction

from narvard.base.audit.operations import record
from narvard.base.core.actor import Actor
from narvard.govern.followup.models import AreaReady, Period
from narvard.govern.followup.operations.opened import held_open
from narvard.govern.followup.permissions import CLOSE, REPORT, require_some_reach
from narvard.govern.followup.queries.area import area_named
from narvard.govern.followup.queries.board import board
from narvard.govern.followup.queries.periods import period_row
from narvard.govern.followup.rules.saying import LONGEST_WORD


class NotReady(Exception):
    """It was not called ready; `missing` is how many words, or areas, are missing and not accounted for."""

    def __init__(self, missing: int) -> None:
        super().__init__(f"It was not called ready, because {missing} are missing. Say why in the note, or wait.")
        self.missing = missing


class NoteTooLong(Exception):
    """The note has more than 600 characters, so nothing was saved. Shorten it."""


def mark_area_ready(
    *, actor: Actor, now: datetime, today: date, year: int, quarter: int, municipality: str, note: str
) -> None:
    """Say that an area's report is whole; where words are missing the note says why. Twice is as good as once.

    Raises NotPermitted, AreaNotFound, PeriodNotFound, PeriodNotOpen, NotReady, NoteTooLong.
    """
    _require_area(actor, municipality)
    with transaction.atomic():
        period = held_open(actor, year, quarter)
        found = board(actor, period_row(period), today, municipality=municipality)
        missing = sum(area.missing for area in found.areas)
        _check_note(note, missing)
        _, new = AreaReady.objects.get_or_create(
            period=period,
            municipality_id=municipality,
            defaults={"note": note.strip(), "at": now, "by_name": actor.name},
        )
        if new:
            _record(actor, now, period, "followup.ready", municipality, note)


def take_back_area_ready(*, actor: Actor, now: datetime, year: int, quarter: int, municipality: str) -> None:
    """Say that an area's report is not whole after all. Raises as `mark_area_ready`."""
    _require_area(actor, municipality)
    with transaction.atomic():
        period = held_open(actor, year, quarter)
        removed, _ = AreaReady.objects.filter(period=period, municipality=municipality).delete()
        if removed:
            Period.objects.filter(pk=period.pk).update(office_ready_at=None, office_ready_by="", office_note="")
            _record(actor, now, period, "followup.not_ready", municipality, "")


def mark_office_ready(*, actor: Actor, now: datetime, today: date, year: int, quarter: int, note: str) -> None:
    """Say that the office has read every area; where areas are not ready the note says why.

    Raises NotPermitted, PeriodNotFound, PeriodNotOpen, NotReady, NoteTooLong.
    """
    actor.require(CLOSE)
    with transaction.atomic():
        period = held_open(actor, year, quarter)
        found = board(actor, period_row(period), today)
        _check_note(note, len(found.not_ready))
        ready = {"office_ready_at": now, "office_ready_by": actor.name, "office_note": note.strip()}
        if Period.objects.filter(pk=period.pk, office_ready_at=None).update(**ready):
            _record(actor, now, period, "followup.ready", "", note)


def _require_area(actor: Actor, municipality: str) -> None:
    require_some_reach(actor)
    area_named(actor, municipality)
    actor.require(REPORT, municipality=municipality)


def _check_note(note: str, missing: int) -> None:
    if len(note.strip()) > LONGEST_WORD:
        raise NoteTooLong
    if missing and not note.strip():
        raise NotReady(missing)


def _record(actor: Actor, now: datetime, period: Period, action: str, municipality: str, note: str) -> None:
    record(
        actor=actor,
        now=now,
        action=action,
        object_type="followup.Period",
        object_id=str(period.pk),
        label=f"{period.year}-{period.quarter} {municipality}".strip(),
        details={"municipality": municipality, "note": note.strip()},
    )
