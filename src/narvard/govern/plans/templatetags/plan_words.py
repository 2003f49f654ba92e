"""The codes of plans in words."""

from collections.abc import Mapping

from django import template
from django.utils.translation import gettext_lazy as _

from narvard.govern.plans.queries.labels import COLUMNS, DIRECTIONS, ROLES, SHEETS, STATUSES, WAITING
from narvard.govern.plans.rules.draft import Problem

register = template.Library()

# What is wrong, and what to do about it.
PROBLEMS = {
    "unknown_format": (_("The file is no plan in a form that can be read."), _("Begin from the template.")),
    "no_plans": (_("The file holds no plan."), _("Write one row for each area on the first sheet.")),
    "missing": (_("A value is missing."), _("Write it.")),
    "not_a_text": (_("The value is no text."), _("Write it as text.")),
    "not_a_list": (_("A list is expected here."), _("Write it as a list of rows.")),
    "not_a_date": (_("The value is no date."), _("Write dates as 2026-01-31.")),
    "not_a_number": (_("The value is no number."), _("Write it with digits.")),
    "too_long": (_("The text is too long."), _("Shorten it.")),
    "unknown_code": (_("The value is none that the collaboration knows."), _("Choose one from the list.")),
    "unknown_measure": (_("No indicator has this measure."), _("Choose indicator and measure from the catalogue.")),
    "not_the_areas_body": (
        _("Only the area's own management group adopts its plan."),
        _("Write the group of that area, or leave it empty."),
    ),
    "impossible_year": (_("The year cannot be right."), _("Write a year between 2000 and 2100.")),
    "dates_out_of_order": (_("The dates do not follow each other."), _("Let the end come after the beginning.")),
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
    "sheet_missing": (_("A sheet is missing."), _("Begin from the template and keep its hidden first row.")),
    "column_missing": (_("A column is missing."), _("Begin from the template and keep its hidden first row.")),
    "formula": (_("The cell holds a formula."), _("Write the value itself.")),
    "cell_in_error": (_("The cell holds an error."), _("Write the value itself.")),
    "too_many_rows": (_("The sheet has more than 5,000 rows."), _("Divide it into one file an area.")),
    "not_a_workbook": (_("The file cannot be opened as a workbook."), _("Save it as XLSX again.")),
    "unpacks_too_large": (_("The file unpacks to more than a plan can be."), _("Begin from the template.")),
    "not_utf8": (_("The file is not written in UTF-8."), _("Save it as UTF-8.")),
    "not_yaml": (_("The file cannot be read as YAML."), _("Mend the line, or begin from the example.")),
    "alias": (_("The file uses an alias (*)."), _("Write the value out.")),
    "key_twice": (_("A key stands twice in the same row."), _("Keep one of them.")),
}
STATUS_COLOURS = {
    "planned": "neutral",
    "under_way": "info",
    "done": "success",
    "paused": "warning",
    "stopped": "neutral",
}


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
