"""Codes of tasks in words, in the active language, and why something was refused."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from narvard.base.access.queries import GROUNDS, own_ground
from narvard.base.core.actor import Actor
from narvard.care.tasks.rules.clocks import KINDS as CLOCKS
from narvard.care.tasks.rules.grounds import OFFERED

KINDS: dict[str, Promise] = {
    "call_to_sip": _("Call to a coordinated individual plan (SIP)"),
    "name_contact": _("Name a care contact"),
    "contact_today": _("Contact the person the same day"),
    "medical_assessment": _("Assess medically"),
    "home_visit": _("Visit at home within a day"),
    "assess_need": _("Assess the need of support"),
    "start_service": _("Begin a service"),
    "medicines": _("Go through the medicines"),
    "aids": _("Arrange aids"),
    "information": _("Give information"),
    "follow_up": _("Follow up"),
    "other": _("Something else"),
    "can_receive": _("Answer whether the municipality can receive"),
    "name_coordinator": _("Name a coordinator"),
    "individual_plan": _("Begin an individual plan"),
}
STATES: dict[str, Promise] = {
    "requested": _("asked for"),
    "asked_for_more": _("more is asked"),
    "accepted": _("accepted"),
    "under_way": _("under way"),
    "declined": _("declined"),
    "mis_sent": _("sent to the wrong unit"),
    "done": pgettext_lazy("a task", "done"),
    "cancelled": _("called off"),
}
# What a unit did, as the steps tell it.
DONE: dict[str, Promise] = {
    "send": _("asked for it"),
    "accept": _("accepted"),
    "ask_more": _("asked for more"),
    "answer": _("answered"),
    "decline": _("declined"),
    "start": _("began"),
    "finish": _("finished"),
    "mis_sent": _("said that it was sent to the wrong unit"),
    "correct": _("corrected what is asked for"),
    "forward": _("sent it on to another unit"),
    "cancel": _("called it off"),
}
# What a unit may do, as the buttons say it.
ACTS: dict[str, Promise] = {
    "accept": _("Accept"),
    "ask_more": _("Ask for more"),
    "answer": _("Answer"),
    "decline": _("Decline"),
    "start": pgettext_lazy("a task", "Begin"),
    "finish": _("Finish"),
    "mis_sent": _("Sent to the wrong unit"),
    "correct": _("Correct"),
    "forward": _("Send to another unit"),
    "cancel": _("Call off"),
}
LEFT: dict[str, Promise] = {
    "forwarded": _("sent on to another unit"),
    "mis_sent": _("sent to the wrong unit"),
}
# Why one unit may tell another, as the one who sends chooses.
GROUND_WORDS: dict[str, Promise] = {
    "person_agreed": _("The person has agreed"),
    "discharge_information": _("Information for the care after a stay in hospital"),
    "secrecy_assessment": _("Assessed: it can be told without harm to the person"),
    "necessity": _("Necessary for our own work"),
    "sip_call": _("A call to a SIP"),
    "compulsory_care_plan": _("Part of a plan of compulsory care"),
    "own_custodian": _("Within our own organization"),
    "own_custodian_social": _("Within our own organization"),
    "shared_care_no": _("Those who work together on the care"),
    "discharge_information_no": _("Information for the care after a stay in hospital"),
    "discharge_ready_notice_no": _("Notice that the person is ready to leave the hospital"),
    "own_custodian_no": _("Within our own organization"),
}
NOT_SENT: dict[str, Promise] = {
    "person_unknown": _(
        "The task was not sent, because your unit takes no part in the person's care. Note first that it does."
    ),
    "unit_unknown": _("The task was not sent, because that unit cannot be asked. Choose a unit from the list."),
    "kind_unknown": _("The task was not sent, because it is not said what is asked for. Choose from the list."),
    "text_missing": _("The task was not sent, because nothing is written. Write what is asked for."),
    "due_missing": _(
        "The task was not sent, because nothing says by when it is to be done. Write a number of days of your own."
    ),
    "due_too_late": _(
        "The task was not sent, because law or agreement says that it is to be done sooner. Shorten your own time."
    ),
    "due_impossible": _(
        "The task was not sent, because the time is before now, or more than a year away. Write another number of days."
    ),
    "ground_unfit": _(
        "The task was not sent, because that unit belongs to another organization. Choose another ground."
    ),
    "blocked": _(
        "The task was not sent, because a block stops the receiver from seeing it. Ask the person, or phone the unit."
    ),
    "ground_unknown": _("The task was not sent, because that ground is not in force here. Choose another one."),
    "consent_missing": _(
        "The task was not sent, because that ground needs the person's consent. Ask the person, and write how it was "
        "given and by whom."
    ),
    "relation_missing": _(
        "The task was not sent, because consent alone opens nothing: the unit takes no part in the person's care. "
        "Choose another ground."
    ),
    "not_custodian": _(
        "The task was not sent on, because another organization answers for it. Ask the one who sent it."
    ),
}
NOT_HANDLED: dict[str, Promise] = {
    "stale": _(
        "Nothing was saved, because someone did something with the task while you wrote. Read what was done, and do "
        "yours again if it is still needed."
    ),
    "not_now": _("Nothing was saved, because that cannot be done where the task stands now. Read what has been done."),
    "not_yours": _("Nothing was saved, because that is for the other unit to do. Phone them if it is urgent."),
    "text_missing": _("Nothing was saved, because nothing is written. Write it in a sentence or two."),
    "unchanged": _("Nothing was saved, because the text is the same as before. Change what should be corrected."),
    "same_unit": _("Nothing was saved, because the task is at that unit already. Choose another unit."),
}
NOT_SET: dict[str, Promise] = {
    "kind_unknown": _("The time was not saved, because there is no such kind of task. Choose from the list."),
    "half": _("The time was not saved, because it needs hours or days, and not both. Write one of them."),
    "source_missing": _("The time was not saved, because it does not say who agreed on it. Write the agreement."),
    "later_than_law": _("The time was not saved, because the law gives less time. Write a shorter time."),
    "earlier": _(
        "The time was not saved, because one that begins later stands already. Write a later day to begin from."
    ),
}


def kinds(country: str) -> tuple[tuple[str, Promise], ...]:
    """The kinds of task of a country, each with its words."""
    return tuple((code, KINDS[code]) for code in CLOCKS[country])


def grounds(actor: Actor) -> tuple[tuple[str, str], ...]:
    """The grounds that the actor may choose from, in words and with their law."""
    offered = (*OFFERED[actor.country], own_ground(actor, "own_custodian"))
    return tuple((code, f"{GROUND_WORDS[code]} ({GROUNDS[code].law})") for code in offered)
