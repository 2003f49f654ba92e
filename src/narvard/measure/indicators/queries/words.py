"""Codes of lights and results in words: every mark, colour and reason in the reader's language."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from narvard.measure.indicators.queries.numbers import NO_BREAK, bare, day_in_words, grouped, month_name, span
from narvard.measure.indicators.rules.definitions import Figuring

COLOURS = {
    "green": gettext_lazy("On course"),
    "amber": gettext_lazy("Could go either way"),
    "amber_rising": gettext_lazy("Getting better"),
    "amber_falling": gettext_lazy("Getting worse"),
    "red": gettext_lazy("Needs attention"),
    "grey": gettext_lazy("Nobody can tell yet"),
}

SHAPES = {
    "green": "light-green",
    "amber": "light-amber",
    "amber_rising": "light-amber-rising",
    "amber_falling": "light-amber-falling",
    "red": "light-red",
    "grey": "light-grey",
}
"""The symbol of each colour in indicators/_symbols.svg; its outline alone tells the colours apart."""

LEVELS = {
    "met": gettext_lazy("the target is met"),
    "on_course": gettext_lazy("better than the required path"),
    "cannot_tell": gettext_lazy("cannot be told from the required path"),
    "off_course": gettext_lazy("worse than the required path"),
    "missed": gettext_lazy("the target is missed"),
    "no_data": gettext_lazy("no figure"),
    "suppressed": gettext_lazy("figure withheld to protect persons"),
    "not_assessable": gettext_lazy("cannot be judged"),
    "not_due_yet": gettext_lazy("not due yet"),
}

MOVEMENTS = {
    "improving": gettext_lazy("improving"),
    "steady": gettext_lazy("steady"),
    "worsening": gettext_lazy("worsening"),
    "too_few_points": gettext_lazy("too few months to tell where it is heading"),
    "not_applicable": gettext_lazy("no movement is read from this measure"),
}

MOVEMENTS_SINCE = {
    "improving": gettext_lazy("improving since %(month)s"),
    "worsening": gettext_lazy("worsening since %(month)s"),
}

CAPABILITIES = {
    "passes": gettext_lazy("this way of working will meet it"),
    "hits_or_misses": gettext_lazy("chance decides whether it is met"),
    "fails": gettext_lazy("this way of working cannot meet it"),
    "none": gettext_lazy("whether it can be met is not known"),
}

STATUSES = {
    "ok": gettext_lazy("published"),
    "suppressed": gettext_lazy("withheld"),
    "no_data": gettext_lazy("no data"),
    "incomplete": gettext_lazy("not complete"),
    "not_applicable": gettext_lazy("does not apply"),
}

TENTHS = {
    2: pgettext_lazy("chances in ten", "two"),
    3: pgettext_lazy("chances in ten", "three"),
    4: pgettext_lazy("chances in ten", "four"),
    5: pgettext_lazy("chances in ten", "five"),
    6: pgettext_lazy("chances in ten", "six"),
    7: pgettext_lazy("chances in ten", "seven"),
    8: pgettext_lazy("chances in ten", "eight"),
    9: pgettext_lazy("chances in ten", "nine"),
}

SIDES = {
    "above": pgettext_lazy("side of the mean", "above"),
    "below": pgettext_lazy("side of the mean", "below"),
    "rising": pgettext_lazy("trend", "rising"),
    "falling": pgettext_lazy("trend", "falling"),
}

REASONS = {
    "chart_table": gettext_lazy("The colour follows from movement and capability: %(movement)s, and %(capability)s."),
    "level_alone": gettext_lazy("The colour follows from the level alone: %(level)s."),
    "compared_with_target": gettext_lazy("The interval of the period was compared with the target, %(required)s."),
    "compared_with_path": gettext_lazy(
        "The interval of the period was compared with the required path, which stands at %(required)s on its way to"
        " %(target)s by %(due)s."
    ),
    "level_not_clear": gettext_lazy(
        "The interval of the period, %(interval)s, holds the required value %(required)s, so it may lie on either side."
    ),
    "no_interval": gettext_lazy("The figure has no interval, so chance cannot be told from change."),
    "no_target": gettext_lazy("No target is set."),
    "target_without_number": gettext_lazy("The plan wants a change but has put no number on it."),
    "no_baseline": gettext_lazy("The baseline is not known, so there is no path to compare with before %(due)s."),
    "neither_way_is_better": gettext_lazy("Neither higher nor lower is better for this measure."),
    "starts_later": gettext_lazy("Nothing is required before %(starts)s."),
    "no_data": gettext_lazy("There is no figure for the period."),
    "period_incomplete": gettext_lazy("The period, or the time after it that has to be awaited, has not ended."),
    "missing_denominator": gettext_lazy("There was no one to count among, so there is no share or rate."),
    "suppressed": gettext_lazy(
        "Few persons are concerned, so the figure is withheld to protect them, and with it the light."
    ),
    "too_few_points": gettext_lazy("%(points)s months have a figure; it takes %(needed)s before movement can be read."),
    "just_rebased": gettext_lazy(
        "The limits were begun anew and rest on %(points)s months; it takes %(needed)s before they are firm."
    ),
    "coverage_below_declared": gettext_lazy(
        "%(coverage)s of the expected data has arrived; the indicator asks for at least %(declared)s."
    ),
    "not_a_monthly_flow": gettext_lazy(
        "The measure is a window or a stock that overlaps itself from month to month, so only its level is read."
    ),
    "beyond_limit": gettext_lazy("The last month lies %(side)s the control limits."),
    "trend": gettext_lazy("Seven months in a row are %(side)s."),
    "two_of_three": gettext_lazy("Two of the last three months lie far %(side)s the mean."),
    "shift": gettext_lazy("Seven months in a row lie %(side)s the mean."),
    "long_run": gettext_lazy("The last months lie %(side)s the centre line for longer than chance would have them."),
    "not_surviving_false_discovery_control": gettext_lazy(
        "On the overview of %(tests)s lights the level is shown as one that cannot be told, since that many marks read"
        " at once would hold some that are due to chance alone."
    ),
    "months_withheld": gettext_lazy(
        "The figures of some months are withheld to protect persons, so the light rests on the whole period alone."
    ),
}
"""Every reason of narvard_analytics.lights.ReasonCode, and the site's own."""


