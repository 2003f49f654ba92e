"""Answers to questions of a survey, by place, group and time, and the shares that are positive.

An answer counts where the one who gave it says to live, or else where the person is known to live. It counts in target
groups only where the person is known: a round without persons says nothing of groups.
"""

import re
from collections.abc import Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from narvard_analytics.engines import Engine
from narvard_analytics.indicators.attribution import memberships, whereabouts
from narvard_analytics.indicators.definition import Definition, Measure, Time
from narvard_analytics.indicators.figures import Figures, completeness
from narvard_analytics.indicators.indicator import FiguresOf
from narvard_analytics.indicators.plan import Plan, by_year, with_total
from narvard_analytics.indicators.surveys.shares import PARTS, Weighed, weighed_share
from narvard_analytics.results import ALL_GROUPS, UNKNOWN_MUNICIPALITY
from narvard_analytics.vocabulary import Table, as_of, belonging, constant, or_else, period_of, stack

LOWEST, HIGHEST, POSITIVE = 1, 5, 4
"""The scale of the questions, and the lowest answer that is positive (Nationell patientenkät: 4 and 5 of 1 to 5)."""

CELL = ("municipality", "target_group")
QUESTION = ("survey", "delivery", "about", "dimension", "question")


def share_of_positive(definition: Definition) -> FiguresOf:
    """Figures of answers: each measure is the weighted share that is positive in the dimension that `part` names.

    An annual definition counts a round in the year that it asks about, and one that does not say so where it was
    answered. Other definitions count every answer on the day it was given.
    """

    def figures(engine: Engine, plan: Plan) -> Sequence[Figures]:
        laid = by_year(plan) if definition.time is Time.ANNUAL else plan
        rows = engine.to_arrow(_counted(engine, laid, definition))
        rows = _in_period(rows, laid, definition.time is Time.ANNUAL)
        complete = completeness(laid, laid.periods, definition.follow_up_days)
        return [weighed_share(m, laid.periods, complete, _sums(rows, laid, m)) for m in definition.measures]

    return figures


def _counted(engine: Engine, plan: Plan, definition: Definition) -> Table:
    """Answers by place, group, question and period: number, positive ones, and sums of weights in parts."""
    grouped = _in_groups(engine, plan, _placed(engine, plan, _given(engine, definition)))
    return grouped.group_by([*CELL, *QUESTION, "period"]).aggregate(
        answers=grouped.count(),
        positives=grouped.positive.sum(),
        weight=grouped.weight.sum(),
        positive_weight=(grouped.weight * grouped.positive).sum(),
        squares=(grouped.weight * grouped.weight).sum(),
    )


def _given(engine: Engine, definition: Definition) -> Table:
    """Answers on the scale in the dimensions: person, day, stated, question, positive (0 or 1), weight in parts."""
    answers = engine.table("answers")
    chosen = answers.filter(
        answers.dimension.isin([measure.part for measure in definition.measures])
        & answers.value.between(LOWEST, HIGHEST)
        & (answers.weight.isnull() | (answers.weight > 0))
    )
    rounds = engine.table("surveys").select("survey", "delivery", about="period")
    # Controllers name their rounds each for itself.
    told = chosen.left_join(rounds, ["survey", "delivery"]).select(*chosen.columns, "about")
    # The nearest whole part: engines differ in how they cast a decimal number to a whole one, but not in its floor.
    parts = (or_else(told.weight, 1.0) * PARTS + 0.5).floor().cast("int64")
    return told.select(
        "person",
        *QUESTION,
        day=told.answered_day,
        stated=told.municipality,
        positive=(told.value >= POSITIVE).cast("int64"),
        weight=parts,
    )


def _placed(engine: Engine, plan: Plan, answers: Table) -> Table:
    """The answers with municipality (or unit of listing) and number of the calendar period they were given in."""
    lived = as_of(answers, "day", whereabouts(engine, plan), "municipality")
    place = lived.municipality if plan.units else or_else(lived.stated, lived.municipality)
    placed = lived.mutate(
        municipality=or_else(place, UNKNOWN_MUNICIPALITY), period=period_of(lived.day, plan.months)
    ).drop("stated")
    return placed.filter(placed.municipality.isin(plan.places))


def _in_groups(engine: Engine, plan: Plan, answers: Table) -> Table:
    everybody = answers.mutate(target_group=constant(ALL_GROUPS, "string"))
    if len(plan.groups) == 1:
        return everybody
    members = belonging(answers, "day", memberships(engine), "cohort").rename(target_group="cohort")
    return stack([everybody, members.select(*everybody.columns)])


def _in_period(rows: pa.Table, plan: Plan, annual: bool) -> pa.Table:
    """The rows whose period is one of the plan's."""
    given = rows["period"].to_pylist()
    about = rows["about"].to_pylist() if annual else [None] * len(given)
    numbers = [year_of(text) or period for text, period in zip(about, given, strict=True)]
    first = plan.first_month // plan.months
    inside = [number is not None and first <= number < first + len(plan.periods) for number in numbers]
    period = pa.array(numbers, pa.int64())
    return rows.set_column(rows.column_names.index("period"), "period", period).filter(pa.array(inside, pa.bool_()))


def year_of(round_about: str | None) -> int | None:
    """The year that a round asks about ("2023", "2023-H2", "2023-05"), or None where its text tells none.

    >>> year_of("2023-H2"), year_of("spring"), year_of(None)
    (2023, None, None)
    """
    found = re.match(r"(\d{4})(?!\d)", round_about or "")
    return int(found[1]) if found else None


def _sums(rows: pa.Table, plan: Plan, measure: Measure) -> Weighed:
    own = rows.filter(pc.equal(rows["dimension"], measure.part))

    def summed(column: str) -> NDArray[np.int64]:
        return with_total(plan.cube(own, column))

    return Weighed(
        weight=summed("weight"),
        positive=summed("positive_weight"),
        squares=summed("squares"),
        persons=_most_on_a_question(own, plan, "answers"),
        events=_most_on_a_question(own, plan, "positives"),
    )


def _most_on_a_question(rows: pa.Table, plan: Plan, column: str) -> NDArray[np.int64]:
    """The largest number on any one question of a round: at least so many persons are behind the answers."""
    names = pc.binary_join_element_wise(rows["survey"], rows["delivery"], rows["question"], "\n")
    number = names.combine_chunks().dictionary_encode().indices.to_numpy()
    most = with_total(plan.cube(rows.slice(0, 0), column))
    for question in range(number.max(initial=-1) + 1):
        most = np.maximum(most, with_total(plan.cube(rows.filter(pa.array(number == question)), column)))
    return most
