"""From a step's form to the operation that takes the step: one function a kind of step."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from narvard.base.core.actor import Actor
from narvard.care.care_plans.operations import PlanNotChanged
from narvard.care.coordination.operations import NotSaved as ContactNotSaved
from narvard.care.coordination.operations import Practitioner
from narvard.care.discharge import operations
from narvard.care.discharge.forms import StepForm
from narvard.care.discharge.operations import Message

REFUSALS = (operations.NotSaved, ContactNotSaved, PlanNotChanged)
TIMES = ("sent_at", "named_at", "left_at", "held_at")
ABOUT = ("home_at", "meeting_at", "receive_at")


def _first(given: Mapping[str, Any], names: tuple[str, ...]) -> Any:
    return next((given[name] for name in names if given.get(name)), None)


def _message(step: str, form: StepForm) -> Message:
    given = form.cleaned_data
    return Message(
        kind=step,
        sent_at=_first(given, TIMES),
        to=[int(unit) for unit in given.get("to", ())],
        judged_at=given.get("judged_at"),
        about_at=_first(given, ABOUT),
        answer=given.get("answer") or given.get("end") or "",
        assessment=given.get("assessment", ""),
        parts=form.parts(),
        sending=given["sending"],
    )


def _split(message: Message, names: tuple[str, ...]) -> tuple[Message, dict[str, str]]:
    """The message without the parts that are sent, or kept, beside it."""
    beside = {name: text for name, text in message.parts.items() if name in names}
    kept = {name: text for name, text in message.parts.items() if name not in names}
    return replace(message, parts=kept), beside


def _admission(message: Message, form: StepForm, **who: Any) -> None:
    bare, health = _split(message, ("status", "course")) if who["actor"].country == "NO" else (message, {})
    operations.send_admission_notice(**who, message=bare, health=health or None)


def _ready(message: Message, form: StepForm, **who: Any) -> None:
    five = ("problem_clarified", "other_problems", "unresolved", "diagnoses_and_plan", "functional_level")
    bare, judgement = _split(message, five) if who["actor"].country == "NO" else (message, {})
    operations.send_ready_notice(**who, message=bare, judgement=judgement)


def _contact(message: Message, form: StepForm, **who: Any) -> None:
    given = form.cleaned_data
    named = Practitioner(given["contact_name"], given["profession"], phone=given["phone"])
    operations.name_contact(**who, message=message, practitioner=None if given.get("keep") else named)


def _discharged(message: Message, form: StepForm, **who: Any) -> None:
    given = form.cleaned_data
    ward = int(given["other_ward"]) if given["other_ward"] else None
    operations.discharge(**who, message=message, municipality=given["municipality"], ward=ward)


def _need(form: StepForm, **who: Any) -> None:
    operations.judge_need(**who, needs=form.cleaned_data["needs"], judged_at=form.cleaned_data["judged_at"])


def _move(form: StepForm, **who: Any) -> None:
    operations.move_ward(**who, to_unit=int(form.cleaned_data["ward"]), at=form.cleaned_data["at"])


def _leave(form: StepForm, **who: Any) -> None:
    operations.begin_leave(**who, at=form.cleaned_data["at"])


def _back(form: StepForm, **who: Any) -> None:
    operations.end_leave(**who, at=form.cleaned_data["at"])


def _planning(form: StepForm, **who: Any) -> None:
    who.pop("version")
    operations.write_planning(**who, text=form.cleaned_data["plan"], assessment=form.cleaned_data["show"])


SENT: Mapping[str, Callable[..., None]] = {
    "admission": _admission,
    "discharge_ready": _ready,
    "compulsory_open_care": _ready,
    "contact": _contact,
    "sip_call": lambda message, form, **who: operations.call_to_sip(**who, message=message),
    "discharged": _discharged,
}
WRITTEN: Mapping[str, Callable[..., None]] = {
    "need": _need, "move": _move, "leave": _leave, "back": _back, "planning": _planning,
}  # fmt: skip


def _send(message: Message, form: StepForm, **who: Any) -> None:
    operations.send(**who, message=message)


def take(actor: Actor, now: datetime, case_id: int, step: str, form: StepForm, on_paper_by: str = "") -> None:
    """Take the step that the form describes. Raises one of REFUSALS.

    `on_paper_by` is who took it on paper, where it is entered after an outage.
    """
    who = {"actor": actor, "now": now, "case_id": case_id, "version": form.cleaned_data["version"]}
    if step in WRITTEN:
        WRITTEN[step](form, **who)
    else:
        message = _message("answer" if step == "contact" else step, form)
        told = operations.on_paper(message, on_paper_by) if on_paper_by else message
        SENT.get(step, _send)(told, form, **who)
