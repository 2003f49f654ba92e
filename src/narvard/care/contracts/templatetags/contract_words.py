"""The codes of contracts in words, and the sentences that open the pages."""

from collections.abc import Iterator

from django import template
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from narvard.base.access.queries import BlockRow, Existence
from narvard.care.care_plans.queries import ActivityRow, CrisisPlan, PlanRow
from narvard.care.care_plans.queries.labels import ITEMS, KINDS
from narvard.care.care_plans.queries.labels import STATES as PLAN_STATES
from narvard.care.contracts.queries import Composed, MyPage, PersonPage
from narvard.care.contracts.queries.labels import CONTACTS, PARTS, SCOPES, STATES, TURN, WAITING
from narvard.care.contracts.rules import PARTS as PART_CODES
from narvard.care.contracts.rules import Coming
from narvard.care.discharge.queries import CaseRow
from narvard.care.discharge.queries.labels import DUTIES
from narvard.care.discharge.queries.labels import STATES as CASE_STATES
from narvard.care.tasks.queries import TaskRow
from narvard.care.tasks.queries.labels import KINDS as TASK_KINDS

register = template.Library()


@register.filter
def contact_role(code: str) -> str:
    """What a named contact is, said to the person."""
    return str(CONTACTS.get(code, code))


@register.filter
def time_state(code: str) -> str:
    """Where an agreed time stands."""
    return str(STATES[code])


@register.filter
def waiting_word(code: str) -> str:
    """What waits for the unit."""
    return str(WAITING[code])


@register.filter
def turn_word(code: str) -> str:
    """When to phone a number."""
    return str(TURN[code])


@register.filter
def scope_word(code: str) -> str:
    """What the person has said yes to."""
    return str(SCOPES.get(code, code))


def _when(line: Coming) -> str:
    if line.at:
        at = localtime(line.at)
        return _("%(day)s at %(clock)s") % {"day": date_format(at, "l j F"), "clock": date_format(at, "H:i")}
    return date_format(line.day, "l j F") if line.day else ""


@register.filter
def first_thing(whole: Composed) -> str:
    """The answer at the top of the person's own page: what happens next, and when."""
    dated = next((line for line in whole.coming if line.day and not line.late), None)
    if dated:
        return _("The next thing is: %(what)s, %(when)s.") % {"what": dated.what, "when": _when(dated)}
    return nothing_next(whole)


@register.filter
def nothing_next(whole: Composed) -> str:
    """That nothing is booked, and whom to ask."""
    ask = next((line.ask for line in whole.coming if line.ask), whole.turn_to)
    if ask is None:
        return _("Nothing is booked. If you wonder about something, ask where you get care.")
    return _("Nothing is booked. If you wonder about something, ask %(whom)s.") % {
        "whom": f"{ask.whom}, {ask.how}" if ask.how else ask.whom
    }


@register.filter
def parts_sentence(whole: Composed) -> str:
    """Whether all four parts stand, and what is missing."""
    if whole.parts.whole:
        return _("All four parts of the patient contract stand.")
    missing = ", ".join(str(PARTS[name]).lower() for name in whole.parts.missing)
    return _("Missing in the patient contract, as far as your unit may see: %(parts)s.") % {"parts": missing}


@register.filter
def parts_list(whole: Composed) -> list[tuple[str, bool]]:
    """The four parts, each with whether it stands."""
    return [(str(PARTS[name]), getattr(whole.parts, name)) for name in PART_CODES]


@register.filter
def waits_for_us(page: PersonPage) -> str:
    """The answer at the top of a person's page: what the own unit is to do."""
    if page.step:
        return _("Your unit has something to do: %(step)s.") % {"step": page.step.name[:1].lower() + page.step.name[1:]}
    return _("Nothing waits for your unit here.")


@register.filter
def plan_name(plan: PlanRow) -> str:
    """What a plan is called."""
    kind = str(KINDS[plan.kind])
    return plan.title or kind[:1].upper() + kind[1:]


@register.filter
def plan_line(plan: PlanRow) -> str:
    """A plan in one line: what it is, where it stands, who keeps it, and when it is followed up."""
    said = [str(KINDS[plan.kind]), str(PLAN_STATES[plan.state]), plan.keeper]
    if plan.next_meeting_at:
        at = localtime(plan.next_meeting_at)
        said.append(_("meeting %(day)s") % {"day": date_format(at, "j F H:i")})
    elif plan.follow_up_on:
        said.append(_("followed up on %(day)s") % {"day": date_format(plan.follow_up_on, "j F")})
    line = ", ".join(said)
    return line[:1].upper() + line[1:]


@register.filter
def duty_line(duty: ActivityRow) -> str:
    """An activity of a plan with the day that it is due."""
    return _("%(what)s, by %(day)s") % {"what": duty.text, "day": date_format(duty.due_on, "j F")}


@register.filter
def crisis_items(plan: CrisisPlan) -> Iterator[tuple[str, str]]:
    """The texts of a crisis plan, each under its heading."""
    return ((str(ITEMS.get(row.name, row.name)), row.text) for row in plan.texts if row.text)


@register.filter
def case_line(case: CaseRow) -> str:
    """Where a way home stands, and what is next."""
    state = str(CASE_STATES.get(case.state, case.state))
    said = _("%(ward)s: %(state)s.") % {"ward": case.ward, "state": state} if case.ward else f"{state.capitalize()}."
    if case.expected_home:
        said += " " + _("Expected home %(day)s.") % {"day": date_format(localtime(case.expected_home), "l j F")}
    if case.mine and case.duty:
        said += " " + _("Ours to do: %(duty)s.") % {"duty": DUTIES.get(case.duty, case.duty)}
    return said


@register.filter
def task_line(task: TaskRow) -> str:
    """A task in one line: what is asked, and by whom; of one that the own unit has sent, of whom."""
    what = TASK_KINDS.get(task.kind, task.kind)
    if task.side == "sender":
        return _("%(what)s (to %(unit)s)") % {"what": what, "unit": task.to_name}
    return _("%(what)s (from %(unit)s)") % {"what": what, "unit": task.from_name}


@register.filter
def existence_lines(page: PersonPage) -> Iterator[str]:
    """That there is more: neither whose nor what."""
    there: Existence = page.existence or Existence()
    if there.unblocked:
        yield _("Other organizations have documentation about the person.")
    if there.blocked:
        yield _("There is documentation about the person that is blocked.")
    if there.blocked_inside:
        yield _("Another unit of your own organization has a block.")


@register.filter
def block_line(block: BlockRow) -> str:
    """Whose notes are blocked, and against whom."""
    if block.unit:
        return _("Notes of %(unit)s, against other units of %(holder)s") % {
            "unit": block.unit,
            "holder": block.custodian,
        }
    return _("Notes of %(holder)s, against other organizations") % {"holder": block.custodian}


@register.filter
def choices_sentence(page: object) -> str:
    """How many consents stand and how many blocks."""
    consents, blocks = len(page.consents), len(page.blocks)
    if not consents and not blocks:
        return _("You have neither said yes to something nor blocked anything.")
    return _("Yes: %(consents)s. Blocks: %(blocks)s. You can change your mind at any time.") % {
        "consents": consents,
        "blocks": blocks,
    }


@register.filter
def asks_for_yes(page: MyPage) -> bool:
    """Does an agreement wait for the person's yes?"""
    return page.own and bool(page.unconfirmed)
