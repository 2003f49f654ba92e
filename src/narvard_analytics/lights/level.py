"""Level: where the figure of the period stands against the required path. Compares intervals, never a point."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from math import erfc, sqrt

from narvard_analytics.charts import Direction
from narvard_analytics.lights.reasons import Reason, ReasonCode
from narvard_analytics.lights.series import Kind, Reading
from narvard_analytics.lights.target import Target
from narvard_analytics.results import Status

Z_95 = 1.959963984540054
"""Standard normal quantile of a two-sided 95 % interval."""


class Level(StrEnum):
    """Where we are, read from the interval of the period."""

    MET = "met"
    ON_COURSE = "on_course"
    CANNOT_TELL = "cannot_tell"
    OFF_COURSE = "off_course"
    MISSED = "missed"
    NO_DATA = "no_data"
    SUPPRESSED = "suppressed"
    NOT_ASSESSABLE = "not_assessable"
    NOT_DUE_YET = "not_due_yet"


CLEAR_LEVELS = frozenset({Level.MET, Level.ON_COURSE, Level.OFF_COURSE, Level.MISSED})


@dataclass(frozen=True)
class LevelMark:
    """A level with what it was compared with and why; ``p_value`` is two-sided against that value."""

    level: Level
    required: float | None = None
    p_value: float | None = None
    reasons: tuple[Reason, ...] = ()


def read_level(
    reading: Reading | None, target: Target | None, direction: Direction, kind: Kind, today: date
) -> LevelMark:
    """The level mark of ``reading``: judged on the last day of its period, against the path to ``target``."""
    if reading is not None and reading.status == Status.SUPPRESSED:
        return LevelMark(Level.SUPPRESSED, reasons=(Reason(ReasonCode.SUPPRESSED),))
    if target is None:
        return _without(Level.NOT_ASSESSABLE, ReasonCode.NO_TARGET)
    if target.value is None:
        return _without(Level.NOT_ASSESSABLE, ReasonCode.TARGET_WITHOUT_NUMBER)
    if direction is Direction.NEUTRAL:
        return _without(Level.NOT_ASSESSABLE, ReasonCode.NEITHER_WAY_IS_BETTER)
    day = today if reading is None else last_day(reading)
    waits = _starts_later(target, day)
    if waits:
        return LevelMark(Level.NOT_DUE_YET, target.required(day, direction), reasons=(waits,))
    missing = _missing(reading, kind)
    if reading is None or missing:
        return LevelMark(Level.NO_DATA, target.required(day, direction), reasons=missing)
    return _compare(reading, target, target.value, direction)


def last_day(reading: Reading) -> date:
    """The day on which a period is judged: its last."""
    return reading.period_to - timedelta(days=1)


def p_value(value: float, lower: float, upper: float, reference: float) -> float:
    """Two-sided p-value against ``reference`` from a 95 % interval: 0.05 exactly where the interval ends.

    The half of the interval that faces the reference is read as 1.96 standard errors, so mark and p-value cannot
    disagree whatever method the interval has; far out it is a normal approximation.
    """
    distance = abs(value - reference)
    if distance == 0:
        return 1.0
    reach = value - lower if reference < value else upper - value
    return erfc(Z_95 * distance / reach / sqrt(2)) if reach > 0 else 0.0


def _without(level: Level, code: ReasonCode) -> LevelMark:
    return LevelMark(level, reasons=(Reason(code),))


def _starts_later(target: Target, day: date) -> Reason | None:
    if target.starts and day < target.starts:
        return Reason(ReasonCode.STARTS_LATER, {"starts": target.starts.isoformat()})
    if target.baseline_date and day <= target.baseline_date:
        return Reason(ReasonCode.STARTS_LATER, {"starts": (target.baseline_date + timedelta(days=1)).isoformat()})
    return None


def _missing(reading: Reading | None, kind: Kind) -> tuple[Reason, ...]:
    if reading is None:
        return (Reason(ReasonCode.NO_DATA),)
    if reading.status == Status.INCOMPLETE:
        return (Reason(ReasonCode.PERIOD_INCOMPLETE),)
    if lacks_denominator(reading.status, reading.denominator, kind):
        return (Reason(ReasonCode.MISSING_DENOMINATOR),)
    if reading.status != Status.OK or reading.value is None:
        return (Reason(ReasonCode.NO_DATA),)
    return ()


def lacks_denominator(status: str, denominator: float | None, kind: Kind) -> bool:
    """Whether a figure that is divided by something came without it (or with nothing to divide by)."""
    return status == Status.NO_DATA and kind is not Kind.COUNT and not denominator


def _compare(reading: Reading, target: Target, goal: float, direction: Direction) -> LevelMark:
    day = last_day(reading)
    required = target.required(day, direction)
    value, lower, upper = reading.value, reading.lower, reading.upper
    if value is None or lower is None or upper is None:
        return LevelMark(Level.CANNOT_TELL, required, reasons=(Reason(ReasonCode.NO_INTERVAL),))
    if _good_side(lower, upper, goal, direction):
        return LevelMark(Level.MET, required, p_value(value, lower, upper, goal), (_with_target(target, goal),))
    if required is None:
        due = target.target_date.isoformat() if target.target_date else ""
        return LevelMark(Level.NOT_ASSESSABLE, reasons=(Reason(ReasonCode.NO_BASELINE, {"due": due}),))
    p = p_value(value, lower, upper, required)
    due_now = target.is_due(day)
    compared = _with_target(target, goal) if due_now else _with_path(target, goal, required)
    if _bad_side(lower, upper, required, direction):
        return LevelMark(Level.MISSED if due_now else Level.OFF_COURSE, required, p, (compared,))
    if _good_side(lower, upper, required, direction):
        return LevelMark(Level.ON_COURSE, required, p, (compared,))
    unclear = Reason(ReasonCode.LEVEL_NOT_CLEAR, {"required": required, "lower": lower, "upper": upper})
    return LevelMark(Level.CANNOT_TELL, required, p, (unclear,))


def _good_side(lower: float, upper: float, reference: float, direction: Direction) -> bool:
    """The whole interval at the reference or better."""
    return lower >= reference if direction is Direction.HIGHER else upper <= reference


def _bad_side(lower: float, upper: float, reference: float, direction: Direction) -> bool:
    """The whole interval worse than the reference."""
    return upper < reference if direction is Direction.HIGHER else lower > reference


def _with_target(target: Target, goal: float) -> Reason:
    due = {"due": target.target_date.isoformat()} if target.target_date else {}
    return Reason(ReasonCode.COMPARED_WITH_TARGET, {"required": goal, **due})


def _with_path(target: Target, goal: float, required: float) -> Reason:
    due = target.target_date.isoformat() if target.target_date else ""
    return Reason(ReasonCode.COMPARED_WITH_PATH, {"required": required, "target": goal, "due": due})
