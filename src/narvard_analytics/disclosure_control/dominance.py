"""Sums of days or money in which one person or unit stands behind most of the figure.

A sum over many persons can still give one of them away: the second largest contributor knows its own part, and can
reckon the largest from the total. Judged by the (n, k) and p % rules (Hundepool and others 2012). A result table that
is to be judged carries the two largest contributions to ``numerator`` in the columns ``largest`` and
``second_largest``; they never leave.
"""

import numpy as np
import pyarrow as pa

from narvard_analytics.disclosure_control.columns import Bools, Numbers, numbers, present
from narvard_analytics.disclosure_control.profiles import Dominance, Profile

CONTRIBUTIONS = ("largest", "second_largest")


def is_judged(table: pa.Table, profile: Profile) -> bool:
    """Whether sums can be judged: the profile has limits and the table says who contributed most.

    Where not, whoever publishes sums under the profile says so.
    """
    return profile.dominance is not None and set(CONTRIBUTIONS) <= set(table.column_names)


def dominated(table: pa.Table, profile: Profile) -> Bools:
    """Rows whose numerator one or two contributors dominate; none where sums are not judged."""
    if profile.dominance is None or not is_judged(table, profile):
        return np.zeros(table.num_rows, dtype=np.bool_)
    first, second = (numbers(table, name) for name in CONTRIBUTIONS)
    return present(table, CONTRIBUTIONS[0]) & unsafe(numbers(table, "numerator"), first, second, profile.dominance)


def unsafe(total: Numbers, first: Numbers, second: Numbers, limits: Dominance) -> Bools:
    """Sums above 0 that break the (n, k) rule or the p % rule."""
    top = first + (second if limits.largest == 2 else 0.0)
    return np.asarray((total > 0) & ((top > limits.share * total) | (total - first - second < limits.p * first)))


def without_contributions(table: pa.Table) -> pa.Table:
    """The table without the contributions of single persons or units."""
    return table.drop_columns([name for name in CONTRIBUTIONS if name in table.column_names])
