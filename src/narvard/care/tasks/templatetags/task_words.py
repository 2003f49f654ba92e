"""The codes of tasks in words, and how much time is left."""

from datetime import date, datetime

from django import template
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from narvard.base.access.queries import GROUNDS
from narvard.care.patients.queries import Identity
from narvard.care.tasks.queries import TaskPage, TaskRow, WorkList
from narvard.care.tasks.queries.labels import DONE, GROUND_WORDS, KINDS, LEFT, STATES
from narvard.care.tasks.rules.clocks import Clock

register = template.Library()
STATE_COLOURS = {"accepted": "info", "under_way": "info", "done": "success", "declined": "warning"}
STATE_COLOURS |= {"asked_for_more": "warning", "mis_sent": "warning"}


@register.filter
def kind_name(code: str) -> Promise | str:
    """What a task asks for."""
    return KINDS.get(code, code)


@register.filter
def state_name(code: str) -> Promise:
    """Where a task stands."""
    return STATES[code]


@register.filter
def state_colour(code: str) -> str:
    """The tag's colour; the word in it says the same."""
    return STATE_COLOURS.get(code, "neutral")


@register.filter
def done_name(act: str) -> Promise:
    """What a unit did."""
    return DONE[act]


@register.filter
def left_name(how: str) -> Promise:
    """How a task left the unit."""
    return LEFT[how]


@register.filter
def ground_name(code: str) -> str:
    """The ground by which the receiver sees a task, with its law and how certain that is."""
    ground = GROUNDS[code]
    said = {"words": GROUND_WORDS.get(code, code), "law": ground.law, "certainty": ground.certainty}
    return _("%(words)s: %(law)s [%(certainty)s]") % said


@register.filter
def age_of(person: Identity) -> int:
    """Whole years today, or on the day of death."""
    return person.age_on(timezone.localdate())


@register.filter
def last_time(row: TaskRow) -> str:
    """By when, as people say it: a day, or a day and a clock time."""
    if row.due_day:
        return date_format(row.due_day, "j F")
    return date_format(timezone.localtime(row.due_at), "j F H:i")


@register.filter
def time_left(row: TaskRow) -> str:
    """How a task stands to its clock, in words."""
    if row.closed:
        return date_format(timezone.localtime(row.closed_at), "Y-m-d") if row.closed_at else ""
    if row.late:
        return _("passed %(when)s") % {"when": last_time(row)}
    days = (_day(row) - timezone.localdate()).days
    if days == 0:
        return _("today") if row.due_day else _("today %(time)s") % {"time": _clock(row.due_at)}
    if days == 1 and not row.due_day:
        return _("tomorrow %(time)s") % {"time": _clock(row.due_at)}
    return ngettext("%(days)s day left", "%(days)s days left", days) % {"days": days}


def _day(row: TaskRow) -> date:
    return row.due_day or timezone.localtime(row.due_at).date()


def _clock(moment: datetime) -> str:
    return f"{timezone.localtime(moment):%H:%M}"


@register.filter
def stands(page: TaskPage) -> str:
    """Where a task stands and whose turn it is, in a sentence or two."""
    row = page.row
    said = {"unit": row.to_name if row.turn == "receiver" else row.from_name, "when": last_time(row)}
    if row.state == "done":
        return _("It is done.")
    if row.state == "cancelled":
        return _("It is called off.")
    if row.late:
        words = (
            _("Your unit's turn. The time passed %(when)s.")
            if row.ours
            else _("%(unit)s has the turn. The time passed %(when)s.")
        )
    else:
        words = _("Your unit's turn, by %(when)s.") if row.ours else _("%(unit)s has the turn, until %(when)s.")
    return words % said


@register.filter
def waits(page: WorkList) -> str:
    """What waits for the unit, in one sentence."""
    if not page.ours:
        return _("Nothing waits for your unit.")
    said = ngettext("%(number)s task waits for your unit.", "%(number)s tasks wait for your unit.", page.ours)
    said %= {"number": page.ours}
    if not page.late:
        return said
    late = ngettext("%(number)s has passed its time.", "%(number)s have passed their time.", page.late)
    return f"{said} {late % {'number': page.late}}"


@register.filter
def clock_words(clock: Clock | None) -> str:
    """How long a kind of task may take."""
    if clock is None:
        return _("the one who asks says by when")
    if clock.hours is not None:
        at_once = _("at once")
        return (
            ngettext("within %(hours)s hour", "within %(hours)s hours", clock.hours) % {"hours": clock.hours}
            if clock.hours
            else at_once
        )
    if not clock.days:
        return _("the same day")
    words = ngettext("within %(days)s day", "within %(days)s days", clock.days) % {"days": clock.days}
    return _("%(time)s, a weekend moved to the Monday after") % {"time": words} if clock.roll_to_weekday else words
