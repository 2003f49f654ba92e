"""Whether enough of a body is there to decide. The rule is data of the body; this reads it.

A vacant seat counts among the voting seats, since the founding documents count seats and not people. Source of that
reading: the collaborations' own documents say "of the members"; it is our choice [D].
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

PRINCIPALS = ("region", "municipality")


class Kind(StrEnum):
    """How the number of the rule counts: a percentage of the voting seats, or a number of them."""

    NONE = "none"
    MORE_THAN_SHARE = "more_than_share"
    AT_LEAST_SHARE = "at_least_share"
    AT_LEAST_NUMBER = "at_least_number"


class Reason(StrEnum):
    """Why there is a quorum or not; pages say it in words."""

    ENOUGH = "enough"
    NO_RULE = "no_rule"
    NOBODY = "nobody"
    TOO_FEW = "too_few"
    ONE_PRINCIPAL_ONLY = "one_principal_only"


@dataclass(frozen=True)
class Rule:
    """The quorum rule of a body. `both_principals`: region and municipalities must each have a voice there."""

    kind: Kind = Kind.NONE
    number: int = 0
    both_principals: bool = False


@dataclass(frozen=True)
class Voice:
    """A voting seat: whose voice it is, and whether its holder or alternate is there."""

    principal: str
    present: bool


@dataclass(frozen=True)
class Quorum:
    """The answer: how many of how many voting seats are there, and how many it takes."""

    reached: bool
    reason: Reason
    present: int
    voting: int
    needed: int


def needed(rule: Rule, voting: int) -> int:
    """How many of `voting` seats it takes; at least one, also without a rule."""
    share = rule.number * voting
    least = {
        Kind.NONE: 1,
        Kind.MORE_THAN_SHARE: share // 100 + 1,
        Kind.AT_LEAST_SHARE: -(-share // 100),
        Kind.AT_LEAST_NUMBER: rule.number,
    }[rule.kind]
    return max(1, least)


def quorum(rule: Rule, voices: Iterable[Voice]) -> Quorum:
    """May the body decide with these of its voting seats?"""
    seats = list(voices)
    there = [voice for voice in seats if voice.present]
    least = needed(rule, len(seats))
    reason = _reason(rule, there, least)
    return Quorum(reason in (Reason.ENOUGH, Reason.NO_RULE), reason, len(there), len(seats), least)


def _reason(rule: Rule, there: list[Voice], least: int) -> Reason:
    if not there:
        return Reason.NOBODY
    if len(there) < least:
        return Reason.TOO_FEW
    if rule.both_principals and not set(PRINCIPALS) <= {voice.principal for voice in there}:
        return Reason.ONE_PRINCIPAL_ONLY
    return Reason.NO_RULE if rule.kind is Kind.NONE and not rule.both_principals else Reason.ENOUGH
