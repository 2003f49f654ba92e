"""Which states a plan passes through: one table a kind, and what must stand before each step."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from narvard.care.care_plans.rules.content import Drafted, lacking
from narvard.care.care_plans.rules.kinds import Kind


class State(StrEnum):
    """Where a plan stands. The last two are its ends."""

    OFFERED = "offered"
    PREPARING = "preparing"
    CALLED = "called"
    MET = "met"
    APPROVAL = "approval"
    ACTIVE = "active"
    PAUSED = "paused"
    CLOSED = "closed"
    ABANDONED = "abandoned"


class Act(StrEnum):
    """What is done with a plan."""

    ACCEPT = "accept"
    DECLINE = "decline"
    CALL = "call"
    MEET = "meet"
    WRITE = "write"
    ASK_APPROVAL = "ask_approval"
    ACTIVATE = "activate"
    FOLLOW_UP = "follow_up"
    WITHDRAW = "withdraw"
    RESUME = "resume"
    CLOSE = "close"
    ABANDON = "abandon"


ENDS = frozenset({State.CLOSED, State.ABANDONED})
IN_FORCE = frozenset({State.ACTIVE, State.PAUSED})
Table = Mapping[tuple[State, Act], State]

_MEETINGS = {
    (State.PREPARING, Act.CALL): State.CALLED,
    (State.CALLED, Act.CALL): State.CALLED,
    (State.CALLED, Act.MEET): State.MET,
    (State.MET, Act.CALL): State.CALLED,
    (State.ACTIVE, Act.CALL): State.ACTIVE,
    (State.ACTIVE, Act.MEET): State.ACTIVE,
}
_WRITING = {(state, Act.WRITE): state for state in (State.PREPARING, State.CALLED, State.MET, State.ACTIVE)}
_ENDING = {
    **{(state, Act.ABANDON): State.ABANDONED for state in (State.PREPARING, State.CALLED, State.MET)},
    (State.ACTIVE, Act.FOLLOW_UP): State.ACTIVE,
    (State.ACTIVE, Act.CLOSE): State.CLOSED,
}
_CONSENT = {
    **{(state, Act.WITHDRAW): state for state in (State.PREPARING, State.CALLED, State.MET)},
    (State.ACTIVE, Act.WITHDRAW): State.PAUSED,
    (State.PAUSED, Act.RESUME): State.ACTIVE,
    (State.PAUSED, Act.CLOSE): State.CLOSED,
}
# HSL 16:4, SoL 10:8-9: it is met about, with consent, and is in force when its four items stand.
SIP: Table = {**_MEETINGS, **_WRITING, **_ENDING, **_CONSENT, (State.MET, Act.ACTIVATE): State.ACTIVE}
# 1991:1128 7 a: no consent, but every unit approves; what is changed must be approved again.
LPT: Table = {
    **_MEETINGS,
    **_WRITING,
    **_ENDING,
    **{(state, Act.ASK_APPROVAL): State.APPROVAL for state in (State.PREPARING, State.CALLED, State.MET)},
    (State.APPROVAL, Act.WRITE): State.PREPARING,
    (State.ACTIVE, Act.WRITE): State.PREPARING,
    (State.APPROVAL, Act.ACTIVATE): State.ACTIVE,
    (State.APPROVAL, Act.ABANDON): State.ABANDONED,
}
# 1993:387 10: offered when a service is granted; the person says yes or no.
LSS: Table = {
    **_MEETINGS,
    **_WRITING,
    **_ENDING,
    **_CONSENT,
    (State.OFFERED, Act.ACCEPT): State.PREPARING,
    (State.OFFERED, Act.DECLINE): State.ABANDONED,
    **{(state, Act.ACTIVATE): State.ACTIVE for state in (State.PREPARING, State.MET)},
}
INDIVIDUAL: Table = SIP
CRISIS: Table = {
    (State.PREPARING, Act.WRITE): State.PREPARING,
    (State.ACTIVE, Act.WRITE): State.ACTIVE,
    (State.PREPARING, Act.ACTIVATE): State.ACTIVE,
    (State.PREPARING, Act.ABANDON): State.ABANDONED,
    (State.ACTIVE, Act.FOLLOW_UP): State.ACTIVE,
    (State.ACTIVE, Act.CLOSE): State.CLOSED,
}
TABLES: Mapping[str, Table] = MappingProxyType(
    {"sip": SIP, "lpt": LPT, "lss": LSS, "individual": INDIVIDUAL, "crisis": CRISIS}
)
# What is drawn up with the person's consent cannot go on without it (HSL 16:4, 2017:612 4:2).
RESTS_ON_CONSENT = frozenset({Act.ACCEPT, Act.CALL, Act.WRITE, Act.ACTIVATE, Act.FOLLOW_UP, Act.RESUME})


def first_state(kind: Kind) -> State:
    """Where a plan of that kind begins."""
    return State.OFFERED if kind.code == "lss" else State.PREPARING


def after(kind: Kind, state: State, act: Act) -> State | None:
    """Where `act` leads from `state`, None where it cannot be done there."""
    return TABLES[kind.code].get((state, act))


def shown(kind: Kind, state: State, *, consent: bool) -> State:
    """Where the plan stands now: one in force whose consent was withdrawn anywhere is paused from that moment."""
    return State.PAUSED if state is State.ACTIVE and kind.consent and not consent else state


def refused(kind: Kind, state: State, act: Act, drafted: Drafted) -> str:
    """Why `act` cannot be done now, "" when it can."""
    here = shown(kind, state, consent=drafted.consent)
    if after(kind, here, act) is None:
        return "ended" if here in ENDS else ("paused" if here is State.PAUSED else "out_of_order")
    if kind.consent and act in RESTS_ON_CONSENT and not drafted.consent:
        return "" if act is Act.CALL and kind.call_ground and drafted.from_discharge else "consent_missing"
    if act in {Act.ACTIVATE, Act.RESUME} and lacking(kind, drafted):
        return "lacking"
    if act is Act.ASK_APPROVAL and set(lacking(kind, drafted)) - {"approvals"}:
        return "lacking"
    return ""
