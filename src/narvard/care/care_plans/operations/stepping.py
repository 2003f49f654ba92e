"""Taking a step with a plan: the rule is asked, the plan saved, the step kept and logged."""

from collections.abc import Mapping
from datetime import date, datetime

from narvard.base.access.queries import GROUNDS
from narvard.base.audit.operations import record
from narvard.base.core.actor import Actor
from narvard.care.care_plans.models import CarePlan, Head, Meeting, StateChange
from narvard.care.care_plans.operations.refusing import PlanNotChanged
from narvard.care.care_plans.queries.drafting import drafted
from narvard.care.care_plans.queries.finding import kind_of_plan
from narvard.care.care_plans.rules.content import Drafted, lacking
from narvard.care.care_plans.rules.states import ENDS, Act, State, after, refused, shown
from narvard.care.care_plans.rules.turns import Standing, next_turn


def check(actor: Actor, now: datetime, plan: CarePlan, act: Act) -> Drafted:
    """Raise PlanNotChanged unless `act` can be done now; answer what has been written."""
    kind, found = kind_of_plan(plan), drafted(actor, now, plan)
    code = refused(kind, State(plan.state), act, found)
    if code:
        raise PlanNotChanged(code, lacking(kind, found) if code == "lacking" else ())
    return found


def take_step(*, actor: Actor, now: datetime, plan: CarePlan, act: Act, reason: str = "") -> None:
    """Check, move the plan to its next state, count the change, keep and log the step. Set other fields before."""
    found = check(actor, now, plan, act)
    before = shown(kind_of_plan(plan), State(plan.state), consent=found.consent)
    plan.state = after(kind_of_plan(plan), before, act) or before
    if State(plan.state) in ENDS:
        plan.to_on, plan.end_reason = actor.day_of(now), reason.strip()
    keep(actor, now, plan)
    note_step(actor, now, plan, act, before, reason)


def keep(actor: Actor, now: datetime, plan: CarePlan) -> None:
    """Save the plan as changed: one number on, and with the day that its next step is due."""
    plan.number += 1
    plan.due_on = due_day(actor, now, plan)
    plan.save()


def due_day(actor: Actor, now: datetime, plan: CarePlan) -> date | None:
    """The day that the next step with the plan is due, None where no day is set."""
    found, kind = drafted(actor, now, plan), kind_of_plan(plan)
    called = Meeting.objects.filter(plan=plan, state="called").first()
    standing = Standing(
        state=State(plan.state),
        keeper=plan.unit_id,
        units=found.units,
        consent=found.consent,
        complete=not set(lacking(kind, found)) - {"approvals", "consent"},
        approved=found.approved,
        meeting_on=actor.day_of(called.at) if called else None,
        follow_up_on=plan.follow_up_on,
    )
    turn = next_turn(kind, standing, actor.day_of(now))
    return turn.due_on if turn else None


def keep_head(actor: Actor, now: datetime, plan: CarePlan) -> None:
    """Keep what is common to the plan as it stands from this number on."""
    Head.objects.create(
        plan=plan, number=plan.number, title=plan.title, overall_responsible=plan.overall_responsible,
        coordinator=plan.coordinator, follow_up_on=plan.follow_up_on, at=now, by_name=actor.name,
    )  # fmt: skip


def note_step(actor: Actor, now: datetime, plan: CarePlan, act: str, before: str, reason: str = "") -> None:
    """Keep the step in the plan's history, and log it."""
    StateChange.objects.create(
        plan=plan, act=act, before=before, after=plan.state, reason=reason.strip(), at=now, by_name=actor.name,
        unit_id=actor.organization_id,
    )  # fmt: skip
    log_plan(actor, now, f"care_plans.{act}", plan, {"from": before, "to": plan.state, "number": plan.number})


def log_plan(actor: Actor, now: datetime, action: str, plan: CarePlan, details: Mapping[str, object]) -> None:
    """One event about one plan, on the ground that the actor saw it."""
    ground = GROUNDS.get(getattr(plan, "ground", ""))
    record(
        actor=actor,
        now=now,
        action=action,
        object_type="care_plans.plan",
        object_id=str(plan.pk),
        patient=plan.subject,
        legal_basis=ground.law if ground else kind_of_plan(plan).law,
        details={"kind": plan.kind, **details},
    )
