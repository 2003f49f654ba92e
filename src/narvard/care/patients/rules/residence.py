"""Periods of residence laid over each other: where someone is registered, stays, and who placed them there."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Period:
    """A period of days, half-open, with what holds in it. An empty end is open."""

    from_date: date
    to_date: date | None
    municipality: str
    small_area: str = ""
    dwelling: str = "unknown"

    def holds(self, day: date) -> bool:
        """Is the day in the period?"""
        return self.from_date <= day and (self.to_date is None or day < self.to_date)


@dataclass(frozen=True)
class Lived:
    """A period in one municipality with the one that placed the person there, "" where none did."""

    from_date: date
    to_date: date | None
    municipality: str
    small_area: str
    dwelling: str
    placed_by: str


def lived(registered: Iterable[Period], staying: Iterable[Period], placing: Iterable[Period]) -> tuple[Lived, ...]:
    """One row after another with what held on each day; where the person stays goes before where they are registered.

    `placing` names the municipality that placed them. A day of which nothing is known is in no row.
    """
    base, over, placed = tuple(registered), tuple(staying), tuple(placing)
    rows: list[Lived] = []
    for start, end in _pieces((*base, *over, *placed)):
        home = _at(over, start) or _at(base, start)
        if home is None:
            continue
        by = _at(placed, start)
        row = Lived(start, end, home.municipality, home.small_area, home.dwelling, by.municipality if by else "")
        if rows and rows[-1].to_date == start and _same(rows[-1], row):
            row = Lived(rows.pop().from_date, end, *_values(row))
        rows.append(row)
    return tuple(rows)


def _pieces(periods: tuple[Period, ...]) -> Iterator[tuple[date, date | None]]:
    """The pieces between every day on which something begins or ends."""
    days = sorted({day for period in periods for day in (period.from_date, period.to_date) if day})
    ends: list[date | None] = [*days[1:], None]
    return zip(days, ends, strict=False)


def _at(periods: tuple[Period, ...], day: date) -> Period | None:
    return next((period for period in periods if period.holds(day)), None)


def _values(row: Lived) -> tuple[str, str, str, str]:
    return row.municipality, row.small_area, row.dwelling, row.placed_by


def _same(one: Lived, other: Lived) -> bool:
    return _values(one) == _values(other)
