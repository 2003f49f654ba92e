"""Which right each step of a way home asks for. Which part a unit has is another question: the tables answer it."""

from collections.abc import Mapping
from types import MappingProxyType

from narvard.base.core.actor import Actor
from narvard.care.discharge.rules.facts import Kind

NOTIFY, JUDGE, CALL, ANSWER, PLAN = (
    "discharge.notify", "discharge.judge_ready", "discharge.call_to_sip", "discharge.answer", "discharge.plan",
)  # fmt: skip

# Any one of these is enough. Steps that send no notice stand by their own names.
RIGHTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        **dict.fromkeys((kind.value for kind in Kind), (NOTIFY,)),
        **dict.fromkeys(
            (Kind.DISCHARGE_READY, Kind.COMPULSORY_OPEN_CARE, Kind.NOT_READY, Kind.READY_JUDGEMENT), (JUDGE,)
        ),
        **dict.fromkeys((Kind.SIP_CALL, Kind.SIP_HELD, Kind.OPEN_CARE_UNCLEAR, Kind.OPEN_CARE_CLEAR), (CALL,)),
        # The hospital asks about a SIP, the municipality sends a report at the admission (Norway).
        Kind.ANSWER: (ANSWER, NOTIFY),
        Kind.INFORMATION: (NOTIFY, ANSWER),
        "contact": (ANSWER,),
        "need": (NOTIFY,),
        "move": (NOTIFY,),
        "leave": (NOTIFY,),
        "back": (NOTIFY,),
        "planning": (PLAN,),
    }
)


def may_take(actor: Actor, step: str) -> bool:
    """Has the actor's role any right that the step asks for?"""
    return any(actor.may(right) for right in RIGHTS[step])


def require_step(actor: Actor, step: str) -> None:
    """Raise NotPermitted where the actor's role may not take the step."""
    if not may_take(actor, step):
        actor.require(RIGHTS[step][0])
