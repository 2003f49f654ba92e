"""Under which disclosure control figures are shown, in words."""

from dataclasses import dataclass

from narvard_analytics.disclosure_control.profiles import PROFILES


@dataclass(frozen=True)
class ProfileRow:
    """A profile: counts of persons from 1 to `most` are withheld, and what would give them away. 0: none are."""

    name: str
    version: str
    most: int
    verified: bool


def profile_row(name: str) -> ProfileRow | None:
    """The profile of that name; None where the library no longer has it."""
    found = PROFILES.get(name)
    return ProfileRow(found.name, found.version, max(found.smallest - 1, 0), found.verified) if found else None
