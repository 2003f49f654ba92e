"""A reader who solves all sums at once: which withheld counts that gives away, or nearly.

One sum at a time is enough while rows add up in one way only. Where municipalities add up to a whole and months to
quarters as well, several sums can narrow down together what none does alone. The reader is taken to know every
published row, every sum, and that a withheld count is 1 at least; linear programming then finds how far each withheld
count can move.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import coo_array, csr_array
from scipy.sparse.csgraph import connected_components

from narvard_analytics.disclosure_control.columns import Bools, Ints, Numbers
from narvard_analytics.disclosure_control.relations import NO_ROW, Relations

ROUNDING = 1e-6
"""A solver's answer may fall so much short of a whole number."""

ROWS_AT_ONCE = 1_000
"""Rows that are solved together: fewer cost more calls of the solver than they save, and more are slower a row."""

TRIES = 8
"""Pairs of solutions looked for, all rows at once; a row that none has moved far enough is taken for narrow.

Each pair moves about half of what is left, so few rows are taken for narrow that are not: that errs on the safe side.
"""


Solved = dict[tuple[bytes, bytes], Ints]
"""Narrow rows of systems that were solved before, by the rows of a system and their counts."""


def narrow_rows(
    withheld: Bools,
    count: Numbers,
    relations: Sequence[Relations],
    width: float,
    judged: Bools | None = None,
    solved: Solved | None = None,
) -> Ints:
    """Withheld rows whose count has no ``width`` between its least and its greatest possible value.

    Only rows that several sums tie together are looked at (what one sum gives away is guarded by its own rule), and of
    those the ``judged``, if given. Rows with nothing counted are never narrow. ``solved`` remembers systems between
    calls with the same relations and width: a system whose rows are the same has the same narrow rows.
    """
    secret = (withheld if judged is None else judged) & (count > 0)
    whole = _system(withheld, count, relations, width)
    if whole is None:
        return np.zeros(0, dtype=np.int64)
    known = {} if solved is None else solved
    asked = [(whole.rows[at].tobytes(), (count * secret)[whole.rows[at]].tobytes(), at) for at in whole.tied()]
    for batch in _batches([each for each in asked if each[:2] not in known]):
        system = whole.only(np.isin(np.arange(whole.rows.size), np.concatenate([at for *_, at in batch])))
        narrow = system.rows[_narrow(system, secret[system.rows], width)]
        known |= {(rows, counts): np.intersect1d(whole.rows[at], narrow) for rows, counts, at in batch}
    return np.sort(np.concatenate([known[rows, counts] for rows, counts, _ in asked]))


_Asked = tuple[bytes, bytes, Ints]


def _batches(asked: Sequence[_Asked]) -> Iterator[Sequence[_Asked]]:
    """So many of the asked at a time that a call of the solver is worth its cost."""
    size = np.cumsum([at.size for *_, at in asked]) // ROWS_AT_ONCE
    for number in np.unique(size):
        first, last = np.searchsorted(size, [number, number + 1])
        yield asked[first:last]


def _narrow(system: "_System", judged: Bools, width: float) -> Bools:
    """The judged rows that no solution found by so many tries has moved by ``width``."""
    found = np.zeros(judged.size, dtype=np.bool_)
    place, low, high = np.arange(judged.size), np.zeros(judged.size), np.zeros(judged.size)
    rng, aim, narrow = np.random.default_rng(0), np.ones(judged.size), judged
    for _ in range(TRIES):
        if not narrow.any():
            return found
        for sign in (1.0, -1.0):
            moved = system.furthest(np.where(narrow, sign * aim, 0.0))
            np.minimum(low, moved, out=low)
            np.maximum(high, moved, out=high)
        narrow = judged & (high - low < width - ROUNDING)
        # What is tied to no narrow row is settled: the next try is for the rest alone.
        left = np.isin(system.part, system.part[narrow])
        system, narrow = system.only(left), narrow[left]
        place, low, high, judged = place[left], low[left], high[left], judged[left]
        aim = rng.choice([-1.0, 1.0], judged.size)
    found[place[narrow]] = True
    return found


@dataclass(frozen=True, eq=False)
class _System:
    """The sums over withheld rows, in what each row differs from its true count; ``part`` tells rows tied together."""

    rows: Ints
    equations: csr_array
    bounds: Numbers
    part: Ints

    def furthest(self, aim: Numbers) -> Numbers:
        """The possible difference of every row for which the sum of ``aim`` times differences is greatest."""
        nothing = np.zeros(self.equations.shape[0])
        found = linprog(-aim, A_eq=self.equations, b_eq=nothing, bounds=self.bounds, method="highs")
        return np.asarray(found.x)

    def tied(self) -> list[Ints]:
        """The places of the rows that are tied together, system by system."""
        order = np.argsort(self.part, kind="stable")
        return np.split(order, np.flatnonzero(np.diff(self.part[order])) + 1)

    def only(self, kept: Bools) -> "_System":
        """The system of the rows kept."""
        matrix = self.equations[:, np.flatnonzero(kept)]
        used = np.flatnonzero(np.diff(matrix.indptr))
        return _System(self.rows[kept], matrix[used], self.bounds[kept], self.part[kept])


def _system(hidden: Bools, count: Numbers, relations: Sequence[Relations], width: float) -> _System | None:
    """Equations over the hidden rows that several sums tie together, or None where there are none.

    A difference is cut off where it tells no more: at twice ``width``.
    """
    equation, row, sign = _unknowns(hidden, relations)
    if not row.size:
        return None
    rows, variable = np.unique(row, return_inverse=True)
    lines, line = np.unique(equation, return_inverse=True)
    size = lines.size + rows.size
    links = coo_array((np.ones(row.size), (line, lines.size + variable)), shape=(size, size))
    part = connected_components(links, directed=False)[1][lines.size :]
    several = np.unique(part[np.bincount(variable) > 1])
    matrix = csr_array((sign.astype(float), (line, variable)), shape=(lines.size, rows.size))
    down = -np.clip(count[rows] - 1, 0.0, 2 * width)
    system = _System(rows, matrix, np.column_stack([down, np.full(rows.size, 2 * width)]), part)
    return system.only(np.isin(part, several)) if several.size else None


def _unknowns(hidden: Bools, relations: Sequence[Relations]) -> tuple[Ints, Ints, Ints]:
    """Equation, row and sign of every hidden row in every sum."""
    equation, row, sign, offset = [], [], [], 0
    for relation in relations:
        lines = offset + np.arange(len(relation.total))
        inside = (relation.parts != NO_ROW) & hidden[relation.parts]
        total = hidden[relation.total]
        equation += [np.nonzero(inside)[0] + offset, lines[total]]
        row += [relation.parts[inside], relation.total[total]]
        sign += [np.full(int(inside.sum()), -1), np.full(int(total.sum()), 1)]
        offset += len(lines)
    empty = np.zeros(0, dtype=np.int64)
    return np.concatenate([empty, *equation]), np.concatenate([empty, *row]), np.concatenate([empty, *sign])
