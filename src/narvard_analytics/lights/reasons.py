"""Why a light looks as it does: codes with parameters, which the site translates into a sentence."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class ReasonCode(StrEnum):
    """Every reason a light can give. Parameters are named in the comment beside each."""

    # What the colour was taken from.
    CHART_TABLE = "chart_table"  # movement, capability
    LEVEL_ALONE = "level_alone"  # level
    # What the level was compared with.
    COMPARED_WITH_TARGET = "compared_with_target"  # required, due (only where dated)
    COMPARED_WITH_PATH = "compared_with_path"  # required, target, due
    # Why there is no clear answer.
    LEVEL_NOT_CLEAR = "level_not_clear"  # required, lower, upper
    NO_INTERVAL = "no_interval"
    NO_TARGET = "no_target"
    TARGET_WITHOUT_NUMBER = "target_without_number"
    NO_BASELINE = "no_baseline"  # due
    NEITHER_WAY_IS_BETTER = "neither_way_is_better"
    STARTS_LATER = "starts_later"  # starts
    NO_DATA = "no_data"
    PERIOD_INCOMPLETE = "period_incomplete"
    MISSING_DENOMINATOR = "missing_denominator"
    SUPPRESSED = "suppressed"
    TOO_FEW_POINTS = "too_few_points"  # points, needed
    JUST_REBASED = "just_rebased"  # points, needed
    COVERAGE_BELOW_DECLARED = "coverage_below_declared"  # coverage, declared
    NOT_A_MONTHLY_FLOW = "not_a_monthly_flow"
    # What the last point of the chart shows.
    BEYOND_LIMIT = "beyond_limit"  # side: above | below
    TREND = "trend"  # side: rising | falling
    TWO_OF_THREE = "two_of_three"  # side: above | below
    SHIFT = "shift"  # side: above | below
    LONG_RUN = "long_run"  # side: above | below
    # The overview only.
    FALSE_DISCOVERY = "not_surviving_false_discovery_control"  # level, p_value, q, tests


@dataclass(frozen=True)
class Reason:
    """One reason with its parameters: numbers, codes, or dates as ISO text, so that it can be stored as JSON."""

    code: ReasonCode
    params: Mapping[str, float | int | str] = field(default_factory=dict)
