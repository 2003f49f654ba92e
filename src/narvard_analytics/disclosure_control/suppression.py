"""Which rows to withhold: those with small counts, and as many more as keep the small ones from being worked out."""

from collections.abc import Sequence
from itertools import product

import numpy as np
import pyarrow as pa

from narvard_analytics.disclosure_control.columns import Bools, Ints, Numbers, numbers, present, texts
from narvard_analytics.disclosure_control.profiles import Profile
from narvard_analytics.disclosure_control.relations import NO_ROW, Relations
from narvard_analytics.results import Basis, IntervalMethod

NEVER = np.inf


def counts_behind(table: pa.Table, profile: Profile) -> Numbers:
    """Three counts a row (3 × rows): events, persons, and for proportions those outside the numerator; 0 if none."""
    events, persons = numbers(table, "events"), numbers(table, "persons")
    outside = np.zeros(table.num_rows)
    if profile.complements:
        rest = np.rint(numbers(table, "denominator") - numbers(table, "numerator"))
        is_proportion = texts(table, "interval_method") == IntervalMethod.WILSON
        outside = np.where(is_proportion, np.maximum(rest, 0.0), 0.0)
    return np.stack([events, persons, outside])


def small(counts: Numbers, profile: Profile) -> Bools:
    """Rows with a count from 1 to ``profile.smallest`` − 1."""
    return np.asarray(((counts > 0) & (counts < profile.smallest)).any(axis=0))


def unjudged(table: pa.Table) -> Bools:
    """Register figures without a count to judge them by."""
    bare = present(table, "value") & ~present(table, "persons") & ~present(table, "events")
    return np.asarray(bare & (texts(table, "basis") == Basis.REGISTER))


def protect(
    withheld: Bools,
    counts: Numbers,
    cells: Ints,
    relations: Sequence[Relations],
    smallest: int,
    told: Bools | None = None,
) -> Bools:
    """Withholds more rows until no sum gives a withheld count away.

    ``cells`` numbers the rows that tell of the same events (the measures of one indicator in one place, group and
    period): they are withheld together. In each sum whose total is published, the withheld parts must be two at least
    and able to exchange ``smallest`` − 1 among them while none falls below 1, so that each could be any of
    ``smallest`` numbers. The smallest published part is taken first, then the total. Rows that were ``told`` before
    protect nobody and are never chosen.
    """
    told = np.zeros(withheld.shape, dtype=np.bool_) if told is None else told
    withheld = together(withheld, cells)
    settled = False
    while not settled:
        settled = True
        for relation, count in product(relations, counts):
            more = _next(withheld, told, count, relation, smallest)
            if more.size:
                # At once, so that the next count sees it and does not take a partner of its own.
                withheld[more] = True
                withheld, settled = together(withheld, cells), False
    return withheld


def together(withheld: Bools, cells: Ints) -> Bools:
    """Rows whose cell holds a withheld row."""
    return np.asarray(np.bincount(cells, weights=withheld)[cells] > 0)


def smallest_published(rows: Ints, withheld: Bools, count: Numbers) -> Ints:
    """In each line of ``rows`` (padded) the published row with the smallest count above 0, or NO_ROW."""
    if not rows.shape[1]:
        return np.full(len(rows), NO_ROW)
    candidate = (rows != NO_ROW) & ~withheld[rows] & (count[rows] > 0)
    size = np.where(candidate, count[rows], NEVER)
    best = size.argmin(axis=1)
    lines = np.arange(len(rows))
    return np.where(candidate[lines, best], rows[lines, best], NO_ROW)


def _next(withheld: Bools, told: Bools, count: Numbers, relation: Relations, smallest: int) -> Ints:
    """One more row to withhold in each sum that gives something away."""
    exposed = _gives_away(withheld & ~told, count, relation, smallest)
    total, parts = relation.total[exposed], relation.parts[exposed]
    choice = smallest_published(parts, withheld | told, count)
    chosen = np.where(choice == NO_ROW, total, choice)
    return np.asarray(chosen[~(withheld | told)[chosen]])


def _gives_away(hidden_rows: Bools, count: Numbers, relation: Relations, smallest: int) -> Bools:
    parts = relation.parts
    hidden = (parts != NO_ROW) & hidden_rows[parts]
    number = hidden.sum(axis=1)
    counted = np.where(hidden, count[parts], 0.0)
    room = np.maximum(counted - 1, 0.0).sum(axis=1)
    total_hidden = hidden_rows[relation.total]
    lone_total = total_hidden & (number == 0) & (count[relation.total] > 0)
    readable = ~total_hidden & counted.any(axis=1) & ((number < 2) | (room < smallest - 1))
    return np.asarray(lone_total | readable)
