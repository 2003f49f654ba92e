"""The risks: the matrix, the list, one of them, and what a new one may belong to."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from narvard.base.core.actor import Actor
from narvard.base.organizations.queries import municipalities, own
from narvard.govern.plans.models import ActionPlan, Activity, ActivityPlan, Risk, Strategy
from narvard.govern.plans.permissions import CHANGE, may_change, require_some_reach
from narvard.govern.plans.queries.years import year_now
from narvard.govern.plans.rules import risks as rules
from narvard.govern.plans.rules.risks import Bounds, Field, Zone


@dataclass(frozen=True)
class RiskRow:
    """A risk with its zone before and after treatment; `place` says in words where it belongs, `url` leads there."""

    id: int
    code: str
    title: str
    about: str
    place: str
    url: tuple[str, tuple[object, ...]] | None
    municipality: str
    likelihood: int
    consequence: int
    zone: Zone
    treatment: str
    residual: tuple[int, int] | None
    residual_zone: Zone | None
    owner: str
    review_on: date
    late: bool
    open: bool
    may_change: bool


@dataclass(frozen=True)
class RiskPage:
    """The page: the matrix of the open risks as they are now, and the rows. `after` counts them when treated."""

    matrix: tuple[tuple[Field, ...], ...]
    after: tuple[tuple[Field, ...], ...]
    bounds: Bounds
    rows: tuple[RiskRow, ...]
    closed: tuple[RiskRow, ...]
    at_once: int
    late: int
    likelihood: int | None
    consequence: int | None
    may_add: bool


class RiskNotFound(Exception):
    """There is no such risk within the actor's reach."""


def risk_page(actor: Actor, today: date, *, likelihood: int | None = None, consequence: int | None = None) -> RiskPage:
    """The risks of the collaboration, the greatest first; the rows narrowed to a field of the matrix if asked for.

    Risks of plans are those of the year now, and of the draft of the year to come.
    """
    actor.require("plans.read")
    bounds = rules.in_force(today)
    rows = _rows(actor, today, bounds)
    open_rows = [row for row in rows if row.open]
    narrowed = likelihood in rules.STEPS and consequence in rules.STEPS
    shown = [row for row in open_rows if not narrowed or (row.likelihood, row.consequence) == (likelihood, consequence)]
    return RiskPage(
        matrix=rules.matrix(((row.likelihood, row.consequence) for row in open_rows), bounds),
        after=rules.matrix((row.residual or (row.likelihood, row.consequence) for row in open_rows), bounds),
        bounds=bounds,
        rows=tuple(shown),
        closed=tuple(row for row in rows if not row.open),
        at_once=sum(row.zone is Zone.AT_ONCE for row in open_rows),
        late=sum(row.late for row in open_rows),
        likelihood=likelihood if narrowed else None,
        consequence=consequence if narrowed else None,
        may_add=CHANGE in actor.grants,
    )


def risk_to_change(actor: Actor, risk_id: int, today: date) -> RiskRow:
    """One risk, for someone who may change it; raises RiskNotFound outside their reach."""
    require_some_reach(actor, CHANGE)
    found = _read(actor).filter(pk=risk_id).first()
    row = _row(actor, found, _names(actor), today, rules.in_force(today)) if found else None
    if row is None or not row.may_change:
        raise RiskNotFound(risk_id)
    return row


def risk_places(actor: Actor, today: date) -> tuple[tuple[str, str], ...]:
    """What a new risk may belong to, as (key, name): the work as a whole, strategies, and the plans within reach."""
    require_some_reach(actor, CHANGE)
    names = _names(actor)
    plans = ActionPlan.objects.filter(own(actor), status__in=["active", "draft"], year__gte=today.year)
    mine = [
        plan for plan in plans.order_by("municipality__sort_key", "year") if may_change(actor, plan.municipality_id)
    ]
    strategies = Strategy.objects.filter(own(actor)) if may_change(actor, "") else ()
    return (
        ("", _("The work as a whole")),
        *((f"strategy:{row.pk}", row.title) for row in strategies),
        *((f"plan:{plan.pk}", f"{names[plan.municipality_id]} {plan.year}") for plan in mine),
    )


