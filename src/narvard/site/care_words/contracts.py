"""What is done with patient contracts, as the log and the table of roles say it."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

OPERATIONS: dict[str, Promise] = {
    "contracts.read": _("See the person's page and patient contract"),
    "contracts.compose": _("Write an agreement and agree on times"),
    "contracts.own": _("See one's own pages, confirm and comment"),
    "contracts.write_agreement": _("Write an agreement with a person"),
    "contracts.end_agreement": _("End an agreement with a person"),
    "contracts.confirm_agreement": _("Confirm an agreement"),
    "contracts.remark": _("Comment on an agreement"),
    "contracts.agree_time": _("Agree on a time"),
    "contracts.change_time": _("Change an agreed time"),
    "contracts.bring_times": _("Bring in agreed times"),
    "contracts.list": _("Open the list of patient contracts"),
    "contracts.read_person": _("Open a person's page"),
    "contracts.read_contract": _("Open a patient contract"),
    "contracts.print_contract": _("Print a patient contract"),
    "contracts.read_own": _("Open one's own pages"),
    "contracts.read_represented": _("Open the pages of someone one represents"),
    "contracts.read_reads": _("See who has read about oneself"),
}
