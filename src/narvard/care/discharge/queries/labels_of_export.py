"""Words of the list of what must be ready, and of bringing in from another system."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from narvard.care.discharge.queries.refusals import REFUSED

ITEMS: dict[str, Promise] = {
    "medicines": _("Medicines"),
    "aids": _("Aids"),
    "transport": _("Transport"),
    "keys": _("Keys"),
    "food": _("Food"),
    "who_meets": _("Who meets at home"),
}
TICKS: dict[str, Promise] = {
    "open": _("Not ready yet"),
    "done": pgettext_lazy("an item of a list", "Ready"),
    "not_needed": _("Not needed"),
}
FIELDS: dict[str, Promise] = {
    "case": _("Case"),
    "number": _("Identity number"),
    "ward": _("Ward"),
    "admitted_at": _("Admitted"),
    "need_judged_at": _("When the need was judged"),
    "sent_at": _("Sent"),
    "judged_at": _("Judged"),
    "about_at": _("The time that it is about"),
    "from": pgettext_lazy("a unit", "From"),
    "to": pgettext_lazy("a unit", "To"),
    "other_ward": _("Ward in another hospital"),
    "step": _("Step"),
    "answer": pgettext_lazy("between units", "Answer"),
    "discipline": _("Kind of care"),
    "needs": _("What may be needed after hospital"),
}
PROBLEMS: dict[str, Promise] = {
    "missing": _("Nothing is written there. Write it in the other system, and export again."),
    "word_unknown": _("The mapping file does not say what the word means. Add it to the mapping file."),
    "unit_unknown": _("The mapping file leads to a unit that takes no part here. Correct the mapping file."),
    "time_unclear": _("The time cannot be read. Add its format to the mapping file."),
    "time_never": _("There was no such time that night, since the clock was put forward. Correct it."),
    "time_twice": _(
        "The clock showed that time twice that night. Say in the mapping file which one is meant: repeated_hour."
    ),
    "case_unknown": _("The case is not there. The hospital brings it in first."),
}
UNREADABLE: dict[str, Promise] = {
    "too_large": _("The file is larger than ten megabytes, or longer than twenty thousand lines. Export it in parts."),
    "encoding": _("The letters are written in another way than the mapping file says. Correct `encoding` in it."),
    "not_a_workbook": _("The file is no workbook, or a broken one. Export it again."),
    "empty": _("The file has no header. Export it again, with the names of the columns."),
}
MAPPING: dict[str, Promise] = {
    "not_a_mapping": _("The mapping file does not hold system and columns. Begin with the example."),
    "system_missing": _("The mapping file does not name the system. Write it after `system`."),
    "column_missing": _("The mapping file does not name a column for this: %(value)s. Add it."),
    "column_unknown": _("The mapping file names a field that there is none of: %(value)s. Correct it."),
    "zone_unknown": _("The mapping file names a time zone that is not known: %(value)s. Write it as Europe/Stockholm."),
    "repeated_unknown": _("`repeated_hour` is first, second or refuse, and not %(value)s. Correct the mapping file."),
    "code_unknown": _("The mapping file leads to a code that there is none of: %(value)s. Correct it."),
}


def problem_words(code: str) -> str:
    """What is wrong on a line, and what to do; the number's own refusals are told as one."""
    words = PROBLEMS.get(code) or REFUSED.get(code)
    return str(words or _("The person cannot be written down from this line. Check the number and the name."))


def unreadable(code: str) -> str:
    """Why an export was not read."""
    return str(UNREADABLE[code])


def mapping_refused(code: str, value: str) -> str:
    """Why a mapping file was not used."""
    return str(MAPPING[code]) % {"value": value}
