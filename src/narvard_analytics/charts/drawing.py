"""Control charts of one or many series: XmR, p and u, with their special causes."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import numpy as np

from narvard_analytics.charts.alignment import Alignment, Bools, Floats, Ints, align
from narvard_analytics.charts.limits import Limits, p_limits, u_limits, xmr_limits
from narvard_analytics.charts.profiles import NHSR, POINTS_FOR_FIRM_LIMITS, Profile
from narvard_analytics.charts.special_causes import Codes, special_causes
from narvard_analytics.charts.verdicts import Assurance, Direction, Variation, assurance, variation
from narvard_analytics.errors import AnalyticsError


class ChartKind(StrEnum):
    """Kind of control chart; a prime marks Laney's limits."""

    XMR = "xmr"
    P = "p"
    P_PRIME = "p_prime"
    U = "u"
    U_PRIME = "u_prime"


@dataclass(frozen=True, eq=False)
class Process:
    """The last part of a chart as one process, in the unit of the chart.

    ``centre`` is its mean, ``sigma`` the standard deviation of its last point, ``points`` the number of points in the
    part, ``baseline`` the denominator behind the centre (points for XmR, Σn otherwise) and ``last_size`` the
    denominator of the last point (1 for XmR).
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
    ``part`` counts from 0 and grows where the chart is rebased. ``cause`` holds SpecialCause codes, ``side`` +1 for
    above or rising and −1 for below or falling. ``profile`` is the rule profile as name@version.
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

    @property
    def trial(self) -> bool:
        """True while the last part has too few points for firm limits."""
        return self.process.points < POINTS_FOR_FIRM_LIMITS

    def variation(self, direction: Direction) -> Variation:
        """State of the last point of the last part, which is what the variation icon shows."""
        return variation(int(self.cause[-1]), int(self.side[-1]), direction)

    def variations(self, direction: Direction) -> tuple[Variation, ...]:
        """State of every point, for drawing."""
        pairs = zip(self.cause.tolist(), self.side.tolist(), strict=True)
        return tuple(variation(cause, side, direction) for cause, side in pairs)

    def assurance(self, target: float | None, direction: Direction) -> Assurance:
        """Whether the limits at the last point keep clear of ``target``."""
        return assurance(float(self.lower[-1]), float(self.upper[-1]), target, direction)


def xmr_charts(
    values: Floats,
    used: Bools,
    part_starts: Bools | None = None,
    *,
    profile: Profile = NHSR,
    fix_after: int | None = None,
) -> list[Chart | None]:
    """XmR charts of ``values`` (series × points); points not ``used`` are left out.

    ``part_starts`` marks the points where the chart is rebased; ``fix_after`` takes the limits of each part from its
    first so many points. A series without a used point gives None.
    """
    rows = align(used, part_starts)
    points = rows.aligned(values)
    limits = xmr_limits(points, rows.filled, profile, fix_after)
    return _charts(ChartKind.XMR, rows, points, np.ones(points.shape), limits, profile, np.ones(len(values)))


def p_charts(
    numerators: Floats,
    denominators: Floats,
    used: Bools,
    part_starts: Bools | None = None,
    *,
    profile: Profile = NHSR,
    fix_after: int | None = None,
    laney: bool = False,
    scale: Floats | None = None,
) -> list[Chart | None]:
    """p charts of shares, p′ charts when ``laney``; shown as ``scale`` (one a series, or 1) × share.

    Every used point has a denominator above 0; the rest is as in ``xmr_charts``.
    """
    rows = align(used, part_starts)
    counts, sizes = rows.aligned(numerators), rows.aligned(denominators)
    limits = p_limits(counts, sizes, rows.filled, profile, fix_after, laney=laney)
    kind = ChartKind.P_PRIME if laney else ChartKind.P
    return _charts(kind, rows, _ratio(counts, sizes), sizes, limits, profile, _scales(scale, numerators))


def u_charts(
    numerators: Floats,
    denominators: Floats,
    used: Bools,
    part_starts: Bools | None = None,
    *,
    profile: Profile = NHSR,
    fix_after: int | None = None,
    laney: bool = False,
    scale: Floats | None = None,
) -> list[Chart | None]:
    """u charts of events per exposure, u′ charts when ``laney``; shown as ``scale`` (one a series, or 1) × rate.

    Every used point has a denominator above 0; the rest is as in ``xmr_charts``.
    """
    rows = align(used, part_starts)
    counts, sizes = rows.aligned(numerators), rows.aligned(denominators)
    limits = u_limits(counts, sizes, rows.filled, profile, fix_after, laney=laney)
    kind = ChartKind.U_PRIME if laney else ChartKind.U
    return _charts(kind, rows, _ratio(counts, sizes), sizes, limits, profile, _scales(scale, numerators))


def xmr_chart(
    values: Sequence[float],
    part_starts: Sequence[bool] | None = None,
    *,
    profile: Profile = NHSR,
    fix_after: int | None = None,
) -> Chart:
    """The XmR chart of one series without gaps; ``values`` holds at least one point."""
    points = np.array([values], dtype=float)
    starts = None if part_starts is None else np.array([part_starts], dtype=np.bool_)
    used = np.ones(points.shape, dtype=np.bool_)
    (chart,) = xmr_charts(points, used, starts, profile=profile, fix_after=fix_after)
    if chart is None:
        raise ChartNotDrawn("The chart was not drawn, because the series has no points. Give it at least one value.")
    return chart


class ChartNotDrawn(AnalyticsError):
    """Raised when a chart is asked for where there is nothing to draw."""


def _scales(scale: Floats | None, values: Floats) -> Floats:
    return np.ones(len(values)) if scale is None else scale


def _ratio(counts: Floats, sizes: Floats) -> Floats:
    return counts / np.where(sizes > 0, sizes, 1.0)


def _charts(
    kind: ChartKind,
    rows: Alignment,
    points: Floats,
    sizes: Floats,
    limits: Limits,
    profile: Profile,
    scale: Floats,
) -> list[Chart | None]:
    """Finds the special causes of all rows, then cuts the points up into one chart a series."""
    findings = special_causes(points, rows.filled, limits, profile)
    at = (rows.row, rows.rank)
    factor = scale[rows.series]
    processes = _Processes(rows, limits.sigma[at] * factor, sizes[at], limits.baseline_total)
    columns: dict[str, Any] = {
        "position": rows.position,
        "part": rows.part,
        "value": points[at] * factor,
        "centre": limits.centre[rows.row] * factor,
        "lower": limits.lower[at] * factor,
        "upper": limits.upper[at] * factor,
        "near_lower": limits.near_lower[at] * factor,
        "near_upper": limits.near_upper[at] * factor,
        "cause": findings.cause[at],
        "side": findings.side[at],
    }
    name = f"{profile.name}@{profile.version}"
    bounds = np.searchsorted(rows.series, np.arange(len(scale) + 1)).tolist()
    charts: list[Chart | None] = []
    for first, end in zip(bounds[:-1], bounds[1:], strict=True):
        drawn = {column: array[first:end] for column, array in columns.items()}
        last = processes.at(end - 1, drawn["centre"]) if end > first else None
        charts.append(Chart(kind=kind, profile=name, process=last, **drawn) if last else None)
    return charts


@dataclass(frozen=True, eq=False)
class _Processes:
    """Spread and size of every point and the baseline of every row, from which the last process is read."""

    rows: Alignment
    sigma: Floats
    size: Floats
    baseline: Floats

    def at(self, point: int, centre: Floats) -> Process:
        row = int(self.rows.row[point])
        return Process(
            centre=float(centre[-1]),
            sigma=float(self.sigma[point]),
            points=int(self.rows.rank[point]) + 1,
            baseline=float(self.baseline[row]),
            last_size=float(self.size[point]),
        )
