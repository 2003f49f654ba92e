"""The document of a strategy: what the plans rest on, what the strategy aims at, its steps in time, and the risks."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date
from itertools import pairwise

from narvard.base.core.queries import PLACE, Column, Form, Kind, Problem, Table
from narvard.govern.plans.rules import hierarchy, risks

CERTAINTIES = ("A", "B", "C", "D", "X")
STATES = ("open", "closed")
Row = Mapping[str, object]
Rows = Mapping[str, tuple[Row, ...]]
MayAdopt = Callable[[str, str, date], bool]
"""May the body (slug) adopt a document of this kind (what the bodies call it) on that day?"""

_STRATEGY = Column("strategy", Kind.CODE, "The strategy that it belongs to", refers="strategies", longest=60)
_CODE = Column("code", Kind.CODE, "A short code of its own", longest=60)
_SOURCE = Column("source", Kind.TEXT, "Where it is read")
_CERTAINTY = Column("certainty", Kind.CODE, "How certain the source is, A to D, or X", choices=CERTAINTIES)
_TITLE = Column("title", Kind.TEXT, "Its name", longest=200)
_FROM = Column("valid_from", Kind.DAY, "The first day that it is in force")
_TO = Column("valid_to", Kind.DAY, "The first day that it no longer is; empty while it is", required=False)


def _step(name: str, meaning: str, *, required: bool = True) -> Column:
    return Column(name, Kind.WHOLE, meaning, required=required)


DOCUMENTS = Table(
    "documents",
    "The documents that the plans rest on, from the vision downwards",
    (
        _CODE,
        Column("kind", Kind.CODE, "What sort of document it is", choices=hierarchy.KINDS),
        Column("name", Kind.TEXT, "What the bodies call it among those that they adopt", longest=160),
        _TITLE,
        Column("above", Kind.CODE, "The document that it rests on", required=False, refers="documents", longest=60),
        Column("carries_plans", Kind.FLAG, "Yes for the one that the areas' action plans rest on", required=False),
        _SOURCE,
        _CERTAINTY,
    ),
    ("code",),
)
VERSIONS = Table(
    "versions",
    "The versions of each document; at most one is in force on a day",
    (
        Column("document", Kind.CODE, "The document", refers="documents", longest=60),
        Column("number", Kind.CODE, "The number of the version", longest=20),
        Column("text", Kind.TEXT, "What it says, in short or whole", required=False, longest=20_000),
        Column("adopted_by", Kind.CODE, "The body that adopted it", required=False, longest=60),
        Column("adopted_on", Kind.DAY, "When it was adopted", required=False),
        Column("decision", Kind.TEXT, "The number of the decision", required=False, longest=60),
        _FROM,
        _TO,
    ),
    ("document", "number"),
)
STRATEGIES = Table(
    "strategies",
    "The strategies",
    (
        _CODE,
        _TITLE,
        Column("aim", Kind.TEXT, "The sentence that stands over the goals", required=False, longest=300),
        Column("document", Kind.CODE, "The document it stands in", required=False, refers="documents", longest=60),
        _FROM,
        _TO,
        _SOURCE,
        _CERTAINTY,
    ),
    ("code",),
)
GOALS = Table(
    "goals",
    "The overall goals",
    (_STRATEGY, _CODE, Column("title", Kind.TEXT, "The goal", longest=300)),
    ("strategy", "code"),
)
GROUPS = Table("groups", "Effort areas that belong together", (_STRATEGY, _CODE, _TITLE), ("code",))
AREAS = Table(
    "areas",
    "The effort areas",
    (Column("group", Kind.CODE, "The group it belongs to", refers="groups", longest=60), _CODE, _TITLE),
    ("code",),
)
DIRECTIONS = Table(
    "directions",
    "Where each effort area is heading",
    (
        Column("area", Kind.CODE, "The effort area", refers="areas", longest=60),
        Column("place", Kind.WHOLE, "Its place among the area's, from 1"),
        Column("text", Kind.TEXT, "The direction", longest=2000),
    ),
    ("area", "place"),
)
MILESTONES = Table(
    "milestones",
    "What stands on the roadmap. A period ends on the first day that is no longer part of it",
    (
        _STRATEGY,
        Column("area", Kind.CODE, "The effort area, if it belongs to one", required=False, refers="areas", longest=60),
        _CODE,
        _TITLE,
        Column("written", Kind.TEXT, "The period as the source writes it", required=False, longest=60),
        Column("starts_on", Kind.DAY, "The first day"),
        Column("ends_on", Kind.DAY, "The first day after it"),
        Column("note", Kind.TEXT, "What a reader must know", required=False, longest=2000),
        Column("done_on", Kind.DAY, "When it was reached", required=False),
    ),
    ("strategy", "code"),
)
RISKS = Table(
    "risks",
    "Risks in the strategy, in an area's plan, in one of its activities, or in the work as a whole",
    (
        Column("code", Kind.CODE, "A code of its own, such as R-1", longest=40),
        _TITLE,
        Column("about", Kind.TEXT, "What it concerns, in words", required=False, longest=300),
        Column("strategy", Kind.CODE, "The strategy it stands in", required=False, refers="strategies", longest=60),
        Column("area", Kind.CODE, "Or the municipality whose plan", required=False, refers="municipalities"),
        _step("year", "and the plan's year", required=False),
        Column("activity", Kind.CODE, "and the reference of the activity", required=False, longest=40),
        _step("likelihood", "From 1, hardly likely, to 4, very likely"),
        _step("consequence", "From 1, small, to 4, very great"),
        Column("treatment", Kind.TEXT, "What is done about it", required=False, longest=2000),
        _step("residual_likelihood", "What remains when that is done, 1 to 4", required=False),
        _step("residual_consequence", "What remains when that is done, 1 to 4", required=False),
        Column("owner", Kind.TEXT, "Who answers for it", longest=160),
        Column("review_on", Kind.DAY, "When it is looked at again"),
        Column("state", Kind.CODE, "Open or closed", required=False, choices=STATES),
    ),
    ("code",),
)
CARRIED_OUT = Table(
    "carried_out",
    "Which commitments of the agreements an activity carries out",
    (
        Column("area", Kind.CODE, "The municipality whose plan", refers="municipalities"),
        _step("year", "The plan's year"),
        Column("activity", Kind.CODE, "The reference of the activity", longest=40),
        Column("commitment", Kind.CODE, "The commitment", refers="commitments", longest=60),
    ),
    ("area", "year", "activity", "commitment"),
)
FORM = Form(
    "strategy",
    "What the plans rest on: documents and their versions, goals, effort areas, roadmap, risks and commitments.",
    (DOCUMENTS, VERSIONS, STRATEGIES, GOALS, GROUPS, AREAS, DIRECTIONS, MILESTONES, RISKS, CARRIED_OUT),
)


def problems_of(
    rows: Rows, may_adopt: MayAdopt, held: Rows, places: Collection[tuple[str, int, str]]
) -> tuple[Problem, ...]:
    """What is wrong with a document whose single values are right.

    `held` is what is loaded already, `places` the areas, years and references ("" for the plan) that risks stand in.
    """
    return (
        *_of_documents(rows, held),
        *_of_versions(rows, may_adopt, held),
        *_of_periods(rows),
        *_of_belonging(rows),
        *_of_risks(rows, places),
        *_of_carrying_out(rows, places),
    )


def _of_documents(rows: Rows, held: Rows) -> Iterator[Problem]:
    documents = {str(row["code"]): row for row in (*held["documents"], *rows["documents"])}
    above = {code: str(row["above"]) for code, row in documents.items()}
    if code := hierarchy.in_a_circle(above):
        yield _problem("documents_in_a_circle", documents[code], "above", code)
    for row in rows["documents"]:
        over = documents.get(str(row["above"]))
        kind = str(row["kind"])
        if over and kind and over["kind"] and not hierarchy.may_stand_under(kind, str(over["kind"])):
            yield _problem("stands_under_what_it_governs", row, "above", row["above"])
    carrying = [row for row in documents.values() if row["carries_plans"]]
    if len(carrying) > 1:
        yield _problem("two_carry_the_plans", carrying[-1], "carries_plans", carrying[-1]["code"])


def _of_versions(rows: Rows, may_adopt: MayAdopt, held: Rows) -> Iterator[Problem]:
    names = {str(row["code"]): str(row["name"]) for row in (*held["documents"], *rows["documents"])}
    for row in rows["versions"]:
        body, day = str(row["adopted_by"]), row["adopted_on"]
        if bool(body) != bool(day):
            yield _problem("adopted_by_whom_and_when", row, "adopted_by", body or day)
        elif isinstance(day, date) and not may_adopt(body, names.get(str(row["document"]), ""), day):
            yield _problem("body_may_not_adopt", row, "adopted_by", body)
    together = {(str(row["document"]), str(row["number"])): row for row in (*held["versions"], *rows["versions"])}
    for row in _overlapping(list(together.values())):
        yield _problem("two_versions_in_force", row, "valid_from", row["valid_from"])


def _overlapping(versions: list[Row]) -> Iterator[Row]:
    """The versions that begin before the one before them, of the same document, has ended."""
    spans = [(str(row["document"]), start, row["valid_to"], row) for row in versions if (start := _day(row))]
    spans.sort(key=lambda span: span[:2])
    for (document, _, end, _), (other, start, _, row) in pairwise(spans):
        if document == other and (end is None or (isinstance(end, date) and end > start)):
            yield row


def _day(row: Row) -> date | None:
    return row["valid_from"] if isinstance(row["valid_from"], date) else None


def _of_periods(rows: Rows) -> Iterator[Problem]:
    pairs = {"versions": ("valid_from", "valid_to"), "strategies": ("valid_from", "valid_to")}
    pairs["milestones"] = ("starts_on", "ends_on")
    for table, (first, last) in pairs.items():
        for row in rows[table]:
            start, end = row[first], row[last]
            if isinstance(start, date) and isinstance(end, date) and end <= start:
                yield _problem("dates_out_of_order", row, last, end)


def _of_belonging(rows: Rows) -> Iterator[Problem]:
    """A milestone's effort area belongs to the same strategy, and nothing is placed before the first place."""
    strategy_of_group = {row["code"]: row["strategy"] for row in rows["groups"]}
    strategy_of_area = {row["code"]: strategy_of_group.get(row["group"]) for row in rows["areas"]}
    for row in rows["milestones"]:
        strategy = strategy_of_area.get(row["area"])
        if strategy and strategy != row["strategy"]:
            yield _problem("area_of_another_strategy", row, "area", row["area"])
    for row in rows["directions"]:
        if isinstance(row["place"], int) and row["place"] < 1:
            yield _problem("place_before_the_first", row, "place", row["place"])


