"""The kinds of contacts: how many a person has a year by age, with whom, where and when. All rates are made up."""

from dataclasses import dataclass

from .days import Rhythm
from .rhythms import EMERGENCY, EVENINGS, EVERY_DAY, OFFICE

AGES_FROM = (0, 5, 15, 25, 45, 65, 75, 80, 85)
REGION, MUNICIPAL = "region", "municipality"
OWN_PHYSICIAN, UNIT_POOL, HOSPITAL_POOL, MUNICIPAL_POOL = "own_physician", "unit", "hospital", "municipality"


@dataclass(frozen=True)
class ContactKind:
    """One kind of contact.

    yearly: contacts a person and year by age band (AGES_FROM). staff: whom the professional is drawn from. planned:
    share booked beforehand. by_group: factor for members of each target group, in the order of GROUPS. dying: further
    contacts a year for members of the end-of-life group, while they are.
    """

    id: str
    kind: str
    setting: str
    discipline: str
    profession: str
    yearly: tuple[float, ...]
    staff: str = UNIT_POOL
    rhythm: Rhythm = OFFICE
    planned: float = 0.6
    by_group: tuple[float, ...] = (1.5, 1.4, 1.5, 1.2, 1.0)
    dying: float = 0.0
    deliverer: str = REGION
    trend: float = 0.0


def _primary(name: str, kind: str, profession: str, yearly: tuple[float, ...], **more: object) -> ContactKind:
    discipline = {"physician": "general_practice", "nurse": "nursing"}.get(profession, profession)
    return ContactKind(name, kind, "primary_care", discipline, profession, yearly, **more)  # type: ignore[arg-type]


PHYSICIAN_VISIT = _primary(
    "physician_visit",
    "visit",
    "physician",
    (1.05, 0.50, 0.65, 0.80, 1.05, 1.35, 1.60, 1.60, 1.25),
    staff=OWN_PHYSICIAN,
    planned=0.7,
)
EMERGENCY_VISIT = ContactKind(
    "emergency_visit",
    "visit",
    "emergency_department",
    "emergency_medicine",
    "physician",
    (0.33, 0.19, 0.22, 0.20, 0.17, 0.16, 0.15, 0.15, 0.16),
    HOSPITAL_POOL,
    EMERGENCY,
    0.0,
    (1.6, 1.7, 2.2, 1.4, 1.0),
    1.0,
    trend=0.01,
)
KINDS = (
    PHYSICIAN_VISIT,
    _primary(
        "physician_home_visit",
        "home_visit",
        "physician",
        (0, 0, 0, 0, 0.01, 0.03, 0.12, 0.25, 0.5),
        staff=OWN_PHYSICIAN,
        by_group=(1, 1.8, 1, 1.5, 1),
        dying=4.0,
    ),
    _primary(
        "physician_call",
        "phone",
        "physician",
        (0.10, 0.08, 0.12, 0.22, 0.35, 0.5, 0.65, 0.7, 0.7),
        staff=OWN_PHYSICIAN,
        dying=3.0,
    ),
    _primary(
        "physician_video",
        "video",
        "physician",
        (0.07, 0.05, 0.13, 0.13, 0.07, 0.03, 0.01, 0.01, 0.0),
        staff=OWN_PHYSICIAN,
        trend=0.15,
    ),
    _primary("nurse_visit", "visit", "nurse", (1.5, 0.35, 0.35, 0.4, 0.7, 1.2, 1.7, 1.9, 1.7)),
    _primary("nurse_call", "phone", "nurse", (0.8, 0.35, 0.4, 0.45, 0.6, 0.85, 1.1, 1.3, 1.4), planned=0.1),
    _primary("physiotherapy", "visit", "physiotherapy", (0.03, 0.1, 0.22, 0.32, 0.42, 0.42, 0.35, 0.3, 0.2)),
    _primary(
        "psychology",
        "visit",
        "psychology",
        (0.01, 0.06, 0.18, 0.18, 0.11, 0.04, 0.02, 0.01, 0.0),
        by_group=(4.0, 1.0, 6.0, 1.0, 1.0),
    ),
    EMERGENCY_VISIT,
    ContactKind(
        "out_of_hours",
        "visit",
        "out_of_hours",
        "general_practice",
        "physician",
        (0.45, 0.2, 0.15, 0.11, 0.08, 0.07, 0.07, 0.06, 0.05),
        HOSPITAL_POOL,
        EVENINGS,
        0.0,
    ),
    ContactKind(
        "specialist_visit",
        "visit",
        "specialist",
        "internal_medicine",
        "physician",
        (0.45, 0.3, 0.35, 0.45, 0.7, 1.1, 1.35, 1.2, 0.8),
        HOSPITAL_POOL,
        planned=0.95,
    ),
    ContactKind(
        "specialist_nurse",
        "visit",
        "specialist",
        "nursing",
        "nurse",
        (0.15, 0.12, 0.12, 0.15, 0.25, 0.4, 0.45, 0.4, 0.3),
        HOSPITAL_POOL,
        planned=0.95,
    ),
    ContactKind(
        "psychiatry",
        "visit",
        "specialist",
        "psychiatry",
        "psychology",
        (0.0, 0.07, 0.16, 0.12, 0.08, 0.03, 0.02, 0.02, 0.01),
        HOSPITAL_POOL,
        planned=0.95,
        by_group=(5.0, 1.0, 9.0, 2.0, 1.0),
    ),
    ContactKind(
        "home_nursing",
        "home_visit",
        "municipal_health",
        "nursing",
        "nurse",
        (0, 0, 0.01, 0.02, 0.1, 0.45, 1.5, 3.0, 5.5),
        MUNICIPAL_POOL,
        EVERY_DAY,
        0.85,
        (1.0, 1.9, 1.3, 4.0, 1.0),
        20.0,
        MUNICIPAL,
    ),
    ContactKind(
        "municipal_therapy",
        "home_visit",
        "municipal_health",
        "occupational_therapy",
        "occupational_therapist",
        (0, 0.01, 0.01, 0.02, 0.04, 0.12, 0.35, 0.6, 0.9),
        MUNICIPAL_POOL,
        OFFICE,
        0.9,
        (1.0, 1.7, 1.0, 4.0, 1.0),
        2.0,
        MUNICIPAL,
    ),
    ContactKind(
        "school_nurse",
        "visit",
        "school_health",
        "nursing",
        "nurse",
        (0, 0.55, 0.35, 0, 0, 0, 0, 0, 0),
        MUNICIPAL_POOL,
        OFFICE,
        0.7,
        (3.0, 1.0, 1.5, 1.5, 1.0),
        0.0,
        MUNICIPAL,
    ),
)
