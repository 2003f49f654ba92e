"""What others take from the plans: what is agreed by day, the crisis plan, and what waits on the start page."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from uuid import UUID

from django.db.models import Q
from django.utils.translation import ngettext

from narvard.base.core.actor import Actor
from narvard.base.core.queries import StartLine
from narvard.care.care_plans.models import CarePlan, Party, Revision
from narvard.care.care_plans.permissions import READ, WRITE, require_reader
from narvard.care.care_plans.queries.building import plan_row, with_all
from narvard.care.care_plans.queries.drafting import newest_revisions
from narvard.care.care_plans.queries.finding import seen_needs, seen_plans
from narvard.care.care_plans.queries.pages import plans_of
from narvard.care.care_plans.queries.rows import PlanRow, TextRow
from narvard.care.care_plans.rules.states import ENDS, State
from narvard.care.patients.queries import same_person


@dataclass(frozen=True)
class AgreedTime:
    """Something agreed in a plan that lies ahead, or is late: `what` is "meeting", "follow_up" or "activity".

    `at` is the instant of a meeting, None for what has a day only. `who` is the unit to ask, `by_person` what the
    person does.
    """

    what: str
    on: date
    at: datetime | None
    text: str
    place: str
    who: str
    by_person: bool
    plan_id: int
    kind: str


@dataclass(frozen=True)
class CrisisPlan:
    """A crisis plan in force: its texts by item, since when, and who keeps it."""

    id: int
    key: UUID
    from_on: date
    unit: str
    texts: tuple[TextRow, ...]
    ground: str


def agreed_times(actor: Actor, now: datetime, subject: UUID) -> tuple[AgreedTime, ...]:
    """What is agreed in the person's plans and not done yet, by day: meetings, follow-ups, activities.

    Of plans that have not come into force, or are paused, only meetings that are called to.
    """
    return agreed_in(actor, plans_of(actor, now, subject))


def agreed_in(actor: Actor, plans: Iterable[PlanRow]) -> tuple[AgreedTime, ...]:
    """As `agreed_times`, of plans that have been read already."""
    found = []
    for row in plans:
        same = {"plan_id": row.id, "kind": row.kind}
        if row.next_meeting_at is not None:
            on = actor.day_of(row.next_meeting_at)
            place, who = row.next_meeting_place, row.keeper
            found.append(AgreedTime("meeting", on, row.next_meeting_at, "", place, who, by_person=False, **same))
        if row.state != State.ACTIVE:
            continue
        if row.follow_up_on is not None:
            found.append(AgreedTime("follow_up", row.follow_up_on, None, "", "", row.keeper, by_person=False, **same))
        found.extend(
            AgreedTime("activity", a.due_on, None, a.text, "", a.responsible or row.keeper, a.by_person, **same)
            for a in row.activities
            if a.done_on is None
        )
    return tuple(sorted(found, key=lambda line: (line.on, line.what, line.text)))


def crisis_plan(actor: Actor, now: datetime, subject: UUID) -> CrisisPlan | None:
    """The person's newest crisis plan in force that the actor may see, None where there is none."""
    require_reader(actor)
    rows = seen_plans(actor, now).filter(subject__in=same_person(actor, subject), kind="crisis", state=State.ACTIVE)
    found = rows.order_by("-from_on", "-pk").first()
    if found is None:
        return None
    return _crisis(found, newest_revisions(actor, now, [found.pk]))


def _crisis(plan: CarePlan, revisions: Iterable[Revision]) -> CrisisPlan:
    said = tuple(TextRow(row.name, row.text, row.none) for revision in revisions for row in revision.texts.all())
    return CrisisPlan(plan.pk, plan.key, plan.from_on, plan.unit.name, said, plan.ground)


def plans_with_crisis(
    actor: Actor, now: datetime, subjects: Collection[UUID]
) -> tuple[tuple[PlanRow, ...], CrisisPlan | None]:
    """As `plans_of` and `crisis_plan` of a person (all the subjects that are theirs), in one reading."""
    require_reader(actor)
    rows = seen_plans(actor, now).filter(subject__in=subjects).order_by("-opened_on", "-pk")
    plans, revisions = list(with_all(rows)), defaultdict(list)
    for revision in newest_revisions(actor, now, [plan.pk for plan in plans]):
        revisions[revision.part.plan_id].append(revision)
    in_force = [plan for plan in plans if plan.kind == "crisis" and plan.state == State.ACTIVE]
    newest = max(in_force, key=lambda plan: (plan.from_on, plan.pk), default=None)
    shown = tuple(plan_row(actor, now, plan, revisions[plan.pk]) for plan in plans)
    return shown, _crisis(newest, revisions[newest.pk]) if newest else None


def start_lines(actor: Actor, today: date) -> tuple[StartLine, ...]:
    """Needs that wait for the unit's answer, and plans with a step that is due: numbers only."""
    if not actor.may(READ) or not actor.may(WRITE) or actor.organization_id is None:
        return ()
    zone = actor.zone
    now = datetime.combine(today, time.max, tzinfo=zone).astimezone(UTC)
    waiting = seen_needs(actor, now).filter(unit=actor.organization_id, answer="").count()
    mine = seen_plans(actor, now).exclude(state__in=ENDS)
    due = mine.filter(Q(due_on__lte=today), pk__in=Party.objects.filter(unit=actor.organization_id).values("plan"))
    lines = []
    if waiting:
        words = ngettext(
            "Answer whether a joint plan is needed, for %(number)s person",
            "Answer whether a joint plan is needed, for %(number)s people",
            waiting,
        )
        lines.append(StartLine(words % {"number": waiting}, "care_plans:index", (), None))
    number = due.count()
    if number:
        words = ngettext(
            "%(number)s joint plan has a step that is due", "%(number)s joint plans have a step that is due", number
        )
        lines.append(StartLine(words % {"number": number}, "care_plans:index", (), None))
    return tuple(lines)
