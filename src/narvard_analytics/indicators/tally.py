"""Events counted by place, group and period in one pass over all periods."""

from collections.abc import Callable, Mapping

import pyarrow as pa

from narvard_analytics.engines import Engine
from narvard_analytics.indicators.attribution import in_place_and_group
from narvard_analytics.indicators.plan import Cube, Plan, with_total
from narvard_analytics.results import ALL_MUNICIPALITIES, UNKNOWN_MUNICIPALITY
from narvard_analytics.vocabulary import Table, Value, constant, stack

Totals = Callable[[Table], Mapping[str, Value]]
"""From one row a person (and cell) to the cell's totals."""

CELL = ("municipality", "target_group", "period")


def count_events(engine: Engine, plan: Plan, events: Table, *strata: str) -> pa.Table:
    """Number of events (person, day, strata) by municipality, target group, period and strata: column `events`."""
    placed = in_place_and_group(engine, plan, events)
    return engine.to_arrow(placed.group_by([*CELL, *strata]).aggregate(events=placed.count()))


def event_cube(plan: Plan, rows: pa.Table) -> Cube:
    """The counts as a cube, with all municipalities together."""
    return with_total(plan.cube(rows, "events"))


def tally_persons(
    engine: Engine, plan: Plan, events: Table, sums: tuple[str, ...], totals: Totals
) -> Mapping[str, Cube]:
    """Totals over persons: the events' columns are summed a person and cell, then `totals` are taken a cell.

    All municipalities together is a cell of its own, in which a person who moved within the period counts once.
    """
    placed = in_place_and_group(engine, plan, events)
    person = _sums(placed, ("person", *CELL), sums)
    known = person.filter(person.municipality != UNKNOWN_MUNICIPALITY)
    anywhere = _sums(known, ("person", "target_group", "period"), sums)
    anywhere = anywhere.mutate(municipality=constant(ALL_MUNICIPALITIES, "string")).select(*person.columns)
    rows = engine.to_arrow(stack([_totals(person, totals), _totals(anywhere, totals)]))
    return {name: plan.cube(rows, name) for name in rows.column_names if name not in CELL}


def _sums(rows: Table, keys: tuple[str, ...], sums: tuple[str, ...]) -> Table:
    return rows.group_by(list(keys)).aggregate(**{name: rows[name].sum() for name in sums})


def _totals(person: Table, totals: Totals) -> Table:
    return person.group_by(list(CELL)).aggregate(**totals(person))
