"""Setting targets."""

from datetime import date, datetime

from django.db import transaction

from narvard.base.audit.operations import record
from narvard.base.core.actor import Actor
from narvard.measure.indicators.models import Target
from narvard.measure.indicators.rules import targets as rules

WHAT_TO_DO = {
    "unknown_kind": "its kind is none of level, relative and unquantified. Choose one of them.",
    "value_without_kind": "a level or relative target needs a value, and an unquantified one has none. Correct one.",
    "relative_is_no_share": "a relative target is a share of the baseline, -1 to 10 (-0.1 is ten percent lower).",
    "dates_out_of_order": "its baseline has to begin before it ends, and end by the target date. Correct the dates.",
    "quantified_already": "it has a figure already. Set a new target for another day instead.",
    "other_target_that_day": "another one is set for that measure, place and day. Change the day, or use that target.",
}


class TargetNotSet(ValueError):
    """A target was refused; `code` says why."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(f"The target was not set, because {WHAT_TO_DO[code]}")


@transaction.atomic
def set_target(
    *,
    actor: Actor,
    now: datetime,
    indicator: str,
    measure: str,
    municipality: str,
    target_group: str,
    kind: str,
    target_value: float | None,
    baseline_from: date,
    baseline_to: date,
    target_date: date,
    note: str = "",
) -> int:
    """Set a target and answer its id; setting the same target again answers the same id and changes nothing.

    `target_value` is in the measure's unit for kind "level", a share of the baseline's value for "relative" (−0.1 is
    ten percent lower), and None for "unquantified". The baseline period is half-open; its value is frozen by the first
    run that has it. Raises TargetNotSet.
    """
    _require(actor, kind, municipality)
    wanted = {
        "kind": kind,
        "target_value": target_value,
        "baseline_from": baseline_from,
        "baseline_to": baseline_to,
    }
    _check(kind, target_value, baseline_from, baseline_to, target_date)
    place = {"indicator": indicator, "measure": measure, "municipality": municipality, "target_group": target_group}
    place |= {"collaboration_id": actor.collaboration or None}
    found = Target.objects.filter(**place, target_date=target_date).first()
    if found:
        return _same(found, wanted)
    target = Target.objects.create(**place, **wanted, target_date=target_date, note=note, set_at=now, set_by=actor.name)
    _record(actor, now, target)
    return target.pk


@transaction.atomic
def quantify_target(
    *,
    actor: Actor,
    now: datetime,
    target_id: int,
    target_value: float,
    decision: str,
    organizations: tuple[str, ...] = (),
) -> None:
    """Give an unquantified target the level that the parties have agreed on, in the measure's unit.

    `organizations` are those that answer for it. The next run computes its light. Raises TargetNotSet where the target
    has a figure already.
    """
    target = Target.objects.select_for_update().get(pk=target_id)
    actor.require("indicators.agree_target", municipality=target.municipality, organizations=organizations)
    if target.kind != rules.UNQUANTIFIED:
        raise TargetNotSet("quantified_already")
    Target.objects.filter(pk=target_id).update(kind=rules.LEVEL, target_value=target_value, note=decision)
    target.refresh_from_db()
    _record(actor, now, target)


def _require(actor: Actor, kind: str, municipality: str) -> None:
    """A target without a figure promises nothing yet, so those who may agree on one may set it as well."""
    if kind == rules.UNQUANTIFIED and actor.may("indicators.agree_target", municipality=municipality):
        return
    actor.require("indicators.set_target", municipality=municipality)


def _check(kind: str, value: float | None, baseline_from: date, baseline_to: date, target_date: date) -> None:
    if code := rules.why_not(kind, value):
        raise TargetNotSet(code)
    if not baseline_from < baseline_to <= target_date:
        raise TargetNotSet("dates_out_of_order")


def _same(found: Target, wanted: dict[str, object]) -> int:
    if any(getattr(found, name) != value for name, value in wanted.items()):
        raise TargetNotSet("other_target_that_day")
    return found.pk


def _record(actor: Actor, now: datetime, target: Target) -> None:
    record(
        actor=actor,
        now=now,
        action="indicators.set_target",
        object_type="indicators.target",
        object_id=str(target.pk),
        label=f"{target.indicator} {target.measure} {target.municipality} {target.target_group}",
        details={
            "kind": target.kind,
            "target_value": "" if target.target_value is None else f"{target.target_value:g}",
            "target_date": target.target_date.isoformat(),
        },
    )
