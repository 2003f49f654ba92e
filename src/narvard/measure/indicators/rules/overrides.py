"""When a person's word may stand over a computed light."""

from datetime import date

LONGEST_MONTHS = 12
"""An override lapses within a year, so that no light is kept by hand beyond a plan year [D, the project's choice]."""

COLOURS = ("green", "amber", "amber_rising", "amber_falling", "red", "grey")
"""The colours that a light can have."""


def latest_expiry(made_on: date) -> date:
    """The last day an override made on `made_on` may name."""
    year = made_on.year + LONGEST_MONTHS // 12
    day = 28 if (made_on.month, made_on.day) == (2, 29) else made_on.day
    return date(year, made_on.month, day)


def why_not(*, colour: str, reason: str, expires_on: date, made_on: date) -> str:
    """The code of the first thing that stops an override, or an empty text."""
    if colour not in COLOURS:
        return "unknown_colour"
    if not reason.strip():
        return "reason_missing"
    if expires_on <= made_on:
        return "expiry_passed"
    if expires_on > latest_expiry(made_on):
        return "expiry_too_late"
    return ""
