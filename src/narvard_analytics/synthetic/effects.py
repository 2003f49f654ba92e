"""True effects planted in the made-up region, which a later evaluation can find. All of them are made up.

An effect starts on the first day of a month of care and acts in one municipality, and within it in one target group or
in all of it. Sizes are relative changes unless `unit` says otherwise.
"""

from dataclasses import dataclass

import numpy as np

from .age_distribution import region
from .days import NEVER, Calendar
from .randomness import Flags, Floats, Ints


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
EFFECTS = (MOBILE_TEAM, NAMED_PHYSICIANS, OWN_PHYSICIAN, DISCHARGE_PLANNING, LOCUMS, EMERGENCY_80)


def municipality_number(effect: Effect) -> int:
    """The place of the effect's municipality among the ten, by code."""
    return [m.code for m in region()].index(effect.municipality)


def start_day(effect: Effect, calendar: Calendar) -> int:
    """The day number the effect starts, or NEVER where the calendar ends before."""
    return int(calendar.month_starts[effect.after_months]) if effect.after_months < calendar.months else NEVER


def acts_on(effect: Effect, calendar: Calendar, municipality: Ints, day: Ints) -> Flags:
    """Whether the effect has begun where and when an event happens."""
    begun: Flags = (municipality == municipality_number(effect)) & (day >= start_day(effect, calendar))
    return begun


def survives(effect: Effect, rng: np.random.Generator, touched: Flags) -> Flags:
    """Thins events: those touched by a lowering effect are dropped with the probability of its size."""
    return ~(touched & (rng.random(len(touched)) < -effect.size))


def monthly_size(effect: Effect, calendar: Calendar) -> Floats:
    """The size in force in each month of the calendar: 0 before the start, then a step or an even rise."""
    months = np.arange(calendar.months) - effect.after_months
    grown = np.ones(len(months)) if not effect.months_to_full else np.minimum((months + 1) / effect.months_to_full, 1)
    return np.where(months >= 0, effect.size * grown, 0.0)
