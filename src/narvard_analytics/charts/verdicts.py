"""What a control chart says in the end: is the process changing, and does it keep to the target?"""

from enum import StrEnum

from narvard_analytics.charts.special_causes import SpecialCause


class Direction(StrEnum):
    """Which way is better for the people concerned; NEUTRAL where neither is."""

    HIGHER = "higher"
    LOWER = "lower"
    NEUTRAL = "neutral"

    @property
    def sign(self) -> int:
        """+1 where higher is better, −1 where lower is better, 0 where neither."""
        return _SIGNS[self]


_SIGNS = {Direction.HIGHER: 1, Direction.LOWER: -1, Direction.NEUTRAL: 0}


class Variation(StrEnum):
    """The variation icon of a point (NHS "Making data count")."""

    COMMON = "common_cause"
    IMPROVEMENT_HIGH = "improvement_high"
    IMPROVEMENT_LOW = "improvement_low"
    CONCERN_HIGH = "concern_high"
    CONCERN_LOW = "concern_low"
    NEUTRAL_HIGH = "neutral_high"
    NEUTRAL_LOW = "neutral_low"


class Assurance(StrEnum):
    """The assurance icon: whether the process limits keep clear of the target, and on which side."""

    PASSES = "passes"
    HITS_OR_MISSES = "hits_or_misses"
    FAILS = "fails"
    NONE = "none"


_BY_MERIT = {
    (1, 1): Variation.IMPROVEMENT_HIGH,
    (1, -1): Variation.IMPROVEMENT_LOW,
    (-1, 1): Variation.CONCERN_HIGH,
    (-1, -1): Variation.CONCERN_LOW,
    (0, 1): Variation.NEUTRAL_HIGH,
    (0, -1): Variation.NEUTRAL_LOW,
}


def variation(cause: int, side: int, direction: Direction) -> Variation:
    """The variation of one point from its special cause and side (+1 above or rising, −1 below or falling).

    A cause without a side, as seven points on the mean under a profile that counts them, is common cause.
    """
    if cause == SpecialCause.NONE or side == 0:
        return Variation.COMMON
    return _BY_MERIT[(side * direction.sign, side)]


def assurance(lower: float, upper: float, target: float | None, direction: Direction) -> Assurance:
    """Whether a process within ``lower`` and ``upper`` keeps to ``target``; a target on a limit is hit or missed."""
    if target is None or direction is Direction.NEUTRAL:
        return Assurance.NONE
    if lower <= target <= upper:
        return Assurance.HITS_OR_MISSES
    good = (lower > target) == (direction is Direction.HIGHER)
    return Assurance.PASSES if good else Assurance.FAILS
