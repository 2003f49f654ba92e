"""The codes of a quarter in words, and frozen figures in the reader's language."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django import template
from django.utils.translation import gettext as _

from narvard.govern.followup.queries import PeriodRow, QuarterRow
from narvard.govern.followup.queries.labels import FATES, LEVELS, SIDES, STATES, STEPS
from narvard.govern.pilots.queries.labels import COLOURS as PILOT_COLOURS
from narvard.govern.pilots.queries.labels import REASONS as PILOT_REASONS
from narvard.govern.plans.queries.labels import STATUSES
from narvard.measure.indicators.queries import IndicatorNotFound
from narvard.measure.indicators.queries.definitions import definition_row
from narvard.measure.indicators.queries.numbers import span, spoken
from narvard.measure.indicators.queries.words import COLOURS

register = template.Library()


@register.filter
def quarter_name(period: PeriodRow) -> str:
    """A quarter as a heading says it."""
    return _("Quarter %(number)s %(year)s") % {"number": period.quarter.number, "year": period.quarter.year}


@register.filter
def level_name(code: str) -> str:
    """A level in words."""
    return str(LEVELS[code])


@register.filter
def said_for(code: str) -> str:
    """For whom a word was said."""
    return str(SIDES[code])


@register.filter
def sides_joined(codes: Iterable[str]) -> str:
    """Sides, one after the other."""
    return ", ".join(str(SIDES[code]) for code in codes)


@register.filter
def measure_name(title: str) -> str:
    """The name of the indicator that a frozen light belongs to, or its code when it is no longer in the catalogue."""
    try:
        return definition_row(title.partition(".")[0]).name
    except IndicatorNotFound:
        return title


@register.filter
def state_name(code: str) -> str:
    """Where a quarter stands."""
    return str(STATES[code])


@register.filter
def step_name(code: str) -> str:
    """Which reminder a letter was."""
    return str(STEPS[code])


@register.filter
def fate_name(code: str) -> str:
    """What became of a letter."""
    return str(FATES[code])


@register.filter
def reported_status(code: str) -> str:
    """An activity's status as it was reported; "" for none."""
    return str(STATUSES.get(code, code))


@register.filter
def colour_word(code: str) -> str:
    """A light's colour in words."""
    return str(COLOURS.get(code, code))


@register.filter
def pilot_colour(code: str) -> str:
    """A pilot's light in words."""
    return str(PILOT_COLOURS[code])


@register.filter
def pilot_shape(code: str) -> str:
    """Which of the shapes of the lights a pilot's light is drawn with."""
    return "amber" if code == "yellow" else code


@register.filter
def pilot_reasons(codes: Iterable[str]) -> str:
    """Why a pilot's light has its colour."""
    return ", ".join(str(PILOT_REASONS[code]) for code in codes)


@register.filter
def distance(days: int) -> int:
    """How many days, whichever way."""
    return abs(days)


@register.filter
def told_on(text: str) -> date:
    """The day of a frozen time."""
    return datetime.fromisoformat(text).date()


@register.filter
def of_kind(rows: tuple[QuarterRow, ...], kind: str) -> list[QuarterRow]:
    """The rows of one kind in the report itself, without what was added later."""
    return [row for row in rows if row.kind == kind and not row.supplement]


@register.filter
def added_later(rows: tuple[QuarterRow, ...]) -> list[QuarterRow]:
    """The rows that a supplement added."""
    return [row for row in rows if row.supplement]


@dataclass(frozen=True)
class LightWords:
    """A frozen light in words. A value, an interval or a number of persons that is withheld is "" or None."""

    name: str
    value: str
    interval: str
    persons: object
    cut_off: date


@register.filter
def light_words(row: QuarterRow) -> LightWords:
    """A frozen light as a reader sees it. One whose indicator is no longer in the catalogue keeps its code."""
    content: Mapping[str, object] = row.content
    cut_off = told_on(str(content["cut_off"]))
    try:
        definition = definition_row(str(content["indicator"]))
        measure = definition.measure(str(content["measure"]))
    except (IndicatorNotFound, LookupError):
        return LightWords(row.title, str(content["value"] or ""), "", content["n"], cut_off)
    value, lower, upper = (content[name] for name in ("value", "lower", "upper"))
    shown = "" if value is None else spoken(float(value), measure.figuring)
    interval = span(lower, upper, measure.figuring) if lower is not None else ""
    return LightWords(definition.name, shown, interval, content["n"], cut_off)
