"""Ten years of action plans: cells, activities with all that hangs on them, and targets."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.utils import timezone

from bench.govern_load.place import CASE, FIRST_YEAR, YEARS, Place
from bench.measure.sizes import of_size
from narvard.base.core.queries import search_key
from narvard.govern.agreements.models import Commitment
from narvard.govern.plans.models import (
    ActionPlan,
    Activity,
    ActivityCommitment,
    ActivityParty,
    ActivityPlan,
    Confirmation,
    DateChange,
    Dependency,
    IndicatorLink,
    Milestone,
    Risk,
    StatusChange,
)
from narvard.measure.indicators.models import Target

ACTIVITIES = of_size(20_000)
RISKS = of_size(600)
BATCH = 1_000
STATUSES = {"done": 90, "under_way": 2, "planned": 2, "paused": 2, "stopped": 4}
STATUSES_NOW = {"under_way": 75, "planned": 15, "paused": 6, "stopped": 4}
SEEN_UNTIL = date(FIRST_YEAR + YEARS - 1, 10, 15)
"""Nine of ten that should have been done by then are."""
TELLING = {
    "patient_focus": (("discharge_ready_days", "mean", "down"), ("named_physician", "share", "up")),
    "closeness": (("avoidable_admissions", "crude_rate", "down"), ("emergency_visits_80", "rate", "down")),
    "continuity": (("continuity", "coc", "up"), ("own_physician_visits", "share", "up")),
    "security": (("unplanned_readmission_30d_65", "share", "down"), ("named_physician", "share", "up")),
    "availability": (("emergency_visits_80", "rate", "down"), ("own_physician_visits", "share", "up")),
}
"""Two indicators a goal area, with the direction that is better."""


@dataclass(frozen=True)
class Load:
    """What everything here is drawn from."""

    place: Place
    owners: dict[str, list[str]]
    now: datetime
    draw: random.Random


def load_plans(place: Place, owners: dict[str, list[str]], now: datetime) -> None:
    """The plans of every area and year, active all of them, with their activities and their targets."""
    load = Load(place, owners, now, random.Random(20))
    plans = ActionPlan.objects.bulk_create(_plan(load, area, year) for year in place.years for area in place.areas)
    cells = ActivityPlan.objects.bulk_create(
        (
            ActivityPlan(action_plan=plan, target_group_id=group, goal_area_id=goal, aim="Det som görs ska märkas.")
            for plan in plans
            for group in place.groups
            for goal in place.goals
        ),
        batch_size=BATCH,
    )
    activities = Activity.objects.bulk_create(_activities(load, cells), batch_size=BATCH)
    _hang(load, activities)
    _aim(cells)


def _plan(load: Load, area: str, year: int) -> ActionPlan:
    return ActionPlan(
        collaboration_id=CASE,
        municipality_id=area,
        year=year,
        status="active",
        adopted_by_id=load.place.body,
        adopted_on=date(year - 1, 12, 10),
        decision=f"§ {year - 2000}",
        loaded_at=load.now,
    )


def _activities(load: Load, cells: list[ActivityPlan]) -> Iterator[Activity]:
    """As many in each cell as in the others, but for what is left over."""
    total = len(cells)
    numbers = dict.fromkeys({cell.action_plan_id for cell in cells}, 0)
    for at, cell in enumerate(cells):
        for order in range(ACTIVITIES * (at + 1) // total - ACTIVITIES * at // total):
            numbers[cell.action_plan_id] += 1
            yield _activity(load, cell, numbers[cell.action_plan_id], order)


def _activity(load: Load, cell: ActivityPlan, number: int, order: int) -> Activity:
    plan, draw = cell.action_plan, load.draw
    first = date(plan.year, draw.randint(1, 6), draw.randint(1, 28))
    last = first + timedelta(days=draw.randint(60, 180))
    weights = STATUSES if last < SEEN_UNTIL else STATUSES_NOW
    title = f"Gemensamt arbetssätt {number} i {load.place.areas[plan.municipality_id]}"
    return Activity(
        cell=cell,
        reference=f"{plan.municipality_id}-{number:03}",
        title=title,
        search_key=search_key(title),
        description="Region och kommun prövar, följer upp och gör det till vardag där det håller.",
        owner_name=draw.choice(load.owners[plan.municipality_id]),
        owner_role="verksamhetschef",
        starts_on=first,
        ends_on=last,
        plan_from=date(plan.year, 1, 1),
        plan_to=date(plan.year + 1, 1, 1),
        status=draw.choices(list(weights), list(weights.values()))[0],
        order=order,
    )


def _hang(load: Load, activities: list[Activity]) -> None:
    """Parties, milestones and what was said and promised; a part of them wait for another or carry out a commitment."""
    commitments = list(Commitment.objects.filter(collaboration=CASE).order_by("pk"))
    every_fifth, every_tenth = activities[::5], activities[::10]
    _keep(ActivityParty, (row for each in activities for row in _parties(load, each)))
    _keep(Milestone, (row for each in activities for row in _milestones(each)))
    _keep(Confirmation, (row for each in activities for row in _confirmations(load, each)))
    _keep(StatusChange, (_change(load, each) for each in activities if each.status != "planned"))
    _keep(DateChange, (_moved(load, each) for each in every_tenth))
    _keep(ActivityCommitment, (_carried(each, load.draw.choice(commitments)) for each in every_fifth))
    _keep(Dependency, (Dependency(activity=b, needs=a) for a, b in zip(every_tenth, activities[1::10], strict=False)))
    _keep(Risk, (_risk(load, number, each) for number, each in enumerate(activities[-RISKS:])))


def _keep(model: type, rows: Iterator) -> None:
    model.objects.bulk_create(rows, batch_size=BATCH)


def _parties(load: Load, each: Activity) -> tuple[ActivityParty, ...]:
    own = load.place.municipality_of[each.cell.action_plan.municipality_id]
    return tuple(ActivityParty(activity=each, organization_id=pk) for pk in (own, load.place.primary_care))


def _milestones(each: Activity) -> Iterator[Milestone]:
    middle = each.starts_on + (each.ends_on - each.starts_on) / 2
    for title, day in (("Arbetssättet är beskrivet", middle), ("Arbetssättet är infört", each.ends_on)):
        done = each.status == "done" or (day < SEEN_UNTIL and each.order > 0)
        yield Milestone(activity=each, title=title, due_on=day, done_on=day if done else None)


def _confirmations(load: Load, each: Activity) -> Iterator[Confirmation]:
    own = load.place.municipality_of[each.cell.action_plan.municipality_id]
    for side, pk in (("municipality", own), ("region", load.place.primary_care)):
        yield Confirmation(
            activity=each, side=side, organization_id=pk, at=load.now, by_id=load.place.coordinator, by_name="Person 1"
        )


def _change(load: Load, each: Activity) -> StatusChange:
    return StatusChange(
        activity=each,
        token=UUID(int=load.draw.getrandbits(128)),
        from_status="planned",
        to_status=each.status,
        comment="Det första kvartalet gick åt till att få ihop bemanningen.",
        at=_moment(each.starts_on),
        by_id=load.place.coordinator,
        by_name=each.owner_name,
    )


def _moved(load: Load, each: Activity) -> DateChange:
    return DateChange(
        activity=each,
        what="end",
        from_day=each.ends_on - timedelta(days=21),
        to_day=each.ends_on,
        why="Rekryteringen drog ut på tiden.",
        at=_moment(each.starts_on),
        by_name=each.owner_name,
    )


def _carried(each: Activity, commitment: Commitment) -> ActivityCommitment:
    return ActivityCommitment(activity=each, commitment=commitment)


def _risk(load: Load, number: int, each: Activity) -> Risk:
    return Risk(
        collaboration_id=CASE,
        code=f"PROV-{number:04}",
        title="Bemanningen räcker inte",
        activity=each,
        likelihood=load.draw.randint(1, 4),
        consequence=load.draw.randint(1, 4),
        treatment="Två verksamheter delar på en tjänst.",
        owner=each.owner_name,
        review_on=each.ends_on,
        noted_at=load.now,
    )


def _aim(cells: list[ActivityPlan]) -> None:
    """Two indicators a cell; a target is shared by the cells of a plan and a group that name the same indicator."""
    targets: dict[tuple, Target] = {}
    links = [
        _link(cell, targets.setdefault(_key(cell, telling), _target(cell, telling)), telling, order)
        for cell in cells
        for order, telling in enumerate(TELLING[cell.goal_area_id])
    ]
    Target.objects.bulk_create(targets.values(), batch_size=BATCH)
    for link in links:
        link.target_id = link.target.pk
    IndicatorLink.objects.bulk_create(links, batch_size=BATCH)


def _key(cell: ActivityPlan, telling: tuple[str, str, str]) -> tuple:
    return (*telling[:2], cell.action_plan_id, cell.target_group_id)


def _goal(cell: ActivityPlan, telling: tuple[str, str, str]) -> dict[str, object]:
    """What a target and the link to it have in common: five per cent better than in the year before the plan."""
    year = cell.action_plan.year
    return {
        "indicator": telling[0],
        "measure": telling[1],
        "kind": "relative",
        "baseline_from": date(year - 2, 10, 1),
        "baseline_to": date(year - 1, 10, 1),
    }


def _better(telling: tuple[str, str, str]) -> float:
    return 0.05 if telling[2] == "up" else -0.05


def _target(cell: ActivityPlan, telling: tuple[str, str, str]) -> Target:
    return Target(
        collaboration_id=CASE,
        municipality=cell.action_plan.municipality_id,
        target_group=cell.target_group_id,
        target_value=_better(telling),
        target_date=date(cell.action_plan.year, 12, 31),
        set_at=timezone.now(),
        **_goal(cell, telling),
    )


def _link(cell: ActivityPlan, target: Target, telling: tuple[str, str, str], order: int) -> IndicatorLink:
    return IndicatorLink(
        cell=cell,
        target=target,
        role="process" if order else "outcome",
        direction=telling[2],
        value=_better(telling),
        due_on=target.target_date,
        order=order,
        **_goal(cell, telling),
    )


def _moment(day: date) -> datetime:
    """Noon of a day."""
    return timezone.make_aware(datetime.combine(day, time(12)))
