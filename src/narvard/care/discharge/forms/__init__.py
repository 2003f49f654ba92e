"""The forms of ways home."""

from narvard.care.discharge.forms.admitting import AdmitForm, CorrectForm
from narvard.care.discharge.forms.afterwards import BringForm, ChecklistForm, PaperForm, without_times
from narvard.care.discharge.forms.stepping import FIELDS, StepForm

__all__ = ["FIELDS", "AdmitForm", "BringForm", "ChecklistForm", "CorrectForm", "PaperForm", "StepForm", "without_times"]