def _of_risks(rows: Rows, places: Collection[tuple[str, int, str]]) -> Iterator[Problem]:
    figures = ("likelihood", "consequence", "residual_likelihood", "residual_consequence")
    for row in rows["risks"]:
        if code := risks.why_not({name: value if isinstance(value := row[name], int) else None for name in figures}):
            yield _problem(code, row, "residual_likelihood" if code.startswith("residual") else "likelihood", "")
        given = Counter(bool(row[name]) for name in ("area", "year"))
        if row["strategy"] and given[True]:
            yield _problem("risk_in_two_places", row, "strategy", row["strategy"])
        elif given[True] and given[False]:
            yield _problem("area_and_year_together", row, "year", row["area"])
        elif given[True] and isinstance(row["year"], int):
            if (str(row["area"]), row["year"], str(row["activity"])) not in places:
                yield _problem("no_such_plan_or_activity", row, "activity", f"{row['area']} {row['year']}")
        elif row["activity"]:
            yield _problem("area_and_year_together", row, "activity", row["activity"])


def _of_carrying_out(rows: Rows, places: Collection[tuple[str, int, str]]) -> Iterator[Problem]:
    for row in rows["carried_out"]:
        given = row["area"] and isinstance(row["year"], int) and row["activity"]
        if given and (row["area"], row["year"], row["activity"]) not in places:
            yield _problem("no_such_plan_or_activity", row, "activity", row["activity"])


def _problem(code: str, row: Row, column: str, value: object) -> Problem:
    at = row.get(PLACE)
    place, number = at if isinstance(at, tuple) and len(at) == 2 else ("", 0)
    return Problem(code, str(place), int(str(number)), column, str(value)[:80])
