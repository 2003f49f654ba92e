"""The control charts of many series at once: which points count, which chart each series gets."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import groupby, islice
from operator import le, sub

import numpy as np

from narvard_analytics.charts import Chart, ChartKind, Profile, p_charts, u_charts, xmr_charts
from narvard_analytics.charts.alignment import Bools, Floats, Ints
from narvard_analytics.charts.rebasing import Rebases
from narvard_analytics.lights.series import Figures, Kind, Series, SeriesNotUsable
from narvard_analytics.results import Status

LONGEST_FLOW_PERIOD = timedelta(days=31)
"""Longer periods give too few points for a control chart to signal (of four, three sigma never fires)."""

SAME_FIGURE = 1e-3
"""Relative difference within which a value agrees with its numerator and denominator; values may be rounded."""


def is_monthly_flow(series: Series) -> bool:
    """Whether a control chart may be drawn: a flow in periods of a month at most that do not overlap."""
    if not series.flow:
        return False
    lengths = map(sub, series.period_to, series.period_from)
    short = max(lengths, default=timedelta()) <= LONGEST_FLOW_PERIOD
    return short and all(map(le, series.period_to, islice(series.period_from, 1, None)))


def draw(series: Sequence[Series], flows: Sequence[bool], today: date, profile: Profile) -> list[Chart | None]:
    """The chart of each series; None where it is no monthly flow (says ``flows``) or has no figure."""
    charts: list[Chart | None] = [None] * len(series)
    kinds = [(_chart_kind(each), index) for index, each in enumerate(series) if flows[index]]
    for kind, group in groupby(sorted(kinds), key=lambda pair: pair[0]):
        members = [index for _, index in group]
        for index, chart in zip(members, _drawn(kind, [series[i] for i in members], today, profile), strict=True):
            charts[index] = chart
    return charts


def _chart_kind(series: Series) -> ChartKind:
    """p′ and u′ need counts: where figures came without them, the values are charted as they are."""
    attribute = {Kind.PROPORTION: ChartKind.P_PRIME, Kind.RATE: ChartKind.U_PRIME}.get(series.figure)
    return attribute if attribute and _has_counts(series) else ChartKind.XMR


def _has_counts(series: Series) -> bool:
    if None not in series.numerator and None not in series.denominator and 0 not in series.denominator:
        return True
    rows = zip(series.status, series.numerator, series.denominator, strict=True)
    return all(top is not None and bottom for status, top, bottom in rows if status == Status.OK)


def _drawn(kind: ChartKind, series: Sequence[Series], today: date, profile: Profile) -> list[Chart | None]:
    width = max(len(each.period_from) for each in series)
    values = _table((each.value for each in series), width)
    used = _used(series, values, width, today)
    rebased = [_rebased(each) for each in series] if any(each.rebased_at for each in series) else None
    fixed = _fixed(series, width)
    if kind is ChartKind.XMR:
        return xmr_charts(values, used, rebased, profile=profile, fix_after=fixed)
    numerators = _table((each.numerator for each in series), width)
    denominators = _table((each.denominator for each in series), width)
    scale = np.array([each.scale for each in series], dtype=float)
    _check_scale(values, numerators, denominators, scale, used)
    draw_many = p_charts if kind is ChartKind.P_PRIME else u_charts
    return draw_many(numerators, denominators, used, rebased, profile=profile, fix_after=fixed, laney=True, scale=scale)


def _table(columns: Iterable[Figures], width: int) -> Floats:
    """Series × points with NaN for what is missing; only points marked as used leave this file."""
    rows = [np.array(column, dtype=float) for column in columns]
    out = np.full((len(rows), width), np.nan)
    for line, row in zip(out, rows, strict=True):
        line[: row.size] = row
    return out


def _used(series: Sequence[Series], values: Floats, width: int, today: date) -> Bools:
    used = np.zeros((len(series), width), dtype=np.bool_)
    for line, each in zip(used, series, strict=True):
        ended = bisect_right(each.period_to, today)
        line[:ended] = [status == Status.OK for status in each.status[:ended]]
    return used & np.isfinite(values)


def _rebased(series: Series) -> Rebases:
    """The first period that starts on or after each rebasing, with the reason."""
    found = {}
    for day, reason in series.rebased_at.items():
        first = next((i for i, start in enumerate(series.period_from) if start >= day), None)
        if first is not None:
            found[first] = reason
    return found


def _fixed(series: Sequence[Series], width: int) -> Ints | None:
    """For each series the number of first points that limits are taken from; None where no series is frozen."""
    if all(each.fix_after is None for each in series):
        return None
    return np.array([width if each.fix_after is None else each.fix_after for each in series])


def _check_scale(values: Floats, numerators: Floats, denominators: Floats, scale: Floats, used: Bools) -> None:
    expected = scale[:, None] * numerators / np.where(used, denominators, 1.0)
    wrong = used & ~np.isclose(values, expected, rtol=SAME_FIGURE, atol=0.0, equal_nan=True)
    if wrong.any():
        row, column = np.argwhere(wrong)[0]
        raise SeriesNotUsable(
            f"The series was not used, because its value {values[row, column]:g} is not scale × numerator "
            f"/ denominator ({expected[row, column]:g}). "
            "Set scale to the indicator's unit, or kind to standardised_rate or mean."
        )
