"""The codes of people heard in words."""

from django import template

from narvard.govern.voices.queries.labels import NOTE_KINDS, OUTCOME_KINDS, WHO

register = template.Library()


@register.filter
def who_name(code: str) -> str:
    """Who was heard, in words."""
    return str(WHO[code])


@register.filter
def note_kind(code: str) -> str:
    """What a note is, in words."""
    return str(NOTE_KINDS[code])


@register.filter
def outcome_kind(code: str) -> str:
    """What came of something, in words."""
    return str(OUTCOME_KINDS[code])
