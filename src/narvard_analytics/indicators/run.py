"""Indicators computed over places, groups and periods: one table of results."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

import pyarrow as pa
import pyarrow.compute as pc

from narvard_analytics.engines import Engine
from narvard_analytics.errors import AnalyticsError
from narvard_analytics.indicators.catalogue import CATALOGUE, indicator
from narvard_analytics.indicators.definition import Time
from narvard_analytics.indicators.indicator import Indicator
from narvard_analytics.indicators.plan import Plan
from narvard_analytics.indicators.result_rows import to_results
from narvard_analytics.indicators.scope import VisitScope
from narvard_analytics.periods import calendar_periods
from narvard_analytics.populations import TARGET_GROUPS
from narvard_analytics.reference_data.code_lists import CodeList
from narvard_analytics.results import ALL_GROUPS, ALL_MUNICIPALITIES, UNKNOWN_MUNICIPALITY, PeriodKind, join

DIMENSIONS = ("municipality", "target_group")
"""What results are divided by unless something else is asked for."""

BY_UNIT = "unit"
"""Divided by the primary-care unit that persons are listed at, instead of by municipality."""

OVERLAPPING = {PeriodKind.ROLLING_18_MONTHS: Time.ROLLING, PeriodKind.POINT: Time.STOCK}
"""Kinds of periods that do not divide the calendar, and the measures that have them."""

Progress = Callable[[str, int, int], None]
"""Called with an indicator's id, its number from 1 and how many there are, before it is computed."""


class CannotDivideBy(AnalyticsError):
    """Results were asked for by something that they cannot be divided by."""


def run(
    engine: Engine,
    indicators: Sequence[str | Indicator] | None = None,
    by: Sequence[str] = DIMENSIONS,
    period: PeriodKind | str = PeriodKind.MONTH,
    first: date | None = None,
    last: date | None = None,
    progress: Progress | None = None,
    municipalities: Sequence[str] | None = None,
    visits: VisitScope | None = None,
    lists: Mapping[str, CodeList] | None = None,
) -> pa.Table:
    """Compute indicators (all by default) and return their results, unsuppressed (see `disclosure_control`).

    indicators: ids of the catalogue, or entries of one's own. by: "municipality" or "unit", and "target_group"; or
    none of them. period: month, quarter or year; a rolling or point measure has a row for the end of each. With
    rolling_18_months or point only such measures are computed, monthly. first, last: days in the first and last
    period, by default all that is observed. municipalities: those of the collaboration, by default all in which
    anybody is registered; residents of others are left out. visits: which contacts count in continuity. lists: code
    lists that stand instead of the library's (see `code_lists.read_folder`).
    Raises IndicatorNotInCatalogue, CannotDivideBy, PeriodsCannotBeLaidOut.
    """
    names = list(CATALOGUE) if indicators is None else list(indicators)
    chosen = of_kind([each if isinstance(each, Indicator) else indicator(each) for each in names], PeriodKind(period))
    plan = make_plan(engine, by, period, first, last, municipalities, visits, lists)
    return compute(engine, replace(plan, visits_shared=visits_shared(chosen)), chosen, by, progress)


def visits_shared(chosen: Sequence[Indicator]) -> bool:
    """Whether several of the indicators are measured on visits, so that keeping the visits pays."""
    return sum(entry.definition.uses_visits for entry in chosen) > 1


def compute(
    engine: Engine, plan: Plan, chosen: Sequence[Indicator], by: Sequence[str], progress: Progress | None = None
) -> pa.Table:
    """The results of the indicators over a plan that is laid out (see `run`)."""
    tables = []
    for number, entry in enumerate(chosen, start=1):
        if progress is not None:
            progress(entry.definition.id, number, len(chosen))
        found = entry.figures(engine, plan)
        if found:
            tables.append(to_results(found, entry.definition, plan, engine))
    return _only_asked(join(tables), by)


def make_plan(
    engine: Engine,
    by: Sequence[str] = DIMENSIONS,
    period: PeriodKind | str = PeriodKind.MONTH,
    first: date | None = None,
    last: date | None = None,
    municipalities: Sequence[str] | None = None,
    visits: VisitScope | None = None,
    lists: Mapping[str, CodeList] | None = None,
) -> Plan:
    """The periods, places and groups to compute (see `run`)."""
    _check_dimensions(by)
    start = first or engine.observed_from
    # A period that begins on the cut-off day has nothing in it yet.
    end = last or max(start, engine.cut_off_day - timedelta(days=1))
    return Plan(
        periods=calendar_periods(PeriodKind.MONTH if period in OVERLAPPING else PeriodKind(period), start, end),
        municipalities=tuple(municipalities) if municipalities is not None else _registered(engine),
        groups=(ALL_GROUPS, *TARGET_GROUPS) if "target_group" in by else (ALL_GROUPS,),
        observed_from=engine.observed_from,
        cut_off_day=engine.cut_off_day,
        visits=visits or VisitScope(),
        units=_units(engine) if BY_UNIT in by else (),
        lists=lists or {},
    )


def _check_dimensions(by: Sequence[str]) -> None:
    strangers = [name for name in by if name not in (*DIMENSIONS, BY_UNIT)]
    if strangers:
        choices = ", ".join((*DIMENSIONS, BY_UNIT))
        raise CannotDivideBy(f"Results cannot be divided by {', '.join(strangers)}. Choose among {choices}.")
    if BY_UNIT in by and "municipality" in by:
        raise CannotDivideBy(
            "Results cannot be divided by municipality and unit at once, since who is listed at a unit may live in "
            "another municipality. Choose one of them."
        )


def _units(engine: Engine) -> tuple[str, ...]:
    """The units at which anybody is listed at some time."""
    listings = engine.table("listings")
    found = engine.to_arrow(listings.filter(listings.unit.notnull()).select("unit").distinct())["unit"].to_pylist()
    return tuple(sorted(set(found) - {UNKNOWN_MUNICIPALITY, ALL_MUNICIPALITIES}))


def _registered(engine: Engine) -> tuple[str, ...]:
    """The municipalities in which anybody is registered at some time."""
    residence = engine.table("residence")
    codes = engine.to_arrow(residence.filter(residence.municipality.notnull()).select("municipality").distinct())
    return tuple(sorted(set(codes["municipality"].to_pylist()) - {UNKNOWN_MUNICIPALITY, ALL_MUNICIPALITIES}))


def of_kind(chosen: list[Indicator], period: PeriodKind) -> list[Indicator]:
    """The indicators that have figures of such periods: all of them, unless the periods overlap."""
    if period not in OVERLAPPING:
        return chosen
    return [entry for entry in chosen if entry.definition.time is OVERLAPPING[period]]


def _only_asked(rows: pa.Table, by: Sequence[str]) -> pa.Table:
    if {"municipality", BY_UNIT} & set(by):
        return rows
    return rows.filter(pc.equal(rows["municipality"], ALL_MUNICIPALITIES))
