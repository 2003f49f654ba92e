"""The figures that a light is made from: one indicator, place and target group over time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from itertools import islice
from operator import lt
from typing import cast

from narvard_analytics.charts import Direction
from narvard_analytics.charts.rebasing import checked_reason
from narvard_analytics.errors import AnalyticsError
from narvard_analytics.results import Status


class Kind(StrEnum):
    """What the figure is; it decides the control chart (p′ for shares, u′ for rates, XmR for the rest)."""

    PROPORTION = "proportion"
    RATE = "rate"
    STANDARDISED_RATE = "standardised_rate"
    MEAN = "mean"
    COUNT = "count"


class SeriesNotUsable(AnalyticsError):
    """Raised when the parts of a series do not fit together."""


Figures = Sequence[float | None]


@dataclass(frozen=True)
class Reading:
    """The figure of the follow-up period (often a quarter), which the level is read from.

    ``period_from``/``period_to`` are half-open. ``lower``/``upper`` are the 95 % interval in the unit of ``value``.
    """

    period_from: date
    period_to: date
    value: float | None
    lower: float | None
    upper: float | None
    status: str = Status.OK
    numerator: float | None = None
    denominator: float | None = None


@dataclass(frozen=True, kw_only=True)
class Series:
    """Figures over time, one entry a period in every sequence, in time order.

    ``flow`` is true for monthly or weekly periods that do not overlap; only those have movement and capability.
    ``value`` equals ``scale`` × numerator / denominator for proportions and rates (scale 1000 for events per 1 000
    person-years). ``lower``/``upper`` are 95 % limits; None where there is none. ``status`` holds Status codes; a
    figure counts only where it is "ok". ``period_to`` is exclusive; left out, each period is a calendar month.

    ``reading`` is the follow-up period for the level; left out, the last complete period is used. ``rebased_at``
    maps the first day from which limits are computed anew to the written reason; ``fix_after`` freezes the limits of
    each part at its first so many points. ``coverage`` is the share of expected data that has
    arrived and ``declared_coverage`` the least share the indicator declares; a shortfall makes the light grey.
    Raises SeriesNotUsable where the sequences differ in length or are out of order, or the limits are frozen at no
    point, and PartWithoutReason where a rebasing has no reason.
    """

    kind: Kind | str
    flow: bool
    period_from: Sequence[date]
    numerator: Figures
    denominator: Figures
    value: Figures
    lower: Figures
    upper: Figures
    status: Sequence[str]
    direction: Direction | str = Direction.HIGHER
    period_to: Sequence[date] = ()
    scale: float = 1.0
    reading: Reading | None = None
    rebased_at: Mapping[date, str] = field(default_factory=dict)
    fix_after: int | None = None
    coverage: float | None = None
    declared_coverage: float | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "kind", Kind(self.kind))
        object.__setattr__(self, "direction", Direction(self.direction))
        if not self.period_to:
            object.__setattr__(self, "period_to", tuple(_month_after(day) for day in self.period_from))
        _check_lengths(self)
        _check_order(self)
        _check_parts(self)

    @property
    def better(self) -> Direction:
        """Direction of improvement."""
        return cast(Direction, self.direction)

    @property
    def figure(self) -> Kind:
        """What the figure is."""
        return cast(Kind, self.kind)


def _month_after(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def _check_lengths(series: Series) -> None:
    names = ("numerator", "denominator", "value", "lower", "upper", "status", "period_to")
    wrong = [name for name in names if len(getattr(series, name)) != len(series.period_from)]
    if wrong:
        raise SeriesNotUsable(
            f"The series was not used, because {', '.join(wrong)} and period_from differ in length. "
            "Give every sequence one entry a period."
        )


def _check_order(series: Series) -> None:
    if not all(map(lt, series.period_from, islice(series.period_from, 1, None))):
        pairs = zip(series.period_from, series.period_from[1:], strict=False)
        late = next(after for before, after in pairs if after <= before)
        raise SeriesNotUsable(
            f"The series was not used, because the period from {late.isoformat()} does not come after the one before "
            "it. Sort the periods and give each once."
        )


def _check_parts(series: Series) -> None:
    for day, reason in series.rebased_at.items():
        checked_reason(reason, day.isoformat())
    if series.fix_after is not None and series.fix_after < 1:
        raise SeriesNotUsable(
            f"The series was not used, because its limits are to rest on {series.fix_after} points. "
            "Freeze them at one point or more, or not at all."
        )
