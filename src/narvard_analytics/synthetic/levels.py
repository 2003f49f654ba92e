"""How often things are done as they should: a mean, how much municipalities differ, and the planted effects.

Each level says what it rests on: a published figure, or an assumption of this made-up region.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from .admissions import Setting
from .days import Calendar
from .effects import EFFECTS, monthly_sizes
from .places import Place
from .randomness import Floats, Ints, stream

ASSUMED = "assumption"
LARGEST_DEVIATION = 1.8  # spreads: no municipality differs more from the mean
JULY, AUGUST = 6, 7


@dataclass(frozen=True)
class Level:
    """A share, or another mean, of which each municipality has its own.

    spread: standard deviation between municipalities. by_group: added for members of each target group, in the order
    of GROUPS. summer: added in July and August. basis: the published figure, or that it is assumed.
    """

    mean: float
    spread: float
    by_group: tuple[float, ...] = (0.0, 0.0, 0.0, 0.0, 0.0)
    summer: float = 0.0
    basis: str = ASSUMED


LEVELS: Mapping[str, Level] = {
    "same_day_contact": Level(0.86, 0.035, (0.0, -0.03, -0.02, -0.04, 0.02), -0.04),
    "assessment_within_3_days": Level(0.82, 0.04, (0.02, 0.0, -0.06, -0.03, 0.08), -0.05, "82 % in April 2022, SKR"),
    "specialist_visit_90": Level(0.76, 0.04, summer=-0.06),
    "child_psychiatry_on_time": Level(0.64, 0.06, (0.04, 0.0, 0.0, 0.0, 0.0), -0.05),
    "treatment_90": Level(0.68, 0.04, summer=-0.07),
    "deadline_breach_no": Level(0.95, 0.015, summer=-0.03),
    "referral_assessed_10_days_no": Level(0.93, 0.02, summer=-0.06),
    "sip_call_in_time": Level(0.72, 0.06, summer=-0.06),
    "sip_held": Level(0.75, 0.05),
    "care_contact_before_discharge": Level(0.66, 0.07, summer=-0.04),
    "discharge_summary_7_days": Level(0.84, 0.04, summer=-0.05),
    "late_need_in_time": Level(0.83, 0.04),
    "patient_contract": Level(0.22, 0.05, (0.02, 0.06, -0.04, 0.0, 0.10)),
    "plan_followed_up": Level(0.68, 0.06),
    "sip_school": Level(0.60, 0.06, summer=-0.15),
    "stepped_care_response": Level(0.47, 0.03),
    "breakpoint_talk": Level(0.62, 0.06),
    "chronic_follow_up": Level(0.34, 0.03, (0.0, 0.06, -0.04, -0.02, 0.0)),
    "hospital_at_home": Level(1.0, 0.25),
    "psychiatric_readmission_30d": Level(0.15, 0.03),
    "escalation": Level(0.9, 0.2),
    "home_care_staff_14_days": Level(15.0, 3.0, basis="about 15 different staff in 14 days, Kolada's measure"),
    "lss_plan_followed_up": Level(0.74, 0.06, summer=-0.04),
    "vacancies": Level(0.08, 0.02, summer=0.01),
    "agency": Level(0.05, 0.02, summer=0.03),
    "overall_impression": Level(0.72, 0.03, (-0.04, 0.03, -0.08, -0.04, 0.08)),
    "emotional_support": Level(0.64, 0.03, (-0.04, 0.02, -0.08, -0.03, 0.08)),
    "participation": Level(0.68, 0.03, (-0.06, 0.02, -0.06, -0.05, 0.05)),
    "respect": Level(0.84, 0.02, (-0.03, 0.03, -0.06, -0.04, 0.06)),
    "continuity_coordination": Level(0.66, 0.03, (-0.05, 0.02, -0.08, -0.03, 0.08)),
    "information_knowledge": Level(0.76, 0.02, (-0.04, 0.0, -0.05, -0.05, 0.05), basis="76 %, SKR"),
    "availability": Level(0.70, 0.04, (0.0, 0.02, -0.05, -0.03, 0.08)),
    "where_to_turn": Level(0.64, 0.04, (-0.08, 0.02, -0.06, -0.04, 0.10)),
    "closeness": Level(0.70, 0.05, (0.0, -0.02, -0.04, -0.04, 0.06)),
}


def by_month(place: Place, calendar: Calendar, measure: str) -> Floats:
    """The level of a measure by municipality and month, planted effects included."""
    level = LEVELS[measure]
    result = (level.mean + level.spread * _deviations(place, measure))[:, None]
    months = [(calendar.first.month - 1 + month) % 12 for month in range(calendar.months)]
    result = result + np.where(np.isin(months, (JULY, AUGUST)), level.summer, 0.0)[None, :]
    for effect in EFFECTS:
        if effect.measure == measure:
            result = result + monthly_sizes(effect, calendar, place)
    return result


def _deviations(place: Place, measure: str) -> Floats:
    """How many spreads each municipality lies from the mean, the same for all seeds."""
    drawn = [stream(int(code), measure).standard_normal() for code in place.codes]
    return np.clip(drawn, -LARGEST_DEVIATION, LARGEST_DEVIATION)


def level_of(setting: Setting, measure: str, person: Ints, municipality: Ints, day: Ints) -> Floats:
    """The level for each person, in a municipality, on a day within the calendar."""
    month = setting.calendar.month_of_day[day]
    base: Floats = by_month(setting.place, setting.calendar, measure)[municipality, month]
    shift: Floats = np.array(LEVELS[measure].by_group) @ setting.groups.ever[:, person]
    return base + shift
