"""Codes of missions in words, in the active language."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

MISSION_KINDS = {"basic": _("basic mission"), "additional": _("added mission")}
CONCERNS = {
    "primary_care": _("the mission of primary care"),
    "specialist_care": _("the mission of specialist care"),
    "free_choice_agreement": _("the agreement on free choice in primary care"),
}
CHANGE_STATES = {
    "draft": _("draft"),
    "proposed": pgettext_lazy("a change", "proposed"),
    "accepted": _("accepted"),
    "rejected": _("rejected"),
    "withdrawn": _("withdrawn"),
}
LEVELS = {"national": _("national"), "regional": _("regional")}
PROJECT_KINDS = {"programme": _("programme"), "project": _("project")}
ITEM_KINDS = {"expected_result": _("expected result"), "activity": _("activity")}
LINK_KINDS = {
    "target_group": _("target group"),
    "project": _("project"),
    "activity": _("activity"),
    "commitment": _("commitment"),
    "indicator": _("indicator"),
    "strategy": _("strategy"),
}
INVESTMENT_KINDS = {
    "e_health": _("e-health"),
    "welfare_technology": _("welfare technology"),
    "premises": _("premises"),
}
INVESTMENT_STATES = {
    "proposed": pgettext_lazy("a change", "proposed"),
    "decided": _("decided"),
    "under_way": _("under way"),
    "in_use": _("in use"),
    "stopped": _("stopped"),
}
STAFFING_STATES = {
    "planned": _("planned"),
    "under_way": _("under way"),
    "done": _("done"),
    "stopped": _("stopped"),
}
CHOICES = {
    ("missions", "kind"): MISSION_KINDS,
    ("changes", "concerns"): CONCERNS,
    ("changes", "state"): CHANGE_STATES,
    ("guidelines", "level"): LEVELS,
    ("projects", "kind"): PROJECT_KINDS,
    ("items", "kind"): ITEM_KINDS,
    ("goal_links", "kind"): LINK_KINDS,
    ("investments", "kind"): INVESTMENT_KINDS,
    ("investments", "state"): INVESTMENT_STATES,
    ("staffing", "state"): STAFFING_STATES,
}
"""What the codes of a column mean, by table and column."""
TABLES = {
    "missions": _("Part of the mission"),
    "changes": _("Proposed change"),
    "guidelines": _("Guideline"),
    "routines": _("Local routine"),
    "projects": _("Programme or project"),
    "items": _("Result or activity of a programme"),
    "goals": _("Goal"),
    "goal_links": _("What works towards a goal"),
    "communication": _("Step of communication"),
    "investments": _("Investment"),
    "staffing": _("Action for staff"),
    "private_parties": _("Private provider"),
}
COLUMNS = {
    "code": _("Code"),
    "kind": _("Kind"),
    "title": _("Title"),
    "text": _("Text"),
    "source": _("Source"),
    "certainty": _("Certainty"),
    "concerns": _("Whose mission"),
    "current_text": _("How it reads today"),
    "proposed_text": _("How it should read"),
    "reason": _("Why"),
    "state": _("State"),
    "decision": _("Decision"),
    "decided_on": _("Decided on"),
    "level": _("Level"),
    "issuer": _("Issued by"),
    "published_on": _("Published on"),
    "url": _("Address"),
    "guideline": _("Guideline"),
    "organization": _("Organization"),
    "owner_role": _("Owner's role"),
    "municipality": _("Area"),
    "adopted_on": _("Adopted on"),
    "review_on": _("Look at again by"),
    "owner": _("Run by"),
    "link": _("What links it to the collaboration"),
    "starts_on": _("First day"),
    "ends_on": _("Last day"),
    "project": _("Programme"),
    "year": _("Year"),
    "here": _("What it has led to here"),
    "number": _("Number of the goal"),
    "period": _("Period"),
    "goal": _("Goal"),
    "reference": _("Reference"),
    "audience": _("To whom"),
    "message": _("Message"),
    "channel": _("Channel"),
    "due_on": _("Due on"),
    "responsible": _("Who sees to it"),
    "done_on": _("Done on"),
    "came_of_it": _("What came of it"),
    "purpose": _("Purpose"),
    "kronor": _("Kronor"),
    "profession": _("Profession or competence"),
    "need": _("Need"),
    "action": _("What is done"),
    "missing_tenths": _("Missing posts, in tenths"),
    "agreement": _("Under which agreement"),
    "body": _("Speaks in the body"),
    "since": _("Takes part since"),
    "until": _("No longer from"),
    "note": _("Note"),
}
PROBLEM_WORDS = {
    "decision_missing": (
        _("A proposal that is accepted or rejected names the decision and its day."),
        _("Write the number of the decision and the day."),
    ),
    "not_decided_yet": (
        _("A decision is named, and the proposal is neither accepted nor rejected."),
        _("Give it one of those states, or take the decision away."),
    ),
    "not_done_yet": (
        _("It is said what came of it, and not when it was done."),
        _("Write the day, or leave out what came of it."),
    ),
    "no_address": (_("It is no address of a page."), _("Begin with https://, or leave it empty.")),
    "below_zero": (_("The number is below zero."), _("Write zero or more, or leave it empty.")),
    "impossible_year": (_("The year cannot be right."), _("Write a year between 1990 and 2100.")),
    "state_not_next": (
        _("This state cannot come after the one that it has now."),
        _("Choose a state that comes next."),
    ),
}
