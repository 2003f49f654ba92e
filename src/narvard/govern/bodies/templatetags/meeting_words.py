"""The codes of meetings, decisions and chairs in words and colours."""

from django import template
from django.utils.formats import date_format
from django.utils.translation import gettext

from narvard.govern.bodies.queries import DecisionDetail
from narvard.govern.bodies.queries.body import QuorumRow
from narvard.govern.bodies.queries.labels import (
    ATTENDANCE,
    CHAIRS,
    DECISION_STATUSES,
    ITEM_KINDS,
    MEETING_STATUSES,
    PRINCIPALS,
)
from narvard.govern.bodies.queries.words import quorum_demand, quorum_sentence
from narvard.govern.bodies.rules.decisions import Status
from narvard.govern.bodies.rules.quorum import Quorum

register = template.Library()

DECISION_COLOURS = {"adopted": "neutral", "open": "info", "overdue": "danger", "carried_out": "success"}
MEETING_COLOURS = {"planned": "neutral", "called": "info", "held": "warning", "approved": "success"}


@register.filter
def meeting_status(code: str) -> str:
    """How far a meeting has come."""
    return str(MEETING_STATUSES[code])


@register.filter
def meeting_colour(code: str) -> str:
    """The colour of its tag; the word carries the meaning."""
    return MEETING_COLOURS.get(code, "neutral")


@register.filter
def item_kind(code: str) -> str:
    """What an item is there for."""
    return str(ITEM_KINDS[code])


@register.filter
def attendance_name(code: str) -> str:
    """Whether someone was there; a dash where nothing is written down."""
    return str(ATTENDANCE.get(code, "–"))


@register.filter
def decision_status(code: str) -> str:
    """How far a decision has been carried out."""
    return str(DECISION_STATUSES[code])


@register.filter
def decision_colour(code: str) -> str:
    """The colour of its tag; the word carries the meaning."""
    return DECISION_COLOURS[code]


@register.filter
def chair_name(code: str) -> str:
    """Chair or vice chair."""
    return str(CHAIRS[code])


@register.filter
def principal_name(code: str) -> str:
    """The region, the municipalities, the private providers, or all together."""
    return str(PRINCIPALS[code])


@register.filter
def quorum_words(answer: Quorum) -> str:
    """Whether there is a quorum, and why."""
    return quorum_sentence(answer)


@register.filter
def quorum_rule(rule: QuorumRow) -> str:
    """What the quorum rule asks for."""
    return quorum_demand(rule.kind, rule.number, rule.both_principals)


@register.filter
def decision_sentence(decision: DecisionDetail) -> str:
    """How far the decision has come, as one sentence."""
    row = decision.row
    day = row.due_on
    if row.status is Status.OPEN and day is None:
        return gettext("It is to be carried out by %(who)s.") % {"who": row.who}
    words = {
        Status.ADOPTED: gettext("It asks nobody to carry anything out."),
        Status.OPEN: gettext("It is to be carried out by %(who)s, at the latest %(day)s."),
        Status.OVERDUE: gettext("It should have been carried out by %(who)s, at the latest %(day)s."),
        Status.CARRIED_OUT: gettext("It was carried out on %(done)s."),
    }[row.status]
    done = decision.carried_out_on
    return words % {
        "who": row.who,
        "day": date_format(day) if day else "",
        "done": date_format(done) if done else "",
    }
