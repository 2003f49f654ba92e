"""Agreeing on a figure for a target that has none, which cannot be assessed until both sides have agreed."""

from datetime import datetime
from math import isfinite

from django.db import transaction

from narvard.base.audit.operations import record
from narvard.base.core.actor import Actor
from narvard.base.organizations.queries import own
from narvard.govern.plans.models import ActivityParty, IndicatorLink, Threshold
from narvard.govern.plans.permissions import CHANGE, CONFIRM, may_change, may_confirm, require_some_reach
from narvard.govern.plans.queries.activity import side_of_actor
from narvard.measure.indicators.operations import quantify_target

WHAT_TO_DO = {
    "has_a_figure": "the target has a figure already. Set a new target for another day instead.",
    "proposed_already": "a figure is proposed already and waits for the parties. Let them answer first.",
    "no_decision": "no decision is named. Write the number of the decision or the minutes that it stands in.",
    "no_number": "the figure is no number. Write it with digits.",
    "stands_on_no_side": "you act for an organization that stands on neither side. Ask each side to agree.",
    "agreed_already": "your side has agreed already. Nothing more is needed from you.",
}


class LinkNotFound(Exception):
    """There is no such target or proposal within the actor's reach."""


class ThresholdNotAgreed(Exception):
    """The threshold was neither proposed nor agreed on; `code` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(f"Nothing was agreed, because {WHAT_TO_DO[code]}")
        self.code = code


@transaction.atomic
def propose_threshold(*, actor: Actor, now: datetime, link_id: int, value: float, decision: str) -> int:
    """Propose a level, in the measure's unit, for a target without a figure. Returns the proposal's number.

    `decision` is where it was decided that the parties answer. Raises LinkNotFound, ThresholdNotAgreed.
    """
    require_some_reach(actor, CHANGE)
    link = _link(actor, link_id)
    if not may_change(actor, link.cell.action_plan.municipality_id):
        raise LinkNotFound(link_id)
    if link.kind != "unquantified":
        raise ThresholdNotAgreed("has_a_figure")
    if link.thresholds.filter(agreed_at=None).exists():
        raise ThresholdNotAgreed("proposed_already")
    if not decision.strip():
        raise ThresholdNotAgreed("no_decision")
    if not isfinite(value):
        raise ThresholdNotAgreed("no_number")
    made = Threshold.objects.create(
        link=link, value=value, decision=decision.strip(), proposed_at=now, proposed_by=actor.name
    )
    _record(actor, now, "plans.propose_threshold", made, link)
    return made.pk


@transaction.atomic
def agree_threshold(*, actor: Actor, now: datetime, threshold_id: int) -> bool:
    """Agree for one's own side; when both sides have, the target becomes a level. Returns whether it did.

    Raises LinkNotFound, ThresholdNotAgreed.
    """
    require_some_reach(actor, CONFIRM)
    found = Threshold.objects.select_for_update().filter(pk=threshold_id, agreed_at=None).first()
    if found is None:
        raise LinkNotFound(threshold_id)
    link = _link(actor, found.link_id)
    answering = _organizations(link)
    if not may_confirm(actor, link.cell.action_plan.municipality_id, answering):
        raise LinkNotFound(threshold_id)
    side = side_of_actor(actor)
    if side is None:
        raise ThresholdNotAgreed("stands_on_no_side")
    if getattr(found, f"{side}_at"):
        raise ThresholdNotAgreed("agreed_already")
    setattr(found, f"{side}_at", now)
    setattr(found, f"{side}_by", actor.name)
    both = bool(found.region_at and found.municipality_at)
    found.agreed_at = now if both else None
    found.save()
    if both:
        _set_level(actor, now, link, found, answering)
    _record(actor, now, "plans.agree_threshold", found, link)
    return both


def _set_level(actor: Actor, now: datetime, link: IndicatorLink, agreed: Threshold, answering: tuple[str, ...]) -> None:
    """The same target may stand in several cells; all of them have the figure from now on."""
    quantify_target(
        actor=actor,
        now=now,
        target_id=link.target_id,
        target_value=agreed.value,
        decision=agreed.decision,
        organizations=answering,
    )
    IndicatorLink.objects.filter(target=link.target_id).update(kind="level", value=agreed.value)


def _link(actor: Actor, link_id: int) -> IndicatorLink:
    links = IndicatorLink.objects.select_for_update(of=("self",)).select_related("cell__action_plan")
    mine = links.filter(own(actor, "cell__action_plan__collaboration"), pk=link_id)
    found = mine.filter(cell__action_plan__status__in=["active", "draft"]).first()
    if found is None:
        raise LinkNotFound(link_id)
    return found


def _organizations(link: IndicatorLink) -> tuple[str, ...]:
    """Those who answer for what is done in the cell."""
    parties = ActivityParty.objects.filter(activity__cell=link.cell_id)
    return tuple(parties.values_list("organization__code", flat=True).distinct().order_by("organization__code"))


def _record(actor: Actor, now: datetime, action: str, made: Threshold, link: IndicatorLink) -> None:
    record(
        actor=actor,
        now=now,
        action=action,
        object_type="plans.Threshold",
        object_id=str(made.pk),
        label=f"{link.indicator} {link.measure}",
        details={"value": f"{made.value:g}", "decision": made.decision},
    )
