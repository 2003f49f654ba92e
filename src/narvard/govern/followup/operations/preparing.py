"""Preparing and opening a quarter."""

from datetime import date, datetime

from django.db import transaction

from narvard.base.audit.operations import record
from narvard.base.core.actor import Actor
from narvard.base.organizations.queries import own
from narvard.govern.followup.models import Period
from narvard.govern.followup.permissions import CLOSE
from narvard.govern.followup.queries.periods import PeriodNotFound
from narvard.govern.followup.rules.deadlines import Deadlines, in_order
from narvard.govern.followup.rules.quarters import Quarter, quarter_of
from narvard.govern.followup.rules.states import State, may_follow


class PeriodNotPrepared(Exception):
    """The quarter was not prepared or opened; `code` says why.

    not_in_order: the deadlines do not follow each other; opened: it is open or closed already, so its deadlines stand;
    another_open: another quarter is open; not_begun: the quarter has not begun.
    """

    def __init__(self, code: str) -> None:
        super().__init__(f"The quarter was not prepared ({code}). Mend the deadlines, or close the open quarter first.")
        self.code = code


def prepare_period(*, actor: Actor, now: datetime, quarter: Quarter, deadlines: Deadlines) -> int:
    """Set a quarter's deadlines, before it is opened. Returns the period's number. Raises PeriodNotPrepared."""
    actor.require(CLOSE)
    if not in_order(quarter, deadlines):
        raise PeriodNotPrepared("not_in_order")
    days = {f"{level}_by": getattr(deadlines, level) for level in ("areas", "office", "steering", "council")}
    with transaction.atomic():
        found = _locked(actor, quarter)
        if found and found.state != State.PREPARED:
            raise PeriodNotPrepared("opened")
        period, _ = Period.objects.update_or_create(
            collaboration_id=actor.collaboration,
            year=quarter.year,
            quarter=quarter.number,
            defaults=days,
            create_defaults={**days, "state": State.PREPARED},
        )
        _record(actor, now, period, "followup.prepare", {name: str(day) for name, day in days.items()})
    return period.pk


def open_period(*, actor: Actor, now: datetime, today: date, quarter: Quarter) -> None:
    """Let people say how the quarter goes; its deadlines stand from now on.

    Raises PeriodNotFound, PeriodNotPrepared.
    """
    actor.require(CLOSE)
    with transaction.atomic():
        found = _locked(actor, quarter)
        if found is None:
            raise PeriodNotFound(quarter.code)
        if not may_follow(State(found.state), State.OPEN):
            raise PeriodNotPrepared("opened")
        if quarter > quarter_of(today):
            raise PeriodNotPrepared("not_begun")
        if Period.objects.filter(own(actor), state=State.OPEN).exists():
            raise PeriodNotPrepared("another_open")
        Period.objects.filter(pk=found.pk).update(state=State.OPEN, opened_at=now, opened_by=actor.name)
        _record(actor, now, found, "followup.open", {})


def _locked(actor: Actor, quarter: Quarter) -> Period | None:
    rows = Period.objects.select_for_update().filter(own(actor), year=quarter.year, quarter=quarter.number)
    return rows.first()


def _record(actor: Actor, now: datetime, period: Period, action: str, details: dict[str, str]) -> None:
    record(
        actor=actor,
        now=now,
        action=action,
        object_type="followup.Period",
        object_id=str(period.pk),
        label=Quarter(period.year, period.quarter).code,
        details=details,
    )
