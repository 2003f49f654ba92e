"""What happened around a stay, as the rules of payment liability read it. Instants are aware, days are local."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID


class StepKind(StrEnum):
    """The steps between organizations that liability depends on, named as in the event store."""

    ADMISSION = "admission"
    READY = "discharge_ready"
    COMPULSORY = "compulsory_open_care"
    NOT_READY = "not_ready"
    INTERRUPTED = "interrupted"
    SIP_CALL = "sip_call"
    ANSWER = "answer"
    UNCLEAR = "open_care_unclear"
    CLEAR = "open_care_clear"


@dataclass(frozen=True, slots=True)
class Step:
    """One step. `municipality` is the receiver's code where the receiver is a municipality's unit, the sender's for an
    answer, "" otherwise. `about_at` is the time that an answer speaks of. `notice` is its number where it is written.
    """

    kind: StepKind
    sent_at: datetime
    municipality: str = ""
    judged_at: datetime | None = None
    about_at: datetime | None = None
    answer: str = ""
    complete: bool = True
    by_named_contact: bool = False
    notice: int | None = None


@dataclass(frozen=True, slots=True)
class Residence:
    """Whose the person was from `from_day`: registered, placed by another municipality (SE), staying (NO)."""

    from_day: date
    registered: str = ""
    placed_by: str = ""
    staying: str = ""


@dataclass(frozen=True, slots=True)
class Stay:
    """A stay at one hospital, with its steps in any order. `ended_at` None: it goes on.

    `both_principals`, `consented`, `compulsory` are the three terms of whether a SIP is required.
    """

    case: UUID
    subject: UUID
    country: str
    discipline: str
    admitted_at: datetime
    ended_at: datetime | None
    residences: tuple[Residence, ...]
    steps: tuple[Step, ...]
    need_judged_at: datetime | None = None
    both_principals: bool = False
    consented: bool = True
    compulsory: bool = False


class Duty(StrEnum):
    """What must have been done before a day is anybody's to pay."""

    ADMISSION_NOTICE = "admission_notice"
    READY_NOTICE = "ready_notice"
    SIP_CALL = "sip_call"
    OPEN_CARE = "open_care"
    ANSWER = "answer"


class Note(StrEnum):
    """How it stands with a duty."""

    MET = "met"
    MISSING = "missing"
    INCOMPLETE = "incomplete"
    LATE = "late"
    LATE_ACCEPTED = "late_accepted"
    OTHER_SENDER = "other_sender"
    ONE_PRINCIPAL = "one_principal"
    NO_CONSENT = "no_consent"
    COMPULSORY_CARE = "compulsory_care"
    BLOCKED = "blocked"
    CANNOT_RECEIVE = "cannot_receive"
    NOT_ANSWERED = "not_answered"
    CAN_RECEIVE = "can_receive"


@dataclass(frozen=True, slots=True)
class Tick:
    """One duty in the proof: whose, met or not (None: it did not apply), when it was done, by when it was due."""

    duty: Duty
    party: str
    met: bool | None
    note: Note
    at: datetime | None
    due: datetime | date | None
    law: str
    certainty: str
    notice: int | None = None


class Outcome(StrEnum):
    """What a day after the notice is: still free, somebody's to pay, or not, and why not."""

    FREE = "free"
    PAYABLE = "payable"
    DUTY_MISSED = "duty_missed"
    BLOCKED = "blocked"
    CAN_RECEIVE = "can_receive"


WAITED = frozenset({Outcome.FREE, Outcome.PAYABLE})
"""The days that a mean counts: the person waited, and every duty was done."""


@dataclass(frozen=True, slots=True)
class Span:
    """Days [from_day, to_day) that are all of one kind."""

    from_day: date
    to_day: date
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Period:
    """The days of a person from a notice that they are ready until they left or were ready no more, with the proof.

    `starts_on` is the first day that is not free; `ended_on` the day it ended, None while it goes on.
    """

    case: UUID
    subject: UUID
    municipality: str
    discipline: str
    ready_at: datetime
    ready_on: date
    starts_on: date | None
    ended_on: date | None
    ticks: tuple[Tick, ...]
    spans: tuple[Span, ...]

    @property
    def proven(self) -> bool:
        """Was every duty that depends on no single day done?"""
        return not any(span.outcome is Outcome.DUTY_MISSED for span in self.spans) and all(
            tick.met is not False for tick in self.ticks if tick.duty not in (Duty.OPEN_CARE, Duty.ANSWER)
        )
