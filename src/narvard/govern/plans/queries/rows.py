"""What other apps read of the plans: activities and cells as small rows, in a constant number of questions."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from narvard.base.core.actor import Actor
from narvard.base.organizations.queries import own
from narvard.govern.plans.models import Activity, ActivityParty, ActivityPlan, IndicatorLink
from narvard.govern.plans.queries.years import active_in, year_now
from narvard.govern.plans.rules.parties import Side, side_of


@dataclass(frozen=True)
class ActivityRow:
    """An activity; `organizations` are codes, `sides` the sides of the agreement that answer for it."""

    id: int
    reference: str
    title: str
    status: str
    municipality: str
    target_group: str
    goal_area: str
    year: int
    owner: str
    owner_role: str
    organizations: tuple[str, ...]
    sides: tuple[Side, ...]
    starts_on: date
    ends_on: date
    cell_id: int


@dataclass(frozen=True)
class CellRow:
    """A cell with how many activities go on in it and the targets that its indicators are measured against."""

    id: int
    municipality: str
    target_group: str
    goal_area: str
    year: int
    aim: str
    activities: int
    targets: tuple[int, ...]


_FIELDS = ("id", "reference", "title", "status", "cell__action_plan__municipality_id", "cell__target_group_id")
_FIELDS += ("cell__goal_area_id", "cell__action_plan__year", "owner_name", "owner_role")
_LAST = ("starts_on", "ends_on", "cell_id")


def activities_of(actor: Actor, period: tuple[date, date]) -> tuple[ActivityRow, ...]:
    """The activities of active plans that go on at some time in a half-open period, in the order of the plans.

    Only the plans whose year the period touches are read, so that an activity carried on from year to year comes once
    a year that is asked for.
    """
    actor.require("plans.read")
    first, after = period
    years = range(first.year, after.year + (after > date(after.year, 1, 1)))
    within = Q(cell__action_plan__year__in=years, starts_on__lt=after, ends_on__gte=first)
    active = own(actor, "cell__action_plan__collaboration") & Q(cell__action_plan__status="active")
    return _activities(active & within)


def activity_rows(actor: Actor, ids: Iterable[int]) -> tuple[ActivityRow, ...]:
    """The activities with these numbers, of any plan of the collaboration."""
    actor.require("plans.read")
    return _activities(own(actor, "cell__action_plan__collaboration") & Q(pk__in=list(ids)))


def cells_of(actor: Actor, today: date, year: int | None = None) -> tuple[CellRow, ...]:
    """The cells of the active plans of a year, by default the latest that has begun."""
    actor.require("plans.read")
    chosen = year_now(actor, today, year)
    targets: dict[int, list[int]] = defaultdict(list)
    for cell, target in IndicatorLink.objects.filter(active_in(actor, chosen)).values_list("cell_id", "target_id"):
        targets[cell].append(target)
    counts: dict[int, int] = defaultdict(int)
    running = Activity.objects.filter(active_in(actor, chosen)).exclude(status=Activity.Status.STOPPED)
    for cell in running.values_list("cell_id", flat=True):
        counts[cell] += 1
    cells = ActivityPlan.objects.filter(active_in(actor, chosen, "action_plan"))
    order = ("action_plan__municipality__sort_key", "target_group__order", "goal_area__order")
    names = ("id", "action_plan__municipality_id", "target_group_id", "goal_area_id", "action_plan__year", "aim")
    return tuple(
        CellRow(*row, activities=counts[row[0]], targets=tuple(targets[row[0]]))
        for row in cells.order_by(*order).values_list(*names)
    )


def _activities(which: Q) -> tuple[ActivityRow, ...]:
    rows = Activity.objects.filter(which)
    parties: dict[int, list[tuple[str, str]]] = defaultdict(list)
    answering = ActivityParty.objects.filter(activity__in=rows)
    for activity, *party in answering.values_list("activity_id", "organization__code", "organization__principal"):
        parties[activity].append((party[0], party[1]))
    order = ("cell__action_plan__municipality__sort_key", "-cell__action_plan__year", "cell_id", "order", "id")
    found = rows.order_by(*order).values_list(*_FIELDS, *_LAST)
    return tuple(ActivityRow(*row[:10], *_codes_and_sides(parties[row[0]]), *row[10:]) for row in found)


def _codes_and_sides(parties: list[tuple[str, str]]) -> tuple[tuple[str, ...], tuple[Side, ...]]:
    sides = {side_of(principal) for _code, principal in parties}
    return tuple(code for code, _principal in parties), tuple(side for side in Side if side in sides)
