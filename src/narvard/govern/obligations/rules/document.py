"""The document of obligations: what a collaboration brings, and what must hold between its rows."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from narvard.base.core.queries import PLACE, Column, Form, Kind, Problem, Table
from narvard.govern.obligations.rules import duty

CERTAINTIES = ("A", "B", "C", "D", "X")
_OBLIGATION = Column("obligation", Kind.CODE, "Code of the obligation", refers="obligations", longest=60)
_PERIOD = Column("period", Kind.TEXT, "The year that it falls due, such as 2026", longest=10)

OBLIGATIONS = Table(
    "obligations",
    "What must be sent to whom by when, on which ground",
    (
        Column("code", Kind.CODE, "A short code of its own", longest=60),
        Column("title", Kind.TEXT, "What must be sent"),
        Column("about", Kind.TEXT, "What it must hold", required=False, longest=4000),
        Column("recipient", Kind.TEXT, "To whom", longest=160),
        Column("answers", Kind.CODE, "The organization that must send it", refers="organizations", longest=60),
        Column("ground", Kind.TEXT, "The law or the clause that asks for it"),
        Column("agreement", Kind.CODE, "That law or agreement", required=False, refers="agreements", longest=60),
        Column("recurrence", Kind.CODE, "How often", choices=tuple(duty.Recurrence)),
        Column("first_due", Kind.DAY, "The last day on which it may be sent, the first time"),
        Column("last_due", Kind.DAY, "The last such day of what is sent every year", required=False),
        Column("consult", Kind.CODES, "Who must be consulted before", required=False, refers="organizations"),
        Column("co_sign", Kind.CODES, "Who must sign as well", required=False, refers="organizations"),
        Column("source", Kind.TEXT, "Where it is read"),
        Column("certainty", Kind.CODE, "How sure it is that it must be sent, A to X", choices=CERTAINTIES),
        Column("day_certainty", Kind.CODE, "How sure the day is, A to X", choices=CERTAINTIES),
    ),
    key=("code",),
    required=True,
)
SUBMISSIONS = Table(
    "submissions",
    "Each time that something is known of: another day than the usual one, or that it was sent and received",
    (
        _OBLIGATION,
        _PERIOD,
        Column("due_on", Kind.DAY, "The last day on which it may be sent"),
        Column("sent_on", Kind.DAY, "When it was sent", required=False),
        Column("sent_by", Kind.TEXT, "Who sent it", required=False, longest=160),
        Column("reference", Kind.TEXT, "Where what was sent is found", required=False),
        Column("received_on", Kind.DAY, "When it was received", required=False),
        Column("receipt", Kind.TEXT, "What the receipt says", required=False),
    ),
    key=("obligation", "period"),
)
PROOFS = Table(
    "proofs",
    "That an organization was consulted or signed",
    (
        _OBLIGATION,
        _PERIOD,
        Column("organization", Kind.CODE, "Who", refers="organizations", longest=60),
        Column("kind", Kind.CODE, "Consulted, or signed as well", choices=tuple(duty.Kind)),
        Column("held_on", Kind.DAY, "When"),
        Column("how", Kind.TEXT, "How", longest=300),
        Column("reference", Kind.TEXT, "Where it is written down"),
    ),
    key=("obligation", "period", "organization", "kind", "held_on"),
)
FORM = Form(
    "obligations",
    "What must be sent to whom by when, with proof of consultation, of sending and of receipt",
    (OBLIGATIONS, SUBMISSIONS, PROOFS),
)
Row = Mapping[str, object]


def problem(code: str, row: Row, column: str, value: object = "") -> Problem:
    """A problem at a row that was read."""
    at = row[PLACE]
    place, number = at if isinstance(at, tuple) else ("", 0)
    return Problem(code, place, number, column, str(value)[:80])


def problems_between(rows: Mapping[str, Sequence[Row]], loaded: set[tuple[str, str]]) -> Iterator[Problem]:
    """What is wrong between the rows; `loaded` are the times (obligation, period) that are there already."""
    for row in rows["obligations"]:
        yield from _days(row)
    for row in rows["submissions"]:
        yield from _sending(row)
    known = loaded | {(str(row["obligation"]), str(row["period"])) for row in rows["submissions"]}
    for row in rows["proofs"]:
        if (row["obligation"], row["period"]) not in known:
            yield problem("unknown_submission", row, "period", row["period"])


def _days(row: Row) -> Iterator[Problem]:
    first, last = row["first_due"], row["last_due"]
    if last is None:
        return
    if row["recurrence"] == duty.Recurrence.ONCE:
        yield problem("once_has_no_last", row, "last_due", last)
    elif isinstance(first, date) and isinstance(last, date) and last < first:
        yield problem("end_before_start", row, "last_due", last)


def _sending(row: Row) -> Iterator[Problem]:
    sent, received = row["sent_on"], row["received_on"]
    if not bool(sent) == bool(row["sent_by"]) == bool(row["reference"]):
        yield problem("sending_half_written", row, "sent_on", sent)
    if bool(received) != bool(row["receipt"]):
        yield problem("receipt_half_written", row, "received_on", received)
    if isinstance(received, date) and (not isinstance(sent, date) or received < sent):
        yield problem("received_before_sent", row, "received_on", received)
