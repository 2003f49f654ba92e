"""Which rows of a result table add up to which: what a reader could subtract to find a withheld figure.

Municipalities add up to all of them together, months to quarters and years. Target groups overlap and rolling windows
and point dates do not add up, so nothing follows from them by subtraction.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from narvard_analytics.results import ALL_MUNICIPALITIES, UNKNOWN_MUNICIPALITY, PeriodKind

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

NO_ROW = -1

SERIES = ("indicator", "measure", "version", "basis", "target_group")
"""Columns that are the same in all rows of one sum."""

PERIOD = ("period_kind", "period_from", "period_to")


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
    place = np.asarray(table["municipality"].to_numpy(zero_copy_only=False), dtype=object)
    is_whole, is_unknown = place == ALL_MUNICIPALITIES, place == UNKNOWN_MUNICIPALITY
    key = row_codes(table, (*SERIES, *PERIOD))
    within = _adds_up_with_unknown(table, key, is_whole, is_unknown)
    parts = np.flatnonzero(~is_whole & (~is_unknown | within[key]))
    return _sums(key, np.flatnonzero(is_whole), key, parts)


def _adds_up_with_unknown(table: pa.Table, key: Ints, is_whole: Bools, is_unknown: Bools) -> Bools:
    """For each sum whether it has events of unknown residence and adds up only with them."""
    events = np.nan_to_num(table["events"].cast(pa.float64()).to_numpy(zero_copy_only=False))
    whole, unknown, known = (
        np.bincount(key, weights=np.where(rows, events, 0.0))
        for rows in (is_whole, is_unknown, ~is_whole & ~is_unknown)
    )
    return np.asarray((unknown > 0) & (whole == known + unknown))


def period_sums(table: pa.Table) -> list[Relations]:
    """Quarters as sums of months, years of quarters, and years of months, where the table holds both."""
    kind = np.asarray(table["period_kind"].to_numpy(zero_copy_only=False), dtype=object)
    key = row_codes(table, (*SERIES, "municipality"))
    month = _month_numbers(table["period_from"])
    found = []
    pairs = ((PeriodKind.QUARTER, PeriodKind.MONTH, 3), (PeriodKind.YEAR, PeriodKind.QUARTER, 12))
    for longer, shorter, months in (*pairs, (PeriodKind.YEAR, PeriodKind.MONTH, 12)):
        whole, parts = np.flatnonzero(kind == longer), np.flatnonzero(kind == shorter)
        if whole.size and parts.size:
            span = key * (month.max() + 1) + month // months
            found.append(_sums(span, whole, span, parts))
    return found


def row_codes(table: pa.Table, columns: Iterable[str]) -> Ints:
    """One whole number a row, the same for rows that agree in all ``columns``."""
    codes = np.zeros(table.num_rows, dtype=np.int64)
    for name in columns:
        index = pc.dictionary_encode(table[name].combine_chunks(), null_encoding="encode").indices.to_numpy()
        codes = np.unique(codes * (int(index.max(initial=0)) + 1) + index, return_inverse=True)[1]
    return codes


def _month_numbers(days: pa.ChunkedArray) -> Ints:
    months = days.to_numpy(zero_copy_only=False).astype("datetime64[M]").astype(np.int64)
    return np.asarray(months - months.min(initial=0) // 12 * 12, dtype=np.int64)


def _sums(whole_key: Ints, whole: Ints, part_key: Ints, parts: Ints) -> Relations:
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
