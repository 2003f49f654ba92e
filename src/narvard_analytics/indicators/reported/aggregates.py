"""Indicators that are computed from reported figures alone: numerators and denominators added over who reported them.

A reporter may give a municipality as a whole, or its units, or both: the whole is then taken, so that nothing counts
twice. A unit whose row does not say in which municipality it lies is looked up in `units`.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from narvard_analytics.engines import Engine
from narvard_analytics.indicators.definition import Definition, Measure
from narvard_analytics.indicators.figures import Figures, completeness, proportion
from narvard_analytics.indicators.indicator import FiguresOf
from narvard_analytics.indicators.plan import Plan, with_total
from narvard_analytics.results import ALL_GROUPS, ALL_UNITS, Status
from narvard_analytics.vocabulary import Table, Value, constant, in_window, month_from, or_else, period_of, stack

PARTS = 100
"""Reported numbers are added in whole hundredths, so that their order cannot change a sum."""

ROW = ("indicator", "publisher", "municipality", "unit", "target_group", "period_from", "period_to")
NOT_DIVIDED = ""
"""Stands for an empty municipality, which tells that the figure is not divided by it."""

LaidOut = Callable[[Plan], Plan]


def share_of_reported(
    definition: Definition, months: int, group: str = ALL_GROUPS, laid_out: LaidOut = lambda plan: plan
) -> FiguresOf:
    """Figures from the rows of `aggregates` whose indicator is the measure's `part`: Σ numerator / Σ denominator.

    months: how long the reported periods are; longer and shorter ones are left out. group: the target group that all
    who are reported belong to, in which the figures then stand as well. laid_out: the plan whose periods the figures
    have. A cell that a reporter has withheld is withheld, and so is the total over it.
    """

    def figures(engine: Engine, plan: Plan) -> Sequence[Figures]:
        laid = laid_out(plan)
        rows = engine.to_arrow(_by_cell(engine, laid, _reported(engine, definition, months, group), group))
        complete = completeness(laid, laid.periods)
        return [_share(laid, measure, rows, complete) for measure in definition.measures]

    return figures


def newest(rows: Table) -> Table:
    """Of rows that several deliveries have, the one of the last; empty texts have to be filled before."""
    last = rows.group_by(list(ROW)).aggregate(delivery=rows.delivery.max())
    return rows.semi_join(last, [*ROW, "delivery"])


def whole_or_parts(rows: Table, column: str, whole: str) -> Table:
    """The rows that are not divided by the column, and of the divided ones those of which there is no whole."""
    wholes, parts = rows.filter(rows[column] == whole), rows.filter(rows[column] != whole)
    alone = parts.anti_join(wholes, [name for name in ROW if name != column])
    return stack([wholes, alone.select(*rows.columns)])


def _share(plan: Plan, measure: Measure, rows: pa.Table, complete: NDArray[np.bool_]) -> Figures:
    own = rows.filter(pc.equal(rows["indicator"], measure.part))
    columns = ("numerator", "denominator", "withheld")
    over, under, withheld = (with_total(plan.cube(own, column)) for column in columns)
    hidden = withheld > 0
    part, whole = (np.where(hidden, 0, parts) / PARTS for parts in (over, under))
    found = proportion(measure, plan.periods, complete, part, whole, np.floor(whole).astype(np.int64))
    return replace(found, withheld=hidden)


def _reported(engine: Engine, definition: Definition, months: int, group: str) -> Table:
    """Rows of the measures and the basis over calendar periods of so many months, of everybody or of the group."""
    rows = engine.table("aggregates")
    own = rows.filter(
        rows.indicator.isin([measure.part for measure in definition.measures])
        & (rows.basis == definition.basis.value)
        & (rows.period_from.day() == 1)
        & (rows.period_to.day() == 1)
        & (month_from(rows.period_from) == period_of(rows.period_from, months) * months)
        & (month_from(rows.period_to) - month_from(rows.period_from) == months)
    ).mutate(
        municipality=or_else(rows.municipality, NOT_DIVIDED),
        unit=or_else(rows.unit, ALL_UNITS),
        target_group=or_else(rows.target_group, ALL_GROUPS),
    )
    return whole_or_parts(newest(own.filter(own.target_group.isin((ALL_GROUPS, group)))), "target_group", ALL_GROUPS)


def _by_cell(engine: Engine, plan: Plan, reported: Table, group: str) -> Table:
    """Sums in parts by municipality (or unit), target group, period and reported indicator."""
    rows = reported.filter(in_window(reported.period_from, plan.start, plan.end))
    rows = _at_units(rows) if plan.units else whole_or_parts(_where_units_lie(engine, rows), "unit", ALL_UNITS)
    rows = rows.filter(rows.municipality.isin(plan.places))
    groups = {ALL_GROUPS, group} & set(plan.groups)
    period = period_of(rows.period_from, plan.months)
    known = stack([rows.mutate(target_group=constant(name, "string"), period=period) for name in sorted(groups)])
    told = (known.status == Status.OK.value) & known.numerator.notnull() & (known.denominator > 0)
    return known.group_by(["municipality", "target_group", "period", "indicator"]).aggregate(
        numerator=or_else(_in_parts(known.numerator).sum(where=told), 0),
        denominator=or_else(_in_parts(known.denominator).sum(where=told), 0),
        withheld=known.count(where=known.status == Status.SUPPRESSED.value),
    )


def _at_units(rows: Table) -> Table:
    return rows.filter(rows.unit != ALL_UNITS).mutate(municipality=rows.unit)


def _where_units_lie(engine: Engine, rows: Table) -> Table:
    units = engine.table("units")
    lying = units.group_by("unit").aggregate(lies_in=units.municipality.max())
    joined = rows.left_join(lying, "unit")
    said = (joined.municipality == NOT_DIVIDED).ifelse(or_else(joined.lies_in, NOT_DIVIDED), joined.municipality)
    return joined.select(*(name for name in rows.columns if name != "municipality"), municipality=said)


def _in_parts(number: Value) -> Value:
    # The nearest whole part: engines differ in how they cast a decimal number to a whole one, but not in its floor.
    return (number * PARTS + 0.5).floor().cast("int64")
