"""The codes of joint plans in words, in the active language."""

from datetime import date

from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

KINDS = {
    "sip": _("coordinated individual plan (SIP)"),
    "lpt": _("coordinated plan in compulsory care"),
    "lss": _("individual plan under LSS"),
    "individual": _("individual plan"),
    "crisis": _("crisis plan"),
}
STATES = {
    "offered": _("offered"),
    "preparing": _("being prepared"),
    "called": _("called to a meeting"),
    "met": _("met, being written"),
    "approval": _("out for approval"),
    "active": _("in force"),
    "paused": _("paused, the consent is withdrawn"),
    "closed": _("closed"),
    "abandoned": _("given up"),
}
TURNS = {
    "ask_again": _("ask the person again, or close the plan"),
    "note_answer": _("note the person's answer to the offer"),
    "note_meeting": _("note the meeting"),
    "meet": _("meet"),
    "ask_consent": _("ask for consent"),
    "approve": _("approve the plan"),
    "establish": _("establish the plan"),
    "follow_up": _("follow up"),
    "set_follow_up": _("set a day for follow-up"),
    "call": _("call to a meeting"),
    "write": _("write what is missing"),
    "ask_approval": _("send it for approval"),
    "activate": _("put the plan in force"),
}
ITEMS = {
    "what_matters": _("What matters to me"),
    "services_needed": _("Services needed"),
    "others": _("Measures by others"),
    "needs_region": _("Needs of the region's services"),
    "needs_municipality": _("Needs of the municipality's services"),
    "attitude": _("The person's own attitude"),
    "resources_and_needs": _("Resources and needs"),
    "scope_and_time": _("Scope and time"),
    "evaluation": _("How it is evaluated"),
    "early_signs": _("Early signs that it gets worse"),
    "what_helps": _("What helps me"),
    "to_avoid": _("What to avoid"),
    "steps": _("What to do, step by step"),
    "whom_to_call": _("Whom to call"),
    "goals": _("My goals"),
    "activities": _("Activities"),
    "overall": _("Overall responsibility"),
    "coordinator": pgettext_lazy("a person", "Coordinator"),
    "consent": _("The person's consent"),
    "approvals": _("Approval by every unit"),
    "title": _("What the plan is called"),
    "follow_up_on": _("Follow-up on"),
}
NONE_LABELS = {
    "others": _("Nobody else takes part"),
    "attitude": _("The attitude could not be asked for"),
}
OVERALL = {
    "region": pgettext_lazy("a principal", "the region"),
    "municipality": pgettext_lazy("a principal", "the municipality"),
}
OVERALL_NO = {
    "region": pgettext_lazy("a principal", "the hospital trust"),
    "municipality": pgettext_lazy("a principal", "the municipality"),
}
HOW = {
    "oral": _("orally"),
    "written": _("in writing"),
    "electronic": _("electronically"),
    "by_representative": _("by a representative"),
}
NOTHING = pgettext_lazy("nothing to write", "none")
ACTS = {
    "open": _("opened"),
    "accept": _("accepted the offer"),
    "decline": _("declined"),
    "call": _("sent a call to a meeting"),
    "meet": _("held a meeting"),
    "write": _("wrote"),
    "write_head": _("wrote what is common"),
    "consent": _("noted the consent"),
    "add_parties": _("let more units take part"),
    "ask_approval": _("sent it for approval"),
    "activate": _("put it in force"),
    "follow_up": _("followed it up"),
    "withdraw": _("noted that the consent was withdrawn"),
    "resume": _("noted a new consent"),
    "close": _("closed it"),
    "abandon": _("gave it up"),
}
AGREED = {"meeting": _("Meeting"), "follow_up": _("Follow-up"), "activity": _("Activity")}


def overall_name(code: str, country: str) -> str:
    """Who has overall responsibility, in the words of the country; "" where nobody is named."""
    return str((OVERALL_NO if country == "NO" else OVERALL)[code]) if code else ""


def activity_line(text: str, responsible: str, due_on: date, done_on: date | None) -> str:
    """An activity on one line, as it is compared."""
    words = {"text": text, "who": responsible or gettext("the person"), "day": due_on.isoformat()}
    line = gettext("%(text)s (%(who)s, by %(day)s)") % words
    if done_on is None:
        return line
    done = gettext("Done %(day)s.") % {"day": done_on.isoformat()}
    return f"{line} {done}"
