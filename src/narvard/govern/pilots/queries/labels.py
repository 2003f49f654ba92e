"""Codes of pilots in words, in the active language."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

STATES = {
    "proposed": _("proposed"),
    "decided": _("decided, not begun"),
    "running": _("running"),
    "paused": _("paused"),
    "scaled": _("ended, scaled up"),
    "adjusted": _("ended, goes on in another form"),
    "stopped": _("stopped"),
}
DECISIONS = {
    "decided": _("Decide to try it"),
    "running": _("Start, or go on"),
    "paused": _("Pause"),
    "scaled": _("End, and scale up"),
    "adjusted": _("End, and go on in another form"),
    "stopped": _("Stop"),
}
COLOURS = {"green": _("green"), "yellow": _("yellow"), "red": _("red"), "grey": _("grey")}
REASONS = {
    "nothing_said": _("nothing has been said of the quarter"),
    "stop_rule_met": _("a rule for stopping is met"),
    "late_without_plan": _("late, and without a plan for it"),
    "over_budget_without_plan": _("over budget, and without a plan for it"),
    "high_risk_without_plan": _("a high risk is open, and without a plan for it"),
    "late_with_plan": _("late, with a plan"),
    "over_budget_with_plan": _("over budget, with a plan"),
    "high_risk_with_plan": _("a high risk is open, with a plan"),
    "as_planned": _("on time, within budget and without a high risk"),
}
MET = {
    "met": pgettext_lazy("a rule", "met"),
    "not_met": pgettext_lazy("a rule", "not met"),
    "cannot_tell": _("cannot tell"),
}
KINDS = {"start": _("Begins when"), "stop": _("Stops when")}
COMPARATORS = {"at_least": _("at least"), "at_most": _("at most")}
LACKING = {
    "aim": _("the aim"),
    "hypothesis": _("the hypothesis"),
    "population": _("who takes part"),
    "comparison": _("what it is compared with"),
    "baseline": _("how it was before"),
    "start_rules": _("a rule for when to start"),
    "stop_rules": _("a rule for when to stop"),
}
TEXTS = {
    "aim": _("Aim"),
    "hypothesis": _("Hypothesis"),
    "population": _("Who takes part"),
    "comparison": _("Compared with"),
    "baseline": _("How it was before"),
    "logic_model": _("How it is meant to work"),
}
PROBLEM_WORDS = {
    "frame_exceeded": (
        _("The pilots' budgets are together more than the programme's frame."),
        _("Lower a budget, or raise the frame by a decision."),
    ),
    "ended_without_lessons": (_("A pilot that has ended says nothing of what was learned."), _("Write the lessons.")),
    "started_unprepared": (
        _("A pilot has started without what must be written down beforehand."),
        _("Write aim, hypothesis, who takes part, comparison, how it was before, and rules for starting and stopping."),
    ),
    "rule_half_measured": (
        _("A rule names only part of the figure that it is held against."),
        _("Write indicator, measure, side and limit, or none of them."),
    ),
    "impossible_quarter": (_("There is no such quarter."), _("Write the year, and a quarter from 1 to 4.")),
    "ended_unstudied": (_("A test cycle has ended without saying what was seen."), _("Write what was seen.")),
}
