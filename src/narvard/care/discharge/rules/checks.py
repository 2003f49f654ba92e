"""Why a notice may not be sent as it is: one code, or none. The words for the codes stand with the operations."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType

from narvard.care.discharge.rules.contents import missing, surplus
from narvard.care.discharge.rules.facts import READY_KINDS, Answer, End, Facts, Kind, Role, Sent, State
from narvard.care.discharge.rules.walking import LAWS, follows, state_of

SPEAK_OF_A_TIME = frozenset({Kind.ADMISSION, Kind.ESTIMATE, Kind.SIP_CALL})
TO_THOSE_TOLD = frozenset({*READY_KINDS, Kind.NOT_READY, Kind.INTERRUPTED, Kind.ESTIMATE})
TO_NOBODY = frozenset({Kind.PATIENT_INFORMATION, Kind.READY_JUDGEMENT, Kind.DISCHARGED})
"""May be written down without a receiver: kept inside, or told to those who take part, if any."""


@dataclass(frozen=True)
class Draft:
    """A notice as somebody wants to send it. `earliest` is the first moment that the sender may speak of."""

    kind: Kind
    by: Role
    by_unit: int
    to: Mapping[int, Role]
    sent_at: datetime
    earliest: datetime
    judged_at: datetime | None = None
    about_at: datetime | None = None
    answer: str = ""
    assessment: str = ""
    parts: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


def refusal(facts: Facts, draft: Draft, now: datetime) -> str:
    """Why the draft is refused, by what its sender knows; "" when it may be sent."""
    for reasons in (_times, _content, _receivers, _order):
        found = next(reasons(facts, draft, now), "")
        if found:
            return found
    return ""


def _times(facts: Facts, draft: Draft, now: datetime) -> Iterator[str]:
    if draft.sent_at > now:
        yield "future"
    if draft.sent_at < draft.earliest:
        yield "before_admission" if draft.by is Role.HOSPITAL else "before_told"
    if draft.kind in READY_KINDS and draft.judged_at is None:
        yield "judged_missing"
    if draft.judged_at and draft.judged_at > draft.sent_at:
        yield "judged_after_sent"
    if draft.judged_at and draft.judged_at < draft.earliest:
        yield "judged_before_admission"
    if draft.about_at is None and (draft.kind in SPEAK_OF_A_TIME or draft.answer == Answer.CAN_RECEIVE):
        yield "about_missing"
    if draft.about_at and draft.about_at < draft.earliest:
        yield "about_too_early"
    if draft.about_at and draft.kind is Kind.SIP_CALL and draft.about_at < draft.sent_at:
        yield "meeting_before_call"


def _content(facts: Facts, draft: Draft, now: datetime) -> Iterator[str]:
    if surplus(facts.country, draft.kind, draft.parts):
        yield "fifth_item" if draft.kind is Kind.ADMISSION else "surplus"
    if missing(facts.country, draft.kind, draft.parts):
        yield "part_missing"
    if draft.kind in LAWS[facts.country].weighed and draft.by is Role.HOSPITAL and not draft.assessment.strip():
        yield "assessment_missing"
    known = {Kind.ANSWER: LAWS[facts.country].answers.get(draft.by, ()), Kind.DISCHARGED: tuple(End)}
    if draft.answer not in known.get(draft.kind, ("",)):
        yield "answer_unknown"


def _receivers(facts: Facts, draft: Draft, now: datetime) -> Iterator[str]:
    told = {n.to_unit for n in facts.of(Kind.ADMISSION)}
    roles = frozenset(n.to for n in facts.of(Kind.ADMISSION) if n.to is not None)
    if not draft.to and draft.kind not in TO_NOBODY:
        yield "receiver_missing"
    if draft.by is Role.HOSPITAL and draft.kind in TO_THOSE_TOLD and set(draft.to) - told:
        yield "untold"
    lacking = LAWS[facts.country].lacking_receivers(draft.kind, frozenset(draft.to.values()), roles)
    if lacking:
        yield "municipality_missing" if lacking.intersection(LAWS[facts.country].municipal) else "open_care_missing"
    if draft.kind is Kind.ADMISSION and set(draft.to) <= told and state_of(facts) is not State.INTERRUPTED:
        yield "already_told"
    if draft.kind in READY_KINDS and set(draft.to) <= {n.to_unit for n in facts.standing_ready()}:
        yield "already_ready"


def _order(facts: Facts, draft: Draft, now: datetime) -> Iterator[str]:
    if draft.kind is Kind.COMPULSORY_OPEN_CARE and facts.discipline != "psychiatric":
        yield "not_psychiatric"
    if draft.kind is Kind.SIP_HELD and facts.last(Kind.SIP_CALL) is None:
        yield "call_missing"
    unclear = facts.last(Kind.OPEN_CARE_UNCLEAR, Kind.OPEN_CARE_CLEAR)
    if draft.kind is Kind.OPEN_CARE_CLEAR and (unclear is None or unclear.kind is Kind.OPEN_CARE_CLEAR):
        yield "unclear_missing"
    latest = max((n.id for n in facts.notices), default=0) + 1
    new = Sent(latest, "new", draft.kind, draft.by, draft.by_unit, None, None, draft.sent_at)
    if not follows(facts, new):
        yield "not_now"
