"""From points and limits of aligned rows to one chart a series."""

from collections.abc import Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import numpy as np

from narvard_analytics.charts.alignment import Alignment, Bools, Floats, align
from narvard_analytics.charts.chart import Chart, ChartKind, Process
from narvard_analytics.charts.limits import FixAfter, Limits
from narvard_analytics.charts.profiles import Profile
from narvard_analytics.charts.rebasing import Rebases, part_starts
from narvard_analytics.charts.special_causes import special_causes

NEVER_REBASED: Rebases = MappingProxyType({})


@dataclass(frozen=True, eq=False)
class Layout:
    """The used points of many series in aligned rows, and the rules that they are charted by."""

    rows: Alignment
    profile: Profile
    fix_after: FixAfter
    rebased: Sequence[Rebases] | None
    series: int

    def charts(
        self,
        kind: ChartKind,
        points: Floats,
        limits: Limits,
        *,
        sizes: Floats | None = None,
        scale: Floats | None = None,
        in_time: bool = True,
    ) -> list[Chart | None]:
        """Finds the special causes of all rows, then cuts the points up into one chart a series."""
        at = (self.rows.row, self.rows.rank)
        findings = special_causes(points, self.rows.filled, limits, self.profile, in_time=in_time)
        factor = 1.0 if scale is None else scale[self.rows.series]
        size = np.ones(self.rows.row.size) if sizes is None else sizes[at]
        processes = _Processes(self.rows, limits.sigma[at] * factor, size, limits.baseline_total)
        columns: dict[str, Any] = {
            "position": self.rows.position,
            "part": self.rows.part,
            "value": points[at] * factor,
            "centre": limits.centre[self.rows.row] * factor,
            "lower": limits.lower[at] * factor,
            "upper": limits.upper[at] * factor,
            "near_lower": limits.near_lower[at] * factor,
            "near_upper": limits.near_upper[at] * factor,
            "cause": findings.cause[at],
            "side": findings.side[at],
        }
        return self._cut(kind, columns, processes)

    def _cut(self, kind: ChartKind, columns: dict[str, Any], processes: "_Processes") -> list[Chart | None]:
        name = f"{self.profile.name}@{self.profile.version}"
        bounds = np.searchsorted(self.rows.series, np.arange(self.series + 1)).tolist()
        charts: list[Chart | None] = [None] * self.series
        for index, (first, end) in enumerate(zip(bounds[:-1], bounds[1:], strict=True)):
            if end > first:
                drawn = {column: array[first:end] for column, array in columns.items()}
                process = processes.at(end - 1, drawn["centre"])
                reasons = self.rebased[index] if self.rebased else NEVER_REBASED
                charts[index] = Chart(kind=kind, profile=name, process=process, rebased=reasons, **drawn)
        return charts


def lay_out(used: Bools, rebased: Sequence[Rebases] | None, profile: Profile, fix_after: FixAfter) -> Layout:
    """The used points in rows; a ``fix_after`` given for each series becomes one for each row."""
    rows = align(used, part_starts(rebased, used.shape))
    fixed = fix_after if fix_after is None or isinstance(fix_after, int) else np.asarray(fix_after)[rows.series_of_rows]
    return Layout(rows, profile, fixed, rebased, len(used))


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
