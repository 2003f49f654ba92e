"""The words of a way home, and what the rules go by. Plain values: no database, no clock."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType


class Role(StrEnum):
    """Which part a unit has in a way home. Sweden and Norway have their own, but for the hospital."""

    HOSPITAL = "hospital"
    PRIMARY_CARE = "primary_care"
    SPECIALIST_OPEN = "specialist_open"
    MUNICIPAL_HEALTH = "municipal_health"
    SOCIAL_SERVICES = "social_services"
    GP_NO = "gp_no"
    NURSING_NO = "nursing_no"
    ALLOCATION_NO = "allocation_no"


class State(StrEnum):
    """Where a way home stands. Sweden knows an interrupted one, Norway one that is withdrawn (avmeldt)."""

    ADMITTED = "admitted"
    NOTIFIED = "notified"
    READY = "ready"
    INTERRUPTED = "interrupted"
    WITHDRAWN = "withdrawn"
    ENDED = "ended"


class Kind(StrEnum):
    """A step between organizations, in the words of the event store; the last two are kept inside the hospital."""

    ADMISSION = "admission"
    ESTIMATE = "estimate"
    DISCHARGE_READY = "discharge_ready"
    NOT_READY = "not_ready"
    INTERRUPTED = "interrupted"
    COMPULSORY_OPEN_CARE = "compulsory_open_care"
    SIP_CALL = "sip_call"
    SIP_HELD = "sip_held"
    ANSWER = "answer"
    OPEN_CARE_UNCLEAR = "open_care_unclear"
    OPEN_CARE_CLEAR = "open_care_clear"
    INFORMATION = "information"
    DISCHARGED = "discharged"
    DISCHARGE_SUMMARY = "discharge_summary"
    PATIENT_INFORMATION = "patient_information"
    READY_JUDGEMENT = "ready_judgement"


INSIDE = frozenset({Kind.PATIENT_INFORMATION, Kind.READY_JUDGEMENT})
READY_KINDS = frozenset({Kind.DISCHARGE_READY, Kind.COMPULSORY_OPEN_CARE})
"""A notice of open compulsory psychiatric care counts as the ready notice (2017:612 3:1 st. 2 [A])."""

TOLD_TOGETHER = frozenset(
    {*READY_KINDS, Kind.NOT_READY, Kind.INTERRUPTED, Kind.SIP_CALL, Kind.SIP_HELD, Kind.INFORMATION, Kind.DISCHARGED}
)
"""Notices whose receivers see who else got them. Not the admission notice: it holds four things and no fifth."""


class Answer(StrEnum):
    """What an answer says; the first five of them come from those who receive the person."""

    CAN_RECEIVE = "can_receive"
    CANNOT_RECEIVE = "cannot_receive"
    PLANNING = "planning"
    NEEDS_MEETING = "needs_meeting"
    CONTACT_NAMED = "contact_named"
    SIP_WANTED = "sip_wanted"
    SIP_DECLINED = "sip_declined"


RECEIVING = (Answer.CAN_RECEIVE, Answer.CANNOT_RECEIVE)


class End(StrEnum):
    """How a stay in hospital ended."""

    HOME = "home"
    OTHER_MUNICIPALITY = "other_municipality"
    OTHER_HOSPITAL = "other_hospital"
    DEAD = "dead"


@dataclass(frozen=True)
class Sent:
    """A notice to one receiver. `sending` is shared by all that were sent at once; units are ids.

    `to` and `to_unit` are None for what is kept inside, or told to nobody. `refers_to` is the id that it answers.
    """

    id: int
    sending: str
    kind: Kind
    by: Role
    by_unit: int
    to: Role | None
    to_unit: int | None
    sent_at: datetime
    judged_at: datetime | None = None
    about_at: datetime | None = None
    answer: str = ""


@dataclass(frozen=True)
class Facts:
    """A way home as one of its parties knows it. Times are instants; None and empty where the party may not know."""

    country: str
    discipline: str
    admitted_at: datetime | None
    need_judged_at: datetime | None
    needs: frozenset[Role]
    notices: tuple[Sent, ...] = ()

    def of(self, *kinds: Kind) -> tuple[Sent, ...]:
        """The notices of these kinds, in the order of time."""
        return tuple(sorted((n for n in self.notices if n.kind in kinds), key=lambda n: (n.sent_at, n.id)))

    def last(self, *kinds: Kind) -> Sent | None:
        """The latest notice of these kinds, None where there is none."""
        found = self.of(*kinds)
        return found[-1] if found else None

    def standing_ready(self) -> tuple[Sent, ...]:
        """The ready notices that have not been withdrawn, in the order of time. The first to a party is its clock."""
        standing: list[Sent] = []
        for notice in self.of(*READY_KINDS, Kind.NOT_READY, Kind.INTERRUPTED):
            standing = [*standing, notice] if notice.kind in READY_KINDS else []
        return tuple(standing)

    def answers(self, *answers: Answer) -> tuple[Sent, ...]:
        """The answers that say one of these, in the order of time."""
        return tuple(notice for notice in self.of(Kind.ANSWER) if notice.answer in answers)


@dataclass(frozen=True)
class Duty:
    """Something that one party must do: by when (None: no time is set), and by which law.

    `waits`: its time is not yet in, so that it is nobody's turn because of it until then. `certainty` is A read in the
    text of the law, B an agency's page, C knowledge or practice, D to be checked.
    """

    code: str
    role: Role
    due: datetime | None
    law: str
    certainty: str
    waits: bool = False


Transitions = Mapping[tuple[State, Kind, Role], State]


def table(rows: Collection[tuple[State, Collection[Kind], Collection[Role], State | None]]) -> Transitions:
    """(state, events, by which parties, state after) as one lookup; None after means that the state stays."""
    return MappingProxyType(
        {(state, kind, role): after or state for state, kinds, roles, after in rows for kind in kinds for role in roles}
    )


def shown_to(facts: Facts, role: Role, unit: int) -> Facts:
    """What a party may know: its own notices and those sent to it, with who else got those that are told together.

    Only the hospital knows when the person came, which needs were judged and when (2017:612 2:2: four items, no more).
    """
    mine = [n for n in facts.notices if _is_theirs(n, role, unit)]
    together = {n.sending for n in mine if n.kind in TOLD_TOGETHER}
    known = tuple(n for n in facts.notices if n in mine or n.sending in together)
    if role is Role.HOSPITAL:
        return replace(facts, notices=known)
    bare = tuple(replace(n, judged_at=None) if n.kind is Kind.ADMISSION else n for n in known)
    return Facts(facts.country, "", None, None, frozenset(), bare)


def _is_theirs(notice: Sent, role: Role, unit: int) -> bool:
    if role is Role.HOSPITAL:
        return Role.HOSPITAL in {notice.by, notice.to}
    return notice.kind not in INSIDE and unit in {notice.by_unit, notice.to_unit}
