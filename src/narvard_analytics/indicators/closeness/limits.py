"""When care counts as near: dated limits with their source, none of them established."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from narvard_analytics.errors import AnalyticsError

NEAR_MINUTES = "near_minutes"
FEWEST_ANSWERS = "fewest_answers"


class LimitsNotInForce(AnalyticsError):
    """Limits were asked for on a day on which none are in force."""


@dataclass(frozen=True)
class NearLimit:
    """One limit: a share, minutes or a number of answers (see the file), in force in `[valid_from, valid_to)`."""

    name: str
    indicator: str
    measure: str
    value: float
    valid_from: date
    valid_to: date | None


def limits_on(day: date) -> Mapping[str, NearLimit]:
    """The limits in force on the day, by name.

    Raises LimitsNotInForce.
    """
    found = {e.name: e for e in _limits() if e.valid_from <= day and (e.valid_to is None or day < e.valid_to)}
    if not found:
        raise LimitsNotInForce(
            f"No limits of closeness are in force on {day}. Ask about a later day, or add them to "
            "reference_data/closeness_limits.csv."
        )
    return found


@cache
def _limits() -> tuple[NearLimit, ...]:
    text = files("narvard_analytics.reference_data").joinpath("closeness_limits.csv").read_text(encoding="utf-8")
    return tuple(map(_limit, csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))))


def _limit(row: Mapping[str, str]) -> NearLimit:
    return NearLimit(
        name=row["limit"],
        indicator=row["indicator"],
        measure=row["measure"],
        value=float(row["value"]),
        valid_from=date.fromisoformat(row["valid_from"]),
        valid_to=date.fromisoformat(row["valid_to"]) if row["valid_to"] else None,
    )
