"""Agreements of liability and amounts as a document that can be brought."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction

from narvard.base.core.queries import PLACE, Column, Form, Kind, Problem, Table
from narvard.care.settlement.rules.terms import (
    DISCIPLINES,
    Attribution,
    Counted,
    Excess,
    LateNotice,
    Model,
    Window,
)  # fmt: skip

Row = Mapping[str, object]
Rows = Mapping[str, Sequence[Row]]
CERTAINTIES = ("A", "B", "C", "D", "X")
SOURCE = (
    Column("source", Kind.TEXT, "Where it is written.", longest=300),
    Column("certainty", Kind.CODE, "How certain the source is.", choices=CERTAINTIES),
)


def _days(name: str, meaning: str) -> Column:
    return Column(name, Kind.WHOLE, meaning, required=False)


FORM = Form(
    "liability",
    "Agreements of payment liability, and what a day of care costs.",
    (
        Table(
            "agreements",
            "What a region and its municipalities have agreed about days after the discharge-ready notice.",
            (
                Column("code", Kind.CODE, "The agreement's code.", longest=60),
                Column("name", Kind.TEXT, "What it is called."),
                Column("hospitals", Kind.CODES, "The hospitals it is for; empty: all.", refers="hospitals",
                       required=False),
                Column("municipalities", Kind.CODES, "The municipalities it is for; empty: all.",
                       refers="municipalities", required=False),
                Column("disciplines", Kind.CODES, "The kinds of care it is for; empty: all.", choices=DISCIPLINES,
                       required=False),
                Column("valid_from", Kind.DAY, "The first day of care it is for."),
                Column("valid_to", Kind.DAY, "The day after the last.", required=False),
                Column("model", Kind.CODE, "How it is settled.", choices=tuple(Model)),
                Column("window", Kind.CODE, "Over what the mean must be above the threshold.", choices=tuple(Window),
                       required=False),
                Column("threshold_days", Kind.DECIMAL, "The threshold of the mean, in days.", required=False),
                Column("include_day0", Kind.FLAG, "Whether those who left the same day count in the mean.",
                       required=False),
                _days("cap_days", "Days above which each person's days are paid for whatever the mean."),
                Column("excess", Kind.CODE, "Which days are paid for.", choices=tuple(Excess), required=False),
                Column("attribution", Kind.CODE, "To which month a mean's days belong.", choices=tuple(Attribution),
                       required=False),
                Column("agreed_amounts", Kind.FLAG, "Whether the agreement has amounts of its own.", required=False),
                Column("quality_limit", Kind.DECIMAL, "The share of incomplete cases above which nothing is billed.",
                       required=False),
                _days("dispute_days", "For how many days a statement may be disputed."),
                _days("days", "After how many days liability begins."),
                _days("days_after_noon", "The same, when the notice was sent after noon."),
                Column("late_notice_effect", Kind.CODE, "What a late admission notice does.",
                       choices=tuple(LateNotice), required=False),
                Column("payable_days", Kind.CODE, "Which days count.", choices=tuple(Counted), required=False),
                Column("roll_to_weekday", Kind.FLAG, "Whether the last day for the call moves to a weekday.",
                       required=False),
                _days("call_days", "Within how many days the call to a plan is due."),
                *SOURCE,
            ),
            key=("code",),
        ),
        Table(
            "amounts",
            "What a day of care costs in a year: the official amount, or one that an agreement names.",
            (
                Column("agreement", Kind.CODE, "The agreement that names it; empty: the official amount.",
                       refers="agreements", required=False),
                Column("year", Kind.WHOLE, "The year of the day of care."),
                Column("kronor", Kind.KRONOR, "Whole kronor a day."),
                *SOURCE,
            ),
            key=("agreement", "year"),
        ),
    ),
)  # fmt: skip


def more_problems(rows: Rows) -> Iterator[Problem]:
    """What the columns by themselves cannot tell."""
    for row in rows["agreements"]:
        first, last = row["valid_from"], row["valid_to"]
        if isinstance(first, date) and isinstance(last, date) and not first < last:
            yield _problem("dates_out_of_order", row, "valid_to")
        yield from _terms(row)
    yield from _overlaps(rows["agreements"])
    for row in rows["amounts"]:
        kronor, year = row["kronor"], row["year"]
        if isinstance(kronor, int) and kronor < 1:
            yield _problem("below_one", row, "kronor")
        if isinstance(year, int) and not 2000 <= year <= 2100:
            yield _problem("impossible_year", row, "year")


def _terms(row: Row) -> Iterator[Problem]:
    if row["model"] in (Model.MEAN, Model.ANALYSIS_ONLY) and not row["threshold_days"]:
        yield _problem("threshold_missing", row, "threshold_days")
    if row["model"] == Model.MEAN and not row["excess"]:
        yield _problem("excess_missing", row, "excess")
    if row["excess"] == Excess.CAP_ABOVE and row["cap_days"] is None:
        yield _problem("cap_missing", row, "cap_days")
    if row["quality_limit"] and not 0 <= Fraction(str(row["quality_limit"])) <= 1:
        yield _problem("not_a_share", row, "quality_limit")
    for name in ("cap_days", "dispute_days", "days", "days_after_noon", "call_days"):
        value = row[name]
        if isinstance(value, int) and not 0 <= value <= 365:
            yield _problem("impossible_days", row, name)


def _overlaps(rows: Sequence[Row]) -> Iterator[Problem]:
    """Two agreements for the same hospital, municipality and care may not share a day."""
    for number, row in enumerate(rows):
        if any(_same_scope(row, other) and _share_a_day(row, other) for other in rows[:number]):
            yield _problem("overlaps", row, "valid_from")


def _same_scope(one: Row, other: Row) -> bool:
    return all(_meet(one[name], other[name]) for name in ("hospitals", "municipalities", "disciplines"))


def _meet(one: object, other: object) -> bool:
    """An empty list stands for all."""
    a = set(one) if isinstance(one, tuple) else set()
    b = set(other) if isinstance(other, tuple) else set()
    return not a or not b or bool(a & b)


def _share_a_day(one: Row, other: Row) -> bool:
    def before(last: object, first: object) -> bool:
        return isinstance(last, date) and isinstance(first, date) and last <= first

    return not before(one["valid_to"], other["valid_from"]) and not before(other["valid_to"], one["valid_from"])


def _problem(code: str, row: Row, column: str) -> Problem:
    at: tuple[str, int] = row[PLACE]  # type: ignore[assignment]
    return Problem(code, *at, column, str(row.get(column) or "")[:80])
