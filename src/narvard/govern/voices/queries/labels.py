"""Codes of people heard in words, in the active language."""

from django.utils.translation import gettext_lazy as _

WHO = {
    "residents": _("residents"),
    "relatives": _("relatives"),
    "users": _("users of services"),
    "employees": _("employees"),
}
NOTE_KINDS = {
    "reflection": _("Reflections"),
    "advantage": _("Advantages"),
    "worry": _("Worries"),
    "advice": _("Advice to take along"),
}
OUTCOME_KINDS = {
    "activity": _("activity"),
    "decision": _("decision"),
    "risk": _("risk"),
    "nothing": _("nothing, for a reason"),
}
IDENTITY_NUMBER = (
    _("The text holds an identity number."),
    _("Take it away: what people say is kept without anything that tells who they are."),
)
PROBLEM_WORDS = {
    "identity_number": IDENTITY_NUMBER,
    "nobody_heard": (_("Nobody was heard."), _("Write how many, or leave it empty where nobody counted.")),
    "asked_elsewhere": (
        _("The question belongs to another discussion than the group."),
        _("Choose a question of the same discussion, or leave it empty."),
    ),
    "of_one_thing": (
        _("An outcome is of one statement, or of one note."),
        _("Write the code of one of them, and leave the other empty."),
    ),
    "link_and_kind": (
        _("An activity, a decision or a risk has a reference or an address; nothing has neither."),
        _("Write where it can be found, or change the kind."),
    ),
    "no_address": (_("It is no address of a page."), _("Begin with / or https://, or leave it empty.")),
}
