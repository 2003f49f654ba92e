"""What is done, as the log and the table of roles say it."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

OPERATIONS: dict[str, Promise] = {
    "settlement.read": _("Read a month of payment liability"),
    "settlement.paper": _("Take out a month of payment liability"),
    "settlement.try": _("Try a month under other terms"),
    "settlement.settle": _("Settle a month"),
    "settlement.run_again": _("Run a month again"),
    "settlement.send": _("Send a month to the municipality"),
    "settlement.take_back": _("Take a month back"),
    "settlement.agree": _("Agree to a month"),
    "settlement.invoice": _("Note that a month is invoiced"),
    "settlement.reopen": _("Credit a month and open it again"),
    "settlement.dispute": _("Dispute a wait"),
    "settlement.answer": _("Answer a dispute"),
    "settlement.correct": _("Correct a time that payment rests on"),
    "settlement.import": _("Bring in agreements of payment liability"),
    "settlement.load": _("Load agreements of payment liability"),
}
