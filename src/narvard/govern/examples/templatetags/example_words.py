"""The codes of good examples in words."""

from django import template

from narvard.govern.examples.queries.labels import GRADE_MEANINGS, GRADES

register = template.Library()


@register.filter
def grade_name(code: str) -> str:
    """How well founded an example is."""
    return str(GRADES[code])


@register.filter
def grade_meaning(code: str) -> str:
    """What the grade asks for."""
    return str(GRADE_MEANINGS[code])
