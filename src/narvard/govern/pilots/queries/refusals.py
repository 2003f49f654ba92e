"""Why something about a pilot was refused, in words: what happened, why, and what to do."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy, ngettext

from narvard.govern.pilots.queries.labels import LACKING

NOT_DECIDED = {
    "not_allowed": gettext_lazy(
        "Nothing was decided, because the pilot is in another state by now. Read where it stands."
    ),
    "grounds_missing": gettext_lazy("Nothing was decided, because no grounds were given. Write why."),
    "lessons_missing": gettext_lazy(
        "Nothing was decided, because a pilot that ends must say what was learned. Write the lessons."
    ),
}
NOT_WRITTEN = {
    "started": gettext_lazy(
        "Nothing was saved, because the pilot has started, and what was set beforehand stays. "
        "Say what has changed when you report the quarter."
    ),
    "frame_exceeded": gettext_lazy(
        "Nothing was saved, because the pilots' budgets would be more than the programme's frame. Lower the budget."
    ),
    "dates_out_of_order": gettext_lazy("Nothing was saved, because the pilot ends before it begins. Correct the days."),
    "outside_programme": gettext_lazy(
        "Nothing was saved, because the days are not within the programme's. Correct them, or choose another programme."
    ),
    "code_taken": gettext_lazy("Nothing was saved, because another pilot has that name. Choose another one."),
    "no_organization": gettext_lazy("Nothing was saved, because no organization takes part. Choose at least one."),
    "unknown_organization": gettext_lazy(
        "Nothing was saved, because an organization does not take part in the collaboration. Choose from the list."
    ),
}
NOT_SAID = {
    "outside": gettext_lazy(
        "Nothing was saved, because the pilot does not run in that quarter. Choose another quarter."
    ),
    "not_begun": gettext_lazy("Nothing was saved, because the quarter has not begun. Wait until it has."),
    "frozen": gettext_lazy(
        "Nothing was saved, because the quarter is closed and keeps what was reported. Say it in the open quarter."
    ),
    "done_missing": gettext_lazy("Nothing was saved, because nothing is written about what was done. Write it."),
    "earlier_cycle_open": gettext_lazy(
        "Nothing was saved, because the test cycle before it is not studied yet. Write what was seen in that one first."
    ),
    "plan_missing": gettext_lazy("Nothing was saved, because a test cycle begins with a plan. Write what is tried."),
    "study_missing": gettext_lazy("Nothing was saved, because a test cycle ends with what was seen. Write it."),
    "dates_out_of_order": gettext_lazy(
        "Nothing was saved, because the last day is before the first. Correct the days."
    ),
}


def not_decided(code: str, lacking: Iterable[str] = ()) -> str:
    """Why a decision was refused; `lacking` is what is not written down yet."""
    if code != "unprepared":
        return str(NOT_DECIDED[code])
    words = [str(LACKING[name]) for name in lacking]
    return ngettext(
        "The pilot was not started, because something is not written down yet: %(lacking)s. Write it first.",
        "The pilot was not started, because some things are not written down yet: %(lacking)s. Write them first.",
        len(words),
    ) % {"lacking": ", ".join(words)}


def not_written(code: str) -> str:
    """Why a pilot was not saved."""
    return str(NOT_WRITTEN[code])


def not_said(code: str) -> str:
    """Why what was said was refused."""
    return str(NOT_SAID[code])
