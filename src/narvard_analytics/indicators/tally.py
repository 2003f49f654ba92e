"""Events counted by place, group and period in one pass over all periods."""

from collections.abc import Callable, Mapping

import pyarrow as pa
import pyarrow.compute as pc

from narvard_analytics.engines import Engine
from narvard_analytics.indicators.attribution import in_place_and_group, whereabouts
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
    moving = person.filter(person.municipality != UNKNOWN_MUNICIPALITY).semi_join(_movers(engine, plan), "person")
    anywhere = _sums(moving, ("person", "target_group", "period"), sums)
    anywhere = anywhere.mutate(municipality=constant(ALL_MUNICIPALITIES, "string")).select(*person.columns)
    parts = {"all": person, "moving": moving, "anywhere": anywhere}
    rows = engine.to_arrow(
        stack([_totals(table, totals).mutate(part=constant(name, "string")) for name, table in parts.items()])
    )
    cells = {name: rows.filter(pc.equal(rows["part"], name)) for name in parts}
    return {name: _with_movers(plan, cells, name) for name in rows.column_names if name not in (*CELL, "part")}


def _with_movers(plan: Plan, cells: Mapping[str, pa.Table], name: str) -> Cube:
    """All municipalities together is their sum, in which those who moved are counted anew and not twice."""
    cube = with_total(plan.cube(cells["all"], name))
    cube[-1] += plan.cube(cells["anywhere"], name)[-1] - with_total(plan.cube(cells["moving"], name))[-1]
    return cube


def _movers(engine: Engine, plan: Plan) -> Table:
    """Those who have lived (or been listed) at more than one place: few, so that only few are counted twice."""

    def build() -> Table:
        periods = whereabouts(engine, plan)
        places = periods.group_by("person").aggregate(places=periods.municipality.nunique())
        return places.filter(places.places > 1).select("person")

    return engine.step(f"movers{'_by_unit' if plan.units else ''}", build)


def _sums(rows: Table, keys: tuple[str, ...], sums: tuple[str, ...]) -> Table:
    return rows.group_by(list(keys)).aggregate(**{name: rows[name].sum() for name in sums})


def _totals(person: Table, totals: Totals) -> Table:
    return person.group_by(list(CELL)).aggregate(**totals(person))
