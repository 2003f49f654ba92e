"""A need of a joint plan: raised by anyone, the person among them, and answered with a reason."""

from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction

from narvard.base.access.queries import GROUNDS
from narvard.base.audit.operations import record
from narvard.base.core.actor import Actor
from narvard.base.organizations.queries import OrganizationRow, organizations
from narvard.care.care_plans.models import Need
from narvard.care.care_plans.operations.opening import open_plan
from narvard.care.care_plans.permissions import RAISE, WRITE
from narvard.care.care_plans.queries.finding import NeedNotFound, seen_needs
from narvard.care.care_plans.rules.kinds import kind_of


class NeedRefused(Exception):
    """The need was not raised, or not answered; `code` says why."""

    REASONS = {
        "kind_unknown": "that kind of plan is not used in this country. Choose another kind.",
        "reason_missing": "it does not say why. Write the reason.",
        "raised_by_missing": "it does not say who sees the need. Write who.",
        "to_missing": "it does not say which unit it goes to. Choose one of those that know you.",
        "answered": "the need has been answered already. Read the answer.",
        "not_yours": "another unit answers the need. Wait for its answer.",
    }

    def __init__(self, code: str) -> None:
        super().__init__(f"Nothing was saved, because {self.REASONS[code]}")
        self.code = code


@transaction.atomic
def raise_need(
    *,
    actor: Actor,
    now: datetime,
    subject: UUID,
    kind: str,
    reason: str,
    raised_by: str,
    to: int | None = None,
    key: UUID | None = None,
) -> int:
    """Say that a joint plan is needed; answer the need's id. The same `key` twice raises one.

    A professional raises it at the own unit. The person, who may do so for nobody else, names the unit `to`, which then
    answers for the row. Raises NeedRefused.
    """
    actor.require(RAISE)
    receiver = _receiver(actor, to)
    if actor.subject is not None and actor.subject != subject:
        raise NeedNotFound(subject)
    sent = seen_needs(actor, now).filter(key=key, subject=subject).first() if key else None
    if sent is not None:
        return sent.pk
    _check(actor, kind, reason, raised_by)
    need = Need.objects.create(
        key=key or uuid4(),
        subject=subject,
        custodian_id=receiver.controller_id,
        unit_id=receiver.id,
        collaboration_id=actor.collaboration,
        kind=kind,
        reason=reason.strip(),
        raised_by=raised_by.strip(),
        raised_at=now,
    )
    _log(actor, now, "care_plans.raise_need", need)
    return need.pk


def _receiver(actor: Actor, to: int | None) -> OrganizationRow:
    wanted = to if actor.subject is not None else actor.organization_id
    found = next((row for row in organizations(actor) if row.id == wanted and row.kind != "residents"), None)
    if found is None:
        raise NeedRefused("to_missing")
    return found


def _check(actor: Actor, kind: str, reason: str, raised_by: str) -> None:
    if kind_of(kind, actor.country) is None:
        raise NeedRefused("kind_unknown")
    if not reason.strip():
        raise NeedRefused("reason_missing")
    if not raised_by.strip():
        raise NeedRefused("raised_by_missing")


@transaction.atomic
def answer_need(*, actor: Actor, now: datetime, need_id: int, yes: bool, reason: str) -> int | None:
    """Decide whether a plan is made, with the reason. A yes opens the plan and answers its id; a no answers None.

    Raises NeedNotFound, NeedRefused, or PlanNotChanged.
    """
    actor.require(WRITE)
    need = seen_needs(actor, now).select_for_update(of=("self",)).filter(pk=need_id).first()
    if need is None:
        raise NeedNotFound(need_id)
    if need.unit_id != actor.organization_id:
        raise NeedRefused("not_yours")
    if need.answer:
        raise NeedRefused("answered")
    if not reason.strip():
        raise NeedRefused("reason_missing")
    need.answer, need.answer_reason = ("yes" if yes else "no"), reason.strip()
    need.answered_at, need.answered_by = now, actor.name
    need.save()
    _log(actor, now, "care_plans.answer_need", need)
    return open_plan(actor=actor, now=now, subject=need.subject, kind=need.kind, need=need) if yes else None


def _log(actor: Actor, now: datetime, action: str, need: Need) -> None:
    ground = GROUNDS.get(getattr(need, "ground", "own_data" if actor.subject else "own_unit"))
    record(
        actor=actor,
        now=now,
        action=action,
        object_type="care_plans.need",
        object_id=str(need.pk),
        patient=need.subject,
        legal_basis=ground.law if ground else "",
        details={"kind": need.kind, "answer": need.answer},
    )
