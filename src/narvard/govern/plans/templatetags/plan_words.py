"""The codes of plans in words."""

from collections.abc import Mapping

from django import template
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from narvard.base.core.queries import Problem
from narvard.base.documents.queries import PROBLEM_WORDS
from narvard.govern.plans.queries.labels import (
    COLUMNS,
    CONFIRMED,
    CONSEQUENCES,
    DIRECTIONS,
    DOCUMENT_KINDS,
    LIKELIHOODS,
    MOVED,
    ROLES,
    SHEETS,
    SIDES,
    STATUSES,
    STRATEGY_PROBLEM_WORDS,
    WAITING,
    ZONES,
)

register = template.Library()

# What is wrong, and what to do about it.
PROBLEMS = {
    **PROBLEM_WORDS,
    "unknown_format": (_("The file is no plan in a form that can be read."), _("Begin from the template.")),
    "no_plans": (_("The file holds no plan."), _("Write one row for each area on the first sheet.")),
    "unknown_measure": (_("No indicator has this measure."), _("Choose indicator and measure from the catalogue.")),
    "not_the_areas_body": (
        _("Only the area's own management group adopts its plan."),
        _("Write the group of that area, or leave it empty."),
    ),
    "body_may_not_adopt": STRATEGY_PROBLEM_WORDS["body_may_not_adopt"],
    "outside_the_plan": (
        _("The activity's days lie outside the plan's year."),
        _("Move them into it, or put the activity in the plan of its own year."),
    ),
    "beyond_the_plans_year": (
        _("The activity's days reach beyond the plan's year."),
        _("Mark it as going on over more than one year, or shorten it."),
    ),
    "impossible_year": (_("The year cannot be right."), _("Write a year between 2000 and 2100.")),
    "duplicate_plan": (_("The same area and year stand twice."), _("Keep one of the rows.")),
    "duplicate_cell": (_("The same cell stands twice."), _("Keep one of the rows.")),
    "duplicate_reference": (_("Two activities have the same reference."), _("Give each a reference of its own.")),
    "duplicate_milestone": (
        _("Two milestones of an activity have the same title."),
        _("Give each a title of its own."),
    ),
    "duplicate_indicator": (_("The same measure stands twice in a cell."), _("Keep one of the rows.")),
    "no_such_plan": (_("The row's area is not on the first sheet."), _("Add the area there, or mend the row.")),
    "no_such_activity": (
        _("No activity in this area has the reference."),
        _("Mend the reference, or add the activity."),
    ),
    "no_share": (_("A relative target is a share of the baseline."), _("Write -0.1 for ten percent lower.")),
    "value_without_kind": (_("Target value and kind of target do not agree."), _("Mend one of them.")),
    "other_target_that_day": (
        _("Another target is set for the same measure, area and day."),
        _("Use the same target, or another day."),
    ),
    "key_twice": (_("A key stands twice in the same row."), _("Keep one of them.")),
}
STATUS_COLOURS = {
    "planned": "neutral",
    "under_way": "info",
    "done": "success",
    "paused": "warning",
    "stopped": "neutral",
}
CONFIRMED_COLOURS = {"by_both": "success", "not_joint": "neutral"}
ZONE_COLOURS = {"accept": "success", "watch": "info", "treat": "warning", "at_once": "danger"}


@register.filter
def status_name(code: str) -> str:
    """An activity's status in words."""
    return str(STATUSES[code])


@register.filter
def status_colour(code: str) -> str:
    """The tag colour of a status; the word beside it says the same."""
    return STATUS_COLOURS[code]


@register.filter
def waiting_name(code: str) -> str:
    """Why an activity waits for a status, in words."""
    return str(WAITING[code])


@register.filter
def link_role_name(code: str) -> str:
    """The role that an indicator plays in a cell, in words."""
    return str(ROLES[code])


@register.filter
def direction_name(code: str) -> str:
    """The direction that is better, in words."""
    return str(DIRECTIONS[code])


@register.filter
def column_name(code: str) -> str:
    """A column of the plan's file in words."""
    return str(COLUMNS.get(code, code))


@register.filter
def part_name(code: str) -> str:
    """A part of a plan in words."""
    return str(SHEETS[code])


@register.filter
def problem_what(problem: Problem) -> str:
    """What is wrong in a brought file."""
    return str(PROBLEMS[problem.code][0])


@register.filter
def problem_remedy(problem: Problem) -> str:
    """What to do about it."""
    return str(PROBLEMS[problem.code][1])


@register.filter
def entry(mapping: Mapping[object, object], key: object) -> object:
    """The value that a mapping holds under a key, or None."""
    return mapping.get(key)


@register.filter
def confirmed_name(code: str) -> str:
    """How far both parties' word has come, in words."""
    return str(CONFIRMED[code])


@register.filter
def confirmed_colour(code: str) -> str:
    """The tag colour for it; the words beside it say the same."""
    return CONFIRMED_COLOURS.get(code, "warning")


@register.filter
def side_name(code: str) -> str:
    """A side of the agreement in words."""
    return str(SIDES[code])


@register.filter
def moved_name(code: str) -> str:
    """Which day was moved, in words."""
    return str(MOVED[code])


@register.filter
def zone_name(code: str) -> str:
    """What a risk asks for, in words."""
    return str(ZONES[code])


@register.filter
def zone_colour(code: str) -> str:
    """The tag colour of a zone; the word beside it says the same."""
    return ZONE_COLOURS[code]


@register.filter
def likelihood_name(step: int) -> str:
    """A step of likelihood in words."""
    return str(LIKELIHOODS[step])


@register.filter
def consequence_name(step: int) -> str:
    """A step of consequence in words."""
    return str(CONSEQUENCES[step])


@register.filter
def document_kind_name(code: str) -> str:
    """A kind of governing document in words."""
    return str(DOCUMENT_KINDS[code])


@register.simple_tag
def zones() -> tuple[str, ...]:
    """The zones of the risk matrix, from least to most."""
    return tuple(ZONE_COLOURS)


@register.simple_tag
def risk_url(route: tuple[str, tuple[object, ...]]) -> str:
    """The address of what a risk belongs to."""
    return reverse(route[0], args=route[1])
