"""Small numbers: applied last, in one place, to a whole result table. Nothing leaves by another way.

What is published together must be passed together: a figure withheld here can be worked out from a total that was
published elsewhere. Guarded are sums over municipalities and over months, quarters and years. Not guarded: what all of
a group have in common, the difference between the whole population and a target group, and rolling windows, whose
rows do not add up.
"""

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from narvard_analytics.disclosure_control.attack import pinned_rows
from narvard_analytics.disclosure_control.profiles import (
    INTERNAL,
    OPEN,
    PROFILES,
    Profile,
    ProfileUnknown,
    profile_named,
)
from narvard_analytics.disclosure_control.relations import (
    NO_ROW,
    PERIOD,
    Ints,
    Relations,
    municipality_sums,
    period_sums,
    row_codes,
)
from narvard_analytics.disclosure_control.suppression import (
    Bools,
    Counts,
    counts_behind,
    protect,
    smallest_published,
    too_small,
)
from narvard_analytics.results import FIGURES, Status

__all__ = ["INTERNAL", "OPEN", "PROFILES", "Profile", "ProfileUnknown", "apply", "profile_named"]

CELL = ("indicator", "basis", "target_group", "municipality", *PERIOD)
"""Rows that agree here tell of the same events: the measures and versions of one indicator."""


def apply(table: pa.Table, profile: Profile | str) -> pa.Table:
    """The result table as it may leave under ``profile`` ("internal", "open" or a Profile of one's own).

    Rows and their order stay. A withheld row has status "suppressed" and every figure null, never zero. Raises
    ProfileUnknown for a name that does not exist.
    """
    chosen = profile_named(profile) if isinstance(profile, str) else profile
    if chosen.smallest == 0 or not table.num_rows:
        return table
    return _withhold(table, _withheld(table, chosen))


def _withheld(table: pa.Table, profile: Profile) -> Bools:
    counts = counts_behind(table, profile)
    cells = row_codes(table, CELL)
    periods = period_sums(table)
    sums = [municipality_sums(table), *periods]
    withheld = protect(too_small(table, counts, profile), counts, cells, sums, profile.smallest)
    while periods and (more := _rows_to_add(withheld, counts, sums)).size:
        withheld[more] = True
        withheld = protect(withheld, counts, cells, sums, profile.smallest)
    return withheld


def _rows_to_add(withheld: Bools, counts: Counts, relations: Sequence[Relations]) -> Ints:
    """One more row for each sum with a withheld row that all sums together give away."""
    pinned = np.zeros(withheld.shape, dtype=np.bool_)
    pinned[pinned_rows(withheld, relations)] = True
    pinned &= (counts > 0).any(axis=0)
    found = [np.zeros(0, dtype=np.int64)]
    for relation in relations:
        rows = np.column_stack([relation.parts, relation.total])
        touched = rows[((rows != NO_ROW) & pinned[rows]).any(axis=1)]
        choice = smallest_published(touched, withheld, counts.max(axis=0))
        found.append(choice[choice != NO_ROW])
    return np.unique(np.concatenate(found))


def _withhold(table: pa.Table, withheld: Bools) -> pa.Table:
    mask = pa.array(withheld)
    for name in FIGURES:
        kept = pc.if_else(mask, pa.scalar(None, table.schema.field(name).type), table[name])
        table = table.set_column(table.schema.get_field_index(name), table.schema.field(name), kept)
    status = pc.if_else(mask, str(Status.SUPPRESSED), table["status"])
    return table.set_column(table.schema.get_field_index("status"), table.schema.field("status"), status)
