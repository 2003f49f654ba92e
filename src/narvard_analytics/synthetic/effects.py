"""True effects planted in the made-up region, which a later evaluation can find. All of them are made up.

An effect starts on the first day of a month of care and acts in one municipality, and within it in one target group or
in all of it. Sizes are relative changes unless `unit` says otherwise.
"""

from dataclasses import dataclass
from typing import Protocol

import numpy as np

from .days import NEVER, Calendar
from .places import Place
from .randomness import Flags, Floats, Ints

NOWHERE = -1


@dataclass(frozen=True)
class Effect:
    """One planted effect: where, for whom, from when, on what, and how large.

    after_months: whole months of care before it starts.
    months_to_full: 0 is a step; otherwise the effect grows evenly to its size over that many months.
    """

    id: str
    municipality: str
    target_group: str
    after_months: int
    measure: str
    size: float
    unit: str
    months_to_full: int
    story: str


MOBILE_TEAM = Effect(
    "boras_mobile_team",
    "1490",
    "multi_ill_elderly",
    32,
    "avoidable_admissions",
    -0.25,
    "relative change of the rate",
    0,
    "A mobile team prevents every fourth avoidable admission of multi-ill elderly.",
)
NAMED_PHYSICIANS = Effect(
    "mark_named_physicians",
    "1463",
    "all",
    24,
    "named_physician",
    0.24,
    "share of listed residents, added",
    30,
    "The units of Mark appoint named physicians, a few more every month.",
)
OWN_PHYSICIAN = Effect(
    "mark_own_physician",
    "1463",
    "all",
    24,
    "own_physician_visits",
    0.22,
    "probability that a visit is booked with the usual physician, added",
    30,
    "Bookings in Mark go more and more often to the person's own physician.",
)
DISCHARGE_PLANNING = Effect(
    "alingsas_discharge_planning",
    "1489",
    "all",
    36,
    "discharge_ready_days",
    -0.40,
    "relative change of the mean",
    0,
    "Planning from the first day lets patients of Alingsås go home sooner.",
)
LOCUMS = Effect(
    "tranemo_locums",
    "1452",
    "all",
    41,
    "continuity",
    0.50,
    "probability that a physician visit goes to a hired locum, at least",
    0,
    "Physicians leave Tranemo and locums hired by the month take their place.",
)
EMERGENCY_80 = Effect(
    "ulricehamn_emergency_80",
    "1491",
    "aged 80 and over",
    38,
    "emergency_visits_80",
    -0.15,
    "relative change of the rate",
    0,
    "A telephone line to the emergency physician spares the oldest of Ulricehamn some visits.",
)
LERUM_LINE = Effect(
    "lerum_digital_line",
    "1441",
    "all",
    30,
    "same_day_contact",
    0.05,
    "share of contacts, added",
    12,
    "A shared digital line answers those who seek primary care in Lerum on the same day.",
)
HERRLJUNGA_VACANCIES = Effect(
    "herrljunga_vacancies",
    "1466",
    "all",
    40,
    "assessment_within_3_days",
    -0.14,
    "share of assessments, added",
    6,
    "Nurses leave Herrljunga and assessments come later.",
)
BORAS_CHILD_PSYCHIATRY = Effect(
    "boras_child_psychiatry",
    "1490",
    "children_young",
    36,
    "child_psychiatry_on_time",
    0.16,
    "share of first visits, added",
    12,
    "Child psychiatry in Borås opens evenings for first visits.",
)
MARK_SCHOOLS = Effect(
    "mark_schools",
    "1463",
    "children_young",
    33,
    "sip_school",
    0.2,
    "share of plans, added",
    12,
    "Schools of Mark get a person of their own for joint plans.",
)
VARGARDA_TELEPHONE = Effect(
    "vargarda_telephone",
    "1442",
    "all",
    38,
    "where_to_turn",
    -0.14,
    "share of positive answers, added",
    6,
    "A shared number is closed in Vårgårda and people do not know where to turn.",
)
ULRICEHAMN_TALKS = Effect(
    "ulricehamn_talks",
    "1491",
    "end_of_life",
    34,
    "breakpoint_talk",
    0.22,
    "share of expected deaths, added",
    12,
    "Physicians of Ulricehamn learn to hold breakpoint talks.",
)
BOLLEBYGD_TEAMS = Effect(
    "bollebygd_teams",
    "1443",
    "all",
    34,
    "home_care_staff_14_days",
    -7.0,
    "persons in a home team, added",
    12,
    "Home care in Bollebygd is divided into smaller teams.",
)
SVENLJUNGA_STEPPED_CARE = Effect(
    "svenljunga_stepped_care",
    "1465",
    "mental_ill_health",
    36,
    "stepped_care_response",
    0.14,
    "share of treatments, added",
    6,
    "Treatment is followed every week in Svenljunga.",
)
ALINGSAS_PARTICIPATION = Effect(
    "alingsas_participation",
    "1489",
    "all",
    34,
    "participation",
    0.09,
    "share of positive answers, added",
    12,
    "Care plans in Alingsås are written together with the person.",
)
TRANEMO_LSS = Effect(
    "tranemo_lss",
    "1452",
    "disability",
    36,
    "lss_plan_followed_up",
    -0.2,
    "share of plans, added",
    6,
    "Follow-ups of plans in Tranemo wait for a vacant post.",
)
BORAS_HOSPITAL_AT_HOME = Effect(
    "boras_hospital_at_home",
    "1490",
    "all",
    30,
    "hospital_at_home",
    0.9,
    "relative to the mean rate, added",
    12,
    "Hospital at home grows from two teams to five in Borås.",
)
EFFECTS = (
    MOBILE_TEAM,
    NAMED_PHYSICIANS,
    OWN_PHYSICIAN,
    DISCHARGE_PLANNING,
    LOCUMS,
    EMERGENCY_80,
    LERUM_LINE,
    HERRLJUNGA_VACANCIES,
    BORAS_CHILD_PSYCHIATRY,
    MARK_SCHOOLS,
    VARGARDA_TELEPHONE,
    ULRICEHAMN_TALKS,
    BOLLEBYGD_TEAMS,
    SVENLJUNGA_STEPPED_CARE,
    ALINGSAS_PARTICIPATION,
    TRANEMO_LSS,
    BORAS_HOSPITAL_AT_HOME,
)


