"""What is done, as the log and the table of roles say it."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

OPERATIONS: dict[str, Promise] = {
    "coordination.read": _("Read a person's fixed contacts"),
    "coordination.list": _("Read the list of who needs a contact"),
    "coordination.appoint": _("Name a fixed contact"),
    "coordination.end": _("End a fixed contact"),
    "coordination.settle_gap": _("Say that nobody is needed after a contact who left"),
    "coordination.letter": _("Write the letter about a contact"),
    "coordination.send_letter": _("Note that the person was told of the contact"),
    "coordination.list_person": _("List a person at the unit"),
    "coordination.end_listing": _("End a listing"),
    "coordination.mark_frail": _("Mark a person as frail"),
    "coordination.end_frailty": _("Take away the mark of frailty"),
    "deliveries.export_care": _("Take out care events for measuring"),
    "coordination.set_capacity": _("Set the unit's physicians"),
}
