"""What is done, as the log and the table of roles say it."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

OPERATIONS: dict[str, Promise] = {
    "patients.read": _("See who a person is"),
    "patients.list": _("Find people by name"),
    "patients.look_up": _("Look someone up by identity number"),
    "patients.register": _("Write down a person"),
    "patients.change": _("Correct what is known of a person"),
    "patients.merge": _("Say that two persons are one and the same"),
    "patients.unmerge": _("Take two persons apart again"),
    "patients.import": _("Bring in a population register"),
    "patients.add_number": _("Add an identity number"),
    "patients.note_death": _("Note a death"),
    "patients.take_back_death": _("Take back a death"),
    "patients.note_move": _("Note a move"),
    "patients.note_municipality": _("Note a stay or a placing"),
    "patients.end_municipality": _("End a stay or a placing"),
    "patients.add_representative": _("Add a relative or representative"),
    "patients.end_representative": _("End what a relative or representative may see"),
    "patients.address_for_notice": _("Take out the address of a protected person for a notice"),
}
