"""Publication profiles: what may leave, as named and versioned data with source and certainty."""

from dataclasses import dataclass
from datetime import date

from narvard_analytics.errors import AnalyticsError


class ProfileUnknown(AnalyticsError):
    """Raised when a publication profile is asked for by a name that does not exist."""


@dataclass(frozen=True)
class Profile:
    """One publication profile.

    A count of persons or events from 1 to ``smallest`` − 1 is withheld (``smallest`` 0: nothing is). Zero stays zero.
    ``complements`` says whether those who are *not* in the numerator of a proportion are counted too.
    """

    name: str
    version: str
    valid_from: date
    smallest: int
    complements: bool
    source: str
    certainty: str


INTERNAL = Profile(
    name="internal",
    version="1",
    valid_from=date(2026, 1, 1),
    smallest=0,
    complements=False,
    source="A controller's own figures, under secrecy and logged: not suppressed.",
    certainty="D",
)
OPEN = Profile(
    name="open",
    version="1",
    valid_from=date(2026, 1, 1),
    smallest=5,
    complements=True,
    source="Common Swedish practice of withholding counts under 5 with complementary suppression; regions also use 10 "
    "or 20. Not verified against any region's decision.",
    certainty="D",
)

PROFILES: dict[str, Profile] = {each.name: each for each in (INTERNAL, OPEN)}


def profile_named(name: str) -> Profile:
    """The profile called ``name``. Raises ProfileUnknown where there is none."""
    if name not in PROFILES:
        raise ProfileUnknown(
            f"The figures were not released, because there is no publication profile called {name!r}. "
            f"Choose one of: {', '.join(sorted(PROFILES))}."
        )
    return PROFILES[name]
