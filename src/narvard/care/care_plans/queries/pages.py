"""The pages about plans: the unit's list, one plan, a person's plans side by side."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, F, Q

from narvard.base.core.actor import Actor
from narvard.care.care_plans.models import CarePlan, Party
from narvard.care.care_plans.permissions import READ, require_reader
from narvard.care.care_plans.queries.building import part_row, plan_row, plan_rows, with_all
from narvard.care.care_plans.queries.drafting import newest_revisions
from narvard.care.care_plans.queries.finding import (
    NeedNotFound,
    PlanNotFound,
    kind_of_plan,
    seen_needs,
    seen_parts,
    seen_plans,
)
from narvard.care.care_plans.queries.history import (
    ConsentRow,
    FollowUpRow,
    MeetingRow,
    SaidRow,
    comments_of,
    consent_of,
    follow_ups_of,
    meetings_of,
    steps_of,
)
from narvard.care.care_plans.queries.rows import ActivityRow, PartRow, PlanRow
from narvard.care.care_plans.rules.overlapping import Overlap, Running, overlaps
from narvard.care.care_plans.rules.states import ENDS
from narvard.care.patients.queries import Identity, identities, same_person

PAGE_SIZE = 50
SHOWN = ("open", "due", "ended")


@dataclass(frozen=True)
class NeedRow:
    """A need of a plan; `answer` is "yes", "no", or "" while it waits for the unit `unit_id`."""

    id: int
    subject: UUID
    kind: str
    reason: str
    raised_by: str
    raised_at: datetime
    unit_id: int
    unit: str
    answer: str
    answer_reason: str
    answered_at: datetime | None
    answered_by: str
    ground: str


@dataclass(frozen=True)
class ListPage:
    """A page of the unit's plans and the needs that wait for its answer, with who they are about."""

    plans: tuple[PlanRow, ...]
    needs: tuple[NeedRow, ...]
    people: dict[UUID, Identity]
    shown: str
    total: int
    due: int
    number: int
    pages: int


@dataclass(frozen=True)
class PlanPage:
    """All that the actor may see of one plan."""

    row: PlanRow
    person: Identity | None
    parts: tuple[PartRow, ...]
    consent: ConsentRow | None
    meetings: tuple[MeetingRow, ...]
    follow_ups: tuple[FollowUpRow, ...]
    comments: tuple[SaidRow, ...]
    steps: tuple[SaidRow, ...]
    keeper: bool
    party: bool
    consent_needed: bool

    @property
    def my_part(self) -> PartRow | None:
        """The actor's own unit's part, None before it has written one."""
        return next((part for part in self.parts if part.mine), None)


@dataclass(frozen=True)
class DutyLine:
    """What one party is to do, plan by plan in the order of the page; `who` is "" for the person."""

    who: str
    by_plan: tuple[tuple[ActivityRow, ...], ...]


@dataclass(frozen=True)
class PersonPage:
    """A person's plans side by side, those that overlap, and parts of the own unit whose plan is closed to it."""

    subject: UUID
    person: Identity | None
    plans: tuple[PlanRow, ...]
    ended: tuple[PlanRow, ...]
    needs: tuple[NeedRow, ...]
    overlaps: tuple[tuple[Overlap, PlanRow, PlanRow], ...]
    duties: tuple[DutyLine, ...]
    own_parts: tuple[PartRow, ...]
    ground: str


def need_rows(actor: Actor, now: datetime, only: Q) -> tuple[NeedRow, ...]:
    """The needs that the actor may see, of those asked for, the oldest first."""
    rows = seen_needs(actor, now).filter(only).order_by("raised_at", "pk")[:PAGE_SIZE]
    return tuple(
        NeedRow(
            row.pk, row.subject, row.kind, row.reason, row.raised_by, row.raised_at, row.unit_id, row.unit.name,
            row.answer, row.answer_reason, row.answered_at, row.answered_by, row.ground,
        )
        for row in rows
    )  # fmt: skip


def need(actor: Actor, now: datetime, need_id: int) -> tuple[NeedRow, str]:
    """A need and the person's name, "" where it is not known; raises NeedNotFound."""
    actor.require(READ)
    found = need_rows(actor, now, Q(pk=need_id))
    if not found:
        raise NeedNotFound(need_id)
    person = identities(actor, [found[0].subject], actor.day_of(now)).get(found[0].subject)
    return found[0], person.name if person else ""


