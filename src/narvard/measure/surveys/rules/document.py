"""What a document of surveys holds, and what must be right in it beyond the shape of its tables."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import pairwise

from narvard.base.core.queries import PLACE, Column, Form, Kind, Known, Problem, Table

Row = Mapping[str, object]
Rows = Mapping[str, tuple[Row, ...]]
QUESTION_KINDS = ("scale", "text")
GROUP_KINDS = ("body", "staff", "residents")
VALUES = ("1", "2", "3", "4", "5")
_IN = {"sv": "in Swedish", "nb": "in Norwegian", "en": "in English"}


def _spoken(name: str, meaning: str, longest: int) -> tuple[Column, ...]:
    return tuple(
        Column(f"{name}_{language}", Kind.TEXT, f"{meaning} {words}", required=False, longest=longest)
        for language, words in _IN.items()
    )


SURVEY = Column("survey", Kind.CODE, "code of the survey", refers="surveys")
FORM = Form(
    "surveys",
    "Short surveys: what is asked, whom, and when; and counts of answers that were given elsewhere, on paper for one",
    (
        Table(
            "surveys",
            "One row a survey",
            (
                Column("code", Kind.CODE, "short name without spaces, in addresses", longest=60),
                *_spoken("title", "what the survey is called", 160),
                *_spoken("introduction", "what stands over the questions", 1000),
                Column("source", Kind.TEXT, "where the questions come from"),
                Column("certainty", Kind.CODE, "how certain the source is", choices=("A", "B", "C", "D", "X")),
            ),
            ("code",),
            required=True,
        ),
        Table(
            "questions",
            "One row a question, in the order in which they are asked",
            (
                SURVEY,
                Column("code", Kind.CODE, "short name of the question", longest=60),
                Column("kind", Kind.CODE, "scale (1 to 5) or text", choices=QUESTION_KINDS),
                *_spoken("text", "the question", 300),
            ),
            ("survey", "code"),
        ),
        Table(
            "groups",
            "Those who are asked together",
            (
                SURVEY,
                Column("code", Kind.CODE, "short name of the group", longest=60),
                Column("name", Kind.TEXT, "name of the group", longest=160),
                Column("kind", Kind.CODE, "body, staff or residents", choices=GROUP_KINDS),
                Column("organization", Kind.CODE, "whose staff it is", required=False, refers="organizations"),
                Column("body", Kind.CODE, "slug of the body", required=False, longest=60),
            ),
            ("survey", "code"),
        ),
        Table(
            "rounds",
            "Each time that the survey is asked",
            (
                SURVEY,
                Column("code", Kind.CODE, "short name of the round", longest=60),
                Column("name", Kind.TEXT, "name of the round, such as Autumn 2018", longest=120),
                Column("opens_on", Kind.DAY, "first day that it can be answered"),
                Column("closes_on", Kind.DAY, "first day that it no longer can"),
                Column(
                    "brought", Kind.FLAG, "yes where it was asked elsewhere and is brought as counts", required=False
                ),
            ),
            ("survey", "code"),
        ),
        Table(
            "counts",
            "For rounds that are brought: how many of a group gave an answer",
            (
                SURVEY,
                Column("round", Kind.CODE, "code of the round", longest=60),
                Column("group", Kind.CODE, "code of the group", longest=60),
                Column("question", Kind.CODE, "code of the question", longest=60),
                Column("value", Kind.CODE, "the answer, 1 to 5", choices=VALUES),
                Column("number", Kind.WHOLE, "how many gave it"),
            ),
            ("survey", "round", "group", "question", "value"),
        ),
    ),
)


def problems_of(rows: Rows, known: Known) -> tuple[Problem, ...]:
    """What is wrong in a document whose tables could be read.

    `known` holds under "question_kinds" and "round_ways" what is there already, by "survey code".
    """
    return (
        *_untold(rows["surveys"], "title"),
        *_untold(rows["questions"], "text"),
        *_changed(rows["questions"], known.get("question_kinds", {})),
        *_groups(rows["groups"]),
        *_rounds(rows["rounds"], known.get("round_ways", {})),
        *_counts(rows),
    )


def _problem(code: str, row: Row, column: str) -> Problem:
    at = row.get(PLACE)
    place, number = at if isinstance(at, tuple) else ("", 0)
    return Problem(code, str(place), int(number), column, str(row.get(column, "")))


def _untold(rows: Iterable[Row], name: str) -> Iterator[Problem]:
    for row in rows:
        if not any(row[f"{name}_{language}"] for language in _IN):
            yield _problem("untold", row, f"{name}_sv")


def _key(row: Row, column: str = "code") -> str:
    return f"{row['survey']} {row[column]}"


def _changed(rows: Iterable[Row], kinds: Mapping[str, str]) -> Iterator[Problem]:
    for row in rows:
        if kinds.get(_key(row), row["kind"]) != row["kind"]:
            yield _problem("kind_changed", row, "kind")


def _groups(rows: Iterable[Row]) -> Iterator[Problem]:
    for row in rows:
        wanted = {"staff": "organization", "body": "body"}.get(str(row["kind"]), "")
        for column in ("organization", "body"):
            if column == wanted and not row[column]:
                yield _problem("group_of_whom", row, column)
            elif column != wanted and row[column]:
                yield _problem("group_of_another_kind", row, column)


def _rounds(rows: Iterable[Row], ways: Mapping[str, str]) -> Iterator[Problem]:
    dated = [row for row in rows if isinstance(row["opens_on"], date) and isinstance(row["closes_on"], date)]
    for row in dated:
        if row["closes_on"] <= row["opens_on"]:  # type: ignore[operator]
            yield _problem("dates_out_of_order", row, "closes_on")
        if ways.get(_key(row), _way(row)) != _way(row):
            yield _problem("way_changed", row, "brought")
    dated.sort(key=lambda row: (str(row["survey"]), row["opens_on"]))
    for before, after in pairwise(dated):
        if before["survey"] == after["survey"] and after["opens_on"] < before["closes_on"]:  # type: ignore[operator]
            yield _problem("rounds_overlap", after, "opens_on")


def _way(row: Row) -> str:
    return "brought" if row["brought"] else "by_link"


def _counts(rows: Rows) -> Iterator[Problem]:
    rounds = {_key(row): row for row in rows["rounds"]}
    groups = {_key(row) for row in rows["groups"]}
    questions = {_key(row): row["kind"] for row in rows["questions"]}
    for row in rows["counts"]:
        if _key(row, "group") not in groups:
            yield _problem("unknown_code", row, "group")
        if questions.get(_key(row, "question")) != "scale":
            yield _problem("no_scale", row, "question")
        if not rounds.get(_key(row, "round"), {}).get("brought"):
            yield _problem("counted_by_link", row, "round")
        if isinstance(row["number"], int) and row["number"] < 0:
            yield _problem("below_zero", row, "number")
