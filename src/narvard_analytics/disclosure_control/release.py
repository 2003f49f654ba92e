"""The one way out: a whole result table as it may leave under a profile."""

from collections.abc import Iterator, Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from narvard_analytics.disclosure_control.attack import Solved, narrow_rows
from narvard_analytics.disclosure_control.columns import Bools, Ints, Numbers, row_codes
from narvard_analytics.disclosure_control.dominance import dominated, without_contributions
from narvard_analytics.disclosure_control.earlier import Known, known_from
from narvard_analytics.disclosure_control.profiles import Method, Profile, profile_named
from narvard_analytics.disclosure_control.relations import (
    NO_ROW,
    PERIOD,
    PLACE,
    Relations,
    gains,
    municipality_sums,
    period_sums,
    rests,
    unit_sums,
    with_changes,
    with_remainders,
)
from narvard_analytics.disclosure_control.rounding import rounded_small, rounded_to_nearest
from narvard_analytics.disclosure_control.suppression import (
    counts_behind,
    protect,
    small,
    smallest_published,
    unjudged,
)
from narvard_analytics.disclosure_control.windows import telling_windows
from narvard_analytics.results import FIGURES, Status

CELL = ("indicator", "basis", "target_group", *PLACE, *PERIOD)
"""Rows that agree here tell of the same events: the measures and versions of one indicator."""

APART = ("indicator", "basis")
"""Columns of which no sum and no cell holds two values."""


def apply(
    table: pa.Table, profile: Profile | str, *, earlier: pa.Table | None = None, key: bytes | None = None
) -> pa.Table:
    """The result table as it may leave under ``profile`` (a name, or a Profile of one's own).

    Rows and their order stay. A withheld row has status "suppressed" and every figure null, never zero. ``earlier`` is
    what was published before of the same figures; ``key`` is the publisher's secret where counts are rounded at random.
    Contributions of single persons (see dominance) never leave but under a profile that guards nothing. Raises
    ProfileUnknown and RoundingKeyMissing.
    """
    chosen = profile_named(profile) if isinstance(profile, str) else profile
    if chosen.method is Method.NOTHING or not table.num_rows:
        return table
    if chosen.method is Method.ROUND_SMALL:
        guarded = _withhold(table, dominated(table, chosen) | unjudged(table))
        return without_contributions(rounded_small(guarded, _sums(table), chosen.base, key))
    guarded = _withhold(table, _withheld_by_indicator(table, chosen, earlier))
    return without_contributions(rounded_to_nearest(guarded, chosen.base) if chosen.base > 1 else guarded)


def _sums(table: pa.Table) -> list[Relations]:
    return [municipality_sums(table), unit_sums(table), *period_sums(table)]


def _withheld_by_indicator(table: pa.Table, profile: Profile, earlier: pa.Table | None) -> Bools:
    """Rows to withhold. No sum runs over two indicators or bases, so each is guarded by itself, and sooner."""
    withheld = np.zeros(table.num_rows, dtype=np.bool_)
    code = row_codes(table, APART)
    order = np.argsort(code, kind="stable")
    for rows in np.split(order, np.flatnonzero(np.diff(code[order])) + 1):
        one = table.take(pa.array(rows))
        withheld[rows] = _withheld(one, profile, known_from(one, earlier, profile))
    return withheld


def _withheld(table: pa.Table, profile: Profile, known: Known) -> Bools:
    """Rows to withhold: small ones, ones that dominate, and as many more as guard those against every sum."""
    rows = table.num_rows
    behind, sums, apart = counts_behind(table, profile), _sums(table), rests(table)
    relations, counts = with_remainders(sums, [*gains(table), *apart], behind, profile.smallest)
    # Those outside a group, and those listed nowhere, are guarded one at a time: solved together with all sums, they
    # would leave little of the figures of small groups.
    tied = relations[: len(relations) - len(apart)]
    relations, counts = with_changes(relations, counts, known.change)
    tied = [*tied, relations[-1]]
    withheld = small(counts, profile)
    withheld[:rows] |= unjudged(table) | dominated(table, profile) | known.withheld
    told = np.zeros(counts.shape[1], dtype=np.bool_)
    told[:rows] = known.told
    cells = np.concatenate([row_codes(table, CELL), rows + np.arange(counts.shape[1] - rows)])
    solved: Solved = {}
    while True:
        withheld = protect(withheld, counts, cells, relations, profile.smallest, told)
        more = _still_told(withheld, told, counts, tied, profile.smallest, solved)
        more[:rows] |= telling_windows(table, withheld[:rows], profile.smallest) & ~told[:rows]
        if not (more & ~withheld).any():
            return withheld[:rows]
        withheld |= more


def _still_told(
    withheld: Bools, told: Bools, counts: Numbers, relations: Sequence[Relations], smallest: int, solved: Solved
) -> Bools:
    """One more row for each sum with a row that all sums together leave fewer than ``smallest`` values."""
    size, taken = counts.max(axis=0), withheld | told
    more = np.zeros(withheld.shape, dtype=np.bool_)
    for counted in counts:
        narrow = np.zeros(withheld.shape, dtype=np.bool_)
        narrow[narrow_rows(withheld & ~told, counted, relations, smallest - 1, solved=solved)] = True
        partners = _partners(narrow, taken, size, relations)
        while narrow.any() and not partners.size:
            wider = _neighbours(narrow, relations)
            if (wider == narrow).all():
                break
            narrow, partners = wider, _partners(wider, taken, size, relations)
        more[partners] = True
    return more


def _partners(narrow: Bools, taken: Bools, size: Numbers, relations: Sequence[Relations]) -> Ints:
    """The smallest row that may still be withheld in every sum with a narrow row."""
    found = [np.zeros(0, dtype=np.int64)]
    for rows in _touched(narrow, relations):
        choice = smallest_published(rows, taken, size)
        found.append(choice[choice != NO_ROW])
    return np.unique(np.concatenate(found))


def _neighbours(narrow: Bools, relations: Sequence[Relations]) -> Bools:
    """The narrow rows and all that stand in a sum with one of them."""
    wider = narrow.copy()
    for rows in _touched(narrow, relations):
        wider[rows[rows != NO_ROW]] = True
    return wider


def _touched(narrow: Bools, relations: Sequence[Relations]) -> Iterator[Ints]:
    """The sums that hold a narrow row, parts and total in one line."""
    for relation in relations:
        rows = np.column_stack([relation.parts, relation.total])
        yield rows[((rows != NO_ROW) & narrow[rows]).any(axis=1)]


def _withhold(table: pa.Table, withheld: Bools) -> pa.Table:
    mask = pa.array(withheld)
    for name in FIGURES:
        kept = pc.if_else(mask, pa.scalar(None, table.schema.field(name).type), table[name])
        table = table.set_column(table.schema.get_field_index(name), table.schema.field(name), kept)
    status = pc.if_else(mask, str(Status.SUPPRESSED), table["status"])
    return table.set_column(table.schema.get_field_index("status"), table.schema.field("status"), status)
