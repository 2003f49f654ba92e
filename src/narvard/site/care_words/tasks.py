"""What is done with tasks between units, as the log and the table of roles say it."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

OPERATIONS: dict[str, Promise] = {
    "tasks.read": _("Open a task between units"),
    "tasks.list": _("Read the unit's list of tasks"),
    "tasks.handle": _("Send tasks to other units and handle theirs"),
    "tasks.set_clocks": _("Agree on how long tasks may take"),
    "tasks.new": _("Begin to write a task"),
    "tasks.send": _("Send a task to another unit"),
    "tasks.accept": _("Accept a task"),
    "tasks.ask_more": _("Ask for more about a task"),
    "tasks.answer": _("Answer what was asked about a task"),
    "tasks.decline": _("Decline a task"),
    "tasks.start": _("Begin a task"),
    "tasks.finish": _("Finish a task"),
    "tasks.mis_sent": _("Say that a task went to the wrong unit"),
    "tasks.correct": _("Correct a task"),
    "tasks.forward": _("Send a task on to another unit"),
    "tasks.cancel": _("Call a task off"),
    "tasks.escalate": _("Put a task that has passed its time before the head of the unit"),
}
