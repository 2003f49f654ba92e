"""Money and the codes of funds in words."""

from datetime import datetime

from django import template
from django.utils.formats import number_format

from narvard.govern.funds.queries.labels import (
    CERTAINTIES,
    MUNICIPALITIES,
    POPULATION_DAYS,
    RECIPIENTS,
    UNVERIFIED,
)
from narvard.govern.funds.queries.labels import kronor as kronor_words
from narvard.govern.funds.queries.labels import short_kronor as short_words
from narvard.govern.funds.queries.reading import local_day as day_where_we_are
from narvard.govern.funds.queries.wording import split_refused as split_refused_words

register = template.Library()


@register.filter
def kronor(amount: int | None) -> str:
    """Whole kronor; a dash where the amount is not known."""
    return "–" if amount is None else kronor_words(amount)


@register.filter
def short_kronor(amount: int | None) -> str:
    """Kronor, in millions where nothing is lost by it."""
    return "–" if amount is None else short_words(amount)


@register.filter
def amount(number: int | None) -> str:
    """A whole number with spaces between thousands; a dash where it is not known. For tables with kr in the head."""
    return "–" if number is None else number_format(number, use_l10n=True, force_grouping=True)


@register.filter
def signed(number: int) -> str:
    """A difference: with its sign, and 0 without one."""
    return f"+{amount(number)}" if number > 0 else amount(number).replace("-", "\u2212")


@register.filter
def recipient(code: str) -> str:
    """Who gets the money, in words."""
    return str(RECIPIENTS.get(code, code))


@register.filter
def certainty(mark: str) -> str:
    """What a certainty mark means."""
    return str(CERTAINTIES.get(mark, mark))


@register.filter
def unverified(mark: str) -> bool:
    """Whether what carries this mark must be verified before it is relied on."""
    return mark in UNVERIFIED


@register.filter
def population_day(code: str) -> str:
    """Which day's population a key asks for."""
    return str(POPULATION_DAYS.get(code, code))


@register.filter
def party(name: str) -> str:
    """The name of a party; the municipalities together have none of their own."""
    return name or str(MUNICIPALITIES)


@register.filter
def local_day(at: datetime) -> object:
    """The day of a time, where the collaboration is."""
    return day_where_we_are(at)


@register.filter
def split_refused(error: Exception) -> str:
    """Why a split cannot be reckoned, and what to do."""
    return split_refused_words(error)
