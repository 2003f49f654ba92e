"""Publication profiles: what may leave, as named and versioned data by publisher, with source and certainty."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from narvard_analytics.errors import AnalyticsError


class ProfileUnknown(AnalyticsError):
    """Raised when a publication profile is asked for by a name that does not exist."""


class Method(StrEnum):
    """How small numbers are guarded.

    NOTHING: they are not. SUPPRESS: withheld, with as many more figures as keep them from being worked out; what is
    left is rounded to the nearest ``base``. ROUND_SMALL: counts below ``base`` become 0 or ``base`` at random, and
    totals are added up again from their rounded parts, so that a table still adds up.
    """

    NOTHING = "nothing"
    SUPPRESS = "suppress"
    ROUND_SMALL = "round_small"


@dataclass(frozen=True)
class Dominance:
    """Limits for sums such as days and money, where one person or unit can stand behind most of the figure.

    A sum is withheld where its ``largest`` contributors (1 or 2) make up more than ``share`` of it, or where the rest
    without the two largest is less than ``p`` of the largest, so that the second could reckon the largest within that.
    """

    largest: int
    share: float
    p: float


@dataclass(frozen=True)
class Profile:
    """One publication profile.

    A count of persons or events from 1 to ``smallest`` − 1 is guarded (``smallest`` 0: nothing is). Zero stays zero.
    ``complements`` says whether those who are *not* in the numerator of a proportion are counted too. Figures that are
    left are rounded to the nearest ``base`` (1: not at all). ``publisher`` is whose threshold it is, and ``certainty``
    the mark of the source: [B] read in a secondary source, [D] partly reconstructed, [X] looked for and not found.
    """

    name: str
    version: str
    valid_from: date
    publisher: str
    smallest: int
    complements: bool
    source: str
    certainty: str
    method: Method = Method.SUPPRESS
    base: int = 1
    dominance: Dominance | None = None

    @property
    def verified(self) -> bool:
        """Whether the thresholds were read in a source; where not, whatever is published under it says so."""
        return self.certainty in ("A", "B")


START = date(2026, 1, 1)

USUAL_DOMINANCE = Dominance(largest=2, share=0.85, p=0.10)
"""The (2, 85 %) and 10 % rules of the handbook of statistical disclosure control (Hundepool and others 2012) [C]."""

INTERNAL = Profile(
    name="internal",
    version="1",
    valid_from=START,
    publisher="the controller itself",
    smallest=0,
    complements=False,
    source="A controller's own figures, under secrecy and logged: not suppressed.",
    certainty="D",
    method=Method.NOTHING,
)
OPEN = Profile(
    name="open",
    version="2",
    valid_from=START,
    publisher="the collaboration",
    smallest=5,
    complements=True,
    source="Common Swedish practice of withholding counts under 5 with complementary suppression; regions also use 10 "
    "or 20. Not verified against any region's decision.",
    certainty="D",
    dominance=USUAL_DOMINANCE,
)
REGION_10 = Profile(
    name="region_10",
    version="1",
    valid_from=START,
    publisher="a region",
    smallest=10,
    complements=True,
    source="Threshold of 10 that some regions use; not verified against any region's decision.",
    certainty="D",
    dominance=USUAL_DOMINANCE,
)
REGION_20 = Profile(
    name="region_20",
    version="1",
    valid_from=START,
    publisher="a region",
    smallest=20,
    complements=True,
    source="Threshold of 20 that some regions use; not verified against any region's decision.",
    certainty="D",
    dominance=USUAL_DOMINANCE,
)
SCB = Profile(
    name="scb",
    version="1",
    valid_from=date(2025, 1, 1),
    publisher="SCB",
    smallest=5,
    complements=True,
    source="Population statistics carry small whole-number noise by the Cell Key Method from reference year 2025: zero "
    "stays zero, totals have noise of their own and parts need not add up [B]. The noise rests on SCB's own cell keys, "
    "so figures of others cannot be given it; counts under 5 are withheld in its stead.",
    certainty="X",
    dominance=USUAL_DOMINANCE,
)
SSB = Profile(
    name="ssb",
    version="1",
    valid_from=START,
    publisher="SSB",
    smallest=3,
    complements=True,
    source="SSB withholds cells under 3.",
    certainty="B",
    dominance=USUAL_DOMINANCE,
)
SSB_ROUNDED = Profile(
    name="ssb_rounded",
    version="1",
    valid_from=START,
    publisher="SSB",
    smallest=3,
    complements=True,
    source="SSB's other way: 1 and 2 become 0 or 3, and tables still add up.",
    certainty="B",
    method=Method.ROUND_SMALL,
    base=3,
    dominance=USUAL_DOMINANCE,
)
EHRQL = Profile(
    name="ehrql",
    version="1",
    valid_from=START,
    publisher="OpenSAFELY",
    smallest=8,
    complements=False,
    source="ehrQL's measures: counts up to 7 are withheld and the rest rounded to the nearest 5. Complementary "
    "suppression is added here.",
    certainty="B",
    base=5,
)

PROFILES: Mapping[str, Profile] = MappingProxyType(
    {each.name: each for each in (INTERNAL, OPEN, REGION_10, REGION_20, SCB, SSB, SSB_ROUNDED, EHRQL)}
)


def profile_named(name: str) -> Profile:
    """The profile called ``name``. Raises ProfileUnknown where there is none."""
    if name not in PROFILES:
        raise ProfileUnknown(
            f"The figures were not released, because there is no publication profile called {name!r}. "
            f"Choose one of: {', '.join(PROFILES)}."
        )
    return PROFILES[name]