def municipality_number(effect: Effect, place: Place) -> int:
    """The number of the effect's municipality, or NOWHERE where it lies in another region."""
    return place.codes.index(effect.municipality) if effect.municipality in place.codes else NOWHERE


def start_day(effect: Effect, calendar: Calendar) -> int:
    """The day number the effect starts, or NEVER where the calendar ends before."""
    return int(calendar.month_starts[effect.after_months]) if effect.after_months < calendar.months else NEVER


class Where(Protocol):
    """What says where and when care is given, such as the setting that admissions are drawn from."""

    @property
    def place(self) -> Place:
        """The region."""

    @property
    def calendar(self) -> Calendar:
        """The days of care."""


def acts_on(effect: Effect, where: Where, municipality: Ints, day: Ints) -> Flags:
    """Whether the effect has begun where and when an event happens."""
    here = municipality == municipality_number(effect, where.place)
    begun: Flags = here & (day >= start_day(effect, where.calendar))
    return begun


def survives(effect: Effect, rng: np.random.Generator, touched: Flags) -> Flags:
    """Thins events: those touched by a lowering effect are dropped with the probability of its size."""
    return ~(touched & (rng.random(len(touched)) < -effect.size))


def monthly_size(effect: Effect, calendar: Calendar) -> Floats:
    """The size in force in each month of the calendar: 0 before the start, then a step or an even rise."""
    months = np.arange(calendar.months) - effect.after_months
    grown = np.ones(len(months)) if not effect.months_to_full else np.minimum((months + 1) / effect.months_to_full, 1)
    return np.where(months >= 0, effect.size * grown, 0.0)


def monthly_sizes(effect: Effect, calendar: Calendar, place: Place) -> Floats:
    """The size in force by municipality and month; 0 in all municipalities but the effect's."""
    here = np.arange(len(place.codes)) == municipality_number(effect, place)
    return np.where(here[:, None], monthly_size(effect, calendar)[None, :], 0.0)
