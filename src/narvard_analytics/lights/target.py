"""Targets, and the required path from the frozen baseline to the target."""

from dataclasses import dataclass
from datetime import date

from narvard_analytics.charts import Direction
from narvard_analytics.errors import AnalyticsError


class TargetNotUsable(AnalyticsError):
    """Raised when a target's dates contradict each other."""


@dataclass(frozen=True, kw_only=True)
class Target:
    """What a plan wants of an indicator, in the indicator's unit.

    ``value`` is None where the plan wants something but has put no number on it. ``target_date`` is the first day on
    which the value is required (None: always). ``baseline_value`` and ``baseline_date`` are frozen when the plan is
    adopted; the baseline date is the last day of the baseline period. ``starts`` is the first day of the activity that
    is to make the difference; before it nothing is required. Raises TargetNotUsable where the baseline is not before
    the target date.
    """

    value: float | None
    target_date: date | None = None
    baseline_value: float | None = None
    baseline_date: date | None = None
    starts: date | None = None

    def __post_init__(self) -> None:
        if self.target_date and self.baseline_date and self.baseline_date >= self.target_date:
            raise TargetNotUsable(
                f"The target was not used, because its baseline date {self.baseline_date.isoformat()} is not before "
                f"its target date {self.target_date.isoformat()}. Correct one of the dates in the plan."
            )

    def is_due(self, day: date) -> bool:
        """Whether the target value itself, rather than a point on the way to it, is required on ``day``."""
        return self.target_date is None or day >= self.target_date

    def required(self, day: date, direction: Direction) -> float | None:
        """The value required on ``day``: on the straight line from baseline to target, and the target from its date on.

        A baseline already on the good side of the target is not to be walked back from: the target is required
        throughout. None where the plan gives no number, or a later date without a baseline.
        """
        if self.value is None or self.is_due(day):
            return self.value
        if self.target_date is None or self.baseline_value is None or self.baseline_date is None:
            return None
        if direction.sign * (self.baseline_value - self.value) >= 0:
            return self.value
        gone = (day - self.baseline_date).days / (self.target_date - self.baseline_date).days
        return self.baseline_value + max(gone, 0.0) * (self.value - self.baseline_value)
