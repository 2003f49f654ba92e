"""From a document of plans to drafts and problems. A document with any problem is not loaded at all."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import chain

from narvard.base.core.queries import Problem
from narvard.govern.plans.rules import dates
from narvard.govern.plans.rules.draft import (
    ActivityDraft,
    CellDraft,
    IndicatorDraft,
    Known,
    MilestoneDraft,
    PlanDraft,
)
from narvard.govern.plans.rules.fields import Fields, Row

FORMAT = "narvard-plan"
VERSION = 1
FIRST_YEAR, LAST_YEAR = 2000, 2100
# A relative target is a share of the baseline: from "nothing left" to "eleven times as much".
LOWEST_SHARE, HIGHEST_SHARE = -1.0, 10.0
NO_DAY = date.min
REPLACEABLE = "active_plan_exists"


def read_document(document: Mapping[str, object], known: Known) -> tuple[tuple[PlanDraft, ...], tuple[Problem, ...]]:
    """The plans of a document and everything that is wrong with it. The plans are whole only without problems."""
    if document.get("format") != FORMAT or document.get("version") != VERSION:
        return (), (Problem("unknown_format", value=f"{document.get('format')} {document.get('version')}"),)
    problems: list[Problem] = []
    top = Fields(document, "", problems)
    rows = top.rows("plans")
    if not rows and not problems:
        top.note("no_plans")
    plans = tuple(_plan(Fields(row, f"plans[{i}]", problems), known) for i, row in enumerate(rows))
    for plan, times in Counter((plan.area, plan.year) for plan in plans if plan.area).items():
        if times > 1:
            top.note("duplicate_plan", "area", f"{plan[0]} {plan[1]}")
    return plans, tuple(problems)


def _plan(fields: Fields, known: Known) -> PlanDraft:
    area = fields.code("area", known.areas)
    written = fields.number("year") or 0
    year = int(written)
    if written and (year != written or not FIRST_YEAR <= year <= LAST_YEAR):
        fields.note("impossible_year", "year", f"{written:g}")
    if (area, year) in known.active:
        fields.note(REPLACEABLE, "area", f"{area} {year}")
    rows = enumerate(fields.rows("cells"))
    cells = tuple(_cell(_below(fields, "cells", i, row), known, year) for i, row in rows)
    _note_twice(fields, "duplicate_cell", [f"{c.target_group} {c.goal_area}" for c in cells if c.target_group])
    _note_twice(fields, "duplicate_reference", [a.reference for cell in cells for a in cell.activities if a.reference])
    adopted_by = fields.code("adopted_by", known.bodies, required=False)
    if area and adopted_by and known.area_of_body.get(adopted_by, area) != area:
        fields.note("not_the_areas_body", "adopted_by", adopted_by)
    elif adopted_by and adopted_by not in known.may_adopt:
        fields.note("body_may_not_adopt", "adopted_by", adopted_by)
    return PlanDraft(
        area=area,
        year=year,
        adopted_by=adopted_by,
        adopted_on=fields.day("adopted_on") or NO_DAY,
        cells=cells,
    )


def _cell(fields: Fields, known: Known, year: int) -> CellDraft:
    indicators = tuple(
        _indicator(_below(fields, "indicators", i, row), known) for i, row in enumerate(fields.rows("indicators"))
    )
    _note_twice(fields, "duplicate_indicator", [f"{i.indicator}.{i.measure} {i.due_on}" for i in indicators])
    return CellDraft(
        target_group=fields.code("target_group", known.target_groups),
        goal_area=fields.code("goal_area", known.goal_areas),
        aim=fields.text("aim", longest=1000, required=False),
        activities=tuple(
            _activity(_below(fields, "activities", i, row), known, year)
            for i, row in enumerate(fields.rows("activities"))
        ),
        indicators=indicators,
    )


def _activity(fields: Fields, known: Known, year: int) -> ActivityDraft:
    starts_on, ends_on, multi_year = fields.day("starts_on"), fields.day("ends_on"), fields.flag("multi_year")
    if starts_on and ends_on:
        _note_days(fields, (starts_on, ends_on), year, multi_year=multi_year)
    milestones = tuple(
        _milestone(_below(fields, "milestones", i, row)) for i, row in enumerate(fields.rows("milestones"))
    )
    _note_twice(fields, "duplicate_milestone", [m.title for m in milestones if m.title])
    return ActivityDraft(
        reference=fields.text("reference", longest=40),
        title=fields.text("title", longest=200),
        description=fields.text("description", longest=2000, required=False),
        owner=fields.text("owner", longest=120),
        owner_role=fields.text("owner_role", longest=160, required=False),
        organizations=fields.codes("organizations", known.organizations),
        starts_on=starts_on or NO_DAY,
        ends_on=ends_on or NO_DAY,
        multi_year=multi_year,
        status=fields.code("status", known.statuses),
        milestones=milestones,
    )


def _note_days(fields: Fields, days: tuple[date, date], year: int, *, multi_year: bool) -> None:
    """A plan without a possible year is told of by itself; its activities are then held to their own order only."""
    year = year if FIRST_YEAR <= year <= LAST_YEAR else days[0].year
    if code := dates.why_not(*days, year, multi_year=multi_year):
        fields.note(code, "ends_on", days[1])


def _milestone(fields: Fields) -> MilestoneDraft:
    return MilestoneDraft(
        fields.text("title", longest=200),
        fields.day("due_on") or NO_DAY,
        fields.day("done_on", required=False),
    )


def _indicator(fields: Fields, known: Known) -> IndicatorDraft:
    indicator = fields.text("indicator", longest=60)
    measure = fields.text("measure", longest=60)
    if indicator and measure and (indicator, measure) not in known.measures:
        fields.note("unknown_measure", "measure", f"{indicator}.{measure}")
    kind = fields.code("kind", known.kinds)
    value = fields.number("value", required=kind in ("level", "relative"))
    if kind == "relative" and value is not None and not LOWEST_SHARE <= value <= HIGHEST_SHARE:
        fields.note("no_share", "value", value)
    if kind == "unquantified" and value is not None:
        fields.note("value_without_kind", "value", value)
    first, last, due_on = fields.day("baseline_from"), fields.day("baseline_to"), fields.day("due_on")
    if first and last and due_on and not first < last <= due_on:
        fields.note("dates_out_of_order", "due_on", due_on)
    return IndicatorDraft(
        indicator=indicator,
        measure=measure,
        role=fields.code("role", known.roles),
        direction=fields.code("direction", known.directions),
        kind=kind,
        value=value,
        due_on=due_on or NO_DAY,
        baseline_from=first or NO_DAY,
        baseline_to=last or NO_DAY,
    )


def _below(fields: Fields, name: str, number: int, row: Row) -> Fields:
    return fields.inner(row, f"{name}[{number}]")


def _note_twice(fields: Fields, code: str, keys: list[str]) -> None:
    for key, times in Counter(keys).items():
        if times > 1:
            fields.note(code, value=key)


def blocking_problems(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems that cannot be loaded past. An active plan that is there already can be replaced on request."""
    return tuple(problem for problem in problems if problem.code != REPLACEABLE)


def counts_of(plans: tuple[PlanDraft, ...]) -> dict[str, int]:
    """How much a document holds, for the report to whoever brought it."""
    cells = list(chain.from_iterable(plan.cells for plan in plans))
    activities = list(chain.from_iterable(cell.activities for cell in cells))
    return {
        "plans": len(plans),
        "cells": len(cells),
        "activities": len(activities),
        "milestones": sum(len(activity.milestones) for activity in activities),
        "indicators": sum(len(cell.indicators) for cell in cells),
    }