def list_page(actor: Actor, now: datetime, shown: str = "open", number: int = 1) -> ListPage:
    """The plans that the own unit takes part in, by the day that the next step is due; `shown` is one of SHOWN."""
    actor.require(READ)
    today, shown = actor.day_of(now), shown if shown in SHOWN else "open"
    mine = seen_plans(actor, now).filter(pk__in=Party.objects.filter(unit=actor.organization_id).values("plan"))
    ended = Q(state__in=ENDS)
    which = {"open": ~ended, "due": ~ended & Q(due_on__lte=today), "ended": ended}
    numbers = mine.aggregate(**{name: Count("pk", filter=only) for name, only in which.items()})
    total = numbers[shown]
    pages = max(1, -(-total // PAGE_SIZE))
    number = min(max(number, 1), pages)
    order = ("-to_on", "pk") if shown == "ended" else (F("due_on").asc(nulls_last=True), "pk")
    rows = with_all(mine.filter(which[shown]).order_by(*order))[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]
    plans = plan_rows(actor, now, rows)
    needs = need_rows(actor, now, Q(unit=actor.organization_id, answer=""))
    people = identities(actor, {row.subject for row in (*plans, *needs)}, today)
    return ListPage(plans, needs, people, shown, total, numbers["due"], number, pages)


def found_plan(actor: Actor, now: datetime, plan_id: int) -> CarePlan:
    """The plan with all that its row is made of; raises PlanNotFound."""
    require_reader(actor)
    found = with_all(seen_plans(actor, now).filter(pk=plan_id)).first()
    if found is None:
        raise PlanNotFound(plan_id)
    return found


def plan(actor: Actor, now: datetime, plan_id: int) -> PlanPage:
    """One plan, as far as the actor may see it; raises PlanNotFound."""
    found = found_plan(actor, now, plan_id)
    revisions = newest_revisions(actor, now, [found.pk])
    row = plan_row(actor, now, found, revisions)
    return PlanPage(
        row=row,
        person=identities(actor, [found.subject], actor.day_of(now)).get(found.subject),
        parts=tuple(part_row(actor, now, found, revision) for revision in revisions),
        consent=consent_of(found, now),
        meetings=meetings_of(found),
        follow_ups=follow_ups_of(found),
        comments=comments_of(found),
        steps=steps_of(found),
        keeper=actor.subject is None and found.unit_id == actor.organization_id,
        party=any(party.unit_id == actor.organization_id for party in row.parties),
        consent_needed=bool(kind_of_plan(found).consent),
    )


def plans_of(actor: Actor, now: datetime, subject: UUID) -> tuple[PlanRow, ...]:
    """The plans of one person that the actor may see, also those that have ended, the newest first."""
    require_reader(actor)
    rows = seen_plans(actor, now).filter(subject__in=same_person(actor, subject))
    return plan_rows(actor, now, with_all(rows.order_by("-opened_on", "-pk")))


def person_page(actor: Actor, now: datetime, subject: UUID) -> PersonPage:
    """A person's plans beside each other; raises PlanNotFound where the actor may see nothing of any plan."""
    plans = plans_of(actor, now, subject)
    subjects, today = same_person(actor, subject), actor.day_of(now)
    needs = need_rows(actor, now, Q(subject__in=subjects))
    hidden = seen_parts(actor, now).filter(subject__in=subjects, unit=actor.organization_id)
    left = set(hidden.values_list("plan", flat=True)) - {row.id for row in plans}
    own_parts = tuple(part_row(actor, now, None, row) for row in newest_revisions(actor, now, sorted(left)))
    grounds = [row.ground for row in (*plans, *needs)] or list(hidden.values_list("ground", flat=True)[:1])
    if not grounds:
        raise PlanNotFound(subject)
    current = tuple(row for row in plans if row.state not in ENDS)
    return PersonPage(
        subject=subject,
        person=identities(actor, [subject], today).get(subject),
        plans=current,
        ended=tuple(row for row in plans if row.state in ENDS),
        needs=needs,
        overlaps=_overlaps(current),
        duties=_duties(current),
        own_parts=own_parts,
        ground=grounds[0],
    )


def _overlaps(plans: tuple[PlanRow, ...]) -> tuple[tuple[Overlap, PlanRow, PlanRow], ...]:
    by_id = {row.id: row for row in plans}
    running = [
        Running(row.id, row.kind, row.from_on or row.opened_on, row.to_on, row.overall_responsible) for row in plans
    ]
    return tuple((found, by_id[found.first], by_id[found.second]) for found in overlaps(running))


def _duties(plans: tuple[PlanRow, ...]) -> tuple[DutyLine, ...]:
    """A line a party and one for the person, those with the nearest undone day first."""
    lines: dict[str, list[list[ActivityRow]]] = {}
    for at, row in enumerate(plans):
        for activity in row.activities:
            line = lines.setdefault("" if activity.by_person else activity.responsible, [[] for _plan in plans])
            line[at].append(activity)

    def nearest(line: list[list[ActivityRow]]) -> date:
        return min((a.due_on for cell in line for a in cell if a.done_on is None), default=date.max)

    ordered = sorted(lines.items(), key=lambda item: (nearest(item[1]), item[0]))
    return tuple(
        DutyLine(who, tuple(tuple(sorted(cell, key=lambda a: a.due_on)) for cell in line)) for who, line in ordered
    )
