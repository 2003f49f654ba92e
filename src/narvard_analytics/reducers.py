"""Per-person reducers over time: continuity in rolling windows, as NumPy on rows sorted by person.

All windows are computed in one pass. A visit is placed in its month, months are summed to windows by the difference of
two running sums, and persons are told apart by where the sorted rows change: no loop over persons or windows.
Formulas: Bice and Boxerman 1977 (COC), Breslau and Reeb 1975 (UPC), Steinwachs 1979 (SECON), Magill and Senf 1987
(MMCI); Herfindahl's index is the chance that two visits drawn with replacement are to one provider.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

NOBODY = -1
"""Stands for a visit without a recorded professional."""


@dataclass(frozen=True)
class Visits:
    """One entry a visit to a professional, sorted by person and time.

    person, unit, provider: numbers from 0; provider is `NOBODY` where none is recorded. month: from 0, the first month
    of the first window.
    """

    person: Ints
    unit: Ints
    provider: Ints
    month: Ints


@dataclass(frozen=True)
class Spells:
    """Runs of windows, `[first, end)`, in which a person has a label: a unit, a municipality or a target group."""

    person: Ints
    label: Ints
    first: Ints
    end: Ints


@dataclass(frozen=True)
class WindowSums:
    """By person-and-unit (rows) and window (columns).

    person, unit: of each row, sorted. visits: N. squares: the sum of squared visits a provider. most: visits to the
    provider seen most. same: successive visits to one provider. nobody: visits without a recorded professional.
    providers: how many different ones.
    """

    person: Ints
    unit: Ints
    visits: Ints
    squares: Ints
    most: Ints
    same: Ints
    nobody: Ints
    providers: Ints


def window_sums(visits: Visits, windows: int, length: int, minimum: int = 1) -> WindowSums:
    """Sums of the visits at each unit in each of `windows` windows of `length` months, one month apart.

    Persons with fewer than `minimum` visits at a unit in all months together are left out: no window has more.
    """
    key = visits.person * _stride(visits.unit) + visits.unit
    keys, row, count = np.unique(key, return_inverse=True, return_counts=True)
    kept = count >= minimum
    keys, chosen = keys[kept], kept[row]
    row = (np.cumsum(kept) - 1)[row[chosen]]
    provider, month = visits.provider[chosen], visits.month[chosen]
    known = provider != NOBODY
    counts, first_cell = _visits_a_provider(row[known], provider[known], month[known], len(keys), windows, length)
    return WindowSums(
        person=keys // _stride(visits.unit),
        unit=keys % _stride(visits.unit),
        visits=_sum_of_runs(counts, first_cell),
        squares=_sum_of_runs(counts * counts, first_cell),
        most=_most_of_runs(counts, first_cell),
        same=_successive(row[known], provider[known], month[known], len(keys), windows, length),
        nobody=_in_windows(row[~known], month[~known], len(keys), windows, length),
        providers=_sum_of_runs(counts > 0, first_cell),
    )


def _visits_a_provider(
    row: Ints, provider: Ints, month: Ints, rows: int, windows: int, length: int
) -> tuple[Ints, Ints]:
    """Visits by cell (a row and a provider, in order) and window, and each row's first cell; at the end their "
    "number."""
    cells, cell = np.unique(row * _stride(provider) + provider, return_inverse=True)
    first_cell = np.searchsorted(cells // _stride(provider), np.arange(rows + 1))
    return _in_windows(cell, month, len(cells), windows, length), first_cell


def coc(sums: WindowSums, parts: int) -> Ints:
    """Bice–Boxerman: (Σ n² − N) / (N (N − 1)), as whole `parts` of one; 0 where N is under 2."""
    return coc_of_counts(sums.visits, sums.squares, parts)


def upc(sums: WindowSums, parts: int) -> Ints:
    """Usual provider: visits to the provider seen most / N, as whole `parts` of one; 0 where N is 0."""
    return _share(sums.most, sums.visits, parts)


def secon(sums: WindowSums, parts: int) -> Ints:
    """Sequential continuity: successive visits to one provider / (N − 1), as whole `parts`; 0 where N is under 2."""
    return _share(sums.same, sums.visits - 1, parts)


def herfindahl(sums: WindowSums, parts: int) -> Ints:
    """Herfindahl: Σ (n / N)², as whole `parts` of one; 0 where N is 0."""
    return _share(sums.squares, sums.visits**2, parts)


def mmci(sums: WindowSums, parts: int) -> Ints:
    """Modified, modified continuity: (1 − k / (N + 0.1)) / (1 − 1 / (N + 0.1)), as whole `parts`; 0 where N is 0."""
    return _share(10 * (sums.visits - sums.providers) + 1, 10 * sums.visits - 9, parts)


def provider_counts(starts: Ints, provider: Ints) -> tuple[Ints, Ints]:
    """Visits, and the sum of squared visits a provider, of runs of rows, where only the runs' order is known.

    starts: the first row of each run, and at the end the number of rows; no run is empty. provider: of each row. The
    run's number and the provider's are sorted as one number, which takes less than half the time of sorting rows.
    """
    visits = np.diff(starts)
    if not len(visits):
        return visits, visits
    width = int(provider.max()).bit_length()
    key = (np.repeat(np.arange(len(visits)), visits) << width) | provider
    key.sort()
    firsts = np.flatnonzero(np.append(True, key[1:] != key[:-1]))
    counts = np.diff(firsts, append=len(key))
    # Rows keep their runs when sorted, so a run's first count is that at its first row.
    squares = np.add.reduceat(counts * counts, np.searchsorted(firsts, starts[:-1]))
    return visits, squares


def coc_of_counts(visits: Ints, squares: Ints, parts: int) -> Ints:
    """Bice–Boxerman from visits and the sum of their squares a provider: see `coc`."""
    return _share(squares - visits, visits * (visits - 1), parts)


def held(spells: Spells, person: Ints, label: Ints, windows: int) -> Flags:
    """Whether each (person, label) pair, sorted and without repeats, has a spell in each window."""
    stride = max(_stride(label), _stride(spells.label))
    wanted, given = person * stride + label, spells.person * stride + spells.label
    place = np.searchsorted(wanted, given)
    found = place < len(wanted)
    found[found] = wanted[place[found]] == given[found]
    return _covered(place[found], spells.first[found], spells.end[found], len(wanted), windows) > 0


def label_at(spells: Spells, persons: int, windows: int, default: int) -> Ints:
    """The label of each of `persons` persons in each window, `default` where none; spells of a person are disjoint."""
    steps = np.zeros((persons, windows + 1), dtype=np.int64)
    first, end = np.clip(spells.first, 0, windows), np.clip(spells.end, 0, windows)
    row = spells.person * (windows + 1)
    # NumPy adds at numbers of cells many times as fast as at pairs of row and column.
    np.add.at(steps.reshape(-1), row + first, spells.label - default)
    np.add.at(steps.reshape(-1), row + end, default - spells.label)
    return np.cumsum(steps, axis=1)[:, :-1] + default


def _stride(numbers: Ints) -> int:
    return int(numbers.max(initial=0)) + 1


def _in_windows(row: Ints, month: Ints, rows: int, windows: int, length: int) -> Ints:
    """Entries by row and window: running sums over months, and the difference of two of them."""
    months = windows + length - 1
    monthly = np.bincount(row * months + month, minlength=rows * months).reshape(rows, months)
    running = np.zeros((rows, months + 1), dtype=np.int32)
    np.cumsum(monthly, axis=1, out=running[:, 1:])
    return running[:, length:] - running[:, :-length]


def _sum_of_runs(counts: Ints | Flags, first: Ints) -> Ints:
    """Sums of the cells of each row, which stand together: a sparse matrix of ones, which adds whole rows of memory.

    Twenty times as fast as running sums down the cells, or `reduceat`, which step through memory a window at a time.
    """
    cells = len(counts)
    ones = csr_matrix((np.ones(cells, dtype=np.int64), np.arange(cells), first), shape=(len(first) - 1, cells))
    summed: Ints = ones @ counts
    return summed


def _most_of_runs(counts: Ints, first: Ints) -> Ints:
    """The largest cell of each row: the first cells of all rows, then the second ones of those that have two, …"""
    size = np.diff(first)
    most = np.zeros((len(size), counts.shape[1]), dtype=np.int64)
    for number in range(int(size.max(initial=0))):
        rows = np.flatnonzero(size > number)
        most[rows] = np.maximum(most[rows], counts[first[rows] + number])
    return most


def _successive(row: Ints, provider: Ints, month: Ints, rows: int, windows: int, length: int) -> Ints:
    """Pairs of successive visits to one provider that lie whole in each window.

    The visits of a window are a run of all visits in order, so its pairs are pairs of the whole sequence. A pair
    lies in window w when the earlier visit is not before month w and the later one not after month w + length - 1.
    """
    order = np.argsort(row, kind="stable")
    row, provider, month = row[order], provider[order], month[order]
    pair = np.flatnonzero((row[1:] == row[:-1]) & (provider[1:] == provider[:-1]))
    first, end = np.maximum(month[pair + 1] - length + 1, 0), np.minimum(month[pair] + 1, windows)
    inside = first < end
    return _covered(row[pair][inside], first[inside], end[inside], rows, windows)


def _covered(row: Ints, first: Ints, end: Ints, rows: int, windows: int) -> Ints:
    """How many runs `[first, end)` of each row cover each window."""
    first, end = np.clip(first, 0, windows), np.clip(end, 0, windows)
    width = windows + 1
    steps = np.bincount(row * width + first, minlength=rows * width)
    steps -= np.bincount(row * width + end, minlength=rows * width)
    covered: Ints = np.cumsum(steps.reshape(rows, width), axis=1)[:, :-1]
    return covered


def _share(part: Ints, whole: Ints, parts: int) -> Ints:
    """part / whole as whole parts of one, rounded half to even; 0 where there is no whole."""
    share: Ints = np.rint(np.where(whole > 0, part / np.maximum(whole, 1), 0.0) * parts).astype(np.int64)
    return share
