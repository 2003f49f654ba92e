"""The special causes of NHS "Making data count", or Anhøj's long runs in their place, for many gapless rows at once."""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from narvard_analytics.charts.alignment import Bools, Floats
from narvard_analytics.charts.limits import Limits
from narvard_analytics.charts.profiles import RUN_LENGTH, Profile, RunRules
from narvard_analytics.charts.runs import runs_about

Codes = NDArray[np.int8]

ROUNDING = 1e-12
"""Share of a row's largest value within which a point counts as lying exactly on a line."""


class SpecialCause(IntEnum):
    """What makes a point special, in order of precedence; 0 is a point within common-cause variation."""

    NONE = 0
    BEYOND_LIMIT = 1
    TREND = 2
    TWO_OF_THREE = 3
    SHIFT = 4
    LONG_RUN = 5


@dataclass(frozen=True, eq=False)
class Findings:
    """The ``cause`` (SpecialCause) and ``side`` (+1 above or rising, −1 below or falling) of rows × width points."""

    cause: Codes
    side: Codes


def special_causes(
    values: Floats, filled: Bools, limits: Limits, profile: Profile, *, in_time: bool = True
) -> Findings:
    """Find the special causes; a point with several gets the first in order of precedence.

    Where points are units side by side (not ``in_time``) runs mean nothing: only points beyond a limit are special.
    """
    slack = rounding(values)
    above = sides(values, filled, limits.centre, slack)
    beyond = filled & ((values > limits.upper + slack) | (values < limits.lower - slack))
    if not in_time or profile.runs is RunRules.ANHOEJ:
        return _without_patterns(beyond, runs_about(above).in_long_run & in_time, above)
    trend = _trend(values, filled)
    near = _two_of_three(values, filled, beyond, above, limits, profile)
    shift = _shift(above, filled, profile)
    cause = np.select(
        [beyond, trend != 0, near, shift],
        [SpecialCause.BEYOND_LIMIT, SpecialCause.TREND, SpecialCause.TWO_OF_THREE, SpecialCause.SHIFT],
        SpecialCause.NONE,
    ).astype(np.int8)
    side = np.where(cause == SpecialCause.TREND, trend, np.where(cause == SpecialCause.NONE, 0, above))
    return Findings(cause, side.astype(np.int8))


def _without_patterns(beyond: Bools, long_run: Bools, above: Codes) -> Findings:
    cause = np.select([beyond, long_run], [SpecialCause.BEYOND_LIMIT, SpecialCause.LONG_RUN], SpecialCause.NONE)
    return Findings(cause.astype(np.int8), np.where(cause == SpecialCause.NONE, 0, above).astype(np.int8))


def rounding(values: Floats) -> Floats:
    """What a mean of equal points may differ from them by rounding: such a point lies on the line, not beyond it."""
    return np.asarray(ROUNDING * np.abs(values).max(axis=1, initial=0.0)[:, None])


def sides(values: Floats, filled: Bools, centre: Floats, slack: Floats) -> Codes:
    """+1 above the centre of the row, −1 below, 0 on it within rounding or where there is no point."""
    distance = values - centre[:, None]
    return np.where(filled & (np.abs(distance) > slack), np.sign(distance), 0).astype(np.int8)


def _trend(values: Floats, filled: Bools) -> Codes:
    """+1 or −1 on all seven points of six differences with one strict sign, else 0."""
    steps = np.sign(np.diff(values, axis=1)) * (filled[:, 1:] & filled[:, :-1])
    rising = _in_full_window(steps > 0, RUN_LENGTH - 1, reach=RUN_LENGTH)
    falling = _in_full_window(steps < 0, RUN_LENGTH - 1, reach=RUN_LENGTH)
    # A turning point can end one trend and begin the other: the later one tells where the process is heading now.
    return np.where(falling & rising, _later(steps), rising.astype(np.int8) - falling.astype(np.int8)).astype(np.int8)


def _later(steps: Floats) -> Floats:
    return np.concatenate([steps, steps[:, -1:]], axis=1) if steps.shape[1] else np.zeros((steps.shape[0], 1))


def _shift(above: Codes, filled: Bools, profile: Profile) -> Bools:
    runs = _in_full_window(above > 0, RUN_LENGTH) | _in_full_window(above < 0, RUN_LENGTH)
    if profile.points_on_mean_run:
        runs |= _in_full_window(filled & (above == 0), RUN_LENGTH)
    return runs


def _two_of_three(
    values: Floats, filled: Bools, beyond: Bools, above: Codes, limits: Limits, profile: Profile
) -> Bools:
    outer = filled & ((values > limits.near_upper) | (values < limits.near_lower))
    if not profile.outer_third_holds_outliers:
        outer &= ~beyond
    flagged = np.zeros(filled.shape, dtype=np.bool_)
    for side in (1, -1):
        near = outer & (above == side)
        whole = filled if profile.outer_third_holds_outliers else above == side
        flagged |= near & _in_window(_sums(near, 3) >= 2, _sums(whole, 3) == 3, reach=3, width=filled.shape[1])
    return flagged


def _in_full_window(marks: Bools, length: int, reach: int | None = None) -> Bools:
    """Marks every point of each window of ``length`` marks without a gap; ``reach`` points belong to a window."""
    reach = length if reach is None else reach
    return _in_window(_sums(marks, length) == length, reach=reach, width=marks.shape[1] + reach - length)


def _in_window(*conditions: Bools, reach: int, width: int) -> Bools:
    """Spreads each window that meets all ``conditions`` over the ``reach`` points from its first."""
    hits = np.logical_and.reduce(conditions)
    out = np.zeros((hits.shape[0], width), dtype=np.bool_)
    for offset in range(reach if hits.shape[1] else 0):
        out[:, offset : offset + hits.shape[1]] |= hits
    return out


def _sums(marks: Bools, length: int) -> NDArray[np.int64]:
    """Number of marks in each window of ``length``; rows × (width − length + 1), or no windows where too short."""
    windows = max(marks.shape[1] - length + 1, 0)
    total = np.zeros((marks.shape[0], windows), dtype=np.int64)
    for offset in range(length):
        total += marks[:, offset : offset + windows]
    return total
