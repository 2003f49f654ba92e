"""What is written about contacts on the pages."""

from narvard.care.coordination.forms.contacts import (
    EndForm,
    LeavingForm,
    PractitionerForm,
    SentForm,
    appointment_form,
)
from narvard.care.coordination.forms.refusals import refused
from narvard.care.coordination.forms.units import FrailtyForm, ListingForm, StaffingForm

__all__ = [
    "EndForm",
    "FrailtyForm",
    "LeavingForm",
    "ListingForm",
    "PractitionerForm",
    "SentForm",
    "StaffingForm",
    "appointment_form",
    "refused",
]
