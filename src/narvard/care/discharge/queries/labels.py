"""Codes of ways home in words, in the active language. Norwegian parties have words of their own."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy

ROLES = {
    "hospital": _("the hospital"),
    "primary_care": _("the health centre"),
    "specialist_open": _("the open clinic"),
    "municipal_health": _("municipal health care"),
    "social_services": _("social services"),
    "gp_no": _("the GP"),
    "nursing_no": _("the municipality's nursing service"),
    "allocation_no": _("the municipality's allocation office"),
}
STATES = {
    "admitted": _("admitted"),
    "notified": _("being planned for"),
    "ready": _("ready to leave"),
    "interrupted": _("planning interrupted"),
    "withdrawn": _("no longer ready"),
    "ended": _("left hospital"),
}
KINDS = {
    "admission": _("Admission notice"),
    "estimate": _("New expected discharge"),
    "discharge_ready": _("Notice that the patient is ready to leave"),
    "not_ready": _("Notice that the patient is no longer ready"),
    "interrupted": _("Planning interrupted"),
    "compulsory_open_care": _("Notice of open compulsory psychiatric care"),
    "sip_call": _("Call to a SIP"),
    "sip_held": _("SIP meeting held"),
    "answer": pgettext_lazy("between units", "Answer"),
    "open_care_unclear": _("Unclear whether open care can take over"),
    "open_care_clear": _("Open care can take over"),
    "information": _("Information for the care that follows"),
    "discharged": _("Left hospital"),
    "discharge_summary": _("Discharge summary"),
    "patient_information": _("Information to the patient"),
    "ready_judgement": _("Judgement that the patient is ready"),
}
ANSWERS = {
    "can_receive": _("Can receive"),
    "cannot_receive": _("Cannot receive yet"),
    "planning": _("Has begun to plan"),
    "needs_meeting": _("Wants a meeting first"),
    "contact_named": _("Care contact named"),
    "sip_wanted": _("The patient wants a SIP"),
    "sip_declined": _("The patient declines a SIP"),
    "home": _("Home"),
    "other_municipality": _("To another municipality"),
    "other_hospital": _("To another hospital"),
    "dead": _("Died in hospital"),
}
DUTIES = {
    "admission_notice": _("send the admission notice"),
    "judge_ready": _("judge whether the patient is ready, or give a new expected day"),
    "name_contact": _("name a care contact"),
    "plan": _("begin to plan"),
    "answer": _("say when the person can be received"),
    "take_home": _("receive the person"),
    "sip_call": _("call to a SIP"),
    "sip_held": _("hold the SIP meeting"),
    "open_care": _("clear up whether open care can take over"),
    "information": _("pass on the information for the care that follows"),
    "patient_information": _("give the patient the information in writing"),
    "discharged": _("write down when the person leaves"),
    "discharge_summary": _("send the discharge summary"),
}
DISCIPLINES = {"somatic": _("Somatic care"), "psychiatric": _("Psychiatric care")}
PARTS = {
    "place": _("Place"),
    "information": _("Information for the care that follows"),
    "care_summary": _("What care was given"),
    "care_contact": _("Who the care contact is"),
    "sip_time": _("When the SIP meeting is"),
    "plans": _("Plans for the care after discharge"),
    "summary": _("Summary"),
    "status": _("The patient's state"),
    "course": _("Expected course"),
    "problem_clarified": _("The problem that led to the admission is clarified"),
    "other_problems": _("Other problems that have come up are clarified"),
    "unresolved": _("Questions left open are explained"),
    "diagnoses_and_plan": _("Position taken on diagnoses, and a plan for following up"),
    "functional_level": _("Functional level, change and expected development"),
}


def start_text(mine: int, late: int) -> str:
    """The line of the start page."""
    waiting = ngettext("%(number)s way home waits for your unit", "%(number)s ways home wait for your unit", mine) % {
        "number": mine
    }
    if not late:
        return waiting
    return waiting + " " + ngettext("(%(number)s late)", "(%(number)s late)", late) % {"number": late}


STEPS = {
    "admission": _("Send the admission notice"),
    "estimate": _("Give a new expected discharge"),
    "discharge_ready": _("Tell that the patient is ready to leave"),
    "compulsory_open_care": _("Tell of open compulsory psychiatric care"),
    "not_ready": _("Tell that the patient is no longer ready"),
    "interrupted": _("Interrupt the planning"),
    "contact": _("Name a care contact"),
    "sip_call": _("Call to a SIP"),
    "sip_held": _("Write down that the SIP was held"),
    "answer": pgettext_lazy("between units", "Answer"),
    "open_care_unclear": _("Say that it is unclear whether open care can take over"),
    "open_care_clear": _("Say that open care can take over"),
    "information": _("Pass on information"),
    "patient_information": _("Write down what the patient was told"),
    "discharged": _("Write down that the person left"),
    "discharge_summary": _("Send the discharge summary"),
    "need": _("Judge the need anew"),
    "move": _("Move to another ward"),
    "leave": _("Begin a leave"),
    "back": _("Back from the leave"),
    "planning": _("Write what we plan"),
}
SIP_WISH = _("Write down whether the patient wants a SIP")
