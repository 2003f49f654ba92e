"""The steps that a page offers: what may be sent now, and what is written down without being sent."""

from collections.abc import Mapping
from types import MappingProxyType

from narvard.care.discharge.rules.facts import READY_KINDS, Answer, Facts, Kind, Role, State
from narvard.care.discharge.rules.walking import LAWS, may_send, state_of

STEP_OF_DUTY: Mapping[str, str] = MappingProxyType(
    {
        "admission_notice": Kind.ADMISSION,
        "judge_ready": Kind.DISCHARGE_READY,
        "name_contact": "contact",
        "plan": Kind.ANSWER,
        "answer": Kind.ANSWER,
        "sip_call": Kind.SIP_CALL,
        "sip_held": Kind.SIP_HELD,
        "open_care": Kind.OPEN_CARE_CLEAR,
        "information": Kind.INFORMATION,
        "patient_information": Kind.PATIENT_INFORMATION,
        "discharged": Kind.DISCHARGED,
        "discharge_summary": Kind.DISCHARGE_SUMMARY,
    }
)
"""The step that does a duty."""

OPEN_CARE = frozenset({Role.PRIMARY_CARE, Role.SPECIALIST_OPEN})
NEVER_ALONE = frozenset({Kind.READY_JUDGEMENT})
"""Written with another step, never by itself."""


def steps_of(facts: Facts, role: Role, *, on_leave: bool) -> tuple[str, ...]:
    """The steps that a part can take now, in the order of the way home."""
    state = state_of(facts)
    sendable = tuple(kind.value for kind in may_send(facts, role) if kind not in NEVER_ALONE and _fits(facts, kind))
    if role is not Role.HOSPITAL:
        named = ("contact",) if role in OPEN_CARE and Kind.ANSWER in sendable else ()
        return (*named, *sendable, "planning")
    within = () if state is State.ENDED else ("need", "back") if on_leave else ("need", "move", "leave")
    return (*sendable, *within)


def _fits(facts: Facts, kind: Kind) -> bool:
    """Leaves out what the table allows and the moment does not."""
    told = {n.to_unit for n in facts.of(Kind.ADMISSION)}
    if kind in READY_KINDS and told <= {n.to_unit for n in facts.standing_ready()}:
        return False
    if kind is Kind.COMPULSORY_OPEN_CARE:
        return facts.discipline == "psychiatric"
    if kind is Kind.SIP_HELD:
        return facts.last(Kind.SIP_CALL) is not None
    unclear = facts.last(Kind.OPEN_CARE_UNCLEAR, Kind.OPEN_CARE_CLEAR)
    standing = unclear is not None and unclear.kind is Kind.OPEN_CARE_UNCLEAR
    if kind in {Kind.OPEN_CARE_CLEAR, Kind.OPEN_CARE_UNCLEAR}:
        return standing == (kind is Kind.OPEN_CARE_CLEAR)
    return True


def answers_of(country: str, role: Role) -> tuple[str, ...]:
    """What a part may answer in the form of answers; that a contact is named has a form of its own."""
    return tuple(a.value for a in LAWS[country].answers.get(role, ()) if a is not Answer.CONTACT_NAMED)
