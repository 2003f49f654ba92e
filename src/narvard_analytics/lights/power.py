"""What an evaluation of this length could find: to be shown before the pilot starts."""

from dataclasses import dataclass

import numpy as np
from scipy import stats

from narvard_analytics.charts.alignment import Floats
from narvard_analytics.errors import AnalyticsError

POINTS_TO_SPARE = 1
"""Points beyond the terms of the model, so that there is something left to judge the residuals by."""


class DesignNotUsable(AnalyticsError):
    """Raised when a before-and-after design has too few points for its own terms."""


@dataclass(frozen=True, kw_only=True)
class Design:
    """An interrupted time series: a level and a slope before, and a change of both after.

    ``before`` and ``after`` are points; ``season`` is the number of points a year and ``harmonics`` how many pairs of
    sine and cosine follow it (0: none). ``correlation`` is that of neighbouring residuals. Raises DesignNotUsable where
    there are too few points for so many terms.
    """

    before: int
    after: int
    season: int = 12
    harmonics: int = 0
    correlation: float = 0.0

    def __post_init__(self) -> None:
        terms = 4 + 2 * self.harmonics
        if self.before < 2 or self.after < 2 or self.before + self.after < terms + POINTS_TO_SPARE:
            raise DesignNotUsable(
                f"The design was not judged, because {self.before} points before and {self.after} after are too few "
                f"for its {terms} terms. Measure more often, wait longer, or leave out the season."
            )
        if not -1 < self.correlation < 1:
            raise DesignNotUsable(
                f"The design was not judged, because a correlation of {self.correlation:g} cannot be. "
                "Give a number between -1 and 1."
            )


def least_detectable_change(design: Design, *, power: float = 0.80, outside: float = 0.05) -> float:
    """Least change of level found with this power, in standard deviations of the residuals.

    (z₁₋α⁄₂ + z_power) standard errors of the change of level, by generalised least squares. A normal approximation
    with a known spread, so optimistic for short series.
    """
    terms = _terms(design)
    lag = np.abs(np.subtract.outer(np.arange(len(terms)), np.arange(len(terms))))
    precision = terms.T @ np.linalg.solve(design.correlation**lag, terms)
    error = np.sqrt(np.linalg.inv(precision)[2, 2])
    return float((stats.norm.ppf(1 - outside / 2) + stats.norm.ppf(power)) * error)


def _terms(design: Design) -> Floats:
    """Level, slope, change of level, change of slope, and the season; points × terms."""
    time = np.arange(design.before + design.after, dtype=float)
    changed = (time >= design.before).astype(float)
    year = 2 * np.pi * time / design.season
    waves = [wave(k * year) for k in range(1, design.harmonics + 1) for wave in (np.sin, np.cos)]
    return np.column_stack([np.ones(time.size), time, changed, changed * (time - design.before), *waves])
