"""The codes of missions in words, and kronor and posts as they are written."""

from django import template
from django.utils.formats import number_format

from narvard.base.core.queries import kronor_text
from narvard.govern.missions.queries.labels import CHOICES

register = template.Library()

COLOURS = {
    "accepted": "success",
    "in_use": "success",
    "done": "success",
    "proposed": "info",
    "decided": "info",
    "under_way": "info",
    "rejected": "warning",
}
TENTHS = 10


@register.filter
def said(code: str, where: str) -> str:
    """The words for a code of a table's column, `where` as "table.column"."""
    table, column = where.split(".")
    return str(CHOICES[table, column][code])


@register.filter
def state_colour(code: str) -> str:
    """The tag colour of a state; the word in the tag says the same."""
    return COLOURS.get(code, "neutral")


@register.filter
def kronor(amount: int) -> str:
    """Whole kronor with spaces that do not break: 1 400 000 kr."""
    return kronor_text(amount)


@register.filter
def posts(tenths: int) -> str:
    """Tenths of a post as posts with a decimal where it is needed."""
    return number_format(tenths / TENTHS, decimal_pos=1 if tenths % TENTHS else 0)
