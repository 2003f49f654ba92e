"""What is written about tasks on the pages."""

from narvard.care.tasks.forms.acting import act_form
from narvard.care.tasks.forms.agreeing import ClockForm
from narvard.care.tasks.forms.narrowing import NarrowForm, wanted
from narvard.care.tasks.forms.sending import NewTaskForm

__all__ = ["ClockForm", "NarrowForm", "NewTaskForm", "act_form", "wanted"]
