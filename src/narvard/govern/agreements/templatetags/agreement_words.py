"""The codes of agreements in words."""

from datetime import date, timedelta

from django import template
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from narvard.govern.agreements.queries.labels import CERTAINTIES, CHANGES, COLOURS, KINDS, SIDES, SIGNINGS, STATES
from narvard.govern.agreements.rules.versions import Period

register = template.Library()


@register.filter
def kind_name(kind: str) -> str:
    """The kind of an agreement."""
    return str(KINDS[kind])


@register.filter
def state_name(state: str) -> str:
    """Where a version stands."""
    return str(STATES[state])


@register.filter
def state_colour(state: str) -> str:
    """The colour of its tag; the words always stand in it."""
    return COLOURS[state]


@register.filter
def signing_name(signing: str) -> str:
    """When an agreement comes into force, as a sentence."""
    return str(SIGNINGS[signing])


@register.filter
def side_name(side: str) -> str:
    """Who answers for a commitment."""
    return str(SIDES[side])


@register.filter
def change_name(change: str) -> str:
    """What happened to a clause."""
    return str(CHANGES[change])


@register.filter
def certainty_name(certainty: str) -> str:
    """How certain something is, in words."""
    return str(CERTAINTIES[certainty])


@register.filter
def last_day(day: date) -> date:
    """The last day of a half-open period that ends on `day`."""
    return day - timedelta(days=1)


@register.filter
def period_words(period: Period) -> str:
    """A period as people say it: from its first day to its last."""
    first = date_format(period.start, "DATE_FORMAT")
    if period.end is None:
        return _("from %(first)s until further notice") % {"first": first}
    return _("from %(first)s to %(last)s") % {"first": first, "last": date_format(last_day(period.end), "DATE_FORMAT")}
