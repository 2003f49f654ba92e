"""The codes of joint plans in words, and where the next step is taken."""

from collections.abc import Mapping
from uuid import UUID

from django import template
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from narvard.care.care_plans.queries import ListPage, PersonPage, PlanPage, PlanRow
from narvard.care.care_plans.queries.labels import (
    ACTS,
    HOW,
    ITEMS,
    KINDS,
    NOTHING,
    STATES,
    TURNS,
    overall_name,
)
from narvard.care.patients.queries import Identity

register = template.Library()
STATE_COLOURS = {"active": "success", "paused": "warning", "approval": "info", "called": "info", "met": "info"}
# The pages where a step is taken; the others are a button.
PAGES = {
    "note_answer": "care_plans:consent",
    "ask_consent": "care_plans:consent",
    "ask_again": "care_plans:consent",
    "call": "care_plans:meeting",
    "note_meeting": "care_plans:meeting",
    "write": "care_plans:write",
    "follow_up": "care_plans:follow_up",
    "set_follow_up": "care_plans:common",
}
BUTTONS = {
    "approve": "approve",
    "ask_approval": "ask_approval",
    "activate": "put_in_force",
    "establish": "put_in_force",
}
COMMON = {"overall", "coordinator"}


@register.filter
def kind_name(code: str) -> str:
    """A kind of plan."""
    return str(KINDS[code])


@register.filter
def state_word(code: str) -> str:
    """Where a plan stands."""
    return str(STATES[code])


@register.filter
def state_tone(code: str) -> str:
    """The tag colour of a state; the word beside it says the same."""
    return STATE_COLOURS.get(code, "neutral")


@register.filter
def item_name(code: str) -> str:
    """An item of a plan."""
    return str(ITEMS[code])


@register.filter
def act_name(code: str) -> str:
    """A step that was taken."""
    return str(ACTS.get(code, code))


@register.filter
def how_name(code: str) -> str:
    """How a consent was given."""
    return str(HOW.get(code, code))


@register.filter
def said(text: str) -> str:
    """What was written, or that there is nothing."""
    return text or str(NOTHING)


@register.filter
def overall_word(row: PlanRow) -> str:
    """Who has overall responsibility."""
    return overall_name(row.overall_responsible, row.country)


@register.filter
def who_of(people: Mapping[UUID, Identity], subject: UUID) -> Identity | None:
    """The identity of a person on the page."""
    return people.get(subject)


@register.filter
def turn_name(row: PlanRow) -> str:
    """The next step in words, "" when the plan has ended."""
    return str(TURNS[row.turn.step]) if row.turn else ""


@register.filter
def turn_page(row: PlanRow) -> str:
    """The name of the page where the next step is taken, "" where it is a button or nothing to do."""
    if row.turn is None:
        return ""
    if row.turn.step == "write" and set(row.missing) - {"consent", "approvals"} <= COMMON:
        return "care_plans:common"
    return PAGES.get(row.turn.step, "")


@register.filter
def turn_button(row: PlanRow) -> str:
    """The step that a button takes, "" where there is a page for it."""
    return BUTTONS.get(row.turn.step, "") if row.turn else ""


@register.filter
def whose(row: PlanRow) -> str:
    """Whose turn it is, by name."""
    if row.turn is None:
        return ""
    names = [party.name for party in row.parties if party.unit_id in row.turn.whose]
    everyone = len(names) == len(row.parties) > 1
    return _("everyone") if everyone else ", ".join(names)


@register.filter
def missing_words(row: PlanRow) -> str:
    """What does not stand in the plan yet."""
    return ", ".join(str(ITEMS[name]).lower() for name in row.missing)


@register.filter
def list_lead(page: ListPage) -> str:
    """What the list says in a sentence."""
    if page.due:
        return ngettext(
            "%(number)s plan has a step that is due.", "%(number)s plans have a step that is due.", page.due
        ) % {"number": page.due}
    if page.needs:
        number = {"number": len(page.needs)}
        return (
            ngettext("%(number)s need waits for an answer.", "%(number)s needs wait for an answer.", len(page.needs))
            % number
        )
    if page.total:
        return _("Nothing is due today.")
    return _("Your unit takes part in no joint plan that is shown here.")


@register.filter
def person_lead(page: PersonPage) -> str:
    """What a person's plans say in a sentence."""
    number = len(page.plans)
    if not number:
        return _("No joint plan goes on now.")
    text = ngettext("%(number)s joint plan goes on.", "%(number)s joint plans go on.", number) % {"number": number}
    overlapping = len(page.overlaps)
    if not overlapping:
        return text
    more = ngettext("%(number)s pair overlaps.", "%(number)s pairs overlap.", overlapping) % {"number": overlapping}
    return f"{text} {more}"


@register.filter
def plan_lead(page: PlanPage) -> str:
    """Where the plan stands and what happens next, in two sentences."""
    row = page.row
    said = [_("Where it stands: %(state)s.") % {"state": STATES[row.state]}]
    if row.turn is not None:
        words = {"who": whose(row), "step": TURNS[row.turn.step]}
        if row.turn.due_on:
            words["day"] = date_format(row.turn.due_on, "j F Y")
            said.append(_("Next step: %(step)s, %(day)s (%(who)s).") % words)
        else:
            said.append(_("Next step: %(step)s (%(who)s).") % words)
    return " ".join(said)
