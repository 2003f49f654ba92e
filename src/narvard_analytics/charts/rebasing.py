"""Rebasing: a new part of a chart, with limits of its own, and the written reason without which it is refused.

Limits that are begun anew whenever a chart looks bad prove nothing, so each part says what had changed.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from narvard_analytics.charts.alignment import Bools
from narvard_analytics.errors import AnalyticsError

Rebases = Mapping[int, str]
"""Index of the first point of each new part, with the reason for it."""


class PartWithoutReason(AnalyticsError):
    """Raised when a chart is rebased and nobody has written why."""


def part_starts(rebased: Sequence[Rebases] | None, shape: tuple[int, ...]) -> Bools:
    """True where a part begins, series × points. Raises PartWithoutReason where a reason is missing or blank."""
    starts = np.zeros(shape, dtype=np.bool_)
    for row, reasons in enumerate(rebased or ()):
        for point, reason in reasons.items():
            starts[row, point] = bool(checked_reason(reason, f"point {point + 1}"))
    return starts


def checked_reason(reason: str, where: str) -> str:
    """The reason without blanks around it; ``where`` names the part in the error. Raises PartWithoutReason."""
    if not reason.strip():
        raise PartWithoutReason(
            f"The chart was not drawn, because the part from {where} has no reason. "
            "Write what was changed there, or leave the limits as they are."
        )
    return reason.strip()
