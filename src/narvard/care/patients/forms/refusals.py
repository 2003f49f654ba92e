"""Why something about a person was refused, in words: what happened, why, and what to do."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = Mapping[str, Promise]

_NUMBER: Words = {
    "not_understood": _("The number was not understood. Write all its digits, or choose its kind."),
    "check_digit": _("The number's check digits are wrong. Read it again from an identity document."),
    "no_such_day": _("The date in the number does not exist. Read it again from an identity document."),
    "not_born": _("The date in the number has not come yet. Read it again from an identity document."),
    "separator": _("A plus sign stands for a hundred years or more. Write a hyphen instead."),
    "contradicts_birth_date": _("The number says another birth date than the one given. Find out which is right."),
    "made_up": _("This is a number for tests, or a help number. Choose its kind, or find the right number."),
    "another_kind": _("The number is of another kind than the one chosen. Choose the kind again."),
    "assigner_missing": _("A number of that kind means nothing without who assigned it. Write who did."),
}
_REGISTERED: Words = {
    "name_missing": _("There is no name. Write the name, or what the person is called."),
    "birth_date_missing": _("There is no birth date. Write it, or the nearest that is known."),
    "not_born": _("The birth date has not come yet. Correct it."),
    "municipality": _("A municipality's code has four digits. Correct it."),
}
_CHANGED: Words = {
    "changed_meanwhile": _("Someone else changed the person meanwhile. Read what stands now, and write it again."),
    "nothing_new": _("It says what stood already. Correct something, or go back."),
    "name_missing": _REGISTERED["name_missing"],
    "not_born": _REGISTERED["not_born"],
    "municipality": _REGISTERED["municipality"],
    "dies_before_birth": _("The day of death is before the birth date. Correct it."),
    "dies_later": _("The day of death has not come yet. Correct it."),
    "moves_before": _("It begins on or before the day when the last period began. Correct the day."),
    "dates": _("It ends before it begins. Correct the days."),
    "number_taken": _("Another person here has that number. If they are one and the same, merge them."),
    "reason_missing": _("No reason is given. Write why."),
    "by_register": _("The population register says this, and it is corrected there. Tell whoever keeps it."),
    "not_there": _("It is not there any more. Read what stands now."),
}
_REPRESENTED: Words = {
    "unknown_role": _("That role is not known in this country. Choose another."),
    "of_age": _("The person is of age, so that nobody has parental care of them. Choose another role."),
    "consent_missing": _("The person has to agree to it. Ask, and write who agreed and how."),
    "proof_missing": _("It is not said what shows it. Name the decision or the document."),
    "name_missing": _("There is no name. Write who it is."),
    "sees_nothing": _("It is not said what they may see. Choose something, or leave the number empty."),
    "unknown_view": _("It is not known what they may see. Choose from the list."),
    "dates": _CHANGED["dates"],
    "not_yet": _("It has not begun. Write it down on the day it begins."),
    "themselves": _("That is the person themselves. Write someone else."),
    "not_found": _("Nobody has that number in the population register. Leave it empty, or correct it."),
    "dead": _("The person is dead, and nobody speaks for them any more. Read what stands."),
    "not_there": _CHANGED["not_there"],
}
_MERGED: Words = {
    "same": _("It is one person already. Read what stands now."),
    "reason_missing": _("It is not said how it is known. Write it."),
    "not_there": _CHANGED["not_there"],
}
_LOOKED_UP: Words = {"purpose_missing": _("It is not said what for. Choose it: it is written in the log.")}
_CONSENT: Words = {
    "later_than_now": _("The consent is said to be given later than now. Give the time when it was given."),
    "who_missing": _("It is not said who gave the consent, or whom it is for. Fill in both."),
    "unknown_scope": _("It is not said to what. Choose what it is a consent to."),
    "unknown_how": _("It is not said how the consent was given. Choose how."),
    "not_own": _("Only the person consents for themselves here. Ask the person."),
    "not_there": _("The consent is not there, or is withdrawn already. Read what stands now."),
}
_BLOCK: Words = {
    "guardian": _(
        "Nothing was blocked: whoever has parental care cannot block a child's data (2008:355 4:4, 2022:913 2:3). "
        "The child can, when old enough to judge it."
    ),
    "not_own": _("A block is set by whoever answers for the data, as the person asks. Ask them."),
    "unknown_unit": _("That unit is not one of yours. Choose again."),
    "asked_by_missing": _("It is not said who asked. Write the person's name, or who spoke for them."),
    "not_there": _("The block is not there, or has ended already. Read what stands now."),
}
WORDS: Mapping[str, Words] = {
    "NumberRefused": _NUMBER,
    "PersonNotRegistered": _REGISTERED,
    "PersonNotChanged": _CHANGED,
    "NotRepresented": _REPRESENTED,
    "NotMerged": _MERGED,
    "NotLookedUp": _LOOKED_UP,
    "ConsentNotGiven": _CONSENT,
    "BlockNotChanged": _BLOCK,
}
# The field of a form that a refusal is shown at.
PLACES: Mapping[str, str] = {"NumberRefused": "number", "NotLookedUp": "purpose"}


def refusal(error: Exception) -> Promise | str:
    """An exception of this app in words; what has none is said as it stands."""
    return WORDS.get(type(error).__name__, {}).get(getattr(error, "code", ""), str(error))


def place_of(error: Exception) -> str | None:
    """The field that the refusal is about, None for the form as a whole."""
    return PLACES.get(type(error).__name__)
