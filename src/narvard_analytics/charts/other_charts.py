"""Charts of rare events (g, t) and of subgroups (Xbar, S); the arguments that they share are those of drawing.py."""

import numpy as np

from narvard_analytics.charts.alignment import Bools, Floats
from narvard_analytics.charts.chart import Chart, ChartKind
from narvard_analytics.charts.drawing import ChartNotDrawn, Rebased
from narvard_analytics.charts.layout import lay_out
from narvard_analytics.charts.limits import FixAfter
from narvard_analytics.charts.profiles import NHSR, Profile
from narvard_analytics.charts.rare_events import g_limits, t_limits
from narvard_analytics.charts.subgroups import s_limits, xbar_limits

SMALLEST_SUBGROUP = 2


def g_charts(
    between: Floats, used: Bools, rebased: Rebased = None, *, profile: Profile = NHSR, fix_after: FixAfter = None
) -> list[Chart | None]:
    """g charts of the number of cases between events (series × events). Raises ChartNotDrawn where one is below 0."""
    _check(between, used, 0, "between events")
    layout = lay_out(used, rebased, profile, fix_after)
    points = layout.rows.aligned(between)
    return layout.charts(ChartKind.G, points, g_limits(points, layout.rows.filled, layout.fix_after))


def t_charts(
    between: Floats, used: Bools, rebased: Rebased = None, *, profile: Profile = NHSR, fix_after: FixAfter = None
) -> list[Chart | None]:
    """t charts of the time between events, in any unit (series × events). Raises ChartNotDrawn where one is below 0."""
    _check(between, used, 0, "between events")
    layout = lay_out(used, rebased, profile, fix_after)
    points = layout.rows.aligned(between)
    return layout.charts(ChartKind.T, points, t_limits(points, layout.rows.filled, profile, layout.fix_after))


def xbar_charts(
    means: Floats,
    sds: Floats,
    sizes: Floats,
    used: Bools,
    rebased: Rebased = None,
    *,
    profile: Profile = NHSR,
    fix_after: FixAfter = None,
) -> list[Chart | None]:
    """Xbar charts of the means of ``sizes`` measurements a period with their sample standard deviations ``sds``.

    Raises ChartNotDrawn where a used period has fewer than two measurements.
    """
    _check(sizes, used, SMALLEST_SUBGROUP, "of measurements")
    layout = lay_out(used, rebased, profile, fix_after)
    points, spread, counts = (layout.rows.aligned(each) for each in (means, sds, sizes))
    limits = xbar_limits(points, spread, counts, layout.rows.filled, layout.fix_after)
    return layout.charts(ChartKind.XBAR, points, limits, sizes=counts)


def s_charts(
    sds: Floats,
    sizes: Floats,
    used: Bools,
    rebased: Rebased = None,
    *,
    profile: Profile = NHSR,
    fix_after: FixAfter = None,
) -> list[Chart | None]:
    """S charts of the sample standard deviations of ``sizes`` measurements a period; raises as ``xbar_charts``."""
    _check(sizes, used, SMALLEST_SUBGROUP, "of measurements")
    layout = lay_out(used, rebased, profile, fix_after)
    points, counts = layout.rows.aligned(sds), layout.rows.aligned(sizes)
    limits = s_limits(points, counts, layout.rows.filled, layout.fix_after)
    return layout.charts(ChartKind.S, points, limits, sizes=counts)


def _check(numbers: Floats, used: Bools, least: float, what: str) -> None:
    low = used & (np.where(used, numbers, least) < least)
    if low.any():
        raise ChartNotDrawn(
            f"The chart was not drawn, because a number {what} is {numbers[low][0]:g} and cannot be below {least:g}. "
            "Correct the number, or mark its point as not used."
        )
