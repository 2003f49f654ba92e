"""Disputes: what the one who pays says is wrong, the hospital's answer, and the correction of a time."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from narvard.base.access.operations import disclose
from narvard.base.access.queries import GROUNDS, seen
from narvard.base.audit.operations import record
from narvard.base.core.actor import Actor
from narvard.care.discharge.operations import NotSaved, correct_time
from narvard.care.discharge.queries import CaseNotFound
from narvard.care.settlement.models import Answer, Dispute, Run, Statement, StatementStay
from narvard.care.settlement.operations.reaching import NotSettled, move, reach
from narvard.care.settlement.operations.settling import DISPUTE, SETTLE, ground, run_anew
from narvard.care.settlement.queries.finding import StatementNotFound, visible
from narvard.care.settlement.rules.states import Event, State, window_ends


@transaction.atomic
def dispute(*, actor: Actor, now: datetime, statement_id: int, version: int, stay_id: int, reason: str) -> int:
    """Say what is wrong about one wait; answer the dispute's id. Raises StatementNotFound or NotSettled."""
    actor.require(DISPUTE)
    reached = reach(actor, statement_id, version, Event.DISPUTE)
    statement = reached.statement
    run = Run.objects.get(statement=statement, number=statement.sent_run)
    days = max((part["dispute_days"] for part in run.parts), default=0)
    if statement.sent_at is None or now >= window_ends(statement.sent_at, days):
        raise NotSettled("window_over")
    if not reason.strip():
        raise NotSettled("reason_missing")
    stay = seen(actor, now, StatementStay.objects.filter(run=run, pk=stay_id)).first()
    if stay is None:
        raise NotSettled("unknown_wait")
    if Dispute.objects.filter(statement=statement, case=stay.case, state="open").exists():
        raise NotSettled("disputed_already")
    row = Dispute.objects.create(
        subject=stay.subject,
        custodian_id=actor.controller_id,
        unit_id=actor.organization_id,
        statement=statement,
        case=stay.case,
        reason=reason.strip(),
        raised_at=now,
        raised_by=actor.name,
    )
    disclose(actor=actor, now=now, rows=[row], ground=ground(actor), to=[statement.custodian_id])
    move(reached, Event.DISPUTE)
    _note(actor, now, "settlement.dispute", row)
    return row.pk


@transaction.atomic
def answer_dispute(*, actor: Actor, now: datetime, dispute_id: int, upheld: bool, answer: str) -> None:
    """Answer a dispute, as the hospital: the other side is right, or not, and why. Raises as `dispute`.

    An upheld one is followed by a correction or a new run; when all are answered the statement is sent again.
    """
    actor.require(SETTLE)
    row, _statement = _reach_dispute(actor, now, dispute_id)
    if not answer.strip():
        raise NotSettled("reason_missing")
    _close(actor, now, row, upheld, answer.strip())


@transaction.atomic
def correct(
    *, actor: Actor, now: datetime, dispute_id: int, version: int, notice_id: int, sent_at: datetime, cause: str
) -> None:
    """Correct the time of a notice by its cause, uphold the dispute, and work the statement out anew.

    The old time is kept where it was written, and the earlier run beside the new one. Raises as `dispute`.
    """
    actor.require(SETTLE)
    actor.require("settlement.correct")
    row, statement = _reach_dispute(actor, now, dispute_id)
    reached = reach(actor, statement.pk, version, Event.RUN_AGAIN)
    if not cause.strip():
        raise NotSettled("reason_missing")
    if notice_id not in _notices(statement, row.case):
        raise NotSettled("unknown_wait")
    try:
        correct_time(actor=actor, now=now, notice_id=notice_id, sent_at=sent_at, cause=cause.strip())
    except (NotSaved, CaseNotFound) as refused:
        raise NotSettled("not_corrected", str(refused)) from refused
    _close(actor, now, row, True, cause.strip())
    run_anew(actor, now, reached, cause)


def _notices(statement: Statement, case: UUID) -> set[int]:
    """The numbers of the notices that the wait's proof rests on."""
    stays = StatementStay.objects.filter(run__statement=statement, run__number=statement.run, case=case)
    return {tick["notice"] for ticks in stays.values_list("ticks", flat=True) for tick in ticks if "notice" in tick}


def _reach_dispute(actor: Actor, now: datetime, dispute_id: int) -> tuple[Dispute, Statement]:
    rows = Dispute.objects.filter(pk=dispute_id, statement__in=visible(actor).filter(custodian=actor.controller_id))
    row = seen(actor, now, rows).select_for_update(of=("self",)).first()
    if row is None:
        raise StatementNotFound(f"There is no dispute {dispute_id} for {actor.organization_code}.")
    if row.state != "open":
        raise NotSettled("answered")
    if row.statement.state != State.DISPUTED:
        raise NotSettled("not_now")
    return row, row.statement


def _close(actor: Actor, now: datetime, row: Dispute, upheld: bool, text: str) -> None:
    row.state = "upheld" if upheld else "declined"
    row.save(update_fields=["state"])
    answer = Answer.objects.create(
        subject=row.subject, custodian_id=actor.controller_id, unit_id=actor.organization_id, dispute=row, text=text,
        answered_at=now, answered_by=actor.name,
    )  # fmt: skip
    disclose(actor=actor, now=now, rows=[answer], ground=ground(actor), to=[row.custodian_id])
    _note(actor, now, "settlement.answer", row)


def _note(actor: Actor, now: datetime, action: str, row: Dispute) -> None:
    record(
        actor=actor,
        now=now,
        action=action,
        object_type="settlement.dispute",
        object_id=str(row.pk),
        patient=row.subject,
        legal_basis=GROUNDS[ground(actor)].law,
        details={"statement": row.statement_id, "state": row.state},
    )