def reason(code: str, params: Mapping[str, Any], figuring: Figuring) -> str:
    """One reason as a sentence."""
    return str(REASONS[code]) % _spoken(params, figuring)


def level(code: str) -> str:
    """The level mark in words."""
    return str(LEVELS[code])


def movement(code: str, since: date | None = None) -> str:
    """The movement mark in words, with the month it began where it moves."""
    if since is None or code not in MOVEMENTS_SINCE:
        return str(MOVEMENTS[code])
    return str(MOVEMENTS_SINCE[code]) % {"month": month_name(since)}


def capability(code: str, probability: float | None) -> str:
    """The capability mark in words; where chance decides, as chances in ten of meeting it next month."""
    if code != "hits_or_misses" or probability is None:
        return str(CAPABILITIES[code])
    tenths = round(probability * 10)
    if tenths == 0:
        return _("less than one chance in ten of meeting it next month")
    if tenths == 10:
        return _("more than nine chances in ten of meeting it next month")
    if tenths == 1:
        return _("one chance in ten of meeting it next month")
    return _("%(number)s chances in ten of meeting it next month") % {"number": TENTHS[tenths]}


def _spoken(params: Mapping[str, Any], figuring: Figuring) -> dict[str, str]:
    """Parameters of a reason as the sentence says them."""
    said = {name: SAID.get(name, _plain)(value, figuring) for name, value in params.items()}
    if "lower" in params and "upper" in params:
        said["interval"] = span(params["lower"], params["upper"], figuring)
    return said


def _value(value: float, figuring: Figuring) -> str:
    return bare(value, figuring)


def _day(value: str, _figuring: Figuring) -> str:
    return day_in_words(date.fromisoformat(value)) if value else pgettext("day", "a day not set")


def _share(value: float, _figuring: Figuring) -> str:
    return f"{grouped(value * 100, 0)}{NO_BREAK}%"


def _plain(value: Any, _figuring: Figuring) -> str:
    return str(value)


def _coded(words: Mapping[str, Any]) -> Callable[[str, Figuring], str]:
    return lambda value, _figuring: str(words[value])


SAID: Mapping[str, Callable[[Any, Figuring], str]] = {
    "required": _value,
    "target": _value,
    "lower": _value,
    "upper": _value,
    "due": _day,
    "starts": _day,
    "coverage": _share,
    "declared": _share,
    "movement": _coded(MOVEMENTS),
    "capability": _coded(CAPABILITIES),
    "level": _coded(LEVELS),
    "side": _coded(SIDES),
}
"""How each parameter of a reason is said."""
