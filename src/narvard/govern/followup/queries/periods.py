"""The quarters that a collaboration follows up."""

from dataclasses import dataclass
from datetime import date, datetime

from narvard.base.core.actor import Actor
from narvard.base.organizations.queries import collaboration, own
from narvard.govern.followup.models import Period
from narvard.govern.followup.permissions import CLOSE, READ
from narvard.govern.followup.rules.deadlines import Deadlines, Level, LevelRule, proposed, rule_in_force
from narvard.govern.followup.rules.quarters import Quarter, quarter_of
from narvard.govern.followup.rules.states import State


class PeriodNotFound(Exception):
    """The collaboration follows up no such quarter."""


@dataclass(frozen=True)
class PeriodRow:
    """A quarter with its deadlines and where it stands. `brought`: its reports were brought from elsewhere."""

    id: int
    collaboration: str
    quarter: Quarter
    state: State
    deadlines: Deadlines
    opened_at: datetime | None
    opened_by: str
    office_ready_at: datetime | None
    office_ready_by: str
    office_note: str
    closed_at: datetime | None
    closed_by: str
    content_hash: str
    brought: bool

    @property
    def year(self) -> int:
        """The year of its quarter."""
        return self.quarter.year

    @property
    def number(self) -> int:
        """The number of its quarter, 1 to 4."""
        return self.quarter.number


@dataclass(frozen=True)
class Proposal:
    """A quarter that can be opened: with the days that the rule gives, or as they were moved."""

    quarter: Quarter
    prepared: bool
    deadlines: Deadlines
    proposed: Deadlines
    rules: tuple[LevelRule, ...]


def period_row(found: Period) -> PeriodRow:
    """A period as a row."""
    return PeriodRow(
        id=found.pk,
        collaboration=found.collaboration_id,
        quarter=Quarter(found.year, found.quarter),
        state=State(found.state),
        deadlines=Deadlines(found.areas_by, found.office_by, found.steering_by, found.council_by),
        opened_at=found.opened_at,
        opened_by=found.opened_by,
        office_ready_at=found.office_ready_at,
        office_ready_by=found.office_ready_by,
        office_note=found.office_note,
        closed_at=found.closed_at,
        closed_by=found.closed_by,
        content_hash=found.content_hash,
        brought=found.brought,
    )


def periods(actor: Actor) -> tuple[PeriodRow, ...]:
    """Every quarter of the collaboration, the newest first."""
    actor.require(READ)
    return tuple(period_row(row) for row in Period.objects.filter(own(actor)).order_by("-year", "-quarter"))


def period(actor: Actor, year: int, quarter: int) -> PeriodRow:
    """One quarter. Raises PeriodNotFound."""
    actor.require(READ)
    found = Period.objects.filter(own(actor), year=year, quarter=quarter).first()
    if found is None:
        raise PeriodNotFound(f"{year}-{quarter}")
    return period_row(found)


def open_period(actor: Actor) -> PeriodRow | None:
    """The quarter that is open now, or None."""
    actor.require(READ)
    found = Period.objects.filter(own(actor), state=State.OPEN).first()
    return period_row(found) if found else None


def closed_before(actor: Actor, quarter: Quarter) -> PeriodRow | None:
    """The newest closed quarter before another, or None."""
    earlier = Period.objects.filter(own(actor), state=State.CLOSED, year__lte=quarter.year).order_by(
        "-year", "-quarter"
    )
    rows = (period_row(row) for row in earlier)
    return next((row for row in rows if row.quarter < quarter), None)


def proposal(actor: Actor, today: date) -> Proposal:
    """The quarter to open next: the one that is prepared, else the one after the newest, else the running one."""
    actor.require(CLOSE)
    whole = collaboration(actor)
    rows = periods(actor)
    waiting = next((row for row in rows if row.state is State.PREPARED), None)
    quarter = waiting.quarter if waiting else rows[0].quarter.next if rows else quarter_of(today)
    by_rule = proposed(quarter, whole.country if whole else "SE")
    return Proposal(
        quarter=quarter,
        prepared=waiting is not None,
        deadlines=waiting.deadlines if waiting else by_rule,
        proposed=by_rule,
        rules=tuple(rule_in_force(level, quarter.last) for level in Level),
    )
