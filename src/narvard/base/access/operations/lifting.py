"""Asking whoever blocked to lift the block in an emergency, and their answer (2022:913 3:5)."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_noop

from narvard.base.access.models import Block, LiftRequest
from narvard.base.access.operations.blocks import lift
from narvard.base.access.operations.disclosing import disclose, disclose_kind
from narvard.base.access.operations.opening import NotOpened, has_seen
from narvard.base.access.queries.existence import blocking
from narvard.base.access.queries.gate import running, seen
from narvard.base.access.rules.openings import COHERENT_KINDS, STEPS, open_until
from narvard.base.audit.operations import record
from narvard.base.core.actor import Actor
from narvard.base.organizations.queries import organizations


class LiftNotAnswered(Exception):
    """The request was not answered; `code` says why."""

    REASONS = {
        "not_there": gettext_noop(
            "The request was not answered, because it is not there, or somebody has answered it already. Read what "
            "stands now."
        ),
        "answer_missing": gettext_noop(
            "The request was not answered, because no reason is given. Write why, so that it can be reviewed."
        ),
    }

    def __init__(self, code: str) -> None:
        super().__init__(self.REASONS[code])
        self.code = code


@transaction.atomic
def ask_to_lift(*, actor: Actor, now: datetime, subject: UUID, custodian: int, reason: str) -> int:
    """Ask whoever blocked to lift the block for the own unit; answer the request's id. Raises NotOpened.

    `see_who_blocked` comes first. Asking again while it waits changes nothing.
    """
    actor.require("access.open_in_emergency")
    if not has_seen(actor, now, subject, "who_blocked"):
        raise NotOpened("see_first")
    if custodian not in blocking(actor, now, subject, inside=False):
        raise NotOpened("no_block")
    if not reason.strip():
        raise NotOpened("reason_missing")
    request, made = LiftRequest.objects.get_or_create(
        subject=subject, unit_id=actor.organization_id, concerned_id=custodian, state="asked",
        defaults={"custodian_id": actor.controller_id, "reason": reason.strip(), "asked_at": now,
                  "asked_by": actor.name},
    )  # fmt: skip
    if made:
        units = [row.id for row in organizations(actor) if custodian in {row.id, row.controller_id}]
        disclose(actor=actor, now=now, rows=[request], ground="emergency_request", to=units)
        _note(actor, now, "access.ask_to_lift", request)
    return request.pk


@transaction.atomic
def answer_lift_request(*, actor: Actor, now: datetime, request_id: int, lifts: bool, answer: str) -> None:
    """Lift the block for the unit that asked, for a day, or say no; the head of a unit of whoever blocked answers.

    What is lifted opens the caregiver's coherent documentation for the unit that asked. Raises LiftNotAnswered.
    """
    actor.require("access.lift_block")
    rows = seen(actor, now, LiftRequest.objects.select_for_update(of=("self",)))
    request = rows.filter(pk=request_id, concerned=actor.controller_id, state="asked").first()
    if request is None:
        raise LiftNotAnswered("not_there")
    if not answer.strip():
        raise LiftNotAnswered("answer_missing")
    request.state, request.answer = "lifted" if lifts else "refused", answer.strip()
    request.answered_at, request.answered_by = now, actor.name
    request.save(update_fields=["state", "answer", "answered_at", "answered_by"])
    if lifts:
        _open_for(actor, now, request)
    _note(actor, now, "access.answer_lift", request)


def _open_for(actor: Actor, now: datetime, request: LiftRequest) -> None:
    step = STEPS["who_blocked"]
    until = open_until(step, now)
    blocks = Block.objects.filter(running(now), subject=request.subject, custodian=actor.controller_id, unit=None)
    for block in blocks.select_for_update():
        lift(actor, now, block, "need", request.answer, request.unit_id, until)
    disclose_kind(
        actor=actor, now=now, subject=request.subject, custodian=actor.controller_id or 0, kinds=COHERENT_KINDS,
        ground=step.ground, to=[request.unit_id], until=until,
    )  # fmt: skip


def _note(actor: Actor, now: datetime, action: str, request: LiftRequest) -> None:
    record(
        actor=actor, now=now, action=action, object_type="access.lift_request", object_id=str(request.pk),
        label=request.state, legal_basis="2022:913 3:5", patient=request.subject,
    )  # fmt: skip
