"""What a document of missions holds: one table a section, and what must be right in it beyond their shape."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from narvard.base.core.queries import PLACE, Column, Form, Kind, Problem, Table
from narvard.govern.missions.rules.states import SETTLED

Row = Mapping[str, object]
Rows = Mapping[str, tuple[Row, ...]]
LONG = 4000
CODE = Column("code", Kind.CODE, "short name without spaces, in addresses", longest=60)
SOURCED = (
    Column("source", Kind.TEXT, "where it comes from"),
    Column("certainty", Kind.CODE, "how certain the source is", choices=("A", "B", "C", "D", "X")),
)


def _text(name: str, meaning: str, longest: int = 200, *, required: bool = True) -> Column:
    return Column(name, Kind.TEXT, meaning, required=required, longest=longest)


def _choice(name: str, meaning: str, *choices: str) -> Column:
    return Column(name, Kind.CODE, meaning, choices=choices)


def _day(name: str, meaning: str, *, required: bool = True) -> Column:
    return Column(name, Kind.DAY, meaning, required=required)


def _organization(meaning: str, *, required: bool = False) -> Column:
    return Column("organization", Kind.CODE, meaning, required=required, refers="organizations")


MISSIONS = Table(
    "missions",
    "Close care's basic mission, and what is added to it",
    (
        CODE,
        _choice("kind", "basic or additional", "basic", "additional"),
        _text("title", "what the part is called"),
        _text("text", "what close care is to do", LONG),
        *SOURCED,
    ),
    ("code",),
)
CHANGES = Table(
    "changes",
    "Changes proposed to the missions of others",
    (
        CODE,
        _choice("concerns", "whose mission", "primary_care", "specialist_care", "free_choice_agreement"),
        _text("title", "what the proposal is called"),
        _text("current_text", "how it reads today", LONG, required=False),
        _text("proposed_text", "how it should read", LONG),
        _text("reason", "why", LONG),
        _choice("state", "how far it has come", "draft", "proposed", "accepted", "rejected", "withdrawn"),
        _text("decision", "number of the decision", 40, required=False),
        _day("decided_on", "day of the decision", required=False),
        *SOURCED,
    ),
    ("code",),
)
GUIDELINES = Table(
    "guidelines",
    "National and regional guidelines that have to be taken care of",
    (
        CODE,
        _choice("level", "national or regional", "national", "regional"),
        _text("title", "what it is called"),
        _text("issuer", "who has issued it", 160),
        _day("published_on", "when it was published", required=False),
        _text("url", "where it can be read, beginning with https://", 300, required=False),
        *SOURCED,
    ),
    ("code",),
)
ROUTINES = Table(
    "routines",
    "Local routines by which guidelines are followed",
    (
        CODE,
        Column("guideline", Kind.CODE, "code of the guideline", refers="guidelines"),
        _text("title", "what it is called"),
        _organization("which organization owns it", required=True),
        _text("owner_role", "in which role", 160),
        Column("municipality", Kind.CODE, "the area it is for; empty for all", required=False, refers="municipalities"),
        _day("adopted_on", "when it was adopted"),
        _day("review_on", "by when it must be looked at again"),
        _text("url", "where it can be read, beginning with https://", 300, required=False),
    ),
    ("code",),
)
PROJECTS = Table(
    "projects",
    "Programmes and projects that the collaboration is linked to",
    (
        CODE,
        _choice("kind", "programme or project", "programme", "project"),
        _text("title", "what it is called"),
        _text("owner", "who runs it", 160, required=False),
        _text("link", "what links it to the collaboration", LONG),
        _day("starts_on", "first day", required=False),
        _day("ends_on", "last day", required=False),
        _text("url", "where it can be read about, beginning with https://", 300, required=False),
        *SOURCED,
    ),
    ("code",),
)
ITEMS = Table(
    "items",
    "What a programme expects as its result in a year, and what it does that year",
    (
        CODE,
        Column("project", Kind.CODE, "code of the programme", refers="projects"),
        _choice("kind", "expected_result or activity", "expected_result", "activity"),
        Column("year", Kind.WHOLE, "the year"),
        _text("text", "the result or the activity", LONG),
        _text("here", "what it has led to here", LONG, required=False),
    ),
    ("code",),
)
GOALS = Table(
    "goals",
    "Goals that a congress or a nation has set",
    (
        CODE,
        _text("number", "the goal's number", 20),
        _text("text", "the goal", LONG),
        _text("issuer", "who has set it", 160),
        _text("period", "for which years", 40, required=False),
        *SOURCED,
    ),
    ("code",),
)
GOAL_LINKS = Table(
    "goal_links",
    "What works here towards a goal",
    (
        CODE,
        Column("goal", Kind.CODE, "code of the goal", refers="goals"),
        _choice("kind", "what is linked", "target_group", "project", "activity", "commitment", "indicator", "strategy"),
        _text("reference", "its own code", 80),
        _text("title", "what it is called"),
    ),
    ("code",),
)
COMMUNICATION = Table(
    "communication",
    "The communication plan",
    (
        CODE,
        _text("audience", "to whom", 160),
        _text("message", "what is said", LONG),
        _text("channel", "by which channel", 160),
        _day("due_on", "by when"),
        _text("responsible", "who sees to it", 160),
        _day("done_on", "when it was done", required=False),
        _text("came_of_it", "what came of it", LONG, required=False),
    ),
    ("code",),
)
INVESTMENTS = Table(
    "investments",
    "Investments in e-health and welfare technology, and consequences for premises",
    (
        CODE,
        _choice("kind", "e_health, welfare_technology or premises", "e_health", "welfare_technology", "premises"),
        _text("title", "what it is called"),
        _text("purpose", "what it is for, or what it means for the premises", LONG),
        Column("kronor", Kind.KRONOR, "whole kronor; empty where the cost is not known", required=False),
        _organization("who pays"),
        _choice("state", "how far it has come", "proposed", "decided", "under_way", "in_use", "stopped"),
        _day("due_on", "by when it should be in use", required=False),
        *SOURCED,
    ),
    ("code",),
)
STAFFING = Table(
    "staffing",
    "Action plan for competence and staff",
    (
        CODE,
        _text("profession", "which profession or competence", 160),
        _text("need", "what is needed", LONG),
        _text("action", "what is done", LONG),
        Column("missing_tenths", Kind.WHOLE, "posts that are missing, in tenths of a post", required=False),
        _organization("who answers for it"),
        _day("due_on", "by when", required=False),
        _choice("state", "how far it has come", "planned", "under_way", "done", "stopped"),
        *SOURCED,
    ),
    ("code",),
)
PRIVATE = Table(
    "private_parties",
    "Private providers as parties of the collaboration",
    (
        CODE,
        _organization("which private provider", required=True),
        _text("agreement", "under which agreement it works"),
        Column("body", Kind.CODE, "slug of the body in which it speaks", required=False, longest=60),
        _day("since", "since when it takes part"),
        _day("until", "first day that it no longer does", required=False),
        _text("note", "anything more", LONG, required=False),
    ),
    ("code",),
)
FORM = Form(
    "missions",
    "Missions and guidelines: what close care is to do, what follows from others' guidelines and programmes, and what"
    " the shift needs of words, money, premises, staff and private providers",
    (
        MISSIONS, CHANGES, GUIDELINES, ROUTINES, PROJECTS, ITEMS, GOALS, GOAL_LINKS, COMMUNICATION, INVESTMENTS,
        STAFFING, PRIVATE,
    ),
)  # fmt: skip
TABLES: Mapping[str, Table] = {table.name: table for table in FORM.tables}
IN_ORDER = {
    "routines": ("adopted_on", "review_on", True),
    "projects": ("starts_on", "ends_on", False),
    "private_parties": ("since", "until", True),
}
"""Columns of two days, and whether the second must be later than the first, or may be the same."""


def problems_of(rows: Rows) -> tuple[Problem, ...]:
    """What is wrong in a document whose tables could be read."""
    return (
        *(problem for name, dates in IN_ORDER.items() for problem in _in_order(rows[name], *dates)),
        *_settled(rows["changes"]),
        *_said(rows["communication"]),
        *(problem for name in ("guidelines", "routines", "projects") for problem in _addresses(rows[name])),
        *_below_zero(rows["investments"], "kronor"),
        *_below_zero(rows["staffing"], "missing_tenths"),
        *_years(rows["items"]),
    )


def _problem(code: str, row: Row, column: str) -> Problem:
    at = row.get(PLACE)
    place, number = at if isinstance(at, tuple) else ("", 0)
    return Problem(code, str(place), int(number), column, str(row[column] or ""))


def _in_order(rows: Iterable[Row], first: str, second: str, later: bool) -> Iterator[Problem]:
    for row in rows:
        start, end = row[first], row[second]
        if isinstance(start, date) and isinstance(end, date) and (end < start or (later and end == start)):
            yield _problem("dates_out_of_order", row, second)


def _settled(rows: Iterable[Row]) -> Iterator[Problem]:
    for row in rows:
        settled = row["state"] in SETTLED
        for column in ("decision", "decided_on"):
            if settled and not row[column]:
                yield _problem("decision_missing", row, column)
            elif not settled and row[column]:
                yield _problem("not_decided_yet", row, column)


def _said(rows: Iterable[Row]) -> Iterator[Problem]:
    return (_problem("not_done_yet", row, "came_of_it") for row in rows if row["came_of_it"] and not row["done_on"])


def _addresses(rows: Iterable[Row]) -> Iterator[Problem]:
    for row in rows:
        if row["url"] and not str(row["url"]).startswith(("https://", "http://")):
            yield _problem("no_address", row, "url")


def _below_zero(rows: Iterable[Row], column: str) -> Iterator[Problem]:
    return (_problem("below_zero", row, column) for row in rows if isinstance(row[column], int) and row[column] < 0)  # type: ignore[operator]


def _years(rows: Iterable[Row]) -> Iterator[Problem]:
    for row in rows:
        if isinstance(row["year"], int) and not 1990 <= row["year"] <= 2100:
            yield _problem("impossible_year", row, "year")
