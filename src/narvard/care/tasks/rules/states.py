"""How a task goes between the two sides: who may do what in which state, and whose turn it then is."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class State(StrEnum):
    """Where a task stands."""

    REQUESTED = "requested"
    ASKED_FOR_MORE = "asked_for_more"
    ACCEPTED = "accepted"
    UNDER_WAY = "under_way"
    DECLINED = "declined"
    MIS_SENT = "mis_sent"
    DONE = "done"
    CANCELLED = "cancelled"


class Act(StrEnum):
    """What one of the sides does with a task that is sent."""

    ACCEPT = "accept"
    ASK_MORE = "ask_more"
    ANSWER = "answer"
    DECLINE = "decline"
    START = "start"
    FINISH = "finish"
    MIS_SENT = "mis_sent"
    CORRECT = "correct"
    FORWARD = "forward"
    CANCEL = "cancel"


class Side(StrEnum):
    """The unit that asks, and the unit that is asked."""

    SENDER = "sender"
    RECEIVER = "receiver"


CLOSED = frozenset({State.DONE, State.CANCELLED})
OPEN = frozenset(State) - CLOSED
# In these the receiver has what it was asked for in its hands, and takes part in the person's care.
TAKEN_ON = frozenset({State.ACCEPTED, State.UNDER_WAY})

_S, _R = Side.SENDER, Side.RECEIVER
# (state, act) → who may, and the state that follows. What is not here cannot be done.
TRANSITIONS: Mapping[tuple[State, Act], tuple[frozenset[Side], State]] = MappingProxyType(
    {
        (State.REQUESTED, Act.ACCEPT): (frozenset({_R}), State.ACCEPTED),
        (State.REQUESTED, Act.ASK_MORE): (frozenset({_R}), State.ASKED_FOR_MORE),
        (State.REQUESTED, Act.DECLINE): (frozenset({_R}), State.DECLINED),
        (State.REQUESTED, Act.MIS_SENT): (frozenset({_S, _R}), State.MIS_SENT),
        (State.ASKED_FOR_MORE, Act.ANSWER): (frozenset({_S}), State.REQUESTED),
        (State.ASKED_FOR_MORE, Act.MIS_SENT): (frozenset({_S, _R}), State.MIS_SENT),
        (State.ACCEPTED, Act.START): (frozenset({_R}), State.UNDER_WAY),
        (State.UNDER_WAY, Act.FINISH): (frozenset({_R}), State.DONE),
        # The sender may mend what was asked for, and call it off, as long as it is not done.
        **{(state, Act.CORRECT): (frozenset({_S}), state) for state in (State.REQUESTED, *sorted(TAKEN_ON))},
        **{(state, Act.CANCEL): (frozenset({_S}), State.CANCELLED) for state in sorted(OPEN)},
        # Only who answers for the row may let a new unit see it, so it is the sender who sends it on.
        **{
            (state, Act.FORWARD): (frozenset({_S}), State.REQUESTED)
            for state in (State.REQUESTED, State.ASKED_FOR_MORE, State.DECLINED, State.MIS_SENT)
        },
    }
)

# Whose turn it is; nobody's when it is closed.
TURN: Mapping[State, Side | None] = MappingProxyType(
    {
        State.REQUESTED: _R,
        State.ASKED_FOR_MORE: _S,
        State.ACCEPTED: _R,
        State.UNDER_WAY: _R,
        State.DECLINED: _S,
        State.MIS_SENT: _S,
        State.DONE: None,
        State.CANCELLED: None,
    }
)

# What must be said in words when it is done: what is asked, why not, or what came of it.
NEEDS_TEXT = frozenset({Act.ASK_MORE, Act.ANSWER, Act.DECLINE, Act.FINISH, Act.MIS_SENT, Act.CORRECT, Act.CANCEL})
# The one thing that takes a task on, by state: the main button of the side whose turn it is.
_ON: Mapping[State, Act] = MappingProxyType(
    {
        State.REQUESTED: Act.ACCEPT,
        State.ASKED_FOR_MORE: Act.ANSWER,
        State.ACCEPTED: Act.START,
        State.UNDER_WAY: Act.FINISH,
        State.DECLINED: Act.FORWARD,
        State.MIS_SENT: Act.FORWARD,
    }
)


def doers(act: Act) -> frozenset[Side]:
    """The sides that may do `act` in some state or other."""
    return frozenset(side for (_state, done), (sides, _after) in TRANSITIONS.items() if done is act for side in sides)


def after(state: State, act: Act, side: Side) -> State | None:
    """The state that follows when `side` does `act` in `state`; None where it may not."""
    sides, following = TRANSITIONS.get((state, act), (frozenset[Side](), state))
    return following if side in sides else None


def acts(state: State, side: Side | None) -> tuple[Act, ...]:
    """What `side` may do in `state`, the act that takes the task on first; nothing for one who is on neither side."""
    possible = [act for act in Act if side and after(state, act, side)]
    main = main_act(state, side)
    return tuple(sorted(possible, key=lambda act: act is not main))


def main_act(state: State, side: Side | None) -> Act | None:
    """What the side whose turn it is should do next; None for the other side."""
    return _ON[state] if side and TURN[state] is side else None
