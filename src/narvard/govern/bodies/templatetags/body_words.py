"""The levels of bodies and their composition rules in words."""

from django import template
from django.utils.formats import number_format
from django.utils.translation import gettext, gettext_lazy, ngettext

from narvard.govern.bodies.queries import RuleRow
from narvard.govern.bodies.queries.labels import LEVELS
from narvard.govern.bodies.rules.composition import TENTHS_IN_A_POST, Reason, Unit

register = template.Library()

KINDS = {
    "exact": gettext_lazy("exactly"),
    "minimum": gettext_lazy("at least"),
    "called_yearly": gettext_lazy("called at least once a year"),
}


@register.filter
def level_name(level: str) -> str:
    """The level of a body in words."""
    return str(LEVELS[level])


@register.filter
def post_share(tenths: int) -> str:
    """Tenths of a post as a decimal number of posts."""
    return number_format(tenths / TENTHS_IN_A_POST, decimal_pos=1 if tenths % TENTHS_IN_A_POST else 0)


def _amount(rule: RuleRow, count: int) -> str:
    if rule.unit == Unit.TENTHS_OF_POST:
        return gettext("%(share)s posts") % {"share": post_share(count)}
    return ngettext("%(count)s seat", "%(count)s seats", count) % {"count": count}


def _times(number: int) -> str:
    return ngettext("at least one meeting a year", "at least %(number)s meetings a year", number) % {"number": number}


def _held(number: int) -> str:
    return ngettext("%(number)s meeting", "%(number)s meetings", number) % {"number": number}


@register.filter
def rule_demand(rule: RuleRow) -> str:
    """What the rule asks for: "exactly 16 seats", "called at least once a year", "at least four meetings a year"."""
    if rule.kind == "meets_yearly":
        return _times(rule.number)
    if rule.kind == "called_yearly":
        return str(KINDS[rule.kind])
    return f"{KINDS[rule.kind]} {_amount(rule, rule.number)}"


@register.filter
def rule_reason(rule: RuleRow) -> str:
    """Why the rule is fulfilled or not, as one sentence."""
    answer = rule.assessment
    words = {
        Reason.AS_MANY_AS_ASKED: gettext("%(filled)s held, as the rule asks."),
        Reason.AT_LEAST_AS_MANY: gettext("%(filled)s held, at least as many as the rule asks."),
        Reason.VACANT: gettext("%(filled)s held, but %(vacant)s vacant."),
        Reason.TOO_FEW: gettext("%(filled)s held, fewer than the rule asks."),
        Reason.TOO_MANY: gettext("%(filled)s held, more than the rule asks."),
        Reason.CALLED_IN_TIME: gettext("Last called %(called)s. Call again by %(call_by)s."),
        Reason.CALLED_TOO_LONG_AGO: gettext("Last called %(called)s, more than a year ago."),
        Reason.NEVER_CALLED: gettext("No call is known."),
        Reason.MEETS_OFTEN_ENOUGH: gettext("%(meetings)s in the last twelve months, as many as the rule asks."),
        Reason.MEETS_TOO_SELDOM: gettext("%(meetings)s in the last twelve months, fewer than the rule asks."),
    }
    return words[answer.reason] % {
        "meetings": _held(answer.found),
        "filled": _amount(rule, answer.found),
        "vacant": _amount(rule, answer.vacant),
        "called": rule.last_called_on,
        "call_by": rule.call_by,
    }


@register.filter
def rule_remedy(rule: RuleRow) -> str:
    """What to do about an unfulfilled rule, or "" when nothing has to be done."""
    words = {
        Reason.VACANT: gettext("Ask the organization behind the vacant seat to name someone."),
        Reason.TOO_FEW: gettext("Ask for more representatives, so that the rule is met before the next meeting."),
        Reason.TOO_MANY: gettext("End a seat, or have the founding document changed."),
        Reason.CALLED_TOO_LONG_AGO: gettext("Call them to the next meeting."),
        Reason.NEVER_CALLED: gettext("Call them to the next meeting."),
        Reason.MEETS_TOO_SELDOM: gettext("Plan the next meeting."),
    }
    return words.get(rule.assessment.reason, "")
