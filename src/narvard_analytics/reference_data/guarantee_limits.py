"""The limits of the Swedish care guarantee, dated: a clock is judged by the limit of the day on which it started."""

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class Limit:
    """Days within which a promise is to be met, for clocks started in `[valid_from, valid_to)`.

    valid_to: None while in force. excluded_time: whether there are days that do not count.
    """

    promise: str
    valid_from: date
    valid_to: date | None
    days: int
    excluded_time: bool


@cache
def limits(promise: str) -> tuple[Limit, ...]:
    """The limits of a promise ("assessment_3") in order of time; empty where the guarantee has none."""
    text = files("narvard_analytics.reference_data").joinpath("care_guarantee.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    found = (_limit(row) for row in rows if row["promise"] == promise)
    return tuple(sorted(found, key=lambda limit: limit.valid_from))


def _limit(row: dict[str, str]) -> Limit:
    return Limit(
        promise=row["promise"],
        valid_from=date.fromisoformat(row["valid_from"]),
        valid_to=date.fromisoformat(row["valid_to"]) if row["valid_to"] else None,
        days=int(row["days"]),
        excluded_time={"yes": True, "no": False}[row["excluded_time"]],
    )
