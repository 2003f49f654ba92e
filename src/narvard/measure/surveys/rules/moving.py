"""Whether a question has moved over the rounds: a run chart with Anhøj's rules, and only with enough rounds."""

from collections.abc import Sequence
from enum import StrEnum

import numpy as np

from narvard_analytics.charts import POINTS_FOR_FIRM_LIMITS, run_charts

ENOUGH_ROUNDS = POINTS_FOR_FIRM_LIMITS
"""Twelve, as for the other charts of the product."""


class Movement(StrEnum):
    """What the run chart says of all rounds together."""

    TOO_FEW = "too_few"
    STEADY = "steady"
    SHIFTED = "shifted"


def movement(values: Sequence[float | None]) -> Movement:
    """The verdict on the shares of the rounds in their order; a round without a figure is left out."""
    used = np.array([[value is not None for value in values]], dtype=np.bool_)
    if int(used.sum()) < ENOUGH_ROUNDS:
        return Movement.TOO_FEW
    numbers = np.array([[0.0 if value is None else value for value in values]])
    chart = run_charts(numbers, used)[0]
    return Movement.SHIFTED if chart is not None and bool(chart.runs.non_random[0]) else Movement.STEADY