def risk_place(actor: Actor, *, activity_id: int | None = None, cell: tuple[str, str, str] | None = None) -> str:
    """The key of an activity, or of a cell (area, group, goal) of the newest plan, as a place for a risk, or ""."""
    require_some_reach(actor, CHANGE)
    if activity_id is not None:
        mine = own(actor, "cell__action_plan__collaboration")
        return f"activity:{activity_id}" if Activity.objects.filter(mine, pk=activity_id).exists() else ""
    if cell is None:
        return ""
    area, group, goal = cell
    cells = ActivityPlan.objects.filter(own(actor, "action_plan__collaboration"), action_plan__status="active")
    found = cells.filter(action_plan__municipality=area, target_group=group, goal_area=goal)
    number = found.order_by("-action_plan__year").values_list("pk", flat=True).first()
    return f"cell:{number}" if number else ""


def _read(actor: Actor):
    return Risk.objects.filter(own(actor)).select_related(
        "plan", "strategy", "activity__cell__action_plan", "cell__action_plan", "cell__target_group", "cell__goal_area"
    )


def _names(actor: Actor) -> Mapping[str, str]:
    return {row.code: row.name for row in municipalities(actor)}


def _rows(actor: Actor, today: date, bounds: Bounds) -> list[RiskRow]:
    names, now = _names(actor), year_now(actor, today)
    found = [risk for risk in _read(actor) if _year(risk) in (None, now, today.year + 1)]
    rows = [_row(actor, risk, names, today, bounds) for risk in found]
    return sorted(rows, key=lambda row: (-row.likelihood * row.consequence, -row.consequence, row.code))


def _year(risk: Risk) -> int | None:
    plan = _plan(risk)
    return plan.year if plan else None


def _plan(risk: Risk) -> ActionPlan | None:
    if risk.activity:
        return risk.activity.cell.action_plan
    return risk.cell.action_plan if risk.cell else risk.plan


def _row(actor: Actor, risk: Risk, names: Mapping[str, str], today: date, bounds: Bounds) -> RiskRow:
    rest = (risk.residual_likelihood, risk.residual_consequence)
    residual = rest if rest[0] and rest[1] else None
    plan = _plan(risk)
    area = plan.municipality_id if plan else ""
    place, url = _place(risk, plan, names)
    return RiskRow(
        id=risk.pk,
        code=risk.code,
        title=risk.title,
        about=risk.about,
        place=place,
        url=url,
        municipality=area,
        likelihood=risk.likelihood,
        consequence=risk.consequence,
        zone=rules.zone_of(risk.likelihood, risk.consequence, bounds),
        treatment=risk.treatment,
        residual=residual,
        residual_zone=rules.zone_of(*residual, bounds) if residual else None,
        owner=risk.owner,
        review_on=risk.review_on,
        late=risk.review_on < today and risk.state == Risk.State.OPEN,
        open=risk.state == Risk.State.OPEN,
        may_change=bool(may_change(actor, area)),
    )


def _place(
    risk: Risk, plan: ActionPlan | None, names: Mapping[str, str]
) -> tuple[str, tuple[str, tuple[object, ...]] | None]:
    if risk.strategy:
        return risk.strategy.title, ("plans:strategy", (risk.strategy.code,))
    if plan is None:
        return _("The work as a whole"), None
    named = f"{names.get(plan.municipality_id, plan.municipality_id)} {plan.year}"
    if risk.activity:
        return f"{named}: {risk.activity.title}", ("plans:activity", (risk.activity.pk,))
    if risk.cell:
        key = (plan.municipality_id, risk.cell.target_group_id, risk.cell.goal_area_id)
        return named, ("plans:cell", key)
    return named, None
