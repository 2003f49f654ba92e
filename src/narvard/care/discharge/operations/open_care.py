"""What open care paid by the region does: names the care contact, and calls to a plan."""

from dataclasses import replace
from datetime import datetime

from django.db import transaction

from narvard.base.core.actor import Actor
from narvard.care.care_plans.operations import call_to_plan
from narvard.care.coordination.operations import Practitioner, appoint
from narvard.care.coordination.queries import care_contact_at
from narvard.care.discharge.models import Notice
from narvard.care.discharge.operations.reaching import reach
from narvard.care.discharge.operations.refusing import NotSaved
from narvard.care.discharge.operations.sending import Message, send
from narvard.care.discharge.queries.finding import units
from narvard.care.discharge.rules.facts import Answer, Kind

CARE_CONTACT = "care_contact"


@transaction.atomic
def name_contact(
    *, actor: Actor, now: datetime, case_id: int, message: Message, practitioner: Practitioner | None,
    version: int | None = None,
) -> int:  # fmt: skip
    """Name the care contact before the person leaves (2017:612 2:5), and tell those who take part.

    Without a practitioner the contact that the unit has already goes on. The hospital sees who it is, since it tells
    the patient (2014:821 3:2 b). Answers the notice's id. Raises CaseNotFound, NotSaved, or coordination's NotSaved
    where the appointment is refused.
    """
    case = reach(actor, now, case_id).case
    if practitioner is not None:
        appoint(
            actor=actor, now=now, subject=case.subject, role=CARE_CONTACT, practitioner=practitioner,
            appointed_at=message.sent_at, disclose_to=[case.custodian_id],
        )  # fmt: skip
    elif care_contact_at(actor, case.subject, actor.organization_id or 0, message.sent_at, now=now) is None:
        raise NotSaved("contact_missing")
    named = replace(message, kind=Kind.ANSWER, answer=Answer.CONTACT_NAMED)
    return send(actor=actor, now=now, case_id=case_id, message=named, version=version)


@transaction.atomic
def call_to_sip(*, actor: Actor, now: datetime, case_id: int, message: Message, version: int | None = None) -> int:
    """The named care contact calls the units `message.to` to a SIP at `message.about_at` (2017:612 4:3).

    The plan itself is opened among care plans, and the call stands there too. Answers the notice's id. Raises
    CaseNotFound, NotSaved, or PlanNotChanged from care plans.
    """
    actor.require("discharge.call_to_sip")
    case = reach(actor, now, case_id).case
    known = Notice.objects.filter(sending=message.sending, kind=Kind.SIP_CALL, case=case).first()
    if known is not None:
        return known.pk
    contact = care_contact_at(actor, case.subject, actor.organization_id or 0, message.sent_at, now=now)
    if contact is None:
        raise NotSaved("contact_missing")
    call = replace(message, kind=Kind.SIP_CALL, to=[*message.to, case.unit_id], sender_name=contact.name)
    sent = send(actor=actor, now=now, case_id=case_id, message=call, version=version)
    wards = {unit for unit, row in units(actor).items() if row.kind == "ward"}
    if message.about_at is not None and message.about_at > now:
        call_to_plan(
            actor=actor, now=now, subject=case.subject, kind="sip", at=message.about_at,
            place=message.parts.get("place", ""), invited=[unit for unit in message.to if unit not in wards],
            case_key=case.key,
        )  # fmt: skip
    return sent
