"""What is done with ways home, as the log and the table of roles say it."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

OPERATIONS: dict[str, Promise] = {
    "discharge.read": _("Read ways home"),
    "discharge.list": _("Read the list of ways home"),
    "discharge.notify": _("Admit persons, and tell others of their way home"),
    "discharge.judge_ready": _("Tell that a patient is ready to leave"),
    "discharge.answer": _("Answer the hospital about a way home"),
    "discharge.call_to_sip": _("Call to a SIP on a way home"),
    "discharge.plan": _("Plan a way home"),
    "discharge.import": _("Bring in ways home"),
    "discharge.tick": _("Tick what must be ready"),
    "discharge.open": _("Admitted a person"),
    "discharge.judge_need": _("Judged what is needed after hospital"),
    "discharge.move": _("Moved a person to another ward"),
    "discharge.begin_leave": _("Began a leave from the ward"),
    "discharge.end_leave": _("Ended a leave from the ward"),
    "discharge.correct_time": _("Corrected the time of a notice"),
    "discharge.send_admission": _("Sent an admission notice"),
    "discharge.send_estimate": _("Gave a new expected discharge"),
    "discharge.send_discharge_ready": _("Told that a patient is ready to leave"),
    "discharge.send_not_ready": _("Told that a patient is no longer ready"),
    "discharge.send_interrupted": _("Interrupted the planning of a way home"),
    "discharge.send_compulsory_open_care": _("Told of open compulsory psychiatric care"),
    "discharge.send_sip_call": _("Called to a SIP"),
    "discharge.send_sip_held": _("Noted that a SIP was held"),
    "discharge.send_answer": _("Answered about a way home"),
    "discharge.send_open_care_unclear": _("Said that open care is unclear"),
    "discharge.send_open_care_clear": _("Said that open care can take over"),
    "discharge.send_information": _("Passed on information for the care that follows"),
    "discharge.send_discharged": _("Noted that a person left hospital"),
    "discharge.send_discharge_summary": _("Sent a discharge summary"),
    "discharge.send_patient_information": _("Noted what a patient was told"),
    "discharge.send_ready_judgement": _("Noted the judgement that a patient is ready"),
}
