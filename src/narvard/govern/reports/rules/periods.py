"""Years and quarters that a report is about, as half-open periods of days."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

_KEY = re.compile(r"(\d{4})(?:-Q([1-4]))?")


@dataclass(frozen=True, order=True)
class Period:
    """A calendar year, or one of its quarters (1 to 4; 0 is the whole year)."""

    year: int
    quarter: int = 0

    @property
    def key(self) -> str:
        """As it stands in an address: "2026-Q3" or "2026"."""
        return f"{self.year}-Q{self.quarter}" if self.quarter else str(self.year)

    @property
    def first(self) -> date:
        """The first day."""
        return date(self.year, 3 * self.quarter - 2 if self.quarter else 1, 1)

    @property
    def end(self) -> date:
        """The day after the last one."""
        if self.quarter in (0, 4):
            return date(self.year + 1, 1, 1)
        return date(self.year, 3 * self.quarter + 1, 1)

    @property
    def last(self) -> date:
        """The last day."""
        return self.end - timedelta(days=1)

    def holds(self, day: date | None) -> bool:
        """Is the day within the period?"""
        return day is not None and self.first <= day < self.end


def read_period(key: str) -> Period | None:
    """The period of a key, or None where the key is none."""
    found = _KEY.fullmatch(key)
    return Period(int(found[1]), int(found[2] or 0)) if found and 1 <= int(found[1]) < 9999 else None


def quarter_of(day: date) -> Period:
    """The quarter that a day lies in."""
    return Period(day.year, (day.month + 2) // 3)


def latest_quarters(day: date, count: int) -> tuple[Period, ...]:
    """So many quarters, that of the day first."""
    now = quarter_of(day)
    places = (now.year * 4 + now.quarter - 1 - back for back in range(count))
    return tuple(Period(place // 4, place % 4 + 1) for place in places)


def latest_years(day: date, count: int) -> tuple[Period, ...]:
    """So many years, that of the day first."""
    return tuple(Period(day.year - back) for back in range(count))
