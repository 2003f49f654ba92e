"""The codes of settlement in words, money and means as people write them."""

from datetime import date, datetime
from fractions import Fraction

from django import template
from django.utils.formats import number_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from narvard.base.core.queries import kronor_text
from narvard.care.settlement.queries import labels
from narvard.care.settlement.queries.papers import MARKS, outcome_text
from narvard.care.settlement.queries.rows import DayRow, StatementPage, WaitRow
from narvard.care.settlement.rules.facts import Tick

register = template.Library()
COLOURS = {"draft": "neutral", "sent": "info", "disputed": "warning", "agreed": "success", "invoiced": "success"}


@register.filter
def statement_state(code: str) -> str:
    """Where a statement stands."""
    return str(labels.STATES[code])


@register.filter
def statement_colour(code: str) -> str:
    """The tag colour of a state; the word beside it says the same."""
    return COLOURS.get(code, "neutral")


@register.filter
def duty_name(code: str) -> str:
    """A duty in words."""
    return str(labels.DUTIES[code])


@register.filter
def tick_mark(tick: Tick) -> str:
    """✓ done, ✗ not done, – not needed."""
    return MARKS[tick.met]


@register.filter
def tick_words(tick: Tick) -> str:
    """How it stands with a duty, and whose it is."""
    return f"{labels.DUTIES[tick.duty]}, {labels.PARTIES[tick.party]}: {labels.NOTES[tick.note]}"


@register.filter
def tick_note(tick: Tick) -> str:
    """How it stands with a duty."""
    return str(labels.NOTES[tick.note])


@register.filter
def party_name(code: str) -> str:
    """Whose duty it is."""
    return str(labels.PARTIES[code])


@register.filter
def when(moment: datetime | date | None) -> str:
    """A moment on the wall clock, or a day, in ISO form."""
    if moment is None:
        return "–"
    return f"{localtime(moment):%Y-%m-%d %H:%M}" if isinstance(moment, datetime) else moment.isoformat()


@register.simple_tag
def day_result(wait: WaitRow, row: DayRow) -> str:
    """What a day is, in words."""
    return outcome_text(wait, row)


@register.filter
def model_name(code: str) -> str:
    """How a month is settled."""
    return str(labels.MODELS[code])


@register.filter
def window_name(code: str) -> str:
    """Over what a mean must be above the threshold."""
    return str(labels.WINDOWS[code])


@register.filter
def why_words(code: str) -> str:
    """Why a month is paid for or not."""
    return str(labels.WHY[code])


@register.filter
def hinder_words(code: str) -> str:
    """Why it cannot be invoiced."""
    return str(labels.HINDERS[code])


@register.filter
def dispute_state(code: str) -> str:
    """Where a dispute stands."""
    return str(labels.DISPUTE_STATES[code])


@register.filter
def reading_words(code: str) -> str:
    """A reading of the law that no text settles."""
    return str(labels.READINGS[code])


@register.filter
def step_name(code: str) -> str:
    """A step as its button says it."""
    return str(labels.STEPS[code])


@register.filter
def mean_text(value: Fraction | None) -> str:
    """A mean with two decimals; a dash where there is none."""
    return "–" if value is None else number_format(round(float(value), 2), decimal_pos=2)


@register.filter
def days_text(value: Fraction | int) -> str:
    """A number of days, with decimals only where it is no whole number."""
    whole = Fraction(value)
    return number_format(int(whole)) if whole.denominator == 1 else number_format(round(float(whole), 2), decimal_pos=2)


@register.filter
def kronor(value: int | None) -> str:
    """12000 as 12 000 kr; a dash where no amount is known."""
    return "–" if value is None else kronor_text(value)


@register.filter
def change_text(value: int | None) -> str:
    """A difference with its sign; a dash where it is not known."""
    return "–" if value is None else f"+{kronor_text(value)}" if value > 0 else kronor_text(value)


@register.filter
def comes_to(page: StatementPage) -> str:
    """What the month comes to, in one sentence."""
    if page.amount is None:
        return str(labels.HINDERS["no_amount"])
    if page.amount == 0:
        return _("Nothing is to be paid for the month.")
    return _("%(municipality)s pays %(amount)s to %(hospital)s for the month.") % {
        "municipality": page.municipality,
        "amount": kronor_text(page.amount),
        "hospital": page.hospital,
    }


@register.filter
def share_text(page: StatementPage) -> str:
    """How many cases of the hospital's month are incomplete."""
    return _("%(incomplete)s of %(cases)s") % {"incomplete": page.incomplete, "cases": page.cases}
