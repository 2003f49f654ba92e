"""Words of the list of what must be ready, and of what is wrong in an export."""

from django import template

from narvard.care.discharge.queries.labels_of_export import FIELDS, ITEMS, TICKS, problem_words

register = template.Library()


@register.filter
def item_name(code: str) -> str:
    """What must be ready."""
    return str(ITEMS[code])


@register.filter
def tick_name(code: str) -> str:
    """How it stands with it."""
    return str(TICKS[code])


@register.filter
def field_name(code: str) -> str:
    """A field of an export; nothing where it is the whole line."""
    return str(FIELDS.get(code, code))


@register.filter
def problem_name(code: str) -> str:
    """What is wrong on a line, and what to do."""
    return problem_words(code)
