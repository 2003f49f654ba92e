"""The figures of one measure in one place and group, and what a light takes from them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from narvard_analytics.charts import POINTS_FOR_FIRM_LIMITS

OK, SUPPRESSED, INCOMPLETE = "ok", "suppressed", "incomplete"

QUARTERS = "quarter"
MONTHS = "month"
POINT = "point"


@dataclass(frozen=True)
class Figure:
    """One period's figures; `period_from`..`period_to` is half-open, a single day for a point in time."""

    period_from: date
    period_to: date
    status: str
    numerator: float | None = None
    denominator: float | None = None
    value: float | None = None
    lower: float | None = None
    upper: float | None = None
    persons: int | None = None

    @property
    def last_day(self) -> date:
        """The last day that the figure speaks of."""
        return self.period_to - timedelta(days=1)

    @property
    def usable(self) -> bool:
        """Whether there is a figure that may be shown."""
        return self.status == OK and self.value is not None


Figures = Mapping[str, Sequence[Figure]]
"""Figures in time order by kind of period."""


def latest(figures: Iterable[Figure]) -> Figure | None:
    """The last period that is complete, whether its figure may be shown or not; an earlier one never stands in."""
    whole = [figure for figure in figures if figure.status != INCOMPLETE]
    return whole[-1] if whole else None


def unbroken(months: Sequence[Figure]) -> Sequence[Figure]:
    """The months after the last withheld one, or none where they are too few for firm limits.

    Months are withheld because few persons were concerned, so those that are left between them are not a fair sample:
    a curve through them would stand too high. The months since then are whole.
    """
    last = max((number for number, month in enumerate(months) if month.status == SUPPRESSED), default=-1)
    after = months[last + 1 :]
    whole = last == -1 or sum(month.usable for month in after) >= POINTS_FOR_FIRM_LIMITS
    return after if whole else ()


def baseline(figures: Figures, first: date, end: date, *, flow: bool, level_period: str) -> float | None:
    """The value of the baseline period [first, end), or None where a part of it is lacking or withheld.

    A flow is the mean of its quarters (months where the period is not made of quarters) weighted by denominator, which
    for shares, rates and means is their own value of the whole period; for a standardised rate, whose denominator is
    its person-years, it is near it. A rolling window or a point in time is its last one that ends within the period.
    """
    if not flow:
        return _last_within(figures.get(level_period, ()), first, end, point=level_period == POINT)
    parts = [_parts(figures.get(kind, ()), first, end) for kind in (QUARTERS, MONTHS)]
    return next((value for value in map(_weighted, parts) if value is not None), None)


def _last_within(figures: Sequence[Figure], first: date, end: date, *, point: bool) -> float | None:
    """The closing balance of the period is the point on the day after it; a window has to end with it at the latest."""
    ends = ((figure, figure.period_from if point else figure.period_to) for figure in figures)
    within = [figure for figure, day in ends if first < day <= end]
    return within[-1].value if within and within[-1].usable else None


def _parts(figures: Sequence[Figure], first: date, end: date) -> list[Figure]:
    """The figures that together are the whole period, or none."""
    parts = [f for f in figures if first <= f.period_from and f.period_to <= end]
    covered = sum((f.period_to - f.period_from).days for f in parts)
    return parts if covered == (end - first).days else []


def _weighted(parts: Sequence[Figure]) -> float | None:
    if not parts or not all(part.usable for part in parts):
        return None
    if not all(part.denominator for part in parts):
        return sum(part.value or 0.0 for part in parts) / len(parts)
    weight = sum(part.denominator or 0.0 for part in parts)
    return sum((part.value or 0.0) * (part.denominator or 0.0) for part in parts) / weight
