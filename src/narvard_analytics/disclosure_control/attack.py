"""A reader who solves all sums at once: which withheld rows would be given away by several sums together.

One sum at a time is enough while rows add up in one way only. Where municipalities add up to a whole and months to
quarters as well, two sums can give away together what neither does alone.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from narvard_analytics.disclosure_control.relations import NO_ROW, Ints, Relations
from narvard_analytics.disclosure_control.suppression import Bools

PINNED = 1e-9
"""A withheld row that moves less than this in every solution of the sums has only one value."""


def pinned_rows(withheld: Bools, relations: Sequence[Relations]) -> Ints:
    """Withheld rows that have one value only, given every published row and every sum."""
    equation, row, sign = _unknowns(withheld, relations)
    if not row.size:
        return np.zeros(0, dtype=np.int64)
    rows, variable = np.unique(row, return_inverse=True)
    equations, line = np.unique(equation, return_inverse=True)
    found = [
        rows[members[_pinned(matrix)]]
        for members, matrix in _components(line, variable, sign, len(equations), len(rows))
    ]
    return np.concatenate(found)


def _unknowns(withheld: Bools, relations: Sequence[Relations]) -> tuple[Ints, Ints, Ints]:
    """Equation, row and sign of every withheld row in every sum."""
    equation, row, sign, offset = [], [], [], 0
    for relation in relations:
        lines = offset + np.arange(len(relation.total))
        inside = (relation.parts != NO_ROW) & withheld[relation.parts]
        hidden = withheld[relation.total]
        equation += [np.nonzero(inside)[0] + offset, lines[hidden]]
        row += [relation.parts[inside], relation.total[hidden]]
        sign += [np.full(int(inside.sum()), -1), np.full(int(hidden.sum()), 1)]
        offset += len(lines)
    empty = np.zeros(0, dtype=np.int64)
    return np.concatenate([empty, *equation]), np.concatenate([empty, *row]), np.concatenate([empty, *sign])


def _components(
    line: Ints, variable: Ints, sign: Ints, lines: int, variables: int
) -> list[tuple[Ints, NDArray[np.float64]]]:
    """The sums in groups that share no withheld row: (variables, equations × variables matrix) of each."""
    links = coo_array((np.ones(line.size), (line, lines + variable)), shape=(lines + variables, lines + variables))
    count, label = connected_components(links, directed=False)
    groups = []
    order = np.argsort(label[line], kind="stable")
    for entries in np.split(order, np.searchsorted(label[line][order], np.arange(1, count))):
        members, column = np.unique(variable[entries], return_inverse=True)
        equations, local = np.unique(line[entries], return_inverse=True)
        matrix = np.zeros((equations.size, members.size))
        matrix[local, column] = sign[entries]
        groups.append((members, matrix))
    return groups


def _pinned(matrix: NDArray[np.float64]) -> Bools:
    """Variables that are 0 in every vector of the matrix's null space."""
    if not matrix.size:
        return np.zeros(matrix.shape[1], dtype=np.bool_)
    _, singular, basis = np.linalg.svd(matrix, full_matrices=True)
    rank = int((singular > PINNED * max(matrix.shape)).sum())
    return np.asarray(np.abs(basis[rank:]).max(axis=0, initial=0.0) < PINNED)
