"""Where the present trend leads: the chance of meeting a dated target if the process goes on changing as it does."""

from math import sqrt

from scipy.special import stdtr

from narvard_analytics.charts import Chart, Direction

ROUNDING = 1e-10
"""Spread below which the points lie on their line but for rounding."""


def probability_on_trend(chart: Chart, periods: int, required: float, direction: Direction) -> float | None:
    """Probability that the period ``periods`` after the last point lands on the good side of ``required``.

    A straight line through the points of the chart's last part, by least squares, and Student's t with n − 2 degrees
    of freedom for a single new period: s·√(1 + 1/n + (x − x̄)²/Σ(x − x̄)²). None on trial limits, which rest on too few
    points for a line. The further ahead, the wider; a line is a short-sighted guide, so this stands beside the
    chance of meeting the target if nothing changes.
    """
    if chart.trial:
        return None
    points = chart.process.points
    time, value = chart.position[-points:].astype(float), chart.value[-points:]
    middle, level = float(time.sum()) / points, float(value.sum()) / points
    centred = time - middle
    squares = float(centred @ centred)
    slope = float(centred @ value) / squares
    ahead = float(time[-1]) + periods - middle
    residuals = value - level - slope * centred
    freedom = points - 2
    spread = sqrt(float(residuals @ residuals) / freedom * (1 + 1 / points + ahead**2 / squares))
    margin = direction.sign * (level + slope * ahead - required)
    if spread < ROUNDING * max(1.0, abs(required)):
        return 1.0 if margin >= -ROUNDING * max(1.0, abs(required)) else 0.0
    return float(stdtr(freedom, margin / spread))
