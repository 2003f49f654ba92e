"""From the database to rows, for many plans at once in as few questions as for one."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.db.models import Prefetch, QuerySet

from narvard.base.core.actor import Actor
from narvard.care.care_plans.models import Activity, CarePlan, Meeting, Party, Revision
from narvard.care.care_plans.queries.drafting import drafted_of, newest_revisions
from narvard.care.care_plans.queries.finding import kind_of_plan
from narvard.care.care_plans.queries.rows import ActivityRow, PartRow, PartyRow, PlanRow, TextRow
from narvard.care.care_plans.rules.content import lacking
from narvard.care.care_plans.rules.kinds import Kind
from narvard.care.care_plans.rules.states import State, shown
from narvard.care.care_plans.rules.turns import Standing, Turn, next_turn


def with_all(plans: QuerySet[CarePlan]) -> QuerySet[CarePlan]:
    """Plans with what their rows are made of, in a fixed number of questions."""
    parties = Prefetch("parties", Party.objects.select_related("unit"))
    calls = Prefetch("meetings", Meeting.objects.filter(state="called"), to_attr="calls")
    return plans.prefetch_related(parties, calls)


def plan_rows(actor: Actor, now: datetime, plans: Iterable[CarePlan]) -> tuple[PlanRow, ...]:
    """A row a plan, in the order given; the plans come from `with_all`."""
    found = list(plans)
    revisions: dict[int, list[Revision]] = defaultdict(list)
    for revision in newest_revisions(actor, now, [plan.pk for plan in found]):
        revisions[revision.part.plan_id].append(revision)
    return tuple(plan_row(actor, now, plan, revisions[plan.pk]) for plan in found)


def plan_row(actor: Actor, now: datetime, plan: CarePlan, revisions: Sequence[Revision]) -> PlanRow:
    """One plan in short, of the newest revisions of the parts that the actor may see."""
    kind, today = kind_of_plan(plan), actor.day_of(now)
    content = drafted_of(now, plan, revisions)
    missing = lacking(kind, content)
    state = shown(kind, State(plan.state), consent=content.consent)
    call = next(iter(plan.calls), None)
    standing = Standing(
        state=state,
        keeper=plan.unit_id,
        units=content.units,
        consent=content.consent,
        complete=not set(missing) - {"approvals", "consent"},
        approved=content.approved,
        meeting_on=actor.day_of(call.at) if call else None,
        follow_up_on=plan.follow_up_on,
    )
    turn = next_turn(kind, standing, today)
    activities = [row for revision in revisions for row in revision.activities.all()]
    return PlanRow(
        id=plan.pk,
        key=plan.key,
        subject=plan.subject,
        kind=plan.kind,
        title=plan.title,
        state=state,
        number=plan.number,
        opened_on=plan.opened_on,
        from_on=plan.from_on,
        to_on=plan.to_on,
        overall_responsible=plan.overall_responsible,
        coordinator=plan.coordinator,
        next_meeting_at=call.at if call else None,
        next_meeting_place=call.place if call else "",
        follow_up_on=plan.follow_up_on,
        due_on=turn.due_on if turn else None,
        keeper_id=plan.unit_id,
        keeper=plan.unit.name,
        parties=_parties(plan, content.approved),
        activities=tuple(activity_row(actor, today, plan.pk, row) for row in activities),
        goals=tuple(goal.text for revision in revisions for goal in revision.goals.all()),
        missing=missing,
        turn=turn,
        my_turn=turn is not None and actor.organization_id in turn.whose,
        overdue=_overdue(turn, today),
        unverified=_unverified(kind),
        country=kind.country,
        ground=plan.ground,
    )


def _parties(plan: CarePlan, approved: Iterable[int]) -> tuple[PartyRow, ...]:
    return tuple(
        PartyRow(
            row.unit_id, row.unit.name, row.unit.principal, row.unit_id == plan.unit_id, row.unit_id in set(approved)
        )
        for row in plan.parties.all()
    )


def _overdue(turn: Turn | None, today: date) -> bool:
    return turn is not None and turn.due_on is not None and turn.due_on < today


def _unverified(kind: Kind) -> str:
    """The law that has not been read in its own text, "" where it has."""
    return kind.law if kind.certainty in {"C", "D", "X"} else ""


def activity_row(actor: Actor, today: date, plan_id: int, row: Activity) -> ActivityRow:
    """An activity as it stands today."""
    return ActivityRow(
        key=row.key,
        plan_id=plan_id,
        text=row.text,
        by_person=row.by_person,
        responsible_id=row.responsible_id,
        responsible=row.responsible.name if row.responsible else "",
        due_on=row.due_on,
        done_on=row.done_on,
        mine=row.responsible_id is not None and row.responsible_id == actor.organization_id,
        late=row.done_on is None and row.due_on < today,
    )


def part_row(actor: Actor, now: datetime, plan: CarePlan | None, revision: Revision) -> PartRow:
    """A part as it stood at a revision; `plan` None where the plan itself is no longer shown."""
    part, today = revision.part, actor.day_of(now)
    return PartRow(
        unit_id=part.unit_id,
        unit=part.unit.name,
        number=revision.number,
        texts=tuple(TextRow(row.name, row.text, row.none) for row in revision.texts.all()),
        goals=tuple(row.text for row in revision.goals.all()),
        activities=tuple(activity_row(actor, today, part.plan_id, row) for row in revision.activities.all()),
        by_name=revision.by_name,
        at=revision.at,
        mine=part.unit_id == actor.organization_id,
        shared=plan is None or part.circle == plan.circle or not kind_of_plan(plan).ground,
    )
