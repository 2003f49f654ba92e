"""Codes of surveys in words, in the active language."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

GROUP_KINDS = {"body": _("a body"), "staff": _("staff of an organization"), "residents": _("residents")}
QUESTION_KINDS = {"scale": _("a scale from 1 to 5"), "text": _("free text")}
STAGES = {
    "planned": pgettext_lazy("round of a survey", "planned"),
    "open": pgettext_lazy("round of a survey", "open"),
    "closed": pgettext_lazy("round of a survey", "closed"),
}
MOVEMENTS = {
    "too_few": _("Twelve rounds are needed before anything can be said of the movement."),
    "steady": _("The rounds differ no more than chance makes them."),
    "shifted": _("The rounds have shifted by more than chance makes them."),
}
FAULTS = {
    "nothing_answered": _("Nothing was sent, because no question is answered. Answer at least one, and send again."),
    "outside_scale": _("Nothing was sent, because an answer is not on the scale. Choose from 1 to 5, and send again."),
    "unknown_question": _("Nothing was sent, because a question is no longer asked. Open the link anew, and answer."),
    "too_long": _("Nothing was sent, because a text is longer than 1,000 letters. Shorten it, and send again."),
    "identity_number": _(
        "Nothing was sent, because the text holds an identity number. Take it away, so that nobody can be"
        " recognised, and send again."
    ),
}
PROBLEM_WORDS = {
    "untold": (_("It is written in no language."), _("Write it in one language at least.")),
    "kind_changed": (
        _("The question is there already and is of another kind, so old and new answers could not be compared."),
        _("Give the question a new code."),
    ),
    "group_of_whom": (
        _("It is not said whose staff, or which body, the group is."),
        _("Write the organization of a staff, or the slug of a body."),
    ),
    "group_of_another_kind": (
        _("A group of this kind has no such thing."),
        _("Leave the cell empty, or change the kind of the group."),
    ),
    "rounds_overlap": (
        _("Two rounds of the survey are open on the same day."),
        _("Let the first one close before the second opens."),
    ),
    "way_changed": (
        _("The round is there already and is answered in another way."),
        _("Give the round a new code, or leave the column as it was."),
    ),
    "no_scale": (
        _("There is no such question on a scale in the survey."),
        _("Write the code of a question of the kind scale."),
    ),
    "counted_by_link": (
        _("Counts were brought for a round that is answered by links, or that is not in the document."),
        _("Write yes under brought for the round, or leave the counts out."),
    ),
    "below_zero": (_("The number is below zero."), _("Write how many gave the answer.")),
}
