"""What the caller decides about a made-up region."""

from dataclasses import dataclass
from datetime import date

from narvard_analytics.errors import AnalyticsError


class RegionCannotBeMade(AnalyticsError):
    """The parameters describe no region that can be made."""


@dataclass(frozen=True)
class Parameters:
    """Size, period and seed of a made-up region.

    first_month: first day of the first month of care.
    months: number of months of care; 54 hold 37 complete windows of 18 months.
    seed: not negative; the same parameters give the same bytes.
    scale: share of the published population, above 0 and at most 1.

    Raises RegionCannotBeMade when a value is outside its range.
    """

    first_month: date = date(2020, 1, 1)
    months: int = 54
    seed: int = 2020
    scale: float = 1.0

    def __post_init__(self) -> None:
        if self.first_month.day != 1:
            raise RegionCannotBeMade(
                f"The first month is {self.first_month}, not the first day of a month. Give day 1."
            )
        if not 1 <= self.months <= 240:
            raise RegionCannotBeMade(f"{self.months} months were asked for. Give a number from 1 to 240.")
        if not 0 < self.scale <= 1:
            raise RegionCannotBeMade(f"The scale is {self.scale}. Give a share above 0 and at most 1.")
        if self.seed < 0:
            raise RegionCannotBeMade(f"The seed is {self.seed}. Give a whole number that is not negative.")
