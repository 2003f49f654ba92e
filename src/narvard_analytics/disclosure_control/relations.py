"""Which rows of a result table add up to which: what a reader could subtract to find a withheld figure.

Municipalities add up to all of them together, units to all who are listed, months to quarters, years and windows. What
is left when a part is taken from a whole (those outside a target group, those who are listed nowhere, what a growing
period has gained) stands in no row and can be reckoned all the same: such remainders are rows of their own here, never
published.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from narvard_analytics.disclosure_control.columns import Bools, Ints, Numbers, month_numbers, numbers, row_codes, texts
from narvard_analytics.results import (
    ALL_GROUPS,
    ALL_LISTED,
    ALL_MUNICIPALITIES,
    ALL_UNITS,
    UNKNOWN_MUNICIPALITY,
    PeriodKind,
)

NO_ROW = -1

MEASURE = ("indicator", "measure", "version", "basis")
"""Columns that are the same in all rows of one sum, whatever it runs over."""

PERIOD = ("period_kind", "period_from", "period_to")
PLACE = ("municipality", "unit")

MONTHS_IN = {PeriodKind.QUARTER: 3, PeriodKind.YEAR: 12, PeriodKind.ROLLING_18_MONTHS: 18}


@dataclass(frozen=True, eq=False)
class Relations:
    """Sums: row ``total[i]`` is the sum of the rows ``parts[i]``, padded with NO_ROW."""

    total: Ints
    parts: Ints


def municipality_sums(table: pa.Table) -> Relations:
    """All municipalities together as the sum of each.

    By the result table's definition persons of unknown residence are not in the sum. Where the events add up only
    with them (a figure computed elsewhere), they are a part like the others.
    """
    place = texts(table, "municipality")
    is_whole, is_unknown = place == ALL_MUNICIPALITIES, place == UNKNOWN_MUNICIPALITY
    key = row_codes(table, (*MEASURE, "target_group", "unit", *PERIOD))
    within = _adds_up_with_unknown(table, key, is_whole, is_unknown)
    parts = np.flatnonzero(~is_whole & (~is_unknown | within[key]))
    return sums_by(key, np.flatnonzero(is_whole), key, parts)


def _adds_up_with_unknown(table: pa.Table, key: Ints, is_whole: Bools, is_unknown: Bools) -> Bools:
    """For each sum whether it has events of unknown residence and adds up only with them."""
    events = numbers(table, "events")
    whole, unknown, known = (
        np.bincount(key, weights=np.where(rows, events, 0.0))
        for rows in (is_whole, is_unknown, ~is_whole & ~is_unknown)
    )
    return np.asarray((unknown > 0) & (whole == known + unknown))


def unit_sums(table: pa.Table) -> Relations:
    """All who are listed as the sum of the units; where that row is missing, all residents stand in for it."""
    unit = texts(table, "unit")
    key = row_codes(table, (*MEASURE, "target_group", "municipality", *PERIOD))
    is_listed, is_all = unit == ALL_LISTED, unit == ALL_UNITS
    has_listed = np.bincount(key, weights=is_listed) > 0
    whole = np.flatnonzero(is_listed | (is_all & ~has_listed[key]))
    return sums_by(key, whole, key, np.flatnonzero(~is_listed & ~is_all))


def period_sums(table: pa.Table) -> list[Relations]:
    """Quarters as sums of months, years of quarters and of months, windows of months, where the table holds both."""
    kind, key = texts(table, "period_kind"), row_codes(table, (*MEASURE, "target_group", *PLACE))
    month = month_numbers(table, "period_from")
    found = []
    for longer, shorter in (
        (PeriodKind.QUARTER, PeriodKind.MONTH),
        (PeriodKind.YEAR, PeriodKind.QUARTER),
        (PeriodKind.YEAR, PeriodKind.MONTH),
        (PeriodKind.ROLLING_18_MONTHS, PeriodKind.MONTH),
    ):
        whole, parts = np.flatnonzero(kind == longer), np.flatnonzero(kind == shorter)
        if whole.size and parts.size:
            found.append(_tiled(key, month, whole, parts, MONTHS_IN[longer], MONTHS_IN.get(shorter, 1)))
    return found


def _tiled(key: Ints, month: Ints, whole: Ints, parts: Ints, length: int, step: int) -> Relations:
    """Each whole with the parts that begin within its ``length`` months and are ``step`` months long."""
    room = int(month.max()) + length + 1
    place = np.argsort(key[parts] * room + month[parts])
    starts = (key[parts] * room + month[parts])[place]
    wanted = (key[whole] * room + month[whole])[:, None] + np.arange(0, length, step)
    at = np.minimum(np.searchsorted(starts, wanted), starts.size - 1)
    rows = np.where(starts[at] == wanted, parts[place][at], NO_ROW)
    kept = (rows != NO_ROW).any(axis=1)
    return Relations(whole[kept], rows[kept])


def gains(table: pa.Table) -> list[Relations]:
    """Growing periods and the shorter ones that are taken from them: what they have gained is in no row."""
    return [_gained_since(table)]


def rests(table: pa.Table) -> list[Relations]:
    """Wholes and the parts of people that are taken from them: those outside, or nowhere, are in no row."""
    return [_outside_groups(table), _listed_nowhere(table)]


def _outside_groups(table: pa.Table) -> Relations:
    """The whole population and, one at a time, each target group in it. Groups overlap, so they are no sum."""
    key = row_codes(table, (*MEASURE, *PLACE, *PERIOD))
    whole = texts(table, "target_group") == ALL_GROUPS
    return _pairs(key, whole, ~whole)


def _listed_nowhere(table: pa.Table) -> Relations:
    """All residents and all who are listed."""
    unit = texts(table, "unit")
    key = row_codes(table, (*MEASURE, "target_group", "municipality", *PERIOD))
    return _pairs(key, unit == ALL_UNITS, unit == ALL_LISTED)


def _gained_since(table: pa.Table) -> Relations:
    """Periods of one kind that begin on one day and grow: each and the one before it."""
    key = row_codes(table, (*MEASURE, "target_group", *PLACE, "period_kind", "period_from"))
    order = np.lexsort((table["period_to"].to_numpy(zero_copy_only=False), key))
    grows = key[order][1:] == key[order][:-1]
    return Relations(order[1:][grows], order[:-1][grows][:, None])


def _pairs(key: Ints, is_whole: Bools, is_part: Bools) -> Relations:
    """Every part with the whole that shares its key."""
    whole_of = np.full(int(key.max(initial=-1)) + 1, NO_ROW)
    whole_of[key[is_whole]] = np.flatnonzero(is_whole)
    parts = np.flatnonzero(is_part)
    whole = whole_of[key[parts]]
    found = whole != NO_ROW
    return Relations(whole[found], parts[found][:, None])


def with_remainders(
    sums: Sequence[Relations], pairs: Sequence[Relations], counts: Numbers, smallest: int
) -> tuple[list[Relations], Numbers]:
    """The relations with a row for what is left of a whole where it is small, and those rows' counts beside the given.

    ``sums`` hold with or without such a rest. Of ``pairs`` nothing follows but the rest, so those whose rest is not
    small are left out.
    """
    found, more, rows = [], [counts], counts.shape[1]
    for relation, is_sum in [*((each, True) for each in sums), *((each, False) for each in pairs)]:
        left = _left(relation, counts)
        little = ((left > 0) & (left < smallest)).any(axis=0)
        extra = np.where(little, rows + np.cumsum(little) - 1, NO_ROW)
        kept = little | is_sum
        found.append(Relations(relation.total[kept], np.column_stack([relation.parts, extra])[kept]))
        more.append(left[:, little])
        rows += int(little.sum())
    return found, np.concatenate(more, axis=1)


def with_changes(relations: list[Relations], counts: Numbers, change: Numbers) -> tuple[list[Relations], Numbers]:
    """The relations with a row for what a figure published before has changed by: the two give each other away."""
    changed = np.flatnonzero(change.any(axis=0))
    pairs = Relations(changed, (counts.shape[1] + np.arange(changed.size))[:, None])
    return [*relations, pairs], np.concatenate([counts, change[:, changed]], axis=1)


def _left(relation: Relations, counts: Numbers) -> Numbers:
    taken = np.where(relation.parts != NO_ROW, counts[:, relation.parts], 0.0).sum(axis=2)
    return np.asarray(np.maximum(counts[:, relation.total] - taken, 0.0))


def sums_by(whole_key: Ints, whole: Ints, part_key: Ints, parts: Ints) -> Relations:
    """Relations between rows ``whole`` and the rows ``parts`` that share their key."""
    order = parts[np.argsort(part_key[parts], kind="stable")]
    keys = part_key[order]
    first = np.searchsorted(keys, whole_key[whole], side="left")
    count = np.searchsorted(keys, whole_key[whole], side="right") - first
    width = int(count.max(initial=0))
    slot = first[:, None] + np.arange(width)
    inside = np.arange(width) < count[:, None]
    rows = np.where(inside, order[np.minimum(slot, max(order.size - 1, 0))] if order.size else NO_ROW, NO_ROW)
    kept = count > 0
    return Relations(whole[kept], rows[kept].astype(np.int64))
