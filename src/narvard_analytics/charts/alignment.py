"""Points of many series laid out so that every part of every chart is one row, with no gaps.

A part is a stretch of a series with limits of its own: it starts where the chart is rebased. Rules never reach from
one part into the next, so a part can be treated as a series of its own and thousands of them in one array.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Alignment:
    """Where each used point of a series × points array stands among rows of gapless parts.

    ``series`` and ``position`` address the used points in the original array, in time order; ``row`` and ``rank`` say
    where each stands in the aligned array. ``part`` numbers the parts of each series from 0. ``filled`` (rows × width)
    marks the cells of the aligned array that hold a point.
    """

    series: Ints
    position: Ints
    part: Ints
    row: Ints
    rank: Ints
    filled: Bools

    @property
    def series_of_rows(self) -> Ints:
        """The series that each row is a part of."""
        return np.asarray(self.series[self.rank == 0])

    def aligned(self, values: Floats) -> Floats:
        """The used points of ``values`` (series × points) as rows × width; unfilled cells hold 0."""
        out = np.zeros(self.filled.shape)
        out[self.row, self.rank] = values[self.series, self.position]
        return out


def align(used: Bools, part_starts: Bools | None = None) -> Alignment:
    """Lay out the points marked in ``used`` (series × points); a True in ``part_starts`` begins a new part there."""
    starts = np.zeros_like(used) if part_starts is None else part_starts
    begun: Ints = np.cumsum(starts, axis=1, dtype=np.int64)
    series, position = np.nonzero(used)
    part = begun[series, position]
    part -= part[np.searchsorted(series, series)]
    new_row = np.ones(series.size, dtype=np.bool_)
    new_row[1:] = (series[1:] != series[:-1]) | (part[1:] != part[:-1])
    row = np.cumsum(new_row) - 1
    first = np.flatnonzero(new_row)
    rank = np.arange(series.size) - first[row]
    lengths = np.bincount(row, minlength=first.size)
    width = int(lengths.max()) if lengths.size else 0
    filled = np.arange(width)[None, :] < lengths[:, None]
    return Alignment(series, position, part, row, rank, filled)
