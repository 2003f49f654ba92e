"""A reader of a published table who writes down every sum there is and solves them all: the plain attack.

Knows which rows there are, every published count, that no count is below 0 and that a withheld count of somebody is 1
at least. Sees neither the code of disclosure control nor the true table, which serves only to say what was found.
"""

import numpy as np
from scipy.optimize import linprog

SAME = ("indicator", "measure", "version", "basis", "period_kind", "period_from", "period_to")

INFEASIBLE = 2


class Reader:
    """Unknown counts as columns, sums as lines."""

    def __init__(self, true_rows, gone):
        self.true_rows = true_rows
        self.true = [float(each["events"]) for each in true_rows]
        self.low = [float(count > 0) if hide else count for count, hide in zip(self.true, gone, strict=True)]
        self.high = [np.inf if hide else count for count, hide in zip(self.true, gone, strict=True)]
        self.lines = []

    def add(self, total, parts):
        """The count of one column is the sum of others."""
        self.lines.append((total, list(parts)))

    def unknown(self, count, low=0.0):
        """A new column that stands in no row; ``count`` is its true value."""
        self.true.append(float(count))
        self.low.append(low)
        self.high.append(np.inf)
        return len(self.true) - 1

    def rows(self, **wanted):
        """Rows that have all these values."""
        return [i for i, each in enumerate(self.true_rows) if all(each[k] == v for k, v in wanted.items())]

    def add_sums(self, column, whole, skip=()):
        """Rows that differ in ``column`` alone add up to the one where it is ``whole``."""
        for i in self.rows(**{column: whole}):
            others = {k: v for k, v in self.true_rows[i].items() if k in (*KEYS, *SAME) and k != column}
            parts = [j for j in self.rows(**others) if self.true_rows[j][column] not in (whole, *skip)]
            if parts:
                self.add(i, parts)

    def add_rests(self, column, whole, part=None):
        """What is left of ``whole`` when one other row is taken from it, one at a time.

        That remainders add up among themselves and none is below 0 is not used: see docs/explanation/disclosure.md.
        """
        for i in self.rows(**{column: whole}):
            others = {k: v for k, v in self.true_rows[i].items() if k in (*KEYS, *SAME) and k != column}
            for j in self.rows(**others):
                if j != i and part in (None, self.true_rows[j][column]):
                    self.add(i, [j, self.unknown(self.true[i] - self.true[j], low=-np.inf)])

    def add_periods(self, longer, shorter):
        """A longer period is the sum of the shorter ones within it."""
        for i in self.rows(period_kind=longer):
            whole = self.true_rows[i]
            same = {k: whole[k] for k in (*KEYS, "indicator", "measure")}
            parts = [
                j
                for j in self.rows(period_kind=shorter, **same)
                if whole["period_from"] <= self.true_rows[j]["period_from"]
                and self.true_rows[j]["period_to"] <= whole["period_to"]
            ]
            self.add(i, parts)

    def width(self, index):
        """How far one count can move, given all sums."""
        ends = [
            linprog(sign * self.aim(index), A_eq=self.matrix, b_eq=self.known, bounds=self.bounds) for sign in (1, -1)
        ]
        assert all(end.status != INFEASIBLE for end in ends)
        return -ends[1].fun - ends[0].fun if all(end.success for end in ends) else np.inf

    def aim(self, index):
        """The unknown of one column alone."""
        return (self.columns == index).astype(float)

    def solve(self):
        """Writes the sums over what is not known."""
        matrix = np.zeros((len(self.lines), len(self.true)))
        for line, (total, parts) in zip(matrix, self.lines, strict=True):
            line[total] = 1
            line[parts] = -1
        low, high = np.array(self.low), np.array(self.high)
        fixed = low == high
        self.columns = np.flatnonzero(~fixed)
        self.known = -matrix[:, fixed] @ low[fixed]
        used = matrix[:, ~fixed].any(axis=1)
        self.matrix, self.known = matrix[used][:, ~fixed], self.known[used]
        self.bounds = np.column_stack([low, high])[~fixed]

    def found(self, gone, smallest=5):
        """Withheld counts, and small counts that stand in no row, that the reader has to within ``smallest`` values."""
        secret = [hide and count > 0 for hide, count in zip(gone, self.true, strict=False)]
        secret += [0 < count < smallest for count in self.true[len(gone) :]]
        self.solve()
        return [(i, self.true[i]) for i in np.flatnonzero(secret) if self.width(i) < smallest - 1 - 1e-6]


KEYS = ("municipality", "unit", "target_group")
