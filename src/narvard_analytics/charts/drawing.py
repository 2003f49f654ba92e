"""Control charts of one or many series of figures: XmR and its moving ranges, I′, c, p, u and run charts.

In all of them points not ``used`` are left out, ``rebased`` says for each series at which points new parts begin and
why, and ``fix_after`` takes the limits of each part from its first so many points (one number, or one a series). A
series without a used point gives None. Raises PartWithoutReason.
"""

from collections.abc import Sequence

import numpy as np

from narvard_analytics.charts.alignment import Bools, Floats
from narvard_analytics.charts.chart import Chart, ChartKind
from narvard_analytics.charts.layout import lay_out
from narvard_analytics.charts.limits import (
    FixAfter,
    baseline_of,
    c_limits,
    individuals_prime_limits,
    limits_around,
    mean_moving_range,
    p_limits,
    points_in,
    u_limits,
    xmr_limits,
)
from narvard_analytics.charts.profiles import NHSR, QICHARTS2, SCREENING_FACTOR, Profile
from narvard_analytics.charts.rare_events import row_median
from narvard_analytics.charts.rebasing import Rebases
from narvard_analytics.errors import AnalyticsError

Rebased = Sequence[Rebases] | None


class ChartNotDrawn(AnalyticsError):
    """Raised when a chart is asked for where there is nothing to draw."""


def xmr_charts(
    values: Floats, used: Bools, rebased: Rebased = None, *, profile: Profile = NHSR, fix_after: FixAfter = None
) -> list[Chart | None]:
    """XmR charts of ``values`` (series × points)."""
    layout = lay_out(used, rebased, profile, fix_after)
    points = layout.rows.aligned(values)
    return layout.charts(ChartKind.XMR, points, xmr_limits(points, layout.rows.filled, profile, layout.fix_after))


def xmr_chart(
    values: Sequence[float],
    rebased: Rebases | None = None,
    *,
    profile: Profile = NHSR,
    fix_after: int | None = None,
) -> Chart:
    """The XmR chart of one series without gaps; ``values`` holds at least one point. Raises ChartNotDrawn."""
    points = np.array([values], dtype=float)
    used = np.ones(points.shape, dtype=np.bool_)
    (chart,) = xmr_charts(points, used, [rebased or {}], profile=profile, fix_after=fix_after)
    if chart is None:
        raise ChartNotDrawn("The chart was not drawn, because the series has no points. Give it at least one value.")
    return chart


def mr_charts(
    values: Floats, used: Bools, rebased: Rebased = None, *, profile: Profile = NHSR, fix_after: FixAfter = None
) -> list[Chart | None]:
    """Charts of the moving ranges of ``values``: centre MR̄, upper limit 3.267·MR̄, lower limit 0.

    A part's first point has no range and is left out. Neighbouring ranges share a point, so runs mean nothing and only
    a range beyond the limit is special.
    """
    points = lay_out(used, rebased, profile, fix_after)
    rows = points.rows
    aligned = rows.aligned(values)
    mean = mean_moving_range(aligned, baseline_of(rows.filled, points.fix_after), profile.screened)
    ranges = np.zeros(values.shape)
    first = rows.rank == 0
    ranges[rows.series, rows.position] = np.abs(np.diff(aligned, axis=1, prepend=0.0))[rows.row, rows.rank]
    has_range = used.copy()
    has_range[rows.series[first], rows.position[first]] = False
    layout = lay_out(has_range, rebased, profile, fix_after)
    drawn = layout.rows.aligned(ranges)
    centre = mean[np.unique(rows.row[~first])]
    reach = np.broadcast_to((SCREENING_FACTOR - 1) * centre[:, None], drawn.shape)
    limits = limits_around(centre, reach / 3, points_in(layout.rows.filled), reach=reach, floor=0.0)
    return layout.charts(ChartKind.MOVING_RANGE, drawn, limits, in_time=False)


def individuals_prime_charts(
    values: Floats,
    sizes: Floats,
    used: Bools,
    rebased: Rebased = None,
    *,
    profile: Profile = NHSR,
    fix_after: FixAfter = None,
) -> list[Chart | None]:
    """I′ charts of ``values`` (series × points) that each rest on a denominator in ``sizes``, above 0 where used."""
    layout = lay_out(used, rebased, profile, fix_after)
    points, weights = layout.rows.aligned(values), layout.rows.aligned(sizes)
    limits = individuals_prime_limits(points, weights, layout.rows.filled, profile, layout.fix_after)
    return layout.charts(ChartKind.INDIVIDUALS_PRIME, points, limits, sizes=weights)


def c_charts(
    counts: Floats, used: Bools, rebased: Rebased = None, *, profile: Profile = NHSR, fix_after: FixAfter = None
) -> list[Chart | None]:
    """c charts of counts of equal exposure."""
    layout = lay_out(used, rebased, profile, fix_after)
    points = layout.rows.aligned(counts)
    return layout.charts(ChartKind.C, points, c_limits(points, layout.rows.filled, layout.fix_after))


def p_charts(
    numerators: Floats,
    denominators: Floats,
    used: Bools,
    rebased: Rebased = None,
    *,
    profile: Profile = NHSR,
    fix_after: FixAfter = None,
    laney: bool = False,
    units: bool = False,
    scale: Floats | None = None,
) -> list[Chart | None]:
    """p charts of shares, p′ charts when ``laney``; shown as ``scale`` (one a series, or 1) × share.

    Every used point has a denominator above 0. ``units`` says that the points are units side by side and not months:
    then Laney's spread is their standard deviation, and runs mean nothing.
    """
    layout = lay_out(used, rebased, profile, fix_after)
    counts, sizes = layout.rows.aligned(numerators), layout.rows.aligned(denominators)
    limits = p_limits(counts, sizes, layout.rows.filled, profile, layout.fix_after, laney=laney, units=units)
    kind = ChartKind.P_PRIME if laney else ChartKind.P
    return layout.charts(kind, _ratio(counts, sizes), limits, sizes=sizes, scale=scale, in_time=not units)


def u_charts(
    numerators: Floats,
    denominators: Floats,
    used: Bools,
    rebased: Rebased = None,
    *,
    profile: Profile = NHSR,
    fix_after: FixAfter = None,
    laney: bool = False,
    units: bool = False,
    scale: Floats | None = None,
) -> list[Chart | None]:
    """u charts of events per exposure, u′ charts when ``laney``; the rest is as in ``p_charts``."""
    layout = lay_out(used, rebased, profile, fix_after)
    counts, sizes = layout.rows.aligned(numerators), layout.rows.aligned(denominators)
    limits = u_limits(counts, sizes, layout.rows.filled, profile, layout.fix_after, laney=laney, units=units)
    kind = ChartKind.U_PRIME if laney else ChartKind.U
    return layout.charts(kind, _ratio(counts, sizes), limits, sizes=sizes, scale=scale, in_time=not units)


def run_charts(
    values: Floats, used: Bools, rebased: Rebased = None, *, profile: Profile = QICHARTS2, fix_after: FixAfter = None
) -> list[Chart | None]:
    """Run charts of ``values``: the median and no limits; judged by Anhøj's rules unless ``profile`` has others."""
    layout = lay_out(used, rebased, profile, fix_after)
    points = layout.rows.aligned(values)
    baseline = baseline_of(layout.rows.filled, layout.fix_after)
    limits = limits_around(row_median(points, baseline), np.full(points.shape, np.inf), points_in(baseline))
    return layout.charts(ChartKind.RUN, points, limits)


def _ratio(counts: Floats, sizes: Floats) -> Floats:
    return counts / np.where(sizes > 0, sizes, 1.0)
