"""COC by municipality and calendar year from one table of visits that is sorted by person and day.

For whoever has visits and nothing else, as a register extract or a delivery of one's own: no listings, no groups. The
order makes a person's year a run of rows, so that one batch after another is enough and nothing is held but sums.
Formula: Bice and Boxerman 1977.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from numpy.typing import NDArray

from narvard_analytics.errors import AnalyticsError
from narvard_analytics.indicators.continuity_sums import person_changes, person_keys, side_by_side, whole_persons
from narvard_analytics.indicators.figures import PARTS
from narvard_analytics.reducers import Flags, Ints, coc_of_counts, provider_counts

COLUMNS = ("person", "practitioner", "municipality", "day")
SCHEMA = pa.schema(
    {"municipality": pa.string(), "year": pa.int16(), "persons": pa.int64(), "total": pa.int64(), "coc": pa.float64()}
)
BATCH_ROWS = 125_000


class VisitsNotSorted(AnalyticsError):
    """Visits came in another order than by person and day."""


Cells = dict[tuple[str | None, int], tuple[int, int]]
"""Persons, and the sum of their COC in billionths, by municipality and year."""


@dataclass(frozen=True)
class _Part:
    """The sums of some whole persons, and the first and last of them as two numbers."""

    cells: Cells
    first: tuple[int, int]
    last: tuple[int, int]


def read_visits(file: Path, rows: int = BATCH_ROWS) -> Iterator[pa.RecordBatch]:
    """The columns of a Parquet file of visits that COC needs, in the file's order, so many rows at a time."""
    texts = ["practitioner", "municipality"]
    yield from pq.ParquetFile(file, read_dictionary=texts).iter_batches(rows, columns=list(COLUMNS))


def coc_by_year(visits: Iterable[pa.RecordBatch], minimum: int = 2) -> pa.Table:
    """Mean COC by municipality and calendar year: municipality, year, persons, total (in billionths), coc.

    visits: person (a UUID), practitioner, municipality (text), day (a date); sorted by person and day. Visits without a
    practitioner do not count. A person's year counts in the municipality of its last visit, and not at all with fewer
    than `minimum` visits. Raises VisitsNotSorted.
    """
    cells: Cells = {}
    last = (-1, -1)
    for part in side_by_side(partial(_sum, minimum=minimum), whole_persons(visits)):
        _refuse_unless(part.first > last)
        last = part.last
        for cell, (persons, total) in part.cells.items():
            before = cells.get(cell, (0, 0))
            cells[cell] = (before[0] + persons, before[1] + total)
    return _table(cells)


def _table(cells: Cells) -> pa.Table:
    rows = [
        {"municipality": place, "year": year, "persons": persons, "total": total, "coc": total / PARTS / persons}
        for (place, year), (persons, total) in sorted(cells.items(), key=lambda cell: (cell[0][0] or "", cell[0][1]))
    ]
    return pa.Table.from_pylist(rows, schema=SCHEMA)


def _sum(rows: pa.Table, minimum: int) -> _Part:
    day = rows["day"].combine_chunks().cast(pa.int32()).to_numpy()
    changed = person_changes(rows)
    high, low = person_keys(rows)[np.append(0, np.flatnonzero(changed) + 1)].byteswap().T
    later = (high[1:] > high[:-1]) | ((high[1:] == high[:-1]) & (low[1:] > low[:-1]))
    _refuse_unless(bool(later.all()) and not (~changed & (day[1:] < day[:-1])).any())
    return _Part(_cells(rows, changed, day, minimum), (int(high[0]), int(low[0])), (int(high[-1]), int(low[-1])))


def _refuse_unless(in_order: bool) -> None:
    if not in_order:
        raise VisitsNotSorted(
            "The visits are not sorted by person and day, so a person's year could not be told. Sort the table, then"
            " run it again."
        )


def _cells(rows: pa.Table, changed: Flags, day: NDArray[np.int32], minimum: int) -> Cells:
    year, (provider, _names), (place, names) = _years(day), _codes(rows["practitioner"]), _codes(rows["municipality"])
    if (known := provider >= 0).all():
        starts = np.concatenate([[0], np.flatnonzero(changed | (year[1:] != year[:-1])) + 1, [len(day)]])
    else:
        run = np.cumsum(np.append(0, changed | (year[1:] != year[:-1])))[known]
        provider, place, year = provider[known], place[known], year[known]
        starts = np.append(np.flatnonzero(np.diff(run, prepend=-1)), len(run))
    visits, squares = provider_counts(starts, provider)
    enough = np.flatnonzero(visits >= minimum)
    last = starts[1:][enough] - 1
    index = coc_of_counts(visits[enough], squares[enough], PARTS)
    return _by_cell(place[last], names, year[last], index)


def _by_cell(place: Ints, names: list[str], year: Ints, index: Ints) -> Cells:
    if not len(index):
        return {}
    # Nobody's municipality is -1, which is the last of the names.
    width, first = len(names) + 1, int(year.min())
    cell = (year - first) * width + place % width
    persons, totals = np.bincount(cell), np.zeros(int(cell.max()) + 1, dtype=np.int64)
    np.add.at(totals, cell, index)
    return {
        ([*names, None][number % width], number // width + first): (int(persons[number]), int(totals[number]))
        for number in np.flatnonzero(persons).tolist()
    }


def _years(day: NDArray[np.int32]) -> Ints:
    """The calendar year of days since 1970, looked up among the days that there are."""
    first, last = int(day.min()), int(day.max())
    days = np.arange(first, last + 1).astype("datetime64[D]")
    year = days.astype("datetime64[Y]").astype(np.int64) + 1970
    found: Ints = year[day - first]
    return found


def _codes(column: pa.ChunkedArray) -> tuple[Ints, list[str]]:
    """A text column as numbers of its names, -1 where there is none."""
    whole = column.unify_dictionaries().combine_chunks() if pa.types.is_dictionary(column.type) else column
    coded = whole if isinstance(whole, pa.DictionaryArray) else whole.combine_chunks().dictionary_encode()
    numbers = coded.indices if not coded.null_count else pc.fill_null(coded.indices, -1)
    return numbers.to_numpy(zero_copy_only=False).astype(np.int64), coded.dictionary.to_pylist()
