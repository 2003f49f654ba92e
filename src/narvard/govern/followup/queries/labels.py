"""Codes of the quarter in words, in the active language."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

STATES = {
    "prepared": pgettext_lazy("quarter", "prepared"),
    "open": pgettext_lazy("quarter", "open"),
    "closed": pgettext_lazy("quarter", "closed"),
}
LEVELS = {
    "areas": _("The areas"),
    "office": _("The office"),
    "steering": _("The steering group"),
    "council": _("The political council"),
}
SIDES = {
    "both": _("both parties"),
    "region": _("the region"),
    "municipality": _("the municipality"),
}
STEPS = {
    "first": _("First reminder"),
    "second": _("Second reminder"),
    "unanswered": _("No answer from the owner"),
    "still_unanswered": _("No answer from the area"),
    "digest": _("Weekly digest"),
}
FATES = {
    "sent": pgettext_lazy("letter", "sent"),
    "failed": _("could not be sent, is tried again"),
    "under_way": _("broken off: nobody knows whether it left"),
    "waiting": _("is sent next time"),
}
KINDS = {
    "count": pgettext_lazy("row of a report", "Counts"),
    "area": pgettext_lazy("row of a report", "Area"),
    "activity": pgettext_lazy("row of a report", "Activity"),
    "cell": pgettext_lazy("row of a report", "Cell"),
    "light": pgettext_lazy("row of a report", "Light"),
    "pilot": pgettext_lazy("row of a report", "Pilot"),
}
# Why nothing was saved, and what to do about it.
REFUSALS = {
    "empty": _("Nothing was saved, because nothing is written. Write at least one of the three."),
    "too_long": _("Nothing was saved, because a text is longer than 600 characters. Shorten it."),
    "side_not_yours": _("Nothing was saved, because you do not speak for that side. Choose your own, or both."),
    "status_not_allowed": _(
        "Nothing was saved, because the activity has another status by now. Read it and choose again."
    ),
    "not_in_order": _(
        "Nothing was saved, because the days do not follow each other. The areas come first, after the end of the "
        "quarter; then the office, the steering group and the council."
    ),
    "opened": _("Nothing was changed, because the quarter is opened already. Its deadlines stand."),
    "another_open": _("The quarter was not opened, because another one is open. Close that one first."),
    "not_begun": _("The quarter was not opened, because it has not begun. Open it from its first day."),
    "reason_missing": _("Nothing was added, because the reason is missing. Write why it comes now."),
    "nothing_new": _("Nothing was added, because nothing new is told. Write it, or wait for new figures."),
    "note_too_long": _("Nothing was saved, because the note is longer than 600 characters. Shorten it."),
    "office_first": _("The quarter was not closed, because the office is not ready. Call it ready first."),
    "closed": _(
        "Nothing was saved, because the quarter is closed. What was reported stands; the office can add a supplement."
    ),
    "prepared": _("Nothing was saved, because the quarter is not opened yet. Wait until the office opens it."),
}
PROBLEM_WORDS = {
    "not_a_quarter": (_("This is no quarter."), _("Write the year and the quarter, as 2026-3.")),
    "deadlines_out_of_order": (
        _("The days do not follow each other."),
        _("Let the areas come after the quarter, then the office, the steering group and the council."),
    ),
    "dates_out_of_order": (_("The quarter was closed before it was opened."), _("Mend one of the days.")),
    "two_open": (_("Two quarters would be open at once."), _("Close one of them.")),
    "state_goes_back": (
        _("The quarter has come further here than in the document."),
        _("Write where it stands, or leave it out."),
    ),
    "closed_period": (
        _("The quarter is closed, and the document says something else."),
        _("Leave it out. What was reported stands; add a supplement on the quarter's page."),
    ),
    "empty_word": (_("Nothing is said in the row."), _("Write what was done, what hinders or what is next.")),
    "status_of_a_cell": (_("A cell has no status."), _("Leave the status empty.")),
}
