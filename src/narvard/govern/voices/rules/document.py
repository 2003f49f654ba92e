"""What a document of people heard holds, and what must be right in it beyond the shape of its tables."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from narvard.base.core.queries import PLACE, Column, Form, Kind, Problem, Table, identity_numbers

Row = Mapping[str, object]
Rows = Mapping[str, tuple[Row, ...]]
LONG = 2000
WHO = ("residents", "relatives", "users", "employees")
NOTE_KINDS = ("reflection", "advantage", "worry", "advice")
OUTCOME_KINDS = ("activity", "decision", "risk", "nothing")
CODE = Column("code", Kind.CODE, "short name without spaces, its own in the collaboration", longest=80)
AREA = Column("municipality", Kind.CODE, "the area; empty for all", required=False, refers="municipalities")


def _text(name: str, meaning: str, longest: int = 200, *, required: bool = True) -> Column:
    return Column(name, Kind.TEXT, meaning, required=required, longest=longest)


def _of(name: str, refers: str, meaning: str, *, required: bool = True) -> Column:
    return Column(name, Kind.CODE, meaning, required=required, refers=refers)


FORM = Form(
    "voices",
    "People heard: whom the collaboration has listened to, what they said, and what came of it",
    (
        Table(
            "occasions",
            "Each time that people were heard",
            (
                CODE,
                Column("who", Kind.CODE, "residents, relatives, users or employees", choices=WHO),
                _text("title", "what the occasion is called"),
                Column("held_on", Kind.DAY, "the day"),
                _text("how", "how they were heard: a meeting, interviews, letters"),
                Column("people", Kind.WHOLE, "how many; empty where nobody counted", required=False),
                AREA,
                _text("source", "where it was written down", required=False),
            ),
            ("code",),
        ),
        Table(
            "statements",
            "What was said, without anything that tells who said it",
            (CODE, _of("occasion", "occasions", "code of the occasion"), _text("text", "what was said", LONG)),
            ("code",),
        ),
        Table(
            "discussions",
            "Discussions in groups",
            (
                CODE,
                _text("title", "what the discussion is called"),
                _text("about", "what was talked over", LONG),
                Column("held_on", Kind.DAY, "the day"),
                AREA,
                Column("gathered_on", Kind.DAY, "the day that the notes were gathered", required=False),
                _text("source", "where the questions come from", required=False),
            ),
            ("code",),
        ),
        Table(
            "questions",
            "What the groups were asked",
            (CODE, _of("discussion", "discussions", "code of the discussion"), _text("text", "the question", 300)),
            ("code",),
        ),
        Table(
            "groups",
            "The groups that talked",
            (
                CODE,
                _of("discussion", "discussions", "code of the discussion"),
                _text("name", "name of the group", 160),
                Column("people", Kind.WHOLE, "how many; empty where nobody counted", required=False),
            ),
            ("code",),
        ),
        Table(
            "notes",
            "What the groups said",
            (
                CODE,
                _of("group", "groups", "code of the group"),
                _of("question", "questions", "code of the question; empty for the whole", required=False),
                Column("kind", Kind.CODE, "reflection, advantage, worry or advice", choices=NOTE_KINDS),
                _text("text", "what the group said", LONG),
            ),
            ("code",),
        ),
        Table(
            "outcomes",
            "What came of it",
            (
                CODE,
                _of("statement", "statements", "code of the statement", required=False),
                _of("note", "notes", "code of the note", required=False),
                Column("kind", Kind.CODE, "activity, decision, risk or nothing", choices=OUTCOME_KINDS),
                _text("reference", "its own code or number", 80, required=False),
                _text("title", "what it is, or why nothing came of it", 300),
                _text("url", "where it can be read, beginning with / or https://", 300, required=False),
                Column("came_on", Kind.DAY, "the day"),
            ),
            ("code",),
        ),
    ),
)
SAID = {"occasions": ("title", "how"), "statements": ("text",), "discussions": ("title", "about"), "notes": ("text",)}
"""Where people's own words stand, in which nobody may be recognised."""


def problems_of(rows: Rows) -> tuple[Problem, ...]:
    """What is wrong in a document whose tables could be read."""
    return (
        *(problem for table, columns in SAID.items() for problem in _persons(rows[table], columns)),
        *(problem for table in ("occasions", "groups") for problem in _nobody(rows[table])),
        *_gathered(rows["discussions"]),
        *_asked_elsewhere(rows),
        *_outcomes(rows["outcomes"]),
    )


def is_address(url: str) -> bool:
    """Whether a link leads to a page of the site or to an address on the web, and nowhere else."""
    inside = url.startswith("/") and not url.startswith("//") and "\\" not in url
    return inside or url.startswith(("https://", "http://"))


def _problem(code: str, row: Row, column: str, value: object = "") -> Problem:
    at = row.get(PLACE)
    place, number = at if isinstance(at, tuple) else ("", 0)
    return Problem(code, str(place), int(number), column, str(value))


def _persons(rows: Iterable[Row], columns: Iterable[str]) -> Iterator[Problem]:
    """An identity number is named by its place and never repeated."""
    for row in rows:
        for column in columns:
            if identity_numbers(str(row[column])):
                yield _problem("identity_number", row, column)


def _nobody(rows: Iterable[Row]) -> Iterator[Problem]:
    for row in rows:
        if isinstance(row["people"], int) and row["people"] < 1:
            yield _problem("nobody_heard", row, "people", row["people"])


def _gathered(rows: Iterable[Row]) -> Iterator[Problem]:
    for row in rows:
        held, gathered = row["held_on"], row["gathered_on"]
        if isinstance(held, date) and isinstance(gathered, date) and gathered < held:
            yield _problem("dates_out_of_order", row, "gathered_on", gathered)


def _asked_elsewhere(rows: Rows) -> Iterator[Problem]:
    """A note answers a question of its own group's discussion."""
    discussion = {str(row["code"]): row["discussion"] for table in ("questions", "groups") for row in rows[table]}
    for row in rows["notes"]:
        asked, group = discussion.get(str(row["question"])), discussion.get(str(row["group"]))
        if asked and group and asked != group:
            yield _problem("asked_elsewhere", row, "question", row["question"])


def _outcomes(rows: Iterable[Row]) -> Iterator[Problem]:
    for row in rows:
        if bool(row["statement"]) == bool(row["note"]):
            yield _problem("of_one_thing", row, "statement", row["statement"])
        linked = bool(row["reference"] or row["url"])
        if (row["kind"] == "nothing") == linked and row["kind"]:
            yield _problem("link_and_kind", row, "reference", row["reference"])
        if row["url"] and not is_address(str(row["url"])):
            yield _problem("no_address", row, "url", row["url"])
