"""Sending a notice: the one way that anything is told between the parties of a way home."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from types import MappingProxyType
from uuid import UUID, uuid4

from django.db import transaction

from narvard.base.access.operations import disclose, relate
from narvard.base.access.queries import own_ground
from narvard.base.core.actor import Actor
from narvard.care.discharge.models import Case, Notice, Party
from narvard.care.discharge.operations.reaching import Reached, reach
from narvard.care.discharge.operations.refusing import NotSaved
from narvard.care.discharge.operations.standing import bring_up_to_date, note
from narvard.care.discharge.permissions import require_step
from narvard.care.discharge.queries.complete import four_items_known
from narvard.care.discharge.queries.finding import all_facts, role_of_unit, units
from narvard.care.discharge.rules.checks import Draft, refusal
from narvard.care.discharge.rules.contents import as_text
from narvard.care.discharge.rules.facts import INSIDE, TOLD_TOGETHER, Facts, Kind, Role, shown_to
from narvard.care.discharge.rules.walking import LAWS

RELATION = "way_home"


@dataclass(frozen=True)
class Message:
    """What is to be sent. `to` are ids of units; empty means those who are told such things without being chosen.

    `sending` names the submit: the same one twice is one notice. `sent_at` is when it was truly sent.
    """

    kind: str
    sent_at: datetime
    to: Collection[int] = ()
    judged_at: datetime | None = None
    about_at: datetime | None = None
    answer: str = ""
    assessment: str = ""
    parts: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    refers_to: int | None = None
    entered_afterwards: bool = False
    sender_name: str = ""
    sending: UUID = field(default_factory=uuid4)


@transaction.atomic
def send(*, actor: Actor, now: datetime, case_id: int, message: Message, version: int | None = None) -> int:
    """Send a notice to each of its receivers, and let them see it; answer the id of the first.

    Raises CaseNotFound, or NotSaved. The same `sending` twice changes nothing twice.
    """
    require_step(actor, message.kind)
    reached = reach(actor, now, case_id)
    known = Notice.objects.filter(sending=message.sending, kind=message.kind, case=reached.case).first()
    if known is not None:
        return known.pk
    if version is not None and reached.party.version != version:
        raise NotSaved("changed")
    return deliver(actor, now, reached, message)


def deliver(actor: Actor, now: datetime, reached: Reached, message: Message) -> int:
    """Check a message, write it down, tell its receivers, and bring every party's view up to date."""
    everything = all_facts(reached.case)
    knows = shown_to(everything, reached.role, reached.party.unit_id)
    draft = _draft(actor, reached, knows, message)
    code = refusal(knows, draft, now)
    if code:
        raise NotSaved(code)
    rows = _write(actor, now, reached, draft, message)
    _tell(actor, now, reached.case, draft, rows)
    bring_up_to_date(reached.case, everything)
    details = {"to": len(draft.to), "sent_at": draft.sent_at, "answer": draft.answer}
    note(actor, now, f"discharge.send_{draft.kind}", reached.case, ground_for(actor, draft.kind), details)
    return rows[0].pk


def ground_for(actor: Actor, kind: Kind) -> str:
    """The legal ground for telling, a code of the gate; the own unit's for what is kept inside."""
    return LAWS[actor.country].grounds.get(kind) or own_ground(actor, "own_unit")


def _draft(actor: Actor, reached: Reached, knows: Facts, message: Message) -> Draft:
    case, kind = reached.case, Kind(message.kind)
    chosen = _without_choice(reached, knows, kind) if not message.to else _chosen(actor, message.to)
    return Draft(
        kind=kind,
        by=reached.role,
        by_unit=reached.party.unit_id,
        to=chosen,
        sent_at=message.sent_at,
        earliest=case.admitted_at if reached.role is Role.HOSPITAL else reached.party.since,
        judged_at=message.judged_at,
        about_at=message.about_at,
        answer=message.answer,
        assessment=message.assessment,
        parts=message.parts,
    )


def _chosen(actor: Actor, to: Collection[int]) -> dict[int, Role]:
    known = units(actor)
    roles = {unit: role_of_unit(known[unit].kind, actor.country) if unit in known else None for unit in to}
    if any(role is None or (role is Role.HOSPITAL and unit == actor.organization_id) for unit, role in roles.items()):
        raise NotSaved("receiver_unknown")
    return {unit: role for unit, role in roles.items() if role is not None}


