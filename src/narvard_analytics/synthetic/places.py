"""Where care is given in the made-up region, and how the places differ. Names of hospitals are real, their care is not.

Every level in this file is made up, chosen so that municipalities differ as much as Swedish ones do.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np

from .age_distribution import region
from .randomness import Floats, Ints

REGION = "vgr"
HOSPITALS = ("sas_boras", "sas_skene", "alingsas_lasarett")
HOSPITAL_MUNICIPALITY = ("1490", "1463", "1489")
BORAS, SKENE, ALINGSAS = range(3)
LISTED_PER_UNIT = 9500


@dataclass(frozen=True)
class Profile:
    """How a municipality differs from the others.

    named_share: share of the listed with a named physician. usual: probability that a visit is booked with the usual
    physician. turnover: share of physician posts that are vacated a year. locums: share of visits to hired locums.
    contacts, emergency, avoidable: factors on rates. readmission: factor on its probability. ready_days: mean days from
    discharge-ready notice to discharge. hospital: number in HOSPITALS.
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


PROFILES = {
    "1441": Profile(0.56, 0.63, 0.10, 0.05, 1.02, 0.85, 0.84, 0.92, 2.3, ALINGSAS),
    "1442": Profile(0.48, 0.59, 0.12, 0.09, 0.97, 0.92, 0.98, 1.00, 2.8, ALINGSAS),
    "1443": Profile(0.53, 0.63, 0.10, 0.06, 1.00, 0.90, 0.90, 0.96, 2.4, BORAS),
    "1452": Profile(0.50, 0.63, 0.10, 0.06, 0.95, 0.88, 0.98, 1.00, 2.7, BORAS),
    "1463": Profile(0.36, 0.47, 0.15, 0.12, 1.00, 1.00, 1.08, 1.03, 3.2, SKENE),
    "1465": Profile(0.40, 0.52, 0.16, 0.14, 0.93, 0.95, 1.12, 1.05, 3.5, BORAS),
    "1466": Profile(0.46, 0.58, 0.13, 0.09, 0.96, 0.90, 1.00, 1.00, 2.9, ALINGSAS),
    "1489": Profile(0.52, 0.60, 0.11, 0.07, 1.00, 1.06, 1.00, 0.98, 3.4, ALINGSAS),
    "1490": Profile(0.44, 0.54, 0.14, 0.11, 1.02, 1.10, 1.08, 1.04, 3.0, BORAS),
    "1491": Profile(0.58, 0.63, 0.09, 0.05, 0.98, 0.97, 0.93, 0.95, 2.2, BORAS),
}


@cache
def profiles() -> tuple[Profile, ...]:
    """The profiles in the order of municipality numbers."""
    return tuple(PROFILES[m.code] for m in region())


def profile_values(name: str) -> Floats:
    """One field of all profiles, by municipality number."""
    return np.array([getattr(profile, name) for profile in profiles()])


@cache
def municipality_codes() -> tuple[str, ...]:
    """The ten codes by municipality number."""
    return tuple(m.code for m in region())


@cache
def primary_care() -> tuple[tuple[str, ...], Ints]:
    """Ids of the primary-care units, and the municipality number of each; at least two in a municipality."""
    names: list[str] = []
    homes: list[int] = []
    for number, municipality in enumerate(region()):
        units = max(2, round(municipality.inhabitants / LISTED_PER_UNIT))
        names += [f"vc_{municipality.code}_{unit + 1:02d}" for unit in range(units)]
        homes += [number] * units
    return tuple(names), np.array(homes, dtype=np.int64)
