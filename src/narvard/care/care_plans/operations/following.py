"""From the meeting to the end: who came, approval, putting the plan in force, follow-up, comments, the end."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from narvard.base.access.operations import end_disclosures, withdraw_consent
from narvard.base.core.actor import Actor
from narvard.care.care_plans.models import Approval, Attendance, CarePlan, Comment, FollowUp, Part
from narvard.care.care_plans.operations.reaching import reach, reach_as_party, reach_own
from narvard.care.care_plans.operations.refusing import PlanNotChanged
from narvard.care.care_plans.operations.sharing import share
from narvard.care.care_plans.operations.stepping import check, due_day, keep_head, log_plan, take_step
from narvard.care.care_plans.operations.writing import check_next_day
from narvard.care.care_plans.permissions import APPROVE, OWN, WRITE, right_to_put_in_force
from narvard.care.care_plans.queries.finding import consent_stands, kind_of_plan
from narvard.care.care_plans.rules.states import IN_FORCE, Act, State
from narvard.care.care_plans.rules.turns import review_by


@dataclass(frozen=True)
class Attended:
    """One who was called, and whether they came: `who` is "person", "close" (relative or friend) or "unit" (its id)."""

    who: str
    present: bool
    name: str = ""
    unit: int | None = None


@transaction.atomic
def note_meeting(
    *, actor: Actor, now: datetime, plan_id: int, held_at: datetime, note: str = "",
    attendance: Sequence[Attended] = (), expected: int | None = None,
) -> None:  # fmt: skip
    """Note that the meeting that was called to was held, and who came. Raises PlanNotFound, or PlanNotChanged."""
    actor.require(WRITE)
    plan = reach_own(actor, now, plan_id, expected)
    meeting = plan.meetings.filter(state="called").first()
    if meeting is None:
        raise PlanNotChanged("no_call")
    if held_at > now:
        raise PlanNotChanged("meeting_not_held")
    meeting.state, meeting.held_at, meeting.note = "held", held_at, note.strip()
    meeting.save()
    Attendance.objects.bulk_create(
        [
            Attendance(meeting=meeting, who=row.who, unit_id=row.unit, name=row.name.strip(), present=row.present)
            for row in attendance
        ]
    )
    take_step(actor=actor, now=now, plan=plan, act=Act.MEET)


@transaction.atomic
def ask_approval(*, actor: Actor, now: datetime, plan_id: int, expected: int | None = None) -> None:
    """Send a coordinated plan under LPT to its units for approval. Raises PlanNotFound, or PlanNotChanged."""
    actor.require(WRITE)
    plan = reach_own(actor, now, plan_id, expected)
    take_step(actor=actor, now=now, plan=plan, act=Act.ASK_APPROVAL)
    share(actor, now, plan)


@transaction.atomic
def approve(*, actor: Actor, now: datetime, plan_id: int, expected: int) -> None:
    """Approve the plan for the own unit, as it stands at the number `expected`. Twice is once.

    Raises PlanNotFound, or PlanNotChanged where it was changed meanwhile or nobody asked.
    """
    actor.require(APPROVE)
    plan = reach_as_party(actor, now, plan_id)
    if plan.unit_id == actor.organization_id:
        raise PlanNotChanged("keeper_establishes")
    if State(plan.state) is not State.APPROVAL:
        raise PlanNotChanged("nothing_asked")
    if expected != plan.number:
        raise PlanNotChanged("changed_meanwhile")
    if not plan.approvals.filter(unit=actor.organization_id, number=plan.number).exists():
        Approval.objects.create(
            plan=plan, unit_id=actor.organization_id, number=plan.number, at=now, by_name=actor.name
        )
        log_plan(actor, now, "care_plans.approve", plan, {"number": plan.number})


@transaction.atomic
def put_in_force(*, actor: Actor, now: datetime, plan_id: int, expected: int | None = None) -> None:
    """Put the plan in force, when all that must stand in it stands: the consent, or under LPT every unit's approval.

    Every party sees it from then on. Raises PlanNotFound, or PlanNotChanged ("lacking" says what does not stand).
    """
    actor.require(WRITE)
    plan = reach_own(actor, now, plan_id, expected)
    actor.require(right_to_put_in_force(plan.kind))
    in_force = CarePlan.objects.filter(subject=plan.subject, kind=plan.kind, unit=plan.unit, state__in=IN_FORCE)
    if in_force.exclude(pk=plan.pk).exists():
        raise PlanNotChanged("one_in_force")
    today = actor.day_of(now)
    plan.from_on = plan.from_on or today
    if kind_of_plan(plan).review_months and plan.follow_up_on is None:
        plan.follow_up_on = review_by(today, kind_of_plan(plan).review_months)
    take_step(actor=actor, now=now, plan=plan, act=Act.ACTIVATE)
    keep_head(actor, now, plan)
    share(actor, now, plan)


@transaction.atomic
def follow_up(
    *, actor: Actor, now: datetime, plan_id: int, held_on: date, evaluation: str, own_words: str = "",
    next_on: date | None = None, expected: int | None = None,
) -> None:  # fmt: skip
    """Note a follow-up: what came of the plan, and when the next one is. Raises PlanNotFound, or PlanNotChanged.

    A plan that the law wants reviewed gets its latest day where none is given (1993:387 10: at least once a year).
    """
    actor.require(WRITE)
    plan = reach_own(actor, now, plan_id, expected)
    check(actor, now, plan, Act.FOLLOW_UP)
    if not evaluation.strip():
        raise PlanNotChanged("evaluation_missing")
    if not plan.from_on <= held_on <= actor.day_of(now):
        raise PlanNotChanged("day_out_of_order")
    months = kind_of_plan(plan).review_months
    next_on = review_by(held_on, months) if months and next_on is None else next_on
    check_next_day(plan, held_on, next_on)
    FollowUp.objects.create(
        plan=plan, held_on=held_on, evaluation=evaluation.strip(), own_words=own_words.strip(), next_on=next_on,
        at=now, by_name=actor.name,
    )  # fmt: skip
    plan.follow_up_on = next_on
    take_step(actor=actor, now=now, plan=plan, act=Act.FOLLOW_UP)
    keep_head(actor, now, plan)


@transaction.atomic
def end_plan(*, actor: Actor, now: datetime, plan_id: int, reason: str, expected: int | None = None) -> None:
    """Close a plan that was in force, or give up one that was not, with the reason.

    One that was given up is no longer shown to others. Raises PlanNotFound, or PlanNotChanged.
    """
    actor.require(WRITE)
    plan = reach_own(actor, now, plan_id, expected)
    if not reason.strip():
        raise PlanNotChanged("reason_missing")
    state = State(plan.state)
    ending = {State.ACTIVE: Act.CLOSE, State.PAUSED: Act.CLOSE, State.OFFERED: Act.DECLINE}.get(state, Act.ABANDON)
    plan.meetings.filter(state="called").update(state="moved")
    take_step(actor=actor, now=now, plan=plan, act=ending, reason=reason)
    if ending is not Act.CLOSE:
        for row in (plan, *Part.objects.filter(plan=plan, custodian=actor.controller_id)):
            end_disclosures(actor=actor, now=now, subject=plan.subject, row=row.key)


@transaction.atomic
def withdraw(*, actor: Actor, now: datetime, plan_id: int, how: str = "") -> None:
    """Note that the person withdraws the consent: the parties see the plan no longer, and one in force is paused.

    The unit that keeps the plan notes it, or the person. Raises PlanNotFound, or PlanNotChanged where none stands.
    """
    actor.require(WRITE if actor.subject is None else OWN)
    plan = (reach_own if actor.subject is None else reach)(actor, now, plan_id)
    if not consent_stands(plan, now):
        raise PlanNotChanged("consent_missing")
    take_step(actor=actor, now=now, plan=plan, act=Act.WITHDRAW, reason=how)
    withdraw_consent(actor=actor, now=now, consent_id=plan.consent_id, how=how)
    plan.consent.withdrawn_at = now
    CarePlan.objects.filter(pk=plan.pk).update(due_on=due_day(actor, now, plan))


@transaction.atomic
def comment(*, actor: Actor, now: datetime, plan_id: int, text: str) -> None:
    """What the person, or who speaks for them, says about the plan. Raises PlanNotFound, or PlanNotChanged.

    The same text twice in a row is one comment.
    """
    actor.require(OWN)
    plan = reach(actor, now, plan_id)
    if not text.strip():
        raise PlanNotChanged("nothing_written")
    if State(plan.state) in {State.CLOSED, State.ABANDONED}:
        raise PlanNotChanged("ended")
    last = plan.comments.last()
    if last is None or (last.text, last.by_name) != (text.strip(), actor.name):
        Comment.objects.create(plan=plan, text=text.strip(), at=now, by_name=actor.name)
        log_plan(actor, now, "care_plans.comment", plan, {"number": plan.number})
