"""The words for codes of obligations."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from narvard.govern.obligations.rules.duty import Kind, Recurrence, State, Turn

STATES = {
    State.UPCOMING: pgettext_lazy("something to send", "upcoming"),
    State.DUE_SOON: pgettext_lazy("something to send", "due soon"),
    State.LATE: pgettext_lazy("something to send", "late"),
    State.SENT: pgettext_lazy("something to send", "sent in time"),
    State.SENT_LATE: pgettext_lazy("something to send", "sent late"),
}
COLOURS = {
    State.UPCOMING: "neutral",
    State.DUE_SOON: "warning",
    State.LATE: "danger",
    State.SENT: "success",
    State.SENT_LATE: "warning",
}
RECURRENCES = {
    Recurrence.ONCE: pgettext_lazy("how often something is sent", "once"),
    Recurrence.YEARLY: pgettext_lazy("how often something is sent", "every year"),
}
KINDS = {
    Kind.CONSULTED: pgettext_lazy("what another organization did", "consulted"),
    Kind.CO_SIGNED: pgettext_lazy("what another organization did", "signed"),
}
NEEDS = {
    Kind.CONSULTED: pgettext_lazy("what another organization must do", "must be consulted"),
    Kind.CO_SIGNED: pgettext_lazy("what another organization must do", "must sign"),
}
TURNS = {
    Turn.OTHERS: _("those who must be consulted or sign"),
    Turn.SENDER: _("the one who sends it"),
    Turn.RECIPIENT: _("the recipient, who confirms receipt"),
    Turn.NOBODY: _("nobody: it is done"),
}
# code of a problem in a document → what is wrong, and what to do
PROBLEM_WORDS = {
    "end_before_start": (_("The end does not come after the start."), _("Write an end that is after the start.")),
    "once_has_no_last": (
        _("What is sent once has no last day beside its first."),
        _("Leave the last day out, or write yearly."),
    ),
    "sending_half_written": (
        _("What was sent has a day, a sender and a reference."),
        _("Write all three, or none of them."),
    ),
    "receipt_half_written": (_("A receipt has both a day and what it says."), _("Write both, or neither.")),
    "received_before_sent": (
        _("It would be received before it was sent."),
        _("Write when it was sent, and a later day of receipt."),
    ),
    "unknown_submission": (
        _("The obligation has no such time."),
        _("Write the time in the table submissions as well."),
    ),
}
