"""Who has the chair after whom, where it goes to and fro between the region and the municipalities."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

OTHER = {"region": "municipality", "municipality": "region"}


class Rotation(StrEnum):
    """How the chair goes round."""

    NONE = "none"
    PRINCIPALS = "principals"


@dataclass(frozen=True)
class Turn:
    """One period in the chair, half-open; `ends` is None while no end is set."""

    principal: str
    starts: date
    ends: date | None


@dataclass(frozen=True)
class NextTurn:
    """Whose turn comes after the last one, and from which day; None where no day follows from the rule."""

    principal: str
    starts: date | None


def months_after(day: date, months: int) -> date:
    """The same day so many months on, or the last day of that month where it is shorter."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    raise ValueError(f"{day} and {months} months give no day.")


def next_turn(rotation: Rotation, months: int, turns: Iterable[Turn]) -> NextTurn | None:
    """Who takes over after the last of `turns`; None where the chair does not go round or no one has had it."""
    known = sorted(turns, key=lambda turn: turn.starts)
    if rotation is Rotation.NONE or not known or known[-1].principal not in OTHER:
        return None
    last = known[-1]
    return NextTurn(OTHER[last.principal], last.ends or (months_after(last.starts, months) if months else None))


def may_take_over(rotation: Rotation, turns: Iterable[Turn], principal: str, starts: date) -> bool:
    """May `principal` take the chair on `starts`? Where it goes round, not twice running; and never before the last."""
    before = sorted(turns, key=lambda turn: turn.starts)
    if not before:
        return True
    last = before[-1]
    in_turn = rotation is Rotation.NONE or last.principal not in OTHER or principal == OTHER[last.principal]
    return in_turn and starts > last.starts and (last.ends is None or starts >= last.ends)
