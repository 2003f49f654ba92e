"""What has been published before cannot be taken back, and what was withheld must stay so.

A table that is published again with late events differs from the first by a few persons, and the difference tells of
them alone.
"""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from narvard_analytics.disclosure_control.columns import Bools, Ints, Numbers, row_codes, texts
from narvard_analytics.disclosure_control.profiles import Profile
from narvard_analytics.disclosure_control.suppression import counts_behind, small
from narvard_analytics.results import KEY, Status


@dataclass(frozen=True, eq=False)
class Known:
    """One entry a row of the new table.

    ``withheld``: withheld before, or changed by so few that the change may not be told. ``told``: published before
    with the same counts. ``change`` (3 × rows): by how many the counts of a row published before have changed.
    """

    withheld: Bools
    told: Bools
    change: Numbers


def known_from(table: pa.Table, earlier: pa.Table | None, profile: Profile) -> Known:
    """What a reader of ``earlier`` (a published table of the same kind) knows of the rows of ``table``."""
    nothing = np.zeros(table.num_rows, dtype=np.bool_)
    counts = counts_behind(table, profile)
    if earlier is None or not earlier.num_rows:
        return Known(nothing, nothing, np.zeros(counts.shape))
    rows, before = _matched(table, earlier)
    status = texts(earlier, "status")[before]
    shown, hidden = nothing.copy(), nothing.copy()
    shown[rows], hidden[rows] = status == Status.OK, status == Status.SUPPRESSED
    change = np.zeros(counts.shape)
    change[:, rows] = np.abs(counts[:, rows] - counts_behind(earlier, profile)[:, before])
    change[:, ~shown] = 0.0
    return Known(hidden | small(change, profile), shown & ~change.any(axis=0), change)


def _matched(table: pa.Table, earlier: pa.Table) -> tuple[Ints, Ints]:
    """Rows of the new table that stood in the earlier one, and the rows that they were there."""
    both = pa.concat_tables([each.select(KEY) for each in (table, earlier)])
    code = row_codes(both, KEY)
    new, old = code[: table.num_rows], code[table.num_rows :]
    row_of = np.full(int(code.max()) + 1, -1)
    row_of[old] = np.arange(old.size)
    rows = np.flatnonzero(row_of[new] >= 0)
    return rows, row_of[new[rows]]
