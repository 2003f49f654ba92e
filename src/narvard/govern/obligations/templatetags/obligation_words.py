"""The codes of obligations in words."""

from django import template

from narvard.govern.agreements.queries import CERTAINTIES
from narvard.govern.obligations.queries.labels import COLOURS, KINDS, NEEDS, RECURRENCES, STATES, TURNS

register = template.Library()


@register.filter
def state_name(state: str) -> str:
    """Where one time stands."""
    return str(STATES[state])


@register.filter
def state_colour(state: str) -> str:
    """The colour of its tag; the words always stand in it."""
    return COLOURS[state]


@register.filter
def turn_name(turn: str) -> str:
    """Who has to act."""
    return str(TURNS[turn])


@register.filter
def recurrence_name(recurrence: str) -> str:
    """How often it is sent."""
    return str(RECURRENCES[recurrence])


@register.filter
def consent_name(kind: str) -> str:
    """What another organization did."""
    return str(KINDS[kind])


@register.filter
def need_name(kind: str) -> str:
    """What another organization must do."""
    return str(NEEDS[kind])


@register.filter
def certainty_name(certainty: str) -> str:
    """How certain something is."""
    return str(CERTAINTIES[certainty])
