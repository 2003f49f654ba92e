"""What a control chart is once it is drawn: points, limits, special causes, and the process that it shows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np

from narvard_analytics.charts.alignment import Floats, Ints
from narvard_analytics.charts.profiles import POINTS_FOR_FIRM_LIMITS
from narvard_analytics.charts.runs import Runs, runs_about
from narvard_analytics.charts.special_causes import Codes, rounding, sides
from narvard_analytics.charts.verdicts import Assurance, Direction, Variation, assurance, variation


class ChartKind(StrEnum):
    """Kind of control chart; a prime marks limits that are widened by how much the points really swing."""

    XMR = "xmr"
    MOVING_RANGE = "mr"
    INDIVIDUALS_PRIME = "i_prime"
    C = "c"
    P = "p"
    P_PRIME = "p_prime"
    U = "u"
    U_PRIME = "u_prime"
    G = "g"
    T = "t"
    XBAR = "xbar"
    S = "s"
    RUN = "run"


@dataclass(frozen=True, eq=False)
class Process:
    """The last part of a chart as one process, in the unit of the chart.

    ``centre`` is its centre line, ``sigma`` the standard deviation of its last point (infinite on a run chart, which
    has no limits), ``points`` the number of points in the part, ``baseline`` the denominator behind the centre (points
    where there is none, Σn otherwise) and ``last_size`` the denominator of the last point (1 where there is none).
    """

    centre: float
    sigma: float
    points: int
    baseline: float
    last_size: float


@dataclass(frozen=True, eq=False)
class Chart:
    """One control chart; all arrays have one entry for each point that is drawn, in time order, and none is NaN.

    ``position`` is the point's index in the series that the chart was drawn from (a missing point has no entry).
    ``part`` counts from 0 and grows where the chart is rebased; ``rebased`` says why, by the index of the first point.
    ``cause`` holds SpecialCause codes, ``side`` +1 for above or rising and −1 for below or falling. ``profile`` is the
    rule profile as name@version. The limits of a run chart are infinite.
    """

    kind: ChartKind
    profile: str
    position: Ints
    part: Ints
    value: Floats
    centre: Floats
    lower: Floats
    upper: Floats
    near_lower: Floats
    near_upper: Floats
    cause: Codes
    side: Codes
    process: Process
    rebased: Mapping[int, str] = field(default_factory=dict)

    @property
    def trial(self) -> bool:
        """True while the last part has too few points for firm limits."""
        return self.process.points < POINTS_FOR_FIRM_LIMITS

    @property
    def runs(self) -> Runs:
        """Anhøj's runs of the last part, as one row."""
        last = self.part == self.part[-1]
        values, everywhere = self.value[None, last], np.ones((1, int(last.sum())), dtype=np.bool_)
        return runs_about(sides(values, everywhere, self.centre[-1:], rounding(values)))

    def variation(self, direction: Direction) -> Variation:
        """State of the last point of the last part, which is what the variation icon shows."""
        return variation(int(self.cause[-1]), int(self.side[-1]), direction)

    def variations(self, direction: Direction) -> tuple[Variation, ...]:
        """State of every point, for drawing."""
        pairs = zip(self.cause.tolist(), self.side.tolist(), strict=True)
        return tuple(variation(cause, side, direction) for cause, side in pairs)

    def assurance(self, target: float | None, direction: Direction) -> Assurance:
        """Whether the limits at the last point keep clear of ``target``; a run chart has none and cannot say."""
        known = None if self.kind is ChartKind.RUN else target
        return assurance(float(self.lower[-1]), float(self.upper[-1]), known, direction)
