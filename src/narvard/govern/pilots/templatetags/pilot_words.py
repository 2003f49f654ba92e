"""The codes of pilots in words, and money as people write it."""

from django import template
from django.utils.translation import gettext as _

from narvard.base.core.queries import kronor_text
from narvard.govern.pilots.queries import PilotPage
from narvard.govern.pilots.queries.labels import (
    COLOURS,
    COMPARATORS,
    KINDS,
    LACKING,
    MET,
    REASONS,
    STATES,
    TEXTS,
)

register = template.Library()
STATE_COLOURS = {"running": "info", "decided": "neutral", "paused": "warning", "scaled": "success", "adjusted": "info"}


@register.filter
def state_name(code: str) -> str:
    """A pilot's state in words."""
    return str(STATES[code])


@register.filter
def state_colour(code: str) -> str:
    """The tag colour of a state; the word beside it says the same."""
    return STATE_COLOURS.get(code, "neutral")


@register.filter
def colour_name(code: str) -> str:
    """A light's colour in words."""
    return str(COLOURS[code])


@register.filter
def reason_name(code: str) -> str:
    """Why a light has its colour."""
    return str(REASONS[code])


@register.filter
def lacking_name(code: str) -> str:
    """What is not written down yet."""
    return str(LACKING[code])


@register.filter
def text_name(code: str) -> str:
    """What is written before a pilot starts."""
    return str(TEXTS[code])


@register.filter
def rule_kind(code: str) -> str:
    """What a rule is for."""
    return str(KINDS[code])


@register.filter
def comparator_name(code: str) -> str:
    """On which side of the limit."""
    return str(COMPARATORS[code])


@register.filter
def met_name(code: str) -> str:
    """Whether a rule is met."""
    return str(MET[code])


@register.filter
def kronor(value: int | None) -> str:
    """1400000 as 1 400 000 kr with no-break spaces; a dash where nothing is known."""
    return "–" if value is None else kronor_text(value)


@register.filter
def stands(page: PilotPage) -> str:
    """Where a pilot stands, in one sentence."""
    latest = page.row.latest
    said = _("The pilot is %(state)s.") % {"state": STATES[page.row.state]}
    if latest is None or page.row.state not in ("running", "paused"):
        return said
    words = {"quarter": latest.quarter, "year": latest.year, "colour": COLOURS[latest.colour]}
    words["why"] = ", ".join(str(REASONS[reason]) for reason in latest.reasons)
    return said + " " + _("Quarter %(quarter)s of %(year)s is %(colour)s: %(why)s.") % words
