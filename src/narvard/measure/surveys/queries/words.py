"""Shares, intervals and texts as the reader's language writes them."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from narvard.measure.surveys.rules.asking import in_language
from narvard.measure.surveys.rules.shares import FEWEST, Share

NO_BREAK = "\u00a0"
DASH = "\u2013"


def percent(share: float) -> str:
    """A share as whole percent."""
    return f"{round(share * 100)}{NO_BREAK}%"


def interval(share: Share) -> str:
    """The interval as "41–63 %", or "" where there is none."""
    if share.lower is None or share.upper is None:
        return ""
    return f"{round(share.lower * 100)}{DASH}{percent(share.upper)}"


def number(answers: int) -> str:
    """How many answered; a small number is not told."""
    return _("fewer than %(fewest)s") % {"fewest": FEWEST} if 0 < answers < FEWEST else str(answers)


def spoken(thing: object, name: str) -> str:
    """The text `name` of a survey or a question in the reader's language, or in one that it is written in."""
    texts = [getattr(thing, f"{name}_{language}") for language in ("sv", "nb", "en")]
    return in_language(texts, (get_language() or "sv")[:2])
