"""Values in the reader's language: decimals, thousands, percent and unit."""

from datetime import date

from django.utils import dates
from django.utils.formats import number_format
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from narvard.measure.indicators.rules.definitions import Figuring

NO_BREAK = "\u00a0"
DASH = "\u2013"


def bare(value: float, figuring: Figuring) -> str:
    """A value without its unit, percent sign excepted."""
    if figuring.percent:
        return f"{grouped(value * 100, figuring.decimals)}{NO_BREAK}%"
    return grouped(value, _decimals(value, figuring))


def spoken(value: float, figuring: Figuring) -> str:
    """A value with its unit, as in a sentence."""
    unit = "" if figuring.percent else unit_name(figuring.unit)
    return f"{bare(value, figuring)}{NO_BREAK if unit else ''}{unit}"


def span(lower: float | None, upper: float | None, figuring: Figuring) -> str:
    """An interval as "low–high"; an empty text where there is none."""
    if lower is None or upper is None:
        return ""
    if figuring.percent:
        low, high = (grouped(end * 100, figuring.decimals) for end in (lower, upper))
        return f"{low}{DASH}{high}{NO_BREAK}%"
    decimals = _decimals(upper, figuring)
    return f"{grouped(lower, decimals)}{DASH}{grouped(upper, decimals)}"


def tick(value: float, step: float, figuring: Figuring) -> str:
    """A value at an axis, with the decimals that its `step` to the next one needs."""
    shown, between = (number * 100 if figuring.percent else number for number in (value, step))
    decimals = len(f"{between:.6f}".rstrip("0").partition(".")[2])
    return grouped(shown, decimals) + (f"{NO_BREAK}%" if figuring.percent else "")


def _decimals(value: float, figuring: Figuring) -> int:
    """None from a thousand up: nobody reads them there."""
    return 0 if abs(value) >= 1000 else figuring.decimals


def grouped(value: float, decimals: int) -> str:
    """A number with the language's comma and a space or comma between thousands."""
    # Django cuts decimals off where a reader expects them rounded.
    return number_format(round(value, decimals), decimals, use_l10n=True, force_grouping=True)


def unit_name(code: str) -> str:
    """A unit in the reader's language; a code without a translation stands as it is, a bare number has none."""
    names = {
        "share": "",
        "index": "",
        "days": _("days"),
        "minutes": _("minutes"),
        "persons": pgettext("unit", "persons"),
        "episodes": pgettext("unit", "episodes"),
        "per 100 beds": _("per 100 beds"),
        "per 1 000 person-years": _("per 1,000 person-years"),
        "per 100 000 person-years": _("per 100,000 person-years"),
        "visits": _("visits"),
    }
    return names.get(code, code)


def language() -> str:
    """The reader's language among those that the catalogue is written in."""
    code = (get_language() or "sv")[:2]
    return code if code in {"sv", "nb", "en"} else "en"


def month_name(day: date) -> str:
    """ "march 2026" as the language writes it inside a sentence."""
    return f"{_month(day)} {day.year}"


def day_in_words(day: date) -> str:
    """ "31 december 2026" as the language writes it inside a sentence."""
    number = f"{day.day}." if language() == "nb" else str(day.day)
    return f"{number} {month_name(day)}"


def period_name(first: date, end: date, kind: str) -> str:
    """A period as a reader says it; `end` is the day after its last."""
    if kind == "quarter":
        return pgettext("quarter of a year", "quarter %(number)s, %(year)s") % {
            "number": (first.month + 2) // 3,
            "year": first.year,
        }
    if kind == "month":
        return month_name(first)
    if kind == "year":
        return str(first.year)
    if kind == "point":
        return day_in_words(first)
    last = date.fromordinal(end.toordinal() - 1)
    if kind != "rolling_18_months":
        return _("%(first)s to %(last)s") % {"first": day_in_words(first), "last": day_in_words(last)}
    return _("the 18 months to the end of %(month)s") % {"month": month_name(last)}


def _month(day: date) -> str:
    name = str(dates.MONTHS[day.month])
    return name if language() == "en" else name.lower()
