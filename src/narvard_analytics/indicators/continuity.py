"""Continuity in primary care over rolling 18 months: COC, with the other indices and their distribution beside it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from narvard_analytics.engines import Engine
from narvard_analytics.indicators.attribution import alive, memberships, shared_days, whereabouts
from narvard_analytics.indicators.continuity_definition import DEFINITION
from narvard_analytics.indicators.continuity_sums import (
    GROUP,
    HOME,
    INDICES,
    LISTING,
    VISIT,
    ContinuitySums,
    Windows,
    sum_windows,
)
from narvard_analytics.indicators.continuity_variants import ALL_PROFESSIONS, SABO
from narvard_analytics.indicators.definition import Definition, Measure
from narvard_analytics.indicators.figures import PARTS, Figures, completeness, mean, proportion
from narvard_analytics.indicators.indicator import FiguresOf, Indicator
from narvard_analytics.indicators.plan import Plan
from narvard_analytics.indicators.special_housing import care_home_residents
from narvard_analytics.indicators.visits import primary_care_visits
from narvard_analytics.intervals import Limits
from narvard_analytics.periods import ROLLING_MONTHS, Period, month_number, rolling_window
from narvard_analytics.vocabulary import Table, constant, month_of, one_at_a_time, stack

__all__ = ["DEFINITION", "INDICATORS", "figures", "rows"]

# The index of a person lies between these.
DOMAIN = (0.0, 1.0)

PopulationOf = Callable[[Engine], Table]
"""The periods in which persons are counted: person, from_date, to_date, disjoint."""


def _spells(periods: Table, label: str, row: int) -> Table:
    spells = periods.select(
        "person",
        practitioner=constant(None, "string"),
        contact=constant(None, "string"),
        at=constant(None, "timestamp('UTC', 6)"),
        row=constant(row, "int8"),
        label=periods[label],
        first=month_of(periods.from_date),
        until=month_of(periods.to_date),
    )
    return spells.filter(spells.first < spells.until)


def window_ends(plan: Plan) -> tuple[date, ...]:
    """The days that windows end before: the ends of the plan's periods for which 18 months are observed."""
    return tuple(p.end for p in plan.periods if rolling_window(p.end).start >= plan.observed_from)


def rows(engine: Engine, plan: Plan, start: date, end: date, population: Table | None = None) -> Table:
    """What the reducer needs about each person, sorted by person: visits in `[start, end)`, listings, homes, groups.

    row: VISIT, LISTING, HOME or GROUP. label: unit, municipality or target group. first: month number of a visit, or
    of the first month on whose last day the period holds; until: the month after the last. practitioner: of visits.
    population: where only some count, their periods; a person has a home only while in one.
    """
    found = primary_care_visits(engine, plan, start, end)
    if population is not None:
        found = found.semi_join(population, "person")
    visits = found.filter(found.unit.notnull()).select(
        "person",
        "practitioner",
        "contact",
        "at",
        row=constant(VISIT, "int8"),
        label=found.unit,
        first=month_of(found.day),
        until=month_of(found.day),
    )
    listings = alive(engine, one_at_a_time(engine.table("listings"), "unit"))
    homes = alive(engine, whereabouts(engine, plan))
    spells = [
        _spells(listings, "unit", LISTING),
        _spells(homes if population is None else shared_days(homes, population), "municipality", HOME),
        _spells(memberships(engine), "cohort", GROUP),
    ]
    ordered = stack([visits, *(s.select(*visits.columns) for s in spells)])
    if population is not None:
        ordered = ordered.semi_join(population, "person")
    ordered = ordered.order_by(["person", "row", "at", "contact", "practitioner"])
    return ordered.select("person", "row", "label", "practitioner", "first", "until")


@dataclass(frozen=True)
class Continuity:
    """Continuity under one definition. population: whom it counts, everybody where there is none."""

    definition: Definition
    population: PopulationOf | None = None

    def figures(self, engine: Engine, plan: Plan) -> Sequence[Figures]:
        """The indices in the window that ends with each period, and the share of visits without a professional."""
        asked = replace(plan, visits=plan.visits.of_all_professions) if self.definition.all_professions else plan
        ends = window_ends(asked)
        if not ends:
            return []
        windows = Windows(first_end=month_number(ends[0]), count=month_number(ends[-1]) - month_number(ends[0]) + 1)
        population = self.population(engine) if self.population else None
        stream = rows(engine, asked, rolling_window(ends[0]).start, ends[-1], population)
        sums = sum_windows(engine.batches(stream), asked, windows)
        return _figures(sums.every(asked.months), asked, ends, self.definition)


def _figures(sums: ContinuitySums, plan: Plan, ends: tuple[date, ...], definition: Definition) -> list[Figures]:
    shown = [rolling_window(end, ROLLING_MONTHS) for end in ends]
    complete = completeness(plan, shown)
    measure, persons = definition.measure, sums.persons
    indices = [
        mean(measure(name), shown, complete, total / PARTS, squares / PARTS, persons, DOMAIN)
        for name, total, squares in zip(INDICES, sums.total, sums.squares, strict=True)
    ]
    shares = [
        proportion(measure("missing_provider"), shown, complete, sums.nobody, sums.visits, sums.visitors),
        proportion(measure("coc_none"), shown, complete, sums.none, persons, persons),
        proportion(measure("coc_half"), shown, complete, sums.half, persons, persons),
        proportion(measure("coc_one"), shown, complete, sums.one, persons, persons),
    ]
    return [*indices, *shares, _by_visit(measure("coc_by_visit"), shown, complete, sums)]


def _by_visit(measure: Measure, shown: list[Period], complete: NDArray[np.bool_], sums: ContinuitySums) -> Figures:
    """The mean in which each person weighs as much as the visits; it has no interval, since visits are not drawn."""
    total, visits = sums.weighted / PARTS, sums.known.astype(np.float64)
    none = np.full(total.shape, np.nan)
    value = np.divide(total, visits, out=none.copy(), where=visits > 0)
    limits = Limits(none, none)
    both = (limits, limits)
    return Figures(measure, tuple(shown), complete, total, visits, value, both, sums.persons, sums.persons)


def _indicator(definition: Definition, population: PopulationOf | None = None) -> Indicator:
    figures_of: FiguresOf = Continuity(definition, population).figures
    return Indicator(definition, figures_of)


INDICATORS = (_indicator(DEFINITION), _indicator(ALL_PROFESSIONS), _indicator(SABO, care_home_residents))
figures = INDICATORS[0].figures
