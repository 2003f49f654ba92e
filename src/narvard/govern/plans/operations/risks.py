"""Noting risks and what is done about them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from narvard.base.audit.operations import record
from narvard.base.core.actor import Actor
from narvard.base.core.operations import take_turn
from narvard.base.organizations.queries import own
from narvard.govern.plans.models import ActionPlan, Activity, ActivityPlan, Risk, Strategy
from narvard.govern.plans.permissions import CHANGE, may_change, require_some_reach
from narvard.govern.plans.rules import risks as rules

WHAT_TO_DO = {
    "risk_off_its_scales": "likelihood and consequence are given in steps from 1 to 4. Choose one of each.",
    "residual_off_its_scales": "what remains is given in steps from 1 to 4, in both or in neither. Mend it.",
    "residual_is_greater": "what remains cannot be greater than the risk itself. Lower it, or raise the risk.",
    "title_missing": "a risk needs a title and an owner. Write both.",
    "no_such_place": "what it belongs to is not there any more. Choose something else.",
}


class RiskNotFound(Exception):
    """There is no such risk within the actor's reach."""


class RiskNotSaved(Exception):
    """The risk was not saved; `code` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(f"The risk was not saved, because {WHAT_TO_DO[code]}")
        self.code = code


@dataclass(frozen=True)
class Place:
    """What a risk belongs to: at most one of them, by number. Nothing means the work as a whole."""

    plan: int | None = None
    cell: int | None = None
    activity: int | None = None
    strategy: int | None = None


EVERYWHERE = Place()


def add_risk(
    *,
    actor: Actor,
    now: datetime,
    title: str,
    likelihood: int,
    consequence: int,
    owner: str,
    review_on: date,
    about: str = "",
    treatment: str = "",
    residual: tuple[int, int] | None = None,
    place: Place = EVERYWHERE,
) -> int:
    """Note a risk, on the scales 1 to 4; `residual` is likelihood and consequence when it is treated.

    `about` says in words what it concerns, such as the discussion it was raised in. Raises RiskNotSaved, NotPermitted.
    """
    require_some_reach(actor, CHANGE)
    fields = _fields(title, likelihood, consequence, owner, review_on, treatment, residual)
    with transaction.atomic():
        take_turn("plans.risks")
        _require_place(actor, place)
        held = {f"{name}_id": number for name, number in vars(place).items()}
        risk = Risk.objects.create(
            collaboration_id=actor.collaboration,
            code=_next_code(actor),
            about=about.strip()[:300],
            noted_at=now,
            **held,
            **fields,
        )
        _record(actor, now, risk)
    return risk.pk


def change_risk(
    *,
    actor: Actor,
    now: datetime,
    risk_id: int,
    title: str,
    likelihood: int,
    consequence: int,
    owner: str,
    review_on: date,
    treatment: str = "",
    residual: tuple[int, int] | None = None,
    closed: bool = False,
) -> None:
    """Say anew how great a risk is, or close it. Raises RiskNotFound outside the actor's reach, RiskNotSaved."""
    require_some_reach(actor, CHANGE)
    fields = _fields(title, likelihood, consequence, owner, review_on, treatment, residual)
    with transaction.atomic():
        risk = Risk.objects.select_for_update().filter(own(actor), pk=risk_id).first()
        if risk is None or not may_change(actor, area_of(risk)):
            raise RiskNotFound(risk_id)
        state = Risk.State.CLOSED if closed else Risk.State.OPEN
        Risk.objects.filter(pk=risk.pk).update(**fields, state=state)
        _record(actor, now, risk)


def area_of(risk: Risk) -> str:
    """The municipality whose plan a risk stands in, or ""."""
    if risk.plan:
        return risk.plan.municipality_id
    if risk.cell:
        return risk.cell.action_plan.municipality_id
    return risk.activity.cell.action_plan.municipality_id if risk.activity else ""


def _fields(
    title: str,
    likelihood: int,
    consequence: int,
    owner: str,
    review_on: date,
    treatment: str,
    residual: tuple[int, int] | None,
) -> Mapping[str, object]:
    rest = residual or (None, None)
    figures = {"likelihood": likelihood, "consequence": consequence}
    figures |= {"residual_likelihood": rest[0], "residual_consequence": rest[1]}
    if code := rules.why_not(figures):
        raise RiskNotSaved(code)
    if not (title.strip() and owner.strip()):
        raise RiskNotSaved("title_missing")
    words = {"title": title.strip(), "owner": owner.strip(), "treatment": treatment.strip(), "review_on": review_on}
    return {**figures, **words}


def _require_place(actor: Actor, place: Place) -> None:
    """What the risk belongs to is there, and within the actor's reach."""
    found = {
        "plan": (ActionPlan.objects.filter(own(actor)), "municipality_id"),
        "cell": (ActivityPlan.objects.filter(own(actor, "action_plan__collaboration")), "action_plan__municipality_id"),
        "activity": (
            Activity.objects.filter(own(actor, "cell__action_plan__collaboration")),
            "cell__action_plan__municipality_id",
        ),
        "strategy": (Strategy.objects.filter(own(actor)), None),
    }
    given = [(name, number) for name, number in vars(place).items() if number is not None]
    if not given:
        return actor.require(CHANGE, municipality=actor.municipality)
    if len(given) > 1:
        raise RiskNotSaved("no_such_place")
    rows, area = found[given[0][0]]
    row = rows.filter(pk=given[0][1])
    if not row.exists():
        raise RiskNotSaved("no_such_place")
    return actor.require(CHANGE, municipality=row.values_list(area, flat=True)[0] if area else "")


def _next_code(actor: Actor) -> str:
    """R-1, R-2 and so on, never one that was used: risks are closed, not taken away."""
    codes = Risk.objects.filter(collaboration=actor.collaboration, code__startswith="R-").values_list("code", flat=True)
    used = [int(number) for number in (code[2:].partition("/")[0] for code in codes) if number.isdecimal()]
    return f"R-{max(used, default=0) + 1}"


def _record(actor: Actor, now: datetime, risk: Risk) -> None:
    record(
        actor=actor,
        now=now,
        action="plans.change_risk",
        object_type="plans.Risk",
        object_id=str(risk.pk),
        label=risk.title,
    )
