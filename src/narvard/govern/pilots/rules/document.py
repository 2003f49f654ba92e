"""Programmes and pilots as a document that can be brought: its tables, and what must agree between them."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from narvard.base.core.queries import PLACE, Column, Form, Kind, Problem, Table
from narvard.govern.pilots.rules.frames import fits
from narvard.govern.pilots.rules.states import ENDS, NEEDED, State
from narvard.govern.pilots.rules.stopping import Comparator

Row = Mapping[str, object]
Rows = Mapping[str, Sequence[Row]]
CERTAINTIES = ("A", "B", "C", "D", "X")
LONG = 4000


def _text(name: str, meaning: str, *, required: bool = False, longest: int = LONG) -> Column:
    return Column(name, Kind.TEXT, meaning, required=required, longest=longest)


SOURCE = (
    _text("source", "Where it is written.", required=True, longest=300),
    Column("certainty", Kind.CODE, "How certain the source is.", choices=CERTAINTIES),
)
PERIOD = (Column("starts_on", Kind.DAY, "First day."), Column("ends_on", Kind.DAY, "The day after the last."))
PILOT = Column("pilot", Kind.CODE, "The pilot.", refers="pilots")

FORM = Form(
    "pilots",
    "Programmes and the pilots tried within them, with their rules, test cycles, quarters and evaluations.",
    (
        Table(
            "programmes",
            "A frame of time and money within which pilots are tried.",
            (
                Column("code", Kind.CODE, "The programme's code.", longest=60),
                _text("name", "What it is called.", required=True, longest=200),
                _text("text", "What it is for."),
                Column("frame", Kind.KRONOR, "Whole kronor set aside for its pilots.", required=False),
                *PERIOD,
                Column("final_report_on", Kind.DAY, "When its final report is due.", required=False),
                *SOURCE,
            ),
            key=("code",),
        ),
        Table(
            "pilots",
            "A pilot.",
            (
                Column("code", Kind.CODE, "The pilot's code.", longest=60),
                Column("programme", Kind.CODE, "Its programme.", refers="programmes", required=False),
                _text("title", "What it is called.", required=True, longest=200),
                Column("municipality", Kind.CODE, "Its municipality.", refers="municipalities", required=False),
                Column("target_group", Kind.CODE, "For whom.", refers="target_groups", required=False),
                *(_text(name, meaning) for name, meaning in (
                    ("aim", "What it is to achieve."),
                    ("hypothesis", "What is believed to happen, and why."),
                    ("population", "Who takes part."),
                    ("comparison", "What it is compared with."),
                    ("baseline", "How it was before."),
                    ("logic_model", "How what is done leads to what is hoped for."),
                )),
                Column("budget", Kind.KRONOR, "Whole kronor.", required=False),
                _text("owner_name", "Who leads it.", required=True, longest=120),
                _text("owner_role", "As what.", required=True, longest=160),
                Column("organizations", Kind.CODES, "Who takes part in it.", refers="organizations"),
                *PERIOD,
                Column("state", Kind.CODE, "Where it stands.", choices=tuple(State)),
                _text("lessons", "What was learned; must be written once it has ended."),
                *SOURCE,
            ),
            key=("code",),
        ),
        Table(
            "rules",
            "A rule for when to start or to stop, set beforehand.",
            (
                PILOT,
                Column("order", Kind.WHOLE, "Its place among the pilot's rules."),
                Column("kind", Kind.CODE, "What it rules.", choices=("start", "stop")),
                _text("text", "The rule in words.", required=True, longest=400),
                Column("indicator", Kind.CODE, "The indicator it is held against.", required=False, longest=60),
                Column("measure", Kind.CODE, "The indicator's measure.", required=False, longest=60),
                Column("comparator", Kind.CODE, "On which side.", choices=tuple(Comparator), required=False),
                Column("limit", Kind.DECIMAL, "The limit in the measure's unit.", required=False),
            ),
            key=("pilot", "order"),
        ),
        Table(
            "cycles",
            "A test cycle: plan, do, study, act.",
            (
                PILOT,
                Column("number", Kind.WHOLE, "Its number."),
                Column("starts_on", Kind.DAY, "First day."),
                Column("ends_on", Kind.DAY, "Last day, when it is studied.", required=False),
                _text("plan", "What was planned.", required=True),
                _text("do", "What was done."),
                _text("study", "What was seen."),
                _text("act", "What followed from it."),
            ),
            key=("pilot", "number"),
        ),
        Table(
            "quarters",
            "What was said of a pilot in a quarter.",
            (
                PILOT,
                Column("year", Kind.WHOLE, "The year."),
                Column("quarter", Kind.WHOLE, "The quarter, 1 to 4."),
                _text("done", "What was done.", required=True),
                _text("hinders", "What hinders."),
                _text("next", "What is next."),
                Column("on_time", Kind.FLAG, "Whether it is on time.", required=False),
                Column("spent", Kind.KRONOR, "Whole kronor since the start."),
                Column("high_risk", Kind.FLAG, "Whether a risk of the highest kind is open.", required=False),
                _text("plan", "What is done about what deviates."),
                Column("stop_rule_met", Kind.FLAG, "Whether a stop rule is met.", required=False),
            ),
            key=("pilot", "year", "quarter"),
        ),
        Table(
            "evaluations",
            "A later judgement of a pilot by someone outside it.",
            (
                PILOT,
                _text("evaluator", "Who judged it.", required=True, longest=200),
                _text("method", "How.", required=True),
                _text("result", "What was found.", required=True),
                _text("reference", "Where it can be read.", required=True, longest=300),
                Column("published_on", Kind.DAY, "When."),
            ),
            key=("pilot", "reference"),
        ),
    ),
)  # fmt: skip


def more_problems(rows: Rows) -> Iterator[Problem]:
    """What the columns by themselves cannot tell: order of dates, frames that are exceeded, rules that are missing."""
    for name in ("programmes", "pilots"):
        yield from (problem for row in rows[name] for problem in _dates(row))
    yield from _frames(rows)
    for pilot in rows["pilots"]:
        yield from _state(pilot, rows)
    yield from (problem for rule in rows["rules"] for problem in _measured(rule))
    yield from (_problem("impossible_quarter", row, "quarter") for row in rows["quarters"] if not _possible(row))
    yield from (problem for cycle in rows["cycles"] for problem in _cycle(cycle))


def _problem(code: str, row: Row, column: str) -> Problem:
    at: tuple[str, int] = row[PLACE]  # type: ignore[assignment]
    return Problem(code, *at, column, str(row.get(column) or "")[:80])


def _dates(row: Row) -> Iterator[Problem]:
    starts_on, ends_on = row["starts_on"], row["ends_on"]
    if isinstance(starts_on, date) and isinstance(ends_on, date) and not starts_on < ends_on:
        yield _problem("dates_out_of_order", row, "ends_on")


def _frames(rows: Rows) -> Iterator[Problem]:
    for programme in rows["programmes"]:
        inside = [row["budget"] for row in rows["pilots"] if row["programme"] == programme["code"]]
        if not fits(programme["frame"], inside, 0):  # type: ignore[arg-type]
            yield _problem("frame_exceeded", programme, "frame")


def _state(pilot: Row, rows: Rows) -> Iterator[Problem]:
    state = pilot["state"]
    if state in ENDS and not pilot["lessons"]:
        yield _problem("ended_without_lessons", pilot, "lessons")
    if state in (State.PROPOSED, State.DECIDED, ""):
        return
    kinds = {row["kind"] for row in rows["rules"] if row["pilot"] == pilot["code"]}
    lacking = [name for name in NEEDED if name.endswith("_rules") and name.removesuffix("_rules") not in kinds]
    lacking += [name for name in NEEDED if not name.endswith("_rules") and not pilot[name]]
    if lacking:
        yield _problem("started_unprepared", pilot, lacking[0] if lacking[0] in pilot else "state")


def _measured(rule: Row) -> Iterator[Problem]:
    given = [bool(rule[name]) for name in ("indicator", "measure", "comparator", "limit")]
    if any(given) and not all(given):
        yield _problem("rule_half_measured", rule, "indicator")


def _possible(row: Row) -> bool:
    year, quarter = row["year"], row["quarter"]
    return isinstance(year, int) and isinstance(quarter, int) and 2000 <= year <= 2100 and 1 <= quarter <= 4


def _cycle(row: Row) -> Iterator[Problem]:
    starts_on, ends_on = row["starts_on"], row["ends_on"]
    if isinstance(starts_on, date) and isinstance(ends_on, date) and ends_on < starts_on:
        yield _problem("dates_out_of_order", row, "ends_on")
    if ends_on and not row["study"]:
        yield _problem("ended_unstudied", row, "study")
