"""Ways home in words: whose turn, which duty, and by when."""

from datetime import datetime

from django import template
from django.template.defaultfilters import date as written
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from narvard.care.discharge.queries import BoardPage, CasePage, CaseRow
from narvard.care.discharge.queries.labels import (
    ANSWERS,
    DISCIPLINES,
    DUTIES,
    KINDS,
    PARTS,
    ROLES,
    SIP_WISH,
    STATES,
    STEPS,
)

register = template.Library()
COLOURS = {"admitted": "neutral", "notified": "info", "ready": "warning", "ended": "success"}


@register.filter
def role_name(code: str) -> str:
    """A party's part."""
    return str(ROLES.get(code, code))


@register.filter
def state_name(code: str) -> str:
    """Where a way home stands."""
    return str(STATES[code])


@register.filter
def state_colour(code: str) -> str:
    """The tag colour of a state; the word in it says the same."""
    return COLOURS.get(code, "neutral")


@register.filter
def kind_name(code: str) -> str:
    """What was told."""
    return str(KINDS[code])


@register.filter
def answer_name(code: str) -> str:
    """What an answer says, or how a stay ended."""
    return str(ANSWERS.get(code, code))


@register.filter
def duty_name(code: str) -> str:
    """What waits to be done."""
    return str(DUTIES[code])


@register.filter
def step_name(code: str, role: str) -> str:
    """What a button says; the hospital answers one thing only, what the patient said of a SIP."""
    return str(SIP_WISH if (code, role) == ("answer", "hospital") else STEPS[code])


@register.filter
def part_name(code: str) -> str:
    """A written part of a notice."""
    return str(PARTS[code])


@register.filter
def discipline_name(code: str) -> str:
    """Somatic or psychiatric."""
    return str(DISCIPLINES[code])


@register.filter
def waiting_for(row: CaseRow) -> str:
    """ "the health centre: name a care contact", or that nothing waits."""
    if not row.duty:
        return _("Nothing waits")
    return f"{str(ROLES[row.turn])[0].upper()}{str(ROLES[row.turn])[1:]}: {DUTIES[row.duty]}"


@register.filter
def moment(at: datetime | None) -> str:
    """A moment as a table has it: 2026-11-25 14:05."""
    return written(timezone.localtime(at), "Y-m-d H:i") if at else "–"


@register.filter
def spoken(at: datetime | None) -> str:
    """A day as a text has it, with its time: Tuesday 25 November 14:05."""
    return written(timezone.localtime(at), "l j F H:i") if at else ""


@register.filter
def home_words(row: CaseRow, now: datetime) -> str:
    """When the person is expected home, or since when ready."""
    if row.ready_at is not None and row.state == "ready":
        return _("ready since %(when)s") % {"when": written(timezone.localtime(row.ready_at), "D j/n H:i")}
    if row.state == "ended":
        return _("left hospital")
    return written(timezone.localtime(row.expected_home), "D j/n H:i") if row.expected_home else _("not known yet")


def due_words(due: datetime | None, now: datetime) -> str:
    """By when, as people say it."""
    if due is None:
        return ""
    local, today = timezone.localtime(due), timezone.localtime(now).date()
    clock = written(local, "H:i")
    if due < now:
        return _("late since %(when)s") % {"when": written(local, "D j/n H:i")}
    if local.date() == today:
        return _("due today %(clock)s") % {"clock": clock}
    left = (local.date() - today).days
    return ngettext("%(number)s day left, due %(when)s", "%(number)s days left, due %(when)s", left) % {
        "number": left,
        "when": written(local, "D j/n H:i"),
    }


@register.filter
def clock(row: CaseRow, now: datetime) -> str:
    """The clock of a line: by when its step is due."""
    if row.duty == "name_contact" and row.due_at and row.due_at >= now:
        return _("before the discharge")
    return due_words(row.due_at, now)


@register.filter
def due(at: datetime | None, now: datetime) -> str:
    """As `clock`, of a moment."""
    return due_words(at, now)


@register.filter
def liability(row: CaseRow) -> str:
    """What day it is since the ready notice, and whether the act itself lets it cost. An agreement may differ."""
    if row.day is None or row.free is None or row.state != "ready":
        return ""
    if row.free == 0:
        return _("day %(day)s, no days without cost") % {"day": row.day}
    if row.day < row.free:
        return _("day %(day)s of %(free)s, no liability yet") % {"day": row.day, "free": row.free}
    return _("day %(day)s, liability by the act") % {"day": row.day}


@register.filter
def board_lead(page: BoardPage) -> str:
    """The board in one sentence."""
    if not page.total:
        return _("Nobody is on the way home by what your unit has been told.")
    lead = ngettext("%(number)s person is on the way home.", "%(number)s persons are on the way home.", page.total) % {
        "number": page.total
    }
    turn = ngettext(
        "For %(number)s of them it is your unit's turn.", "For %(number)s of them it is your unit's turn.", page.mine
    ) % {"number": page.mine}
    late = ngettext("%(number)s step is late.", "%(number)s steps are late.", page.late) % {"number": page.late}
    return " ".join((lead, turn, late) if page.late else (lead, turn))


@register.filter
def case_lead(page: CasePage, now: datetime) -> str:
    """One way home in one sentence: whose step it is, and by when."""
    step = page.step
    if page.case.state == "ended" and step is None:
        return _("The person has left hospital, and nothing waits.")
    if step is None:
        return _("Nothing waits now.")
    who = _("your unit") if step.role == page.role else str(ROLES[step.role])
    said = _("It is the turn of %(who)s: %(duty)s.") % {"who": who, "duty": DUTIES[step.code]}
    by = due_words(step.due, now)
    return f"{said} {by[0].upper()}{by[1:]}." if by else said
