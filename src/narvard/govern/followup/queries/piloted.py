"""What the pilots say of a quarter. They are reported in their own place; the quarter shows and freezes it."""

from dataclasses import dataclass
from datetime import date

from narvard.base.core.actor import Actor
from narvard.govern.followup.rules.freezing import Frozen, Kind, content
from narvard.govern.followup.rules.quarters import Quarter
from narvard.govern.pilots.queries import PilotRow, QuarterRow, pilot_rows


@dataclass(frozen=True)
class PilotLine:
    """A pilot's quarter: its light, why, and what was said. `said` is false where nothing was."""

    code: str
    title: str
    area: str
    colour: str
    reasons: tuple[str, ...]
    said: bool


def pilot_lines(actor: Actor, quarter: Quarter, today: date) -> tuple[PilotLine, ...]:
    """The pilots that ran in a quarter, by what has been said of it."""
    return tuple(
        PilotLine(pilot.code, pilot.title, pilot.municipality, row.colour, row.reasons, row.said_at is not None)
        for pilot, row in _of_quarter(actor, quarter, today)
    )


def frozen_pilots(actor: Actor, quarter: Quarter, today: date) -> list[Frozen]:
    """The same as rows of a closed quarter, with the words and what was spent in whole kronor since the start."""
    return [_frozen(pilot, row) for pilot, row in _of_quarter(actor, quarter, today)]


def _of_quarter(actor: Actor, quarter: Quarter, today: date) -> list[tuple[PilotRow, QuarterRow]]:
    place = (quarter.year, quarter.number)
    return [
        (pilot, row) for pilot in pilot_rows(actor, today) for row in pilot.quarters if (row.year, row.quarter) == place
    ]


def _frozen(pilot: PilotRow, row: QuarterRow) -> Frozen:
    values = {
        "reasons": list(row.reasons),
        "done": row.done,
        "hinders": row.hinders,
        "next": row.next,
        "plan": row.plan,
        "spent": row.spent,
        "by": row.said_by,
    }
    return Frozen(Kind.PILOT, pilot.municipality_code, pilot.code, pilot.title, row.colour, content(values))