def _without_choice(reached: Reached, knows: Facts, kind: Kind) -> dict[int, Role]:
    """Who is told without being chosen: by the hospital all who take part, by others the hospital and those they know.

    Never those who get something for the first time, nor what secrecy is assessed for: they are chosen.
    """
    weighed = kind in LAWS[reached.case.country].weighed and reached.role is Role.HOSPITAL
    if kind in INSIDE or kind is Kind.ADMISSION or weighed:
        return {}
    parties = {n.to_unit: n.to for n in knows.notices if n.to_unit and n.to} | {n.by_unit: n.by for n in knows.notices}
    others = {unit: role for unit, role in parties.items() if unit and role and unit != reached.party.unit_id}
    if reached.role is Role.HOSPITAL:
        return {unit: role for unit, role in others.items() if role is not Role.HOSPITAL}
    return {unit: role for unit, role in others.items() if role is not Role.HOSPITAL} | {
        reached.case.unit_id: Role.HOSPITAL
    }


def _write(actor: Actor, now: datetime, reached: Reached, draft: Draft, message: Message) -> list[Notice]:
    case = reached.case
    complete = draft.kind is not Kind.ADMISSION or four_items_known(actor, now, case.subject)
    same = {
        "subject": case.subject, "custodian_id": actor.controller_id, "unit_id": actor.organization_id, "case": case,
        "sending": message.sending, "country": case.country, "kind": draft.kind, "by": draft.by,
        "judged_at": draft.judged_at, "sent_at": draft.sent_at, "registered_at": now, "about_at": draft.about_at,
        "answer": draft.answer, "content": as_text(draft.parts), "assessment": draft.assessment.strip(),
        "complete": complete, "sender_name": message.sender_name or actor.name, "refers_to_id": message.refers_to,
        "entered_afterwards": message.entered_afterwards,
    }  # fmt: skip
    receivers = list(draft.to.items()) or [(None, "")]
    return [Notice.objects.create(**same, to_unit_id=unit, to=role) for unit, role in receivers]


def _tell(actor: Actor, now: datetime, case: Case, draft: Draft, rows: list[Notice]) -> None:
    """Open the rows to their receivers. The hospital is told as one: within it, who sees the case reaches them."""
    ground = ground_for(actor, draft.kind)
    if draft.kind is Kind.ADMISSION:
        _welcome(actor, now, case, draft, ground)
    for row in rows:
        if row.to_unit_id is not None:
            to = draft.to if draft.kind in TOLD_TOGETHER else [row.to_unit_id]
            disclose(actor=actor, now=now, rows=[row], ground=ground, to=[recipient(case, unit) for unit in to])


def recipient(case: Case, unit: int) -> int:
    """Who a disclosure to a receiver is made to: the ward stands for its hospital."""
    return case.custodian_id if unit == case.unit_id else unit


def _welcome(actor: Actor, now: datetime, case: Case, draft: Draft, ground: str) -> None:
    disclose(actor=actor, now=now, rows=[case], ground=ground, to=list(draft.to))
    for unit, role in draft.to.items():
        Party.objects.get_or_create(case=case, unit_id=unit, defaults={"role": role, "since": draft.sent_at})
        relate(actor=actor, now=now, subject=case.subject, unit=unit, kind=RELATION)


@transaction.atomic
def send_admission_notice(
    *, actor: Actor, now: datetime, case_id: int, message: Message, version: int | None = None,
    health: Mapping[str, str] | None = None,
) -> int:  # fmt: skip
    """Send the admission notice; in Norway with `health` (status and course), sent beside it as health information.

    `message.parts` must be empty: a fifth item is refused. Raises CaseNotFound, or NotSaved.
    """
    first = send(actor=actor, now=now, case_id=case_id, message=replace(message, kind=Kind.ADMISSION), version=version)
    if health is not None and actor.country == "NO":
        beside = replace(message, kind=Kind.INFORMATION, parts=health, about_at=None, judged_at=None)
        send(actor=actor, now=now, case_id=case_id, message=beside)
    return first


@transaction.atomic
def send_ready_notice(
    *, actor: Actor, now: datetime, case_id: int, message: Message, version: int | None = None,
    judgement: Mapping[str, str] | None = None,
) -> int:  # fmt: skip
    """Send the notice that the patient is ready to leave; in Norway with the five judgements, kept in the hospital.

    In Sweden `message.assessment` says how secrecy was assessed, and `message.to` whom it did not prevent from being
    told. Raises CaseNotFound, or NotSaved.
    """
    first = send(actor=actor, now=now, case_id=case_id, message=message, version=version)
    if actor.country == "NO":
        inside = replace(message, kind=Kind.READY_JUDGEMENT, parts=judgement or {}, to=(), about_at=None)
        send(actor=actor, now=now, case_id=case_id, message=inside)
    return first
