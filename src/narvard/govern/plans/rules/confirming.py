"""Whether both parties have said that they take part in what they do together."""

from collections.abc import Iterable
from enum import StrEnum

from narvard.govern.plans.rules.parties import Side


class Confirmed(StrEnum):
    """How far the confirmation of an activity has come."""

    NOT_JOINT = "not_joint"
    BY_NOBODY = "by_nobody"
    BY_REGION = "by_region"
    BY_MUNICIPALITY = "by_municipality"
    BY_BOTH = "by_both"


def state(answering: Iterable[Side | None], confirmed: Iterable[str]) -> Confirmed:
    """The state of an activity for which the sides `answering` answer and whose sides `confirmed` have confirmed."""
    if set(Side) - set(answering):
        return Confirmed.NOT_JOINT
    sides = set(confirmed)
    if sides >= set(Side):
        return Confirmed.BY_BOTH
    if Side.REGION in sides:
        return Confirmed.BY_REGION
    return Confirmed.BY_MUNICIPALITY if Side.MUNICIPALITY in sides else Confirmed.BY_NOBODY


def why_not(own: Side | None, answering: Iterable[Side | None], confirmed: Iterable[str]) -> str:
    """The code of why someone who stands on the side `own` cannot confirm, or an empty text."""
    answering = set(answering)
    if set(Side) - answering:
        return "not_joint"
    if own is None:
        return "stands_on_no_side"
    return "confirmed_already" if own in set(confirmed) else ""
