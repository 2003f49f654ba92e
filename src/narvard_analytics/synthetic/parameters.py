"""What the caller decides about a made-up region."""

from dataclasses import dataclass, replace
from datetime import date
from math import ceil

import numpy as np

from narvard_analytics.errors import AnalyticsError

from .places import Place
from .regions import REGIONS, place

MOST_RESIDENTS = 12_000_000


class RegionCannotBeMade(AnalyticsError):
    """The parameters describe no region that can be made."""


@dataclass(frozen=True)
class Parameters:
    """Size, period and seed of a made-up region.

    first_month: first day of the first month of care.
    months: number of months of care; 54 hold 37 complete windows of 18 months.
    seed: not negative; the same parameters give the same bytes.
    scale: residents as a multiple of the published population, above 0.
    region: one of REGIONS.
    at_a_time: residents times months made at a time, which memory grows with, whatever the size of the region.
    block: which part of the residents, of `blocks`; in the first the seed is used as it is.

    Raises RegionCannotBeMade when a value is outside its range.
    """

    first_month: date = date(2020, 1, 1)
    months: int = 54
    seed: int = 2020
    scale: float = 1.0
    region: str = "sodra_alvsborg"
    at_a_time: int = 17_500_000
    block: int = 0

    def __post_init__(self) -> None:
        if self.first_month.day != 1:
            raise RegionCannotBeMade(
                f"The first month is {self.first_month}, not the first day of a month. Give day 1."
            )
        if not 1 <= self.months <= 240:
            raise RegionCannotBeMade(f"{self.months} months were asked for. Give a number from 1 to 240.")
        if self.region not in REGIONS:
            raise RegionCannotBeMade(f"There is no region {self.region}. Name one of {', '.join(REGIONS)}.")
        if not self.scale > 0 or not 1 <= self.residents <= MOST_RESIDENTS:
            raise RegionCannotBeMade(
                f"The scale is {self.scale}. Give one above 0 that makes at most {MOST_RESIDENTS:,} residents."
            )
        if self.at_a_time < 1:
            raise RegionCannotBeMade(f"{self.at_a_time} person-months at a time were asked for. Give 1 or more.")
        if self.seed < 0:
            raise RegionCannotBeMade(f"The seed is {self.seed}. Give a whole number that is not negative.")

    @property
    def place(self) -> Place:
        """The region, its municipalities and hospitals."""
        return place(self.region)

    def with_residents(self, residents: int) -> "Parameters":
        """The same region with exactly so many residents when care begins."""
        return replace(self, scale=residents / self.published)

    @property
    def published(self) -> int:
        """Residents of the region in the published figures."""
        return sum(m.inhabitants for m in self.place.municipalities)

    @property
    def residents(self) -> int:
        """How many live in the region when care begins."""
        return round(self.published * self.scale)

    @property
    def blocks(self) -> int:
        """In how many parts the residents are made."""
        return ceil(self.residents * self.months / self.at_a_time)

    @property
    def tag(self) -> str:
        """What tells the ids of one block from another's, in the order of blocks; empty where there is one."""
        return f"{self.block:02d}-" if self.blocks > 1 else ""

    def of_block(self, block: int) -> "Parameters":
        """The parameters of a part of the residents: chance of its own, all else the same."""
        drawn = int(np.random.SeedSequence([self.seed, block]).generate_state(1)[0])
        return replace(self, block=block, seed=drawn if block else self.seed)
