"""The shape of what is sent to the pages of bodies, meetings and decisions."""

from narvard.govern.bodies.forms.deciding import CarriedOutForm, DecisionForm, RegisterForm, filters_in
from narvard.govern.bodies.forms.meeting import AgendaForms, AttendanceForm, MeetingForm, PaperForm
from narvard.govern.bodies.forms.seating import ChairForm, SeatForm

__all__ = [
    "AgendaForms",
    "AttendanceForm",
    "CarriedOutForm",
    "ChairForm",
    "DecisionForm",
    "MeetingForm",
    "PaperForm",
    "RegisterForm",
    "SeatForm",
    "filters_in",
]
