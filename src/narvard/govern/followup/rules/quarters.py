"""Quarters of the calendar year: what a follow-up period is about."""

from dataclasses import dataclass
from datetime import date, timedelta

MONTHS = 3


@dataclass(frozen=True, order=True)
class Quarter:
    """One quarter, `number` 1 to 4. Its days are half-open: from `first` to, but not with, `after`."""

    year: int
    number: int

    @property
    def code(self) -> str:
        """How documents and keys write it: 2026-3."""
        return f"{self.year}-{self.number}"

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, (self.number - 1) * MONTHS + 1, 1)

    @property
    def after(self) -> date:
        """The day after its last."""
        return self.next.first

    @property
    def last(self) -> date:
        """Its last day."""
        return self.after - timedelta(days=1)

    @property
    def next(self) -> "Quarter":
        """The quarter after it."""
        return Quarter(self.year + self.number // 4, self.number % 4 + 1)

    @property
    def before(self) -> "Quarter":
        """The quarter before it."""
        return Quarter(self.year - (self.number == 1), (self.number - 2) % 4 + 1)


def quarter_of(day: date) -> Quarter:
    """The quarter that a day is in."""
    return Quarter(day.year, (day.month - 1) // MONTHS + 1)


def quarter_named(code: str) -> Quarter | None:
    """The quarter that a code such as 2026-3 stands for, or None; years from 2000 to 2100."""
    year, _, number = code.partition("-")
    right = year.isascii() and year.isdigit() and len(year) == 4 and number in ("1", "2", "3", "4")
    return Quarter(int(year), int(number)) if right and 2000 <= int(year) <= 2100 else None
