"""A person's word over a computed light."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from narvard.base.audit.operations import record
from narvard.base.core.actor import Actor
from narvard.measure.indicators.models import Light, LightOverride
from narvard.measure.indicators.rules import overrides as rules

WHAT_TO_DO = {
    "no_light": "no light has been computed for this target yet. Compute the indicators first.",
    "unknown_colour": "its colour is not one that a light can have. Choose one in the list.",
    "reason_missing": "no reason was given. Write why the computed light does not tell the truth.",
    "expiry_passed": "its last day has passed. Choose a later day.",
    "expiry_too_late": "its last day is more than twelve months away. Choose an earlier day.",
}


class LightNotOverridden(ValueError):
    """An override was refused; `code` says why."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(f"The light was not overridden, because {WHAT_TO_DO[code]}")


@transaction.atomic
def override_light(*, actor: Actor, now: datetime, target_id: int, colour: str, reason: str, expires_on: date) -> int:
    """Put `colour` over the target's current light until `expires_on`, and answer the override's id.

    The computed light is kept and shown beside it; a later override takes the place of an earlier one. The same
    override sent twice is one. Raises LightNotOverridden.
    """
    # Locked, so that the same form sent twice at once waits here and finds the first.
    lights = Light.objects.select_for_update(of=("self",)).select_related("target")
    light = lights.filter(target_id=target_id, run__finished_at__isnull=False).order_by("-run_id").first()
    place = light.target.municipality if light else ""
    actor.require("indicators.override_light", municipality=place)
    made_on = timezone.localdate(now)
    code = rules.why_not(colour=colour, reason=reason, expires_on=expires_on, made_on=made_on)
    if light is None or code:
        raise LightNotOverridden(code or "no_light")
    wanted = {"light": light, "colour": colour, "reason": reason.strip(), "expires_on": expires_on, "made_on": made_on}
    override, fresh = LightOverride.objects.get_or_create(
        **wanted, user_id=actor.user_id, defaults={"made_at": now, "made_by": actor.name}
    )
    if fresh:
        _record(actor, now, override)
    return override.pk


def _record(actor: Actor, now: datetime, override: LightOverride) -> None:
    light = override.light
    record(
        actor=actor,
        now=now,
        action="indicators.override_light",
        object_type="indicators.target",
        object_id=str(light.target_id),
        label=f"{light.target.indicator} {light.target.municipality} {light.target.target_group}",
        details={
            "computed": light.colour,
            "colour": override.colour,
            "reason": override.reason,
            "expires_on": override.expires_on.isoformat(),
        },
    )
