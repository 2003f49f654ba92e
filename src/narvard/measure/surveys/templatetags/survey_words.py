"""The codes of surveys in words."""

from django import template
from django.utils.translation import gettext_lazy as _

from narvard.measure.surveys.queries.labels import MOVEMENTS, QUESTION_KINDS, STAGES

register = template.Library()

TEXT_STATES = {"waiting": _("not read yet"), "shown": _("may be shown"), "withheld": _("withheld")}


@register.filter
def stage_name(code: str) -> str:
    """Where a round is, in words."""
    return str(STAGES[code])


@register.filter
def movement_words(code: str) -> str:
    """What the run chart says, as a sentence."""
    return str(MOVEMENTS[code])


@register.filter
def question_kind(code: str) -> str:
    """How a question is answered, in words."""
    return str(QUESTION_KINDS[code])


@register.filter
def text_state(code: str) -> str:
    """Whether a free text may be shown, in words."""
    return str(TEXT_STATES[code])
