"""Opening a plan, and calling the units to a meeting about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction

from narvard.base.access.operations import give_consent
from narvard.base.core.actor import Actor
from narvard.care.care_plans.models import CarePlan, Meeting, Need
from narvard.care.care_plans.operations.reaching import reach_own
from narvard.care.care_plans.operations.refusing import PlanNotChanged
from narvard.care.care_plans.operations.sharing import join, share, share_anew
from narvard.care.care_plans.operations.stepping import keep, note_step, take_step
from narvard.care.care_plans.permissions import WRITE
from narvard.care.care_plans.queries.finding import consent_stands, kind_of_plan, seen_plans
from narvard.care.care_plans.rules.kinds import kind_of
from narvard.care.care_plans.rules.states import ENDS, Act, State, first_state


@dataclass(frozen=True)
class GivenConsent:
    """A consent to draw up the plan and let its parties see it: who gave it, how ("oral", "written", "electronic",
    "by_representative") and when.
    """

    given_by: str
    how: str
    given_at: datetime


@transaction.atomic
def open_plan(
    *,
    actor: Actor,
    now: datetime,
    subject: UUID,
    kind: str,
    title: str = "",
    key: UUID | None = None,
    need: Need | None = None,
    case_key: UUID | None = None,
) -> int:
    """Open a plan that the actor's unit keeps; answer its id. The same `key` twice opens one. Raises PlanNotChanged."""
    actor.require(WRITE)
    known = kind_of(kind, actor.country)
    if known is None:
        raise PlanNotChanged("kind_unknown")
    sent = seen_plans(actor, now).filter(key=key, unit=actor.organization_id).first() if key else None
    if sent is not None:
        return sent.pk
    plan = CarePlan.objects.create(
        key=key or uuid4(),
        subject=subject,
        custodian_id=actor.controller_id,
        unit_id=actor.organization_id,
        collaboration_id=actor.collaboration,
        kind=kind,
        title=title.strip(),
        state=first_state(known),
        opened_on=actor.day_of(now),
        need=need,
        case_key=case_key,
    )
    join(actor, now, plan, [actor.organization_id])
    keep(actor, now, plan)
    note_step(actor, now, plan, "open", "", need.answer_reason if need else "")
    return plan.pk


@transaction.atomic
def call_to_plan(
    *,
    actor: Actor,
    now: datetime,
    subject: UUID,
    kind: str,
    at: datetime,
    place: str,
    invited: Sequence[int],
    plan_id: int | None = None,
    case_key: UUID | None = None,
    consent: GivenConsent | None = None,
    expected: int | None = None,
) -> int:
    """Call the units `invited` (ids) to a meeting about a plan, which is opened where there is none; answer its id.

    `case_key` is the discharge that the call belongs to: then the call itself is shared by law (2017:612 4:3). Any
    other call to a plan that needs consent needs it already, given before or here. The same call twice is one.
    Raises PlanNotFound, or PlanNotChanged.
    """
    actor.require(WRITE)
    plan = _plan_to_call(actor, now, subject, kind, plan_id, case_key, expected)
    if plan.meetings.filter(state="called", at=at, place=place.strip()).exists():
        return plan.pk
    others = [unit for unit in invited if unit != actor.organization_id]
    _check_call(now, at, place, others)
    join(actor, now, plan, others)
    renewed = consent is not None and not consent_stands(plan, now)
    if renewed:
        note_consent_on(actor, now, plan, consent)
    plan.meetings.filter(state="called").update(state="moved")
    Meeting.objects.create(plan=plan, at=at, place=place.strip(), state="called", called_at=now, called_by=actor.name)
    take_step(actor=actor, now=now, plan=plan, act=Act.CALL)
    (share_anew if renewed else share)(actor, now, plan)
    return plan.pk


def _plan_to_call(actor, now, subject, kind, plan_id, case_key, expected) -> CarePlan:
    if plan_id is None and case_key is not None:
        of_case = seen_plans(actor, now).filter(case_key=case_key, kind=kind, unit=actor.organization_id)
        known = of_case.exclude(state__in=ENDS).first()
        plan_id = known.pk if known else None
    if plan_id is None:
        plan_id = open_plan(actor=actor, now=now, subject=subject, kind=kind, case_key=case_key)
    plan = reach_own(actor, now, plan_id, expected)
    if case_key is not None:
        plan.case_key = case_key
    return plan


def _check_call(now: datetime, at: datetime, place: str, others: Sequence[int]) -> None:
    if not others:
        raise PlanNotChanged("nobody_called")
    if not place.strip():
        raise PlanNotChanged("place_missing")
    if at <= now:
        raise PlanNotChanged("call_passed")


def note_consent_on(actor: Actor, now: datetime, plan: CarePlan, consent: GivenConsent) -> None:
    """Note the consent that the plan rests on from now on; the plan itself is saved by the caller."""
    kind = kind_of_plan(plan)
    if consent.given_at > now:
        raise PlanNotChanged("consent_later")
    plan.consent_id = give_consent(
        actor=actor,
        now=now,
        subject=plan.subject,
        scope=kind.consent,
        to_whom=", ".join(plan.parties.order_by("id").values_list("unit__name", flat=True))[:300],
        how=consent.how,
        given_by=consent.given_by,
        given_at=consent.given_at,
        concerning=plan.key,
    )
    plan.circle += 1
    plan.save(update_fields=["consent", "circle"])


@transaction.atomic
def note_consent(*, actor: Actor, now: datetime, plan_id: int, consent: GivenConsent) -> None:
    """Note that the person consents: an offered plan is accepted, a paused one goes on, and the parties see it.

    Raises PlanNotFound, PlanNotChanged, or ConsentNotGiven of the gate.
    """
    actor.require(WRITE)
    plan = reach_own(actor, now, plan_id)
    if not kind_of_plan(plan).consent:
        raise PlanNotChanged("no_consent_needed")
    if consent_stands(plan, now):
        raise PlanNotChanged("consent_stands")
    if State(plan.state) in ENDS:
        raise PlanNotChanged("ended")
    before = State(plan.state)
    note_consent_on(actor, now, plan, consent)
    if before in {State.ACTIVE, State.PAUSED}:
        # Withdrawn through the person's own pages, a plan in force was paused without this unit doing anything.
        plan.state = State.PAUSED
        take_step(actor=actor, now=now, plan=plan, act=Act.RESUME)
    elif before is State.OFFERED:
        take_step(actor=actor, now=now, plan=plan, act=Act.ACCEPT)
    else:
        keep(actor, now, plan)
        note_step(actor, now, plan, "consent", before)
    share_anew(actor, now, plan)


@transaction.atomic
def add_parties(*, actor: Actor, now: datetime, plan_id: int, units: Sequence[int]) -> None:
    """Let more units take part, without a meeting: region and municipality inform each other so (1993:387 10).

    Raises PlanNotFound, or PlanNotChanged.
    """
    actor.require(WRITE)
    plan = reach_own(actor, now, plan_id)
    if State(plan.state) in ENDS:
        raise PlanNotChanged("ended")
    if State(plan.state) is State.APPROVAL:
        raise PlanNotChanged("out_of_order")
    if kind_of_plan(plan).consent and not consent_stands(plan, now):
        raise PlanNotChanged("consent_missing")
    if not join(actor, now, plan, units):
        raise PlanNotChanged("nobody_called")
    keep(actor, now, plan)
    note_step(actor, now, plan, "add_parties", plan.state)
    share(actor, now, plan)
