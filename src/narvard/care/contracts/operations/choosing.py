"""What the person does for themselves: ask for a plan, take back a yes, block, and open again."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from narvard.base.access.operations import BlockNotChanged, ConsentNotGiven, withdraw_consent
from narvard.base.core.actor import Actor
from narvard.care.care_plans.operations import NeedRefused, PlanNotChanged, comment, raise_need
from narvard.care.contracts.queries import my_page, oneself
from narvard.care.patients.operations import block_data, open_data

# What someone may ask for by themselves, by the country: the joint plan that its law knows.
JOINT_PLAN = {"SE": "sip", "NO": "individual"}


class NeedNotSent(Exception):
    """Nothing was asked for; the text says why and what to do."""

    def __str__(self) -> str:
        return str(_("Nothing was sent. Choose whom you ask, and write what you need help with."))


class ChoiceNotSaved(Exception):
    """What the person decided was not saved; `code` says why, and the text what to do."""

    REASONS: dict[str, Promise] = {
        "consent": _("Nothing was changed, because that yes is taken back already. Read what stands now."),
        "comment": _(
            "Nothing was sent, because nothing was written or the plan has ended. Write it, or ask a contact."
        ),
        "block": _("Nothing was changed, because that block is not there any more. Read what stands now."),
        "holder": _("Nothing was blocked, because that unit cannot be chosen. Ask the unit itself."),
    }

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code

    def __str__(self) -> str:
        return str(self.REASONS[self.code])


def units_to_ask(*, actor: Actor, now: datetime) -> tuple[tuple[int, str], ...]:
    """The units (id, name) that know the person, whom they can ask for a plan. Raises PersonNotSeen."""
    return my_page(actor, now).may_ask


def ask_for_plan(*, actor: Actor, now: datetime, unit: int, reason: str, token: UUID) -> int:
    """The person asks a unit that knows them for a joint plan; answer the need's id. Raises NeedNotSent."""
    try:
        return raise_need(
            actor=actor,
            now=now,
            subject=oneself(actor),
            kind=JOINT_PLAN[actor.country],
            reason=reason,
            raised_by=actor.name,
            to=unit,
            key=token,
        )
    except NeedRefused as refused:
        raise NeedNotSent from refused


def comment_on_plan(*, actor: Actor, now: datetime, plan_id: int, text: str) -> None:
    """The person says something of a plan of theirs. Raises PlanNotFound, ChoiceNotSaved."""
    oneself(actor)
    try:
        comment(actor=actor, now=now, plan_id=plan_id, text=text)
    except PlanNotChanged as refused:
        raise ChoiceNotSaved("comment") from refused


def take_back(*, actor: Actor, now: datetime, consent_id: int) -> None:
    """The person takes back a consent of theirs. Raises ChoiceNotSaved."""
    actor.require("contracts.own")
    try:
        withdraw_consent(actor=actor, now=now, consent_id=consent_id, how="electronic")
    except ConsentNotGiven as refused:
        raise ChoiceNotSaved("consent") from refused


@transaction.atomic
def ask_for_block(*, actor: Actor, now: datetime, holder: str) -> None:
    """The person blocks notes of theirs: `holder` is "custodian" or "custodian:unit", ids. Raises ChoiceNotSaved."""
    actor.require("contracts.own")
    custodian, _colon, unit = holder.partition(":")
    if not custodian.isdecimal() or (unit and not unit.isdecimal()):
        raise ChoiceNotSaved("holder")
    try:
        block_data(
            actor=actor,
            now=now,
            subject=oneself(actor),
            custodian=int(custodian),
            unit=int(unit) if unit else None,
            asked_by=actor.name,
        )
    except BlockNotChanged as refused:
        raise ChoiceNotSaved("holder") from refused


def open_again(*, actor: Actor, now: datetime, block_id: int) -> None:
    """The person ends a block of theirs. Raises ChoiceNotSaved."""
    actor.require("contracts.own")
    try:
        open_data(actor=actor, now=now, block_id=block_id, asked_by=actor.name)
    except BlockNotChanged as refused:
        raise ChoiceNotSaved("block") from refused
