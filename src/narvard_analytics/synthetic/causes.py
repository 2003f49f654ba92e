"""Why people are admitted: rates by age, codes and length of stay.

The avoidable causes use codes of the list of avoidable admissions as the project holds it (unverified); their sum lies
within the published 556 to 887 admissions per 100 000 and year (SKR, 2010 to 2020). Each rate is made up.
"""

from dataclasses import dataclass

from .days import Rhythm
from .rhythms import ADMISSIONS, PLANNED

AGES_FROM = (0, 15, 45, 65, 75, 85)
EVERYONE = (1.0, 1.0, 1.0, 1.0, 1.0)


@dataclass(frozen=True)
class Cause:
    """A group of main diagnoses.

    per_100_000: admissions a year by age band (AGES_FROM). codes: ICD-10-SE without dots, the first the most common.
    days: mean length of stay. by_group: factor for members of each target group, in the order of GROUPS.
    women: ages (from, under) if only women of those ages are admitted.
    """

    id: str
    per_100_000: tuple[float, ...]
    codes: tuple[str, ...]
    days: float
    discipline: str = "internal_medicine"
    by_group: tuple[float, ...] = (1.5, 1.9, 1.3, 1.3, 1.0)
    avoidable: bool = False
    planned: bool = False
    women: tuple[int, int] | None = None

    @property
    def rhythm(self) -> Rhythm:
        """When such admissions happen."""
        return PLANNED if self.planned else ADMISSIONS


def _avoidable(name: str, rates: tuple[float, ...], codes: tuple[str, ...], days: float) -> Cause:
    return Cause(name, rates, codes, days, by_group=(1.5, 2.6, 1.3, 1.3, 1.0), avoidable=True)


AVOIDABLE = (
    _avoidable("heart_failure", (0, 1, 40, 230, 560, 1150), ("I509", "I500", "I110"), 5.5),
    _avoidable("copd", (0, 1, 50, 270, 370, 290), ("J441", "J440", "J449"), 5.0),
    _avoidable("asthma", (40, 9, 9, 17, 15, 12), ("J459", "J459", "J469"), 2.5),
    _avoidable("diabetes", (18, 22, 36, 55, 58, 60), ("E101", "E116", "E107", "E118"), 4.5),
    _avoidable("angina", (0, 2, 50, 110, 110, 90), ("I200", "I209", "I249"), 2.8),
    _avoidable("anaemia", (1, 3, 8, 30, 68, 120), ("D509", "D508"), 3.2),
    _avoidable("bleeding_ulcer", (0, 2, 10, 30, 42, 62), ("K254", "K264", "K274"), 4.5),
    _avoidable("dehydration", (60, 14, 18, 38, 70, 120), ("K529", "E869", "K528"), 2.9),
    _avoidable("epilepsy", (60, 23, 27, 40, 44, 45), ("G409", "R568", "G419"), 2.6),
    _avoidable("kidney_infection", (38, 32, 36, 100, 225, 430), ("N109", "N390", "N129"), 4.6),
    _avoidable("ear_nose_throat", (110, 22, 7, 8, 7, 8), ("J039", "J069", "H669"), 1.9),
    _avoidable("hypertension", (0, 2, 17, 40, 50, 60), ("I109", "I119"), 2.2),
    Cause(
        "pelvic_inflammation", (0, 18, 6, 0, 0, 0), ("N709", "N739"), 3.0, "gynaecology", EVERYONE, True, women=(15, 60)
    ),
)
OTHER_UNPLANNED = (
    Cause("child_illness", (2600, 0, 0, 0, 0, 0), ("J219", "A099", "B349", "S060"), 1.8, "paediatrics"),
    Cause("injury", (350, 420, 560, 900, 1400, 2500), ("S720", "S822", "S060", "S525"), 5.5, "surgery"),
    Cause("infection", (0, 330, 600, 1500, 2600, 4300), ("J189", "A419", "A469", "J159"), 5.8),
    Cause("heart_and_stroke", (0, 120, 900, 2300, 3300, 4400), ("I639", "I214", "I489", "G459"), 5.6),
    Cause("abdomen", (250, 750, 1000, 1600, 2100, 2700), ("K358", "R104", "K810", "K566"), 3.4, "surgery"),
    Cause("other_unplanned", (250, 1200, 1700, 2900, 4300, 6300), ("R079", "R559", "M545", "R509"), 3.3),
    Cause(
        "psychiatric",
        (20, 230, 160, 80, 60, 50),
        ("F329", "F100", "F209", "F410"),
        9.0,
        "psychiatry",
        (2.0, 1.0, 9.0, 1.5, 1.0),
    ),
    Cause("childbirth", (0, 6800, 0, 0, 0, 0), ("O809", "O820"), 2.0, "obstetrics", EVERYONE, women=(20, 40)),
)
PLANNED_CARE = (
    Cause(
        "planned_surgery",
        (450, 700, 1900, 3700, 3400, 1500),
        ("M169", "M179", "K409", "K802"),
        2.8,
        "surgery",
        planned=True,
    ),
    Cause("planned_medicine", (200, 300, 800, 1700, 1700, 900), ("C509", "C189", "I251", "I359"), 3.4, planned=True),
)
DYING = Cause("last_months", (3.0e5,) * 6, ("C349", "C259", "C189", "J189"), 6.0, by_group=EVERYONE)
CAUSES = (*AVOIDABLE, *OTHER_UNPLANNED, *PLANNED_CARE, DYING)
