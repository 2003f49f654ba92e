"""Survey rounds and answers: a panel of members of the target groups, and an anonymous round every half-year.

All made up. A question is answered from 1 to 5, and 4 and 5 are positive.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from .admissions import Setting
from .arrow_columns import instants, keys, labels, same, table
from .days import Calendar
from .occasions import Occasions, draw, succeeds
from .parameters import Parameters
from .randomness import Ints, choose, stream

QUESTIONS = (
    "availability",
    "closeness",
    "continuity_coordination",
    "emotional_support",
    "information_knowledge",
    "overall_impression",
    "participation",
    "respect",
    "where_to_turn",
)
PANEL_YEARLY, PANEL_MEMBERS = 0.006, (1.7, 0.6, 0.35, 1.7, 4.0)
ANONYMOUS_YEARLY = 0.012
ANSWER_RATE = 0.42
POSITIVE, NOT_POSITIVE = np.array([0.55, 0.45]), np.array([0.12, 0.28, 0.60])  # of 4 and 5; of 1, 2 and 3
UNANSWERED = 0.03  # share of single questions left out
QUARTER, HALF_YEAR = 3, 6


@dataclass(frozen=True)
class Rounds:
    """One kind of survey. months: how long a round lasts; population: whom it is sent to."""

    id: str
    months: int
    letter: str
    population: str
    anonymous: bool

    def number(self, calendar: Calendar, month: Ints) -> Ints:
        """Number of the round, counted from year 0, of months of the calendar."""
        first = calendar.first.year * 12 + calendar.first.month - 1
        rounds: Ints = (first + month) // self.months
        return rounds

    def period(self, number: int) -> str:
        """The period of a round, for example 2024-Q2."""
        year, part = divmod(number, 12 // self.months)
        return f"{year}-{self.letter}{part + 1}"


PANEL = Rounds("group_panel", QUARTER, "Q", "members of the target groups and other residents", False)
ANONYMOUS = Rounds("primary_care_survey", HALF_YEAR, "H", "visitors to primary care", True)


def answers(parameters: Parameters, setting: Setting) -> pa.Table:
    """A block's rows of the table `answers`, in no order."""
    parts = [
        _answers(parameters, setting, PANEL, PANEL_YEARLY, PANEL_MEMBERS),
        _answers(parameters, setting, ANONYMOUS, ANONYMOUS_YEARLY, (0.0, 0.0, 0.0, 0.0, 0.0)),
    ]
    return pa.concat_tables(parts)


def _answers(
    parameters: Parameters, setting: Setting, rounds: Rounds, yearly: float, members: tuple[float, ...]
) -> pa.Table:
    rng = stream(parameters.seed, rounds.id)
    asked = draw(rng, setting, yearly, members)
    parts = [_question(rng, setting, rounds, asked, number) for number in range(len(QUESTIONS))]
    return pa.concat_tables(parts)


def _question(rng: np.random.Generator, setting: Setting, rounds: Rounds, asked: Occasions, question: int) -> pa.Table:
    asked = asked.take(rng.random(asked.count) >= UNANSWERED)
    positive = succeeds(rng, setting, QUESTIONS[question], asked)
    value = np.where(positive, 4 + choose(rng, POSITIVE, asked.count), 1 + choose(rng, NOT_POSITIVE, asked.count))
    calendar, place = setting.calendar, setting.place
    of_months = rounds.number(calendar, np.arange(calendar.months))
    names, number = np.unique(of_months), of_months[calendar.month_of_day[asked.day]]
    person = keys(setting.people.key, asked.person)
    return table(
        "answers",
        {
            "survey": labels([survey_id(rounds, int(n)) for n in names], number - names[0]),
            "question": same(QUESTIONS[question], asked.count),
            "dimension": same(QUESTIONS[question], asked.count),
            "answered_at": instants(calendar, asked.minute),
            "person": pa.nulls(asked.count, pa.uuid()) if rounds.anonymous else person,
            "organization": labels([place.controller], np.zeros(asked.count, dtype=np.int64)),
            "municipality": labels(place.codes, asked.municipality),
            "value": pa.array(value.astype(np.float64)),
            "weight": pa.array(np.ones(asked.count)),
        },
    )


def survey_id(rounds: Rounds, number: int) -> str:
    """The id of a round."""
    return f"{rounds.id}_{rounds.period(number)}"


def answers_in_order(parts: Sequence[pa.Table]) -> pa.Table:
    """The answers of all blocks in the order of the table."""
    return pa.concat_tables(parts).sort_by([(name, "ascending") for name in ("survey", "question", "answered_at")])


def surveys(calendar: Calendar, answered: pa.Table) -> pa.Table:
    """The table `surveys`: all rounds that fall in the calendar, with how many answered."""
    months = np.arange(calendar.months)
    rounds = {
        survey_id(kind, int(n)): (kind, int(n)) for kind in (PANEL, ANONYMOUS) for n in kind.number(calendar, months)
    }
    first = (
        answered.filter(pa.compute.equal(answered["question"], QUESTIONS[0]))
        .group_by("survey")
        .aggregate([([], "count_all")])
    )
    counts = dict(zip(first["survey"].to_pylist(), first["count_all"].to_pylist(), strict=True))
    names = sorted(rounds)
    number = np.array([counts.get(name, 0) for name in names], dtype=np.int64)
    return table(
        "surveys",
        {
            "survey": pa.array(names),
            "period": pa.array([rounds[name][0].period(rounds[name][1]) for name in names]),
            "population": pa.array([rounds[name][0].population for name in names]),
            "invited": pa.array(np.round(number / ANSWER_RATE).astype(np.int64)),
            "answered": pa.array(number),
        },
    )
