"""Where care is given in a made-up region, and how its municipalities differ.

Names of municipalities and hospitals are real, their care is not: every level is made up.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from narvard_analytics.reference_data.population import Municipality

from .randomness import Floats, Ints

LISTED_PER_UNIT = 9500


@dataclass(frozen=True)
class Profile:
    """How a municipality differs from the others.

    named_share: share of the listed with a named physician. usual: probability that a visit is booked with the usual
    physician. turnover: share of physician posts that are vacated a year. locums: share of visits to hired locums.
    contacts, emergency, avoidable: factors on rates. readmission: factor on its probability. ready_days: mean days from
    discharge-ready notice to discharge. hospital: number among the region's hospitals.
    """

    named_share: float
    usual: float
    turnover: float
    locums: float
    contacts: float
    emergency: float
    avoidable: float
    readmission: float
    ready_days: float
    hospital: int


@dataclass(frozen=True)
class Place:
    """A region and its municipalities.

    controller: id of the region as a deliverer. municipalities, profiles: by code, in the same order; a municipality's
    number is its place in them. hospitals: ids, the municipality of each in `hospital_homes`.
    """

    id: str
    controller: str
    municipalities: tuple[Municipality, ...]
    profiles: tuple[Profile, ...]
    hospitals: tuple[str, ...]
    hospital_homes: tuple[str, ...]

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """The municipalities' codes by number."""
        return tuple(m.code for m in self.municipalities)

    def values(self, name: str) -> Floats:
        """One field of all profiles, by municipality number."""
        return np.array([getattr(profile, name) for profile in self.profiles])

    @cached_property
    def hospital_of(self) -> Ints:
        """The number of each municipality's hospital."""
        return self.values("hospital").astype(np.int64)

    @property
    def unit_names(self) -> tuple[str, ...]:
        """Ids of the primary-care units."""
        return self._primary_care[0]

    @property
    def unit_homes(self) -> Ints:
        """The municipality number of each primary-care unit."""
        return self._primary_care[1]

    @cached_property
    def _primary_care(self) -> tuple[tuple[str, ...], Ints]:
        """At least two units in a municipality."""
        names: list[str] = []
        homes: list[int] = []
        for number, municipality in enumerate(self.municipalities):
            units = max(2, round(municipality.inhabitants / LISTED_PER_UNIT))
            names += [f"vc_{municipality.code}_{unit + 1:02d}" for unit in range(units)]
            homes += [number] * units
        return tuple(names), np.array(homes, dtype=np.int64)
