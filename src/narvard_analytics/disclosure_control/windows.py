"""Windows that roll from month to month: what each tells of the months that it has gained and lost.

Two windows of 18 months that end a month apart differ by the month that came in less the month that fell out. A month
that stands in no table can so be worked out from windows alone, above all where events are few: when each of the next
months lowers the window, the months that fell out are known, and with them the one that came in.
"""

from collections.abc import Iterator

import numpy as np
import pyarrow as pa

from narvard_analytics.disclosure_control.columns import (
    Bools,
    Ints,
    Numbers,
    month_numbers,
    numbers,
    present,
    row_codes,
    texts,
)
from narvard_analytics.disclosure_control.relations import MEASURE, MONTHS_IN, PLACE
from narvard_analytics.results import IntervalMethod, PeriodKind

LENGTH = MONTHS_IN[PeriodKind.ROLLING_18_MONTHS]


def telling_windows(table: pa.Table, withheld: Bools, smallest: int) -> Bools:
    """Windows to withhold so that no month with 1 to ``smallest`` − 1 events can be told within ``smallest`` values.

    Windows are read forward in time, as if those withheld were known. The first that would give a month away is
    withheld, and so are those that follow until one shares no month with the windows published before it. Means of
    persons are left alone: their windows count different persons and are no sums of months.
    """
    more = np.zeros(table.num_rows, dtype=np.bool_)
    events = numbers(table, "events")
    for rows, months in _series(table):
        if tells(events[rows], smallest) or (np.diff(months) != 1).any():
            more[rows] = _too_telling(months, events[rows], withheld[rows], smallest)
    return more


def month_ranges(windows: Numbers, length: int = LENGTH) -> tuple[Numbers, float]:
    """Least count of every month of a gapless run of known windows, and how far above it each can lie.

    The months that stand a window's length apart form a chain whose steps the windows' differences give, so each chain
    has one unknown, which is at least what keeps the chain from falling below 0. What is left of the first window once
    all chains have their least is free to lie in any of them.
    """
    steps = np.zeros((-(-(windows.size - 1) // length) + 1, length))
    steps.flat[length : length + windows.size - 1] = np.diff(windows)
    chains = np.cumsum(steps, axis=0)
    least = -chains.min(axis=0)
    return (chains + least).ravel()[: length + windows.size - 1], float(windows[0] - least.sum())


def tells(windows: Numbers, smallest: int) -> bool:
    """Whether a gapless run of known windows leaves fewer than ``smallest`` values to a month that may be small."""
    least, slack = month_ranges(windows)
    return slack < smallest - 1 and bool(((least < smallest) & (least + slack >= 1)).any())


def _series(table: pa.Table) -> Iterator[tuple[Ints, Ints]]:
    """The rows of each series of windows in time order, with the months in which they begin."""
    chosen = (texts(table, "period_kind") == PeriodKind.ROLLING_18_MONTHS) & present(table, "events")
    rows = np.flatnonzero(chosen & (texts(table, "interval_method") != IntervalMethod.MEAN_T))
    if not rows.size:
        return
    key = row_codes(table, (*MEASURE, "target_group", *PLACE))[rows]
    month = month_numbers(table, "period_from")[rows]
    order = np.lexsort((month, key))
    for each in np.split(order, np.flatnonzero(np.diff(key[order])) + 1):
        yield rows[each], month[each]


def _too_telling(months: Ints, events: Numbers, withheld: Bools, smallest: int) -> Bools:
    more = np.zeros(events.size, dtype=np.bool_)
    first, closed_until = 0, int(months[0])
    for index, month in enumerate(months.tolist()):
        if index and month != months[index - 1] + 1:
            first = index
        if month < closed_until:
            more[index], first = not withheld[index], index + 1
        elif not withheld[index] and tells(events[first : index + 1], smallest):
            more[index], first, closed_until = True, index + 1, month + LENGTH - 1
    return more
