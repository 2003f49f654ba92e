"""The page on which a light is overridden."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from narvard.base.core.actor import Actor
from narvard.measure.indicators.queries import words
from narvard.measure.indicators.queries.panels import Panel, indicator_panel
from narvard.measure.indicators.rules.overrides import COLOURS, latest_expiry


@dataclass(frozen=True)
class ColourRow:
    """A colour that can be chosen."""

    code: str
    word: str


@dataclass(frozen=True)
class OverridePage:
    """The panel of the light, the colours to choose from, and the days an override may end on."""

    panel: Panel
    colours: tuple[ColourRow, ...]
    earliest: date
    latest: date


def override_page(actor: Actor, target_id: int, today: date) -> OverridePage:
    """What the form shows. Raises TargetNotFound, and NotPermitted for those who may not override."""
    panel = indicator_panel(actor, target_id, today)
    actor.require("indicators.override_light", municipality=panel.target.municipality)
    colours = tuple(ColourRow(code, str(words.COLOURS[code])) for code in COLOURS)
    return OverridePage(panel, colours, date.fromordinal(today.toordinal() + 1), latest_expiry(today))


def refusal(code: str) -> str:
    """Why an override was refused, and what to do, for the person who tried."""
    return {
        "no_light": _("No light has been computed for this target yet. Compute the indicators first."),
        "unknown_colour": _("That is not a colour that a light can have. Choose one in the list."),
        "reason_missing": _("No reason was given. Write why the computed light does not tell the truth."),
        "expiry_passed": _("The last day has passed. Choose a later day."),
        "expiry_too_late": _("The last day is more than twelve months away. Choose an earlier day."),
    }[code]
