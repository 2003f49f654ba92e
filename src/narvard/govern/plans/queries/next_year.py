"""The year to come: which plans are copied, which drafts wait to be adopted, and which plans everybody may read."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from narvard.base.core.actor import Actor
from narvard.base.organizations.queries import municipalities, own
from narvard.govern.bodies.queries import area_bodies, body_choices
from narvard.govern.plans.models import ActionPlan, Activity
from narvard.govern.plans.permissions import ADOPT, PUBLISH
from narvard.govern.plans.queries.adopting import plan_adopters
from narvard.govern.plans.queries.years import year_now
from narvard.govern.plans.rules.copying import FOLLOWS

NEXT = ("none", "draft", "active")


@dataclass(frozen=True)
class AreaYears:
    """An area with its active plan of the year, and what there is for the next one: none, a draft or an active plan."""

    municipality: str
    area: str
    has_plan: bool
    following: int
    published: bool
    next_state: str
    next_activities: int
    adopters: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class NextYear:
    """The page. `to_copy` areas have a plan and nothing for the year to come; `to_adopt` have a draft."""

    year: int | None
    next: int
    areas: tuple[AreaYears, ...]
    to_copy: int
    to_adopt: int
    may_adopt: bool
    may_publish: bool


@dataclass(frozen=True)
class DraftRow:
    """An activity in a draft: where it came from, and whether its end was moved as it was copied."""

    id: int
    title: str
    group: str
    goal: str
    owner: str
    starts_on: date
    ends_on: date
    status: str
    copied: bool


class DraftNotFound(Exception):
    """The area has no draft for that year."""


def next_year(actor: Actor, today: date) -> NextYear:
    """The plans of the year now beside those of the year after it."""
    actor.require("plans.read")
    year = year_now(actor, today)
    after = (year or today.year) + 1
    plans = _plans(actor, year, after)
    following = _following(actor, year)
    adopters = _adopters(actor, today) if actor.may(ADOPT) else {}
    rows = tuple(
        _row(area.code, area.name, plans, following.get(area.code, 0), adopters, (year, after))
        for area in municipalities(actor)
    )
    return NextYear(
        year=year,
        next=after,
        areas=rows,
        to_copy=sum(row.has_plan and row.next_state == "none" for row in rows),
        to_adopt=sum(row.next_state == "draft" for row in rows),
        may_adopt=bool(actor.may(ADOPT)),
        may_publish=bool(actor.may(PUBLISH)),
    )


def draft(actor: Actor, municipality: str, year: int) -> tuple[DraftRow, ...]:
    """The activities of an area's draft in the order of the plan. Raises DraftNotFound."""
    actor.require("plans.read")
    plan = ActionPlan.objects.filter(own(actor), municipality=municipality, year=year, status="draft").first()
    if plan is None:
        raise DraftNotFound(municipality)
    rows = Activity.objects.filter(cell__action_plan=plan).select_related("cell__target_group", "cell__goal_area")
    order = ("cell__target_group__order", "cell__goal_area__order", "order")
    return tuple(
        DraftRow(
            row.pk,
            row.title,
            row.cell.target_group_id,
            row.cell.goal_area_id,
            row.owner_name,
            row.starts_on,
            row.ends_on,
            row.status,
            row.carried_from_id is not None,
        )
        for row in rows.order_by(*order)
    )


Plans = dict[tuple[str, int], ActionPlan]


def _plans(actor: Actor, year: int | None, after: int) -> Plans:
    wanted = Q(year=year, status="active") | Q(year=after, status__in=["active", "draft"])
    found = ActionPlan.objects.filter(own(actor), wanted).annotate(held=Count("cells__activities"))
    # An active plan counts before a draft beside it.
    return {(plan.municipality_id, plan.year): plan for plan in found.order_by("-status")}


def _following(actor: Actor, year: int | None) -> dict[str, int]:
    going_on = Activity.objects.filter(
        own(actor, "cell__action_plan__collaboration"),
        cell__action_plan__year=year,
        cell__action_plan__status="active",
        status__in=FOLLOWS,
    )
    counted = going_on.values("cell__action_plan__municipality_id").annotate(number=Count("id"))
    return {row["cell__action_plan__municipality_id"]: row["number"] for row in counted}


def _adopters(actor: Actor, today: date) -> dict[str, tuple[tuple[str, str], ...]]:
    """Area → the bodies that may adopt its plan; "" for those that are no area's own."""
    may, areas = plan_adopters(actor, today), area_bodies(actor, today)
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for slug, name in body_choices(actor, today):
        if slug in may:
            area = areas.get(slug, "")
            found[area] = (*found.get(area, ()), (slug, name))
    return found


def _row(
    code: str,
    name: str,
    plans: Plans,
    following: int,
    adopters: dict[str, tuple[tuple[str, str], ...]],
    between: tuple[int | None, int],
) -> AreaYears:
    now = plans.get((code, between[0])) if between[0] else None
    coming = plans.get((code, between[1]))
    return AreaYears(
        municipality=code,
        area=name,
        has_plan=now is not None,
        following=following,
        published=bool(now and now.published_at),
        next_state=coming.status if coming else "none",
        next_activities=coming.held if coming else 0,
        adopters=(*adopters.get(code, ()), *adopters.get("", ())),
    )
