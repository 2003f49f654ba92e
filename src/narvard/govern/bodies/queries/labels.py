"""The codes of bodies, meetings, decisions and of what is wrong in a document, in words."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

LEVELS: dict[str, Promise] = {
    "political": _("political level"),
    "steering": _("steering level"),
    "preparing": _("preparing"),
    "development": _("development"),
    "reference": _("reference"),
    "office": _("office"),
    "area": _("local area"),
}
MEETING_STATUSES: dict[str, Promise] = {
    "planned": pgettext_lazy("a meeting", "planned"),
    "called": pgettext_lazy("a meeting", "called"),
    "held": pgettext_lazy("a meeting", "held"),
    "approved": pgettext_lazy("a meeting", "minutes approved"),
    "cancelled": pgettext_lazy("a meeting", "cancelled"),
}
ITEM_KINDS: dict[str, Promise] = {
    "information": _("for information"),
    "discussion": _("for discussion"),
    "decision": _("for decision"),
}
ATTENDANCE: dict[str, Promise] = {
    "present": pgettext_lazy("at a meeting", "present"),
    "alternate": pgettext_lazy("at a meeting", "alternate serves"),
    "absent": pgettext_lazy("at a meeting", "absent"),
}
DECISION_STATUSES: dict[str, Promise] = {
    "adopted": pgettext_lazy("a decision", "nothing to carry out"),
    "open": pgettext_lazy("a decision", "open"),
    "overdue": pgettext_lazy("a decision", "overdue"),
    "carried_out": pgettext_lazy("a decision", "carried out"),
}
PRINCIPALS: dict[str, Promise] = {
    "region": _("the region"),
    "municipality": _("the municipalities"),
    "private": _("the private providers"),
    "joint": _("all together"),
}
HOLDING_KINDS: dict[str, Promise] = {"ordinary": _("Holder"), "alternate": _("Alternate")}
CHAIRS: dict[str, Promise] = {"chair": _("Chair"), "vice_chair": _("Vice chair")}

_BOTH = _("Give the one that it is for, and leave the other empty.")
_LISTED = _("Write it in its own table first, or correct the reference.")
PROBLEM_WORDS: dict[str, tuple[Promise, Promise]] = {
    "not_a_slug": (
        _("A short name may hold only small letters a–z, digits and hyphens."),
        _("Write it so, without spaces or å, ä and ö."),
    ),
    "area_needs_municipality": (
        _("An area's management group names its municipality, and nobody else does."),
        _("Mend the level or the municipality."),
    ),
    "quorum_number_wrong": (
        _("The number does not fit how the quorum counts."),
        _("Write a percentage up to 100 for a share, at least 1 for a number of seats, and nothing where no rule is."),
    ),
    "reports_in_a_circle": (
        _("The bodies report to each other in a circle."),
        _("Let one of them report to nobody, or to another body."),
    ),
    "dates_not_in_order": (
        _("The end does not come after the start."),
        _("Give the first day that no longer counts."),
    ),
    "overlaps": (
        _("Two periods of the same kind share a day."),
        _("End the first one on the day that the second begins."),
    ),
    "speaks_for_one": (_("A seat speaks for one organization or for one collective."), _BOTH),
    "tenths_impossible": (_("A post has one to ten tenths."), _("Write 1 to 10, or leave it empty for a full post.")),
    "number_wrong": (
        _("The number does not fit the kind of rule."),
        _("Write how many, and nothing for those who are called."),
    ),
    "call_not_asked": (
        _("Only those who are called at least once a year have a last call."),
        _("Leave the day empty, or change the kind of rule."),
    ),
    "unknown_seat": (_("The body has no seat with this number."), _LISTED),
    "unknown_rule": (_("The body has no rule with this number for those who are called."), _LISTED),
    "unknown_meeting": (_("The body has no meeting on this day."), _LISTED),
    "unknown_decision": (_("The body has no decision with this number."), _LISTED),
    "not_a_time": (_("This is no time of day."), _("Write it as 09:00.")),
    "ends_before_it_starts": (_("The meeting ends before it begins."), _("Mend one of the two times.")),
    "approval_day_wrong": (
        _("Approved minutes have a day, not before the meeting, and no other minutes do."),
        _("Mend the day or the status."),
    ),
    "body_not_in_force": (
        _("The body was not in force on this day."),
        _("Mend the day, or the days between which the body is in force."),
    ),
    "name_missing": (_("Someone was there, but who is not said."), _("Write the name.")),
    "not_a_decision_number": (_("This is no number of a decision."), _("Write the year and a number, as 2026-07.")),
    "number_of_another_year": (
        _("The number is of another year than the decision."),
        _("Mend the number or the day of the decision."),
    ),
    "meeting_or_source": (
        _("A decision is taken at a meeting that is listed, or it has a source with its certainty."),
        _("Say that it was taken at the meeting of that day, or write where it is recorded."),
    ),
    "meeting_not_held": (
        _("A decision can be taken only at a meeting that has been held."),
        _("Mend the day, or list the meeting as held."),
    ),
    "item_not_for_decision": (
        _("The meeting has no such item for decision."),
        _("Mend the number of the item, or list the item as one for decision."),
    ),
    "no_quorum": (
        _("Too few of the body were there to decide."),
        _("Mend who was there, or remove the decision."),
    ),
    "before_the_decision": (
        _("This day comes before the decision."),
        _("Give the day of the decision or a later one."),
    ),
    "task_without_someone": (
        _("Something is due, but nobody is to carry it out."),
        _("Name the organization or the person, or leave the day empty."),
    ),
    "not_an_address_here": (
        _("This is not the address of a page on this site."),
        _("Begin it with one slash, as /plan/."),
    ),
    "number_impossible": (_("The number is too small or too large."), _("Write a number from 0 to 32 767.")),
    "contradicts": (
        _("A row contradicts what is loaded already, such as two who hold one seat on the same day."),
        _("Take out what is loaded, compare, and mend the row."),
    ),
}
