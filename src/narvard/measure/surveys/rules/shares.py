"""How many agree, with what certainty, and which figures small groups keep to themselves.

A figure is guarded by how many stand behind it: fewer than five answers are withheld, and as many more figures as keep
those from being worked out from the total. The threshold is that of the library's profile "open". Its guard of those
outside the numerator is left out: an opinion that few hold is the point of asking, while whoever answered is not told.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

import numpy as np
import pyarrow as pa

from narvard.measure.surveys.rules.asking import POSITIVE_FROM
from narvard_analytics import disclosure_control, intervals, results

GUARD = replace(disclosure_control.OPEN, name="survey", complements=False)
FEWEST = GUARD.smallest
EVERYBODY = ""
"""The group of all groups together."""


@dataclass(frozen=True)
class Counted:
    """How many gave each answer to a question in a group and a round: `numbers` by value."""

    question: str
    group: str
    round_day: date
    numbers: Mapping[int, int]

    @property
    def answers(self) -> int:
        """How many answered the question."""
        return sum(self.numbers.values())

    @property
    def positive(self) -> int:
        """How many answered 4 or 5."""
        return sum(number for value, number in self.numbers.items() if value >= POSITIVE_FROM)


@dataclass(frozen=True)
class Share:
    """The share that answered 4 or 5, with Wilson's 95 % interval. Withheld: every figure is None. 0 answers: too."""

    withheld: bool
    answers: int | None
    positive: int | None
    value: float | None
    lower: float | None
    upper: float | None


Key = tuple[str, str, date]
"""Question, group (EVERYBODY for all) and the day that the round opened."""


def shares(counted: Iterable[Counted], groups: Sequence[str]) -> dict[Key, Share]:
    """The share of each question, group and round, and of everybody together, as they may be shown.

    Every group is there for every question and round, so that a group nobody answered in is not taken for a secret.
    """
    known = {(each.question, each.group, each.round_day): each for each in counted}
    keys = sorted({(question, day) for question, _, day in known})
    rows = [
        Counted(question, group, day, known[question, group, day].numbers if (question, group, day) in known else {})
        for question, day in keys
        for group in groups
    ]
    rows += [_together(question, day, known.values()) for question, day in keys]
    withheld = _withheld(rows)
    return {
        (row.question, row.group, row.round_day): _share(row, hidden)
        for row, hidden in zip(rows, withheld, strict=True)
    }


def withheld_numbers(numbers: Mapping[str, int]) -> bool:
    """Whether so few answered, somewhere, that the numbers cannot be told."""
    return any(0 < number < FEWEST for number in numbers.values())


def _together(question: str, day: date, counted: Iterable[Counted]) -> Counted:
    total: dict[int, int] = {}
    for each in counted:
        if (each.question, each.round_day) == (question, day):
            total = {value: total.get(value, 0) + each.numbers.get(value, 0) for value in {*total, *each.numbers}}
    return Counted(question, EVERYBODY, day, total)


def _withheld(rows: Sequence[Counted]) -> list[bool]:
    """Which rows disclosure control withholds, judged together in the shape of the library's result table."""
    if not rows:
        return []
    columns = {
        "indicator": [row.question for row in rows],
        "measure": [row.question for row in rows],
        "version": ["1"] * len(rows),
        "period_kind": [str(results.PeriodKind.POINT)] * len(rows),
        "period_from": [row.round_day for row in rows],
        "period_to": [row.round_day for row in rows],
        "municipality": [results.ALL_MUNICIPALITIES] * len(rows),
        "unit": [results.ALL_UNITS if row.group == EVERYBODY else f"group {row.group}" for row in rows],
        "target_group": [results.ALL_GROUPS] * len(rows),
        "numerator": [float(row.positive) for row in rows],
        "denominator": [float(row.answers) for row in rows],
        "persons": [row.answers for row in rows],
        "status": [str(results.Status.OK)] * len(rows),
        "interval_method": [str(results.IntervalMethod.WILSON)] * len(rows),
        "code_list": [""] * len(rows),
        "basis": [str(results.Basis.SURVEY)] * len(rows),
        "inputs": [""] * len(rows),
        "cut_off": [datetime(1970, 1, 1, tzinfo=UTC)] * len(rows),
    }
    fields = {field.name: columns.get(field.name, [None] * len(rows)) for field in results.SCHEMA}
    judged = disclosure_control.apply(pa.table(fields, schema=results.SCHEMA), GUARD)
    return [status == results.Status.SUPPRESSED for status in judged["status"].to_pylist()]


def _share(row: Counted, hidden: bool) -> Share:
    if hidden:
        return Share(True, None, None, None, None, None)
    if not row.answers:
        return Share(False, 0, 0, None, None, None)
    events, trials = np.array([float(row.positive)]), np.array([float(row.answers)])
    limits = intervals.wilson(events, trials, intervals.CONFIDENCE_95)
    return Share(
        False, row.answers, row.positive, row.positive / row.answers, float(limits.lower[0]), float(limits.upper[0])
    )
