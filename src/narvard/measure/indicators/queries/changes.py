"""Which lights changed since the run before, in words."""

from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from narvard.base.core.actor import Actor
from narvard.measure.indicators.models import Light
from narvard.measure.indicators.queries import words
from narvard.measure.indicators.queries.definitions import definition_rows
from narvard.measure.indicators.queries.names import group_names, place_names
from narvard.measure.indicators.queries.results import current_run, run_before


@dataclass(frozen=True)
class ChangeRow:
    """One change: a line of text, the address of the page that shows it, and when it was computed."""

    text: str
    url: str
    at: datetime


def changes(actor: Actor, today: date) -> tuple[ChangeRow, ...]:
    """Lights whose colour or movement differs from the run before; of the actor's own area where it has one."""
    actor.require("indicators.read")
    run = current_run(actor)
    before = run_before(actor, run.id) if run else None
    if run is None or before is None:
        return ()
    old = {light.target_id: light for light in Light.objects.filter(run_id=before)}
    new = Light.objects.filter(run_id=run.id).select_related("target").order_by("target_id")
    moved = [light for light in new if light.target_id in old and _says_other(old[light.target_id], light)]
    mine = [light for light in moved if actor.municipality in ("", light.target.municipality)]
    names = _names(actor) if mine else {}
    return tuple(_change(names, old[light.target_id], light) for light in mine)


def _says_other(old: Light, new: Light) -> bool:
    return (old.overview_colour, old.movement) != (new.overview_colour, new.movement)


def _names(actor: Actor) -> dict[str, str]:
    indicators = {row.id: row.name for row in definition_rows()}
    return {**place_names(actor), **group_names(actor), **indicators}


def _change(names: dict[str, str], old: Light, new: Light) -> ChangeRow:
    target = new.target
    said = {
        "place": names.get(target.municipality, target.municipality),
        "group": names.get(target.target_group, target.target_group),
        "indicator": names.get(target.indicator, target.indicator),
    }
    text = _("%(place)s, %(group)s: %(indicator)s – %(change)s.") % {**said, "change": _what(old, new)}
    query = f"?measure={target.measure}&municipality={target.municipality}&target_group={target.target_group}"
    return ChangeRow(text, reverse("indicators:detail", args=[target.indicator]) + query, new.computed_at)


def _what(old: Light, new: Light) -> str:
    """What changed: a movement that ended or began says more than the colour, so it is said first."""
    if old.movement != new.movement and new.movement in words.MOVEMENTS_SINCE:
        return words.movement(new.movement, new.moving_since)
    if old.movement != new.movement and old.movement == "worsening":
        return _("no longer worsening")
    if old.movement != new.movement and old.movement == "improving":
        return _("no longer improving")
    colours = {"old": words.COLOURS[old.overview_colour], "new": words.COLOURS[new.overview_colour]}
    return _("from “%(old)s” to “%(new)s”") % colours
