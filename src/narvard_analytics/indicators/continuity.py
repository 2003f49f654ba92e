"""Continuity of physicians in primary care over rolling 18 months: COC, with UPC and SECON beside it."""

from collections.abc import Sequence
from datetime import date

from narvard_analytics.engines import Engine
from narvard_analytics.indicators.attribution import alive, homes, memberships
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
from narvard_analytics.indicators.figures import PARTS, Figures, completeness, mean, proportion
from narvard_analytics.indicators.plan import Plan
from narvard_analytics.indicators.visits import primary_care_visits
from narvard_analytics.periods import ROLLING_MONTHS, month_number, rolling_window
from narvard_analytics.vocabulary import Table, constant, month_of, one_at_a_time, stack

__all__ = ["DEFINITION", "figures", "rows"]

# The index of a person lies between these.
DOMAIN = (0.0, 1.0)


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


def rows(engine: Engine, plan: Plan, start: date, end: date) -> Table:
    """What the reducer needs about each person, sorted by person: visits in `[start, end)`, listings, homes, groups.

    row: VISIT, LISTING, HOME or GROUP. label: unit, municipality or target group. first: month number of a visit, or
    of the first month on whose last day the period holds; until: the month after the last. practitioner: of visits.
    """
    found = primary_care_visits(engine, plan.visits, start, end)
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
    spells = [
        _spells(listings, "unit", LISTING),
        _spells(alive(engine, homes(engine)), "municipality", HOME),
        _spells(memberships(engine), "cohort", GROUP),
    ]
    ordered = stack([visits, *(s.select(*visits.columns) for s in spells)])
    ordered = ordered.order_by(["person", "row", "at", "contact", "practitioner"])
    return ordered.select("person", "row", "label", "practitioner", "first", "until")


def figures(engine: Engine, plan: Plan) -> Sequence[Figures]:
    """The indices in the window that ends with each period, and the share of visits without a professional."""
    ends = window_ends(plan)
    if not ends:
        return []
    windows = Windows(first_end=month_number(ends[0]), count=month_number(ends[-1]) - month_number(ends[0]) + 1)
    stream = rows(engine, plan, rolling_window(ends[0]).start, ends[-1])
    sums = sum_windows(engine.batches(stream), plan, windows)
    return _figures(sums.every(plan.months), plan, ends)


def _figures(sums: ContinuitySums, plan: Plan, ends: tuple[date, ...]) -> list[Figures]:
    shown = [rolling_window(end, ROLLING_MONTHS) for end in ends]
    complete = completeness(plan, shown)
    indices = [
        mean(
            DEFINITION.measure(name),
            shown,
            complete,
            sums.total[number] / PARTS,
            sums.squares[number] / PARTS,
            sums.persons,
            DOMAIN,
        )
        for number, name in enumerate(INDICES)
    ]
    without = proportion(
        DEFINITION.measure("missing_provider"), shown, complete, sums.nobody, sums.visits, sums.visitors
    )
    return [*indices, without]
