"""Control of false alarms where many things are tested at once. Source: Benjamini and Hochberg (1995)."""

from collections.abc import Sequence

import numpy as np

from narvard_analytics.charts.alignment import Bools, Floats

FALSE_DISCOVERY_RATE = 0.05
"""Expected share of wrong marks among the clear marks of a page."""


def control_false_discovery(p_values: Sequence[float] | Floats, q: float = FALSE_DISCOVERY_RATE) -> Bools:
    """Which of ``p_values`` survive Benjamini–Hochberg at rate ``q``: all up to the largest p₍ₖ₎ ≤ q·k/m.

    A grid of any shape is one family of tests; the answer has its shape, and NaN (nothing tested) never survives and
    is not counted in m.
    """
    p = np.asarray(p_values, dtype=float)
    ordered = np.sort(p[~np.isnan(p)])
    passing = np.flatnonzero(ordered <= q * np.arange(1, ordered.size + 1) / max(ordered.size, 1))
    return np.asarray(p <= (ordered[passing[-1]] if passing.size else -1.0))
