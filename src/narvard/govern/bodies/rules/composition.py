"""Whether a body has the composition that its founding document asks for.

Source: the presentation of Närvårdssamverkan Södra Älvsborg, pages 15-23 [A]. "Called when needed, at least once a
year" (page 15) is read as: a call within the last twelve months. "Four meetings a year" (the medical cooperation body
of north-eastern Skåne [B]; a yearly partnership meeting in Norway [B]) is read as: so many in the last twelve months.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

CALLED_AT_LEAST_EVERY_MONTHS = 12
TENTHS_IN_A_POST = 10


class Kind(StrEnum):
    """How a composition rule counts."""

    EXACT = "exact"
    MINIMUM = "minimum"
    CALLED_YEARLY = "called_yearly"
    MEETS_YEARLY = "meets_yearly"


class Unit(StrEnum):
    """What a composition rule counts."""

    SEATS = "seats"
    TENTHS_OF_POST = "tenths_of_post"


class Reason(StrEnum):
    """Why a rule is fulfilled or not; pages say it in words."""

    AS_MANY_AS_ASKED = "as_many_as_asked"
    AT_LEAST_AS_MANY = "at_least_as_many"
    VACANT = "vacant"
    TOO_FEW = "too_few"
    TOO_MANY = "too_many"
    CALLED_IN_TIME = "called_in_time"
    CALLED_TOO_LONG_AGO = "called_too_long_ago"
    NEVER_CALLED = "never_called"
    MEETS_OFTEN_ENOUGH = "meets_often_enough"
    MEETS_TOO_SELDOM = "meets_too_seldom"


@dataclass(frozen=True)
class Place:
    """A seat or post as the rules see it; `tenths` is the part of a full post."""

    party: str
    filled: bool
    adjunct: bool = False
    tenths: int = TENTHS_IN_A_POST


@dataclass(frozen=True)
class Rule:
    """One requirement; an empty `party` counts every place that is not adjunct (or, with `adjunct`, that is).

    `held_on` are the days on which the body has met, for a rule of how often it meets in a year.
    """

    kind: Kind
    party: str = ""
    number: int = 0
    unit: Unit = Unit.SEATS
    adjunct: bool = False
    last_called_on: date | None = None
    held_on: tuple[date, ...] = ()


@dataclass(frozen=True)
class Assessment:
    """The answer for one rule: `found` and `vacant` are counted in the rule's unit."""

    fulfilled: bool
    reason: Reason
    found: int = 0
    vacant: int = 0


def assess(rule: Rule, places: Iterable[Place], today: date) -> Assessment:
    """Is the rule fulfilled by these places on this day, and why?"""
    if rule.kind is Kind.CALLED_YEARLY:
        return _assess_call(rule.last_called_on, today)
    if rule.kind is Kind.MEETS_YEARLY:
        return _assess_meetings(rule, today)
    counted = [place for place in places if _counts(rule, place)]
    filled = sum(_size(rule.unit, place) for place in counted if place.filled)
    vacant = sum(_size(rule.unit, place) for place in counted if not place.filled)
    if rule.kind is Kind.MINIMUM:
        return _assess_minimum(rule.number, filled, vacant)
    return _assess_exact(rule.number, filled, vacant)


def call_again_by(last_called_on: date) -> date:
    """The last day on which the next call is still in time; 29 February counts as the 28th in other years."""
    try:
        return last_called_on.replace(year=last_called_on.year + CALLED_AT_LEAST_EVERY_MONTHS // 12)
    except ValueError:
        return last_called_on.replace(year=last_called_on.year + 1, day=28)


def _assess_call(last_called_on: date | None, today: date) -> Assessment:
    if last_called_on is None or last_called_on > today:
        return Assessment(False, Reason.NEVER_CALLED)
    in_time = today <= call_again_by(last_called_on)
    return Assessment(in_time, Reason.CALLED_IN_TIME if in_time else Reason.CALLED_TOO_LONG_AGO)


def _assess_meetings(rule: Rule, today: date) -> Assessment:
    held = sum(day <= today <= call_again_by(day) for day in rule.held_on)
    enough = held >= rule.number
    return Assessment(enough, Reason.MEETS_OFTEN_ENOUGH if enough else Reason.MEETS_TOO_SELDOM, held)


def _assess_minimum(number: int, filled: int, vacant: int) -> Assessment:
    if filled >= number:
        return Assessment(True, Reason.AT_LEAST_AS_MANY, filled, vacant)
    reason = Reason.VACANT if filled + vacant >= number else Reason.TOO_FEW
    return Assessment(False, reason, filled, vacant)


def _assess_exact(number: int, filled: int, vacant: int) -> Assessment:
    if filled + vacant > number:
        return Assessment(False, Reason.TOO_MANY, filled, vacant)
    if filled + vacant < number:
        return Assessment(False, Reason.TOO_FEW, filled, vacant)
    if vacant:
        return Assessment(False, Reason.VACANT, filled, vacant)
    return Assessment(True, Reason.AS_MANY_AS_ASKED, filled, vacant)


def _counts(rule: Rule, place: Place) -> bool:
    return place.adjunct == rule.adjunct and rule.party in ("", place.party)


def _size(unit: Unit, place: Place) -> int:
    return place.tenths if unit is Unit.TENTHS_OF_POST else 1
