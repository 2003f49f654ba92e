"""Who of a unit's own patients lacks a contact, and why: the lines of its gap list."""

from enum import StrEnum


class Gap(StrEnum):
    """Why a person stands in the gap list. The order is that of the list."""

    CONTACT_LEFT = "contact_left"
    FRAIL_WITHOUT = "frail_without"


# Which roles close the gap of one whom the unit itself has marked as frail: any one of them is enough.
CLOSING = {
    "health_centre": ("care_contact", "physician"),
    "specialist_clinic": ("care_contact",),
    "ward": ("care_contact",),
    "municipal_health": ("care_contact", "coordinator", "child_coordinator"),
    "social_services": ("social_care_contact", "coordinator", "child_coordinator"),
}


def closing_roles(kind: str) -> tuple[str, ...]:
    """The roles of which one is enough for a person marked as frail at a unit of this kind."""
    return CLOSING.get(kind, ())


def is_full(listed: int, limit: int | None, index: float | None) -> bool:
    """Is the unit's list full: by the limit that the unit has set itself, else above the guideline?"""
    return listed >= limit if limit is not None else index is not None and index > 1
