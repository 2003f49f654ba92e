"""Codes of contracts in words, in the active language."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

PARTS: dict[str, Promise] = {
    "agreement": _("An agreement"),
    "named_contact": _("A named care contact"),
    "agreed_time": _("An agreed time"),
    "coherent_plan": _("A coherent plan"),
}
STATES: dict[str, Promise] = {
    "booked": pgettext_lazy("a time", "booked"),
    "not_booked": pgettext_lazy("a time", "not yet booked"),
    "held": pgettext_lazy("a time", "held"),
    "cancelled": pgettext_lazy("a time", "cancelled"),
}
MOVES: dict[str, Promise] = {
    "book": _("Book a time"),
    "rebook": _("Move it to another time"),
    "postpone": _("Take the time away without a new one"),
    "hold": _("Note that it was held"),
    "cancel": _("Cancel it"),
}
WAITING: dict[str, Promise] = {
    "remark": _("The person has said something of the agreement"),
    "look_again": _("Time to look at the agreement again"),
    "not_booked": _("Promised before this day, and not booked"),
}
# The named contacts, said to the person.
CONTACTS: dict[str, Promise] = {
    "physician": _("Your doctor"),
    "care_contact": _("Your contact in health care"),
    "social_care_contact": _("Your contact in home care"),
    "coordinator": _("Your coordinator"),
    "child_coordinator": _("Coordinator for the child"),
}
# Whom to phone, said to the person; the numbers stand in rules/turning.py.
TURN: dict[str, Promise] = {
    "danger": _("If there is danger to life"),
    "advice": _("If you need advice on illness, at any hour"),
    "out_of_hours": _("If you need a doctor at once when your own is closed"),
}
# What is agreed in a plan, where it has no words of its own.
PLAN_TIMES: dict[str, Promise] = {
    "meeting": _("Meeting about the plan"),
    "follow_up": _("The plan is followed up"),
}
SCOPES: dict[str, Promise] = {
    "sip": _("A plan together (SIP)"),
    "coherent": _("That others who give me care read what is written elsewhere"),
    "transfer": _("That what is needed is told to another unit"),
    "lss_plan": _("A plan under LSS"),
    "individual_plan": _("An individual plan"),
    "representative": _("That someone close to me may see"),
}
