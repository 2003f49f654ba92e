"""The four kinds of figure that a funnel is drawn of, each on the scale on which its spread is even.

Source: Spiegelhalter (2005), with the continuity corrections of the R package FunnelPlotR.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from narvard_analytics.charts.alignment import Floats
from narvard_analytics.errors import AnalyticsError


class FunnelNotDrawn(AnalyticsError):
    """Raised when the counts of a funnel contradict each other, or there is no unit to draw."""


class Measure(StrEnum):
    """What numerator and denominator are.

    PROPORTION: persons of persons. RATIO_LOG and RATIO_SQRT: observed over expected events, by logarithm or square
    root. RATIO_OF_COUNTS: events over exposure, both counted, such as visits a resident.
    """

    PROPORTION = "proportion"
    RATIO_LOG = "ratio_log"
    RATIO_SQRT = "ratio_sqrt"
    RATIO_OF_COUNTS = "ratio_of_counts"


@dataclass(frozen=True, eq=False)
class Transformed:
    """Figures on the scale of their measure: ``y`` with standard error ``s`` of each unit, and the ``centre`` θ₀."""

    y: Floats
    s: Floats
    centre: float


Scale = Callable[[Floats, Floats], Transformed]

CONTINUITY = 0.5
"""Added to counts whose logarithm is taken."""


def transformed(measure: Measure, numerator: Floats, denominator: Floats) -> Transformed:
    """The figures of all units (denominator above 0) on the scale of ``measure``."""
    return _SCALES[measure](numerator, denominator)


def back(measure: Measure, y: Floats) -> Floats:
    """From the scale of ``measure`` to the figure itself."""
    return _BACK[measure](y)


def _proportion(numerator: Floats, denominator: Floats) -> Transformed:
    overall = np.arcsin(np.sqrt(numerator.sum() / denominator.sum()))
    return Transformed(np.arcsin(np.sqrt(numerator / denominator)), 1 / (2 * np.sqrt(denominator)), float(overall))


def _ratio_log(numerator: Floats, denominator: Floats) -> Transformed:
    # The logarithm of none does not exist: half an event stands in for it, as in the ratio of counts.
    seen = np.where(numerator > 0, numerator, CONTINUITY)
    return Transformed(np.log(seen / denominator), 1 / np.sqrt(denominator), 0.0)


def _ratio_sqrt(numerator: Floats, denominator: Floats) -> Transformed:
    return Transformed(np.sqrt(numerator / denominator), 1 / (2 * np.sqrt(denominator)), 1.0)


def _ratio_of_counts(numerator: Floats, denominator: Floats) -> Transformed:
    more, whole = numerator + CONTINUITY, denominator + CONTINUITY
    spread = np.sqrt(numerator / more**2 + denominator / whole**2)
    return Transformed(np.log(more / whole), spread, float(np.log(numerator.sum() / denominator.sum())))


_SCALES: Mapping[Measure, Scale] = {
    Measure.PROPORTION: _proportion,
    Measure.RATIO_LOG: _ratio_log,
    Measure.RATIO_SQRT: _ratio_sqrt,
    Measure.RATIO_OF_COUNTS: _ratio_of_counts,
}

_BACK: Mapping[Measure, Callable[[Floats], Floats]] = {
    Measure.PROPORTION: lambda y: np.asarray(np.sin(np.clip(y, 0.0, np.pi / 2)) ** 2),
    Measure.RATIO_LOG: lambda y: np.asarray(np.exp(y)),
    Measure.RATIO_SQRT: lambda y: np.asarray(np.maximum(y, 0.0) ** 2),
    Measure.RATIO_OF_COUNTS: lambda y: np.asarray(np.exp(y)),
}
