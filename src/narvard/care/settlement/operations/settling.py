"""Settling a month, and taking a statement through its steps."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction

from narvard.base.access.operations import disclose, end_disclosures
from narvard.base.access.queries import GROUNDS
from narvard.base.audit.operations import record
from narvard.base.core.actor import Actor
from narvard.base.core.operations import take_turn
from narvard.base.organizations.queries import municipalities, organizations
from narvard.care.settlement.models import Dispute, Run, Statement, StatementStay
from narvard.care.settlement.operations.reaching import NotSettled, Reached, move, reach
from narvard.care.settlement.operations.running import save_run, work_out
from narvard.care.settlement.queries.statement import hinders_of
from narvard.care.settlement.rules.months import next_month
from narvard.care.settlement.rules.states import Event, State

SETTLE, DISPUTE = "settlement.settle", "settlement.dispute"
# The last call to a SIP for a notice of the month's last day may be sent this many days later (2017:612 4:3).
DAYS_AFTER = timedelta(days=3)


def ground(actor: Actor) -> str:
    """The ground on which days are shown to the one who pays for them."""
    return "payment_liability_no" if actor.country == "NO" else "payment_liability"


@dataclass(frozen=True)
class Settled:
    """How many drafts were made, and how many waits have a payer outside the collaboration, or none known."""

    made: int
    outside: int


@transaction.atomic
def settle_month(*, actor: Actor, now: datetime, month: date) -> Settled:
    """Make a draft for each municipality with someone ready in the month. Raises NotSettled.

    A municipality that has a statement keeps it. Doing it again makes nothing twice.
    """
    actor.require(SETTLE)
    take_turn(f"settlement.{actor.controller_id}")
    if actor.day_of(now) < next_month(month) + DAYS_AFTER:
        raise NotSettled("too_early")
    found = work_out(actor, month)
    known = {row.code for row in municipalities(actor)}
    wanted = sorted(known & set(found.entries))
    if not wanted:
        raise NotSettled("nobody")
    standing = Statement.objects.filter(custodian=actor.controller_id, month=month).exclude(state=State.CREDITED)
    missing = [code for code in wanted if code not in set(standing.values_list("municipality_id", flat=True))]
    if not missing:
        raise NotSettled("done_already")
    for code in missing:
        statement = _draft(actor, month, code)
        save_run(actor, now, statement, found, "")
        _note(actor, now, "settlement.settle", statement)
    return Settled(len(missing), sum(len(rows) for code, rows in found.entries.items() if code not in known))


def _draft(actor: Actor, month: date, code: str, replaces: Statement | None = None) -> Statement:
    return Statement.objects.create(
        collaboration_id=actor.collaboration,
        custodian_id=actor.controller_id,
        municipality_id=code,
        payer_id=_payer(actor, code),
        month=month,
        revision=replaces.revision + 1 if replaces else 1,
        replaces=replaces,
    )


def _payer(actor: Actor, code: str) -> int | None:
    """The organization of the municipality itself; None where it does not take part in the collaboration."""
    rows = (row for row in organizations(actor) if row.kind == "municipality" and row.municipality == code)
    return next((row.id for row in rows), None)


@transaction.atomic
def run_again(*, actor: Actor, now: datetime, statement_id: int, version: int, cause: str) -> None:
    """Work the statement out anew from the facts as they are now; the earlier run is kept beside it.

    Raises StatementNotFound or NotSettled.
    """
    actor.require(SETTLE)
    run_anew(actor, now, reach(actor, statement_id, version, Event.RUN_AGAIN), cause)


def run_anew(actor: Actor, now: datetime, reached: Reached, cause: str) -> Run:
    """A new run of a statement that has been reached for it."""
    if not cause.strip():
        raise NotSettled("reason_missing")
    statement = reached.statement
    move(reached, Event.RUN_AGAIN, run=statement.run + 1)
    run = save_run(actor, now, statement, work_out(actor, statement.month), cause.strip())
    _note(actor, now, "settlement.run_again", statement, cause=cause.strip())
    return run


@transaction.atomic
def send(*, actor: Actor, now: datetime, statement_id: int, version: int) -> None:
    """Send the statement to the one who pays, who from now on sees its waits. Raises StatementNotFound or NotSettled.

    After a dispute it is sent again when every dispute is answered; the time to dispute begins anew.
    """
    actor.require(SETTLE)
    reached = reach(actor, statement_id, version, Event.SEND)
    statement = reached.statement
    if statement.payer_id is None:
        raise NotSettled("no_payer")
    if Dispute.objects.filter(statement=statement, state="open").exists():
        raise NotSettled("disputes_open")
    rows = list(_stays(statement))
    disclose(actor=actor, now=now, rows=rows, ground=ground(actor), to=[statement.payer_id])
    move(reached, Event.SEND, sent_at=now, sent_run=statement.run)
    _note(actor, now, "settlement.send", statement)


@transaction.atomic
def take_back(*, actor: Actor, now: datetime, statement_id: int, version: int) -> None:
    """Take a statement that is not invoiced back to a draft; its waits are the hospital's alone again.

    Raises StatementNotFound or NotSettled.
    """
    actor.require(SETTLE)
    reached = reach(actor, statement_id, version, Event.TAKE_BACK)
    statement = reached.statement
    for row in _stays(statement):
        end_disclosures(
            actor=actor, now=now, subject=row.subject, kinds=[row.GATE], row=row.key, to=[statement.payer_id]
        )
    move(reached, Event.TAKE_BACK, sent_at=None, sent_run=None, agreed_at=None)
    _note(actor, now, "settlement.take_back", statement)


@transaction.atomic
def agree(*, actor: Actor, now: datetime, statement_id: int, version: int) -> None:
    """Agree to a statement, as the one who pays. Raises StatementNotFound or NotSettled."""
    actor.require(DISPUTE)
    reached = reach(actor, statement_id, version, Event.AGREE)
    move(reached, Event.AGREE, agreed_at=now)
    _note(actor, now, "settlement.agree", reached.statement)


@transaction.atomic
def invoice(*, actor: Actor, now: datetime, statement_id: int, version: int) -> None:
    """Note that the statement is invoiced: agreed to, or sent so long ago that it can no longer be disputed.

    Raises StatementNotFound or NotSettled: without an official amount for the year, above the limit of incomplete
    cases, or under an agreement for analysis only, nothing is invoiced.
    """
    actor.require(SETTLE)
    reached = reach(actor, statement_id, version, Event.INVOICE)
    statement = reached.statement
    found = hinders_of(statement, Run.objects.get(statement=statement, number=statement.run), now)
    if found:
        raise NotSettled(found[0])
    move(reached, Event.INVOICE, invoiced_at=now)
    _note(actor, now, "settlement.invoice", statement)


@transaction.atomic
def reopen(*, actor: Actor, now: datetime, statement_id: int, version: int, cause: str) -> int:
    """Credit an invoiced statement and work the month out anew in a revision of its own; answer the new one's id.

    Raises StatementNotFound or NotSettled.
    """
    actor.require(SETTLE)
    reached = reach(actor, statement_id, version, Event.REOPEN)
    if not cause.strip():
        raise NotSettled("reason_missing")
    old = reached.statement
    move(reached, Event.REOPEN, credited_at=now, credited_because=cause.strip())
    new = _draft(actor, old.month, old.municipality_id, old)
    save_run(actor, now, new, work_out(actor, old.month), cause.strip())
    _note(actor, now, "settlement.reopen", old, cause=cause.strip())
    return new.pk


def _stays(statement: Statement):
    return StatementStay.objects.filter(run__statement=statement, run__number=statement.run)


def _note(actor: Actor, now: datetime, action: str, statement: Statement, **details: object) -> None:
    record(
        actor=actor,
        now=now,
        action=action,
        object_type="settlement.statement",
        object_id=str(statement.pk),
        legal_basis=GROUNDS[ground(actor)].law,
        details={
            "municipality": statement.municipality_id, "month": statement.month, "revision": statement.revision,
            "run": statement.run, **details,
        },
    )  # fmt: skip
