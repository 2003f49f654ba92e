"""Which rows to withhold: those with small counts, and as many more as keep the small ones from being worked out."""

from collections.abc import Sequence
from itertools import product

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from narvard_analytics.disclosure_control.profiles import Profile
from narvard_analytics.disclosure_control.relations import NO_ROW, Ints, Relations
from narvard_analytics.results import IntervalMethod

Bools = NDArray[np.bool_]
Counts = NDArray[np.float64]

NEVER = np.inf


def counts_behind(table: pa.Table, profile: Profile) -> Counts:
    """Three counts a row (3 × rows): events, persons, and for proportions those outside the numerator; 0 if none."""
    events, persons = _numbers(table, "events"), _numbers(table, "persons")
    outside = np.zeros(table.num_rows)
    if profile.complements:
        method = np.asarray(table["interval_method"].to_numpy(zero_copy_only=False), dtype=object)
        rest = np.rint(_numbers(table, "denominator") - _numbers(table, "numerator"))
        outside = np.where(method == IntervalMethod.WILSON, np.maximum(rest, 0.0), 0.0)
    return np.stack([events, persons, outside])


def too_small(table: pa.Table, counts: Counts, profile: Profile) -> Bools:
    """Rows with a count from 1 to ``profile.smallest`` − 1, or with a figure but no count to judge it by."""
    small = ((counts > 0) & (counts < profile.smallest)).any(axis=0)
    unjudged = _present(table, "value") & ~_present(table, "persons") & ~_present(table, "events")
    return np.asarray(small | (unjudged & _is_register(table)))


def protect(withheld: Bools, counts: Counts, cells: Ints, relations: Sequence[Relations], smallest: int) -> Bools:
    """Withholds more rows until no sum gives a withheld count away.

    ``cells`` numbers the rows that tell of the same events (the measures of one indicator in one place, group and
    period): they are withheld together. In each sum whose total is published, the withheld parts must be two at least
    and able to exchange ``smallest`` − 1 among them while none falls below 1, so that each could be any of
    ``smallest`` numbers. The smallest published part is taken first, then the total.
    """
    withheld = together(withheld, cells)
    settled = False
    while not settled:
        settled = True
        for relation, count in product(relations, counts):
            more = _next(withheld, count, relation, smallest)
            if more.size:
                # At once, so that the next count sees it and does not take a partner of its own.
                withheld[more] = True
                withheld, settled = together(withheld, cells), False
    return withheld


def together(withheld: Bools, cells: Ints) -> Bools:
    """Rows whose cell holds a withheld row."""
    return np.asarray(np.bincount(cells, weights=withheld)[cells] > 0)


def smallest_published(rows: Ints, withheld: Bools, count: NDArray[np.float64]) -> Ints:
    """In each line of ``rows`` (padded) the published row with the smallest count above 0, or NO_ROW."""
    if not rows.shape[1]:
        return np.full(len(rows), NO_ROW)
    candidate = (rows != NO_ROW) & ~withheld[rows] & (count[rows] > 0)
    size = np.where(candidate, count[rows], NEVER)
    best = size.argmin(axis=1)
    lines = np.arange(len(rows))
    return np.where(candidate[lines, best], rows[lines, best], NO_ROW)


def _next(withheld: Bools, count: NDArray[np.float64], relation: Relations, smallest: int) -> Ints:
    """One more row to withhold in each sum that gives something away."""
    exposed = _gives_away(withheld, count, relation, smallest)
    total, parts = relation.total[exposed], relation.parts[exposed]
    choice = smallest_published(parts, withheld, count)
    chosen = np.where(choice == NO_ROW, total, choice)
    return np.asarray(chosen[~withheld[chosen]])


def _gives_away(withheld: Bools, count: NDArray[np.float64], relation: Relations, smallest: int) -> Bools:
    parts = relation.parts
    hidden = (parts != NO_ROW) & withheld[parts]
    number = hidden.sum(axis=1)
    counted = np.where(hidden, count[parts], 0.0)
    room = np.maximum(counted - 1, 0.0).sum(axis=1)
    total_hidden = withheld[relation.total]
    lone_total = total_hidden & (number == 0) & (count[relation.total] > 0)
    readable = ~total_hidden & counted.any(axis=1) & ((number < 2) | (room < smallest - 1))
    return np.asarray(lone_total | readable)


def _numbers(table: pa.Table, column: str) -> NDArray[np.float64]:
    values = table[column].cast(pa.float64()).to_numpy(zero_copy_only=False)
    return np.asarray(np.nan_to_num(values, nan=0.0), dtype=np.float64)


def _present(table: pa.Table, column: str) -> Bools:
    return np.asarray(table[column].is_valid().to_numpy(zero_copy_only=False), dtype=np.bool_)


def _is_register(table: pa.Table) -> Bools:
    basis = np.asarray(table["basis"].to_numpy(zero_copy_only=False), dtype=object)
    return np.asarray(basis == "register")
