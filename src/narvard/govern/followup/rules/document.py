"""The document in which a collaboration brings its earlier quarters, or takes them out."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from narvard.base.core.queries import PLACE, Column, Form, Kind, Problem, Table
from narvard.govern.followup.rules.deadlines import Deadlines, in_order
from narvard.govern.followup.rules.quarters import Quarter, quarter_named
from narvard.govern.followup.rules.saying import LONGEST_WORD, Side, Subject
from narvard.govern.followup.rules.states import State

Row = Mapping[str, object]
STATUSES = ("planned", "under_way", "done", "paused", "stopped")
DEADLINES = ("areas_by", "office_by", "steering_by", "council_by")
WORDS = ("done", "hinders", "next")

_PERIOD = Column("period", Kind.CODE, "The quarter, as 2026-3.", refers="periods")
_AREA = Column("area", Kind.CODE, "The area: the municipality's code or name.", refers="areas")

FORM = Form(
    name="followup",
    meaning="Quarters that were followed up, with what was said in each. A closed quarter is kept as it was reported.",
    tables=(
        Table(
            "periods",
            "One row a quarter.",
            (
                Column("period", Kind.CODE, "The quarter, as 2026-3.", longest=6),
                Column("state", Kind.CODE, "Where it stands.", choices=tuple(state.value for state in State)),
                Column("areas_by", Kind.DAY, "The areas' last day."),
                Column("office_by", Kind.DAY, "The office's last day, after that of the areas."),
                Column("steering_by", Kind.DAY, "The steering group's last day, after that of the office."),
                Column("council_by", Kind.DAY, "The political council's last day, not before the steering group's."),
                Column("opened_on", Kind.DAY, "When it was opened; the day after the quarter if left out.", False),
                Column("closed_on", Kind.DAY, "When it was closed; the office's last day if left out.", False),
            ),
            key=("period",),
            required=True,
        ),
        Table(
            "said",
            "One row a word: what one side said about an activity, or about a cell of the plan, in a quarter.",
            (
                _PERIOD,
                _AREA,
                Column("about", Kind.CODE, "What it is about.", choices=tuple(subject.value for subject in Subject)),
                Column("reference", Kind.TEXT, "The activity's reference, or target_group/goal_area.", longest=90),
                Column("title", Kind.TEXT, "What it was called then."),
                Column("side", Kind.CODE, "For whom it was said.", choices=tuple(side.value for side in Side)),
                Column("status", Kind.CODE, "The activity's status then; empty for a cell.", False, choices=STATUSES),
                Column("done", Kind.TEXT, "What was done.", False, LONGEST_WORD),
                Column("hinders", Kind.TEXT, "What hinders.", False, LONGEST_WORD),
                Column("next", Kind.TEXT, "What is next.", False, LONGEST_WORD),
                Column("said_on", Kind.DAY, "When it was said."),
                Column("said_by", Kind.TEXT, "Who said it.", longest=160),
            ),
            key=("period", "area", "about", "reference", "side"),
        ),
        Table(
            "ready",
            "One row an area whose report is whole.",
            (
                _PERIOD,
                _AREA,
                Column("ready_on", Kind.DAY, "When its manager called it ready."),
                Column("ready_by", Kind.TEXT, "Who did.", longest=160),
                Column("note", Kind.TEXT, "Why words were missing, or what else was to be said.", False, LONGEST_WORD),
            ),
            key=("period", "area"),
        ),
    ),
)


def deadlines_of(row: Row) -> Deadlines:
    """The deadlines of a row of periods that has been checked."""
    return Deadlines(*(day for name in DEADLINES if isinstance(day := row[name], date)))


def extra_problems(
    rows: Mapping[str, Sequence[Row]], states: Mapping[str, State], closed: Mapping[str, Sequence[Row]]
) -> Iterator[Problem]:
    """What the form alone does not see. `states` are the quarters that are kept already; `closed` the words of those
    among them that are closed, which must stand in the document as they are kept, if they stand there at all.
    """
    yield from _open_twice(rows["periods"], states)
    said = defaultdict(list)
    for row in rows["said"]:
        said[row["period"]].append(row)
        yield from _word(row)
    for row in rows["periods"]:
        quarter = quarter_named(str(row["period"]))
        if quarter is None:
            yield _problem("not_a_quarter", row, "period")
        elif all(row[name] for name in DEADLINES):
            yield from _period(row, quarter, states)
        if str(row["period"]) in closed and not same_words(said[row["period"]], closed[str(row["period"])]):
            yield _problem("closed_period", row, "period")
    named = {row["period"] for row in rows["periods"]}
    for row in (*rows["said"], *rows["ready"]):
        if row["period"] in closed and row["period"] not in named:
            yield _problem("closed_period", row, "period")


def same_words(left: Sequence[Row], right: Sequence[Row]) -> bool:
    """Do two lists of rows of `said` hold the same words, in whatever order?"""
    columns = [column.name for column in FORM.tables[1].columns]

    def told(rows: Sequence[Row]) -> list[tuple[str, ...]]:
        return sorted(tuple(str(row.get(name) or "") for name in columns) for row in rows)

    return told(left) == told(right)


def _period(row: Row, quarter: Quarter, states: Mapping[str, State]) -> Iterator[Problem]:
    if not in_order(quarter, deadlines_of(row)):
        yield _problem("deadlines_out_of_order", row, "office_by")
    opened, closed = row["opened_on"] or quarter.after, row["closed_on"] or row["office_by"]
    if row["state"] == State.CLOSED and isinstance(opened, date) and isinstance(closed, date) and closed < opened:
        yield _problem("dates_out_of_order", row, "closed_on")
    order = [state.value for state in State]
    kept = states.get(str(row["period"]))
    if kept and row["state"] in order and order.index(str(row["state"])) < order.index(kept.value):
        yield _problem("state_goes_back", row, "state")


def _open_twice(periods: Sequence[Row], states: Mapping[str, State]) -> Iterator[Problem]:
    """Quarters that would be open beside another one."""
    told = {str(row["period"]): row["state"] for row in periods}
    open_now = {
        code for code, state in states.items() if state is State.OPEN and told.get(code, State.OPEN) == State.OPEN
    }
    for row in periods:
        if row["state"] == State.OPEN:
            if open_now - {str(row["period"])}:
                yield _problem("two_open", row, "state")
            open_now.add(str(row["period"]))


def _word(row: Row) -> Iterator[Problem]:
    if not any(row[name] for name in WORDS):
        yield _problem("empty_word", row, "done")
    if row["about"] == Subject.ACTIVITY and not row["status"]:
        yield _problem("missing", row, "status")
    if row["about"] == Subject.CELL and row["status"]:
        yield _problem("status_of_a_cell", row, "status")


def _problem(code: str, row: Row, column: str) -> Problem:
    place = row.get(PLACE)
    table, number = place if isinstance(place, tuple) else ("", 0)
    return Problem(code, str(table), int(number), column, str(row.get(column) or ""))
