"""Person-time under risk, and events drawn from it: an inhomogeneous Poisson process, exact by day."""

from dataclasses import dataclass

import numpy as np

from .days import DAYS_PER_YEAR, MINUTES, Calendar, Rhythm
from .groups import Memberships, bounds
from .listings import Listings
from .people import People
from .randomness import Floats, Ints, choose

STEP = 5  # minutes: clock times are noted to five minutes


@dataclass(frozen=True)
class Exposure:
    """Half-open periods within the calendar, sorted by person and day. age: years at the middle of the period."""

    person: Ints
    municipality: Ints
    unit: Ints
    post: Ints
    start: Ints
    end: Ints
    age: Floats

    @property
    def count(self) -> int:
        """How many periods there are."""
        return len(self.person)


def exposure_of(people: People, listings: Listings, calendar: Calendar) -> Exposure:
    """All listings as far as they fall within the calendar."""
    start, end = np.maximum(listings.start, 0), np.minimum(listings.end, calendar.days)
    keep = start < end
    person, start, end = listings.person[keep], start[keep], end[keep]
    age = people.age_on(person, (start + end) // 2)
    return Exposure(person, listings.municipality[keep], listings.unit[keep], listings.post[keep], start, end, age)


def within_group(exposure: Exposure, groups: Memberships, group: int, persons: int) -> Exposure:
    """The part of an exposure during which its person is a member of a group."""
    first, last = bounds(groups, group, persons)
    start = np.maximum(exposure.start, first[exposure.person])
    end = np.minimum(exposure.end, last[exposure.person])
    keep = start < end
    same = {name: getattr(exposure, name)[keep] for name in ("person", "municipality", "unit", "post", "age")}
    return Exposure(start=start[keep], end=end[keep], **same)


def row_of(exposure: Exposure, person: Ints, day: Ints) -> Ints:
    """The last row of each person that begins by the day; each person must have one that does."""
    stride = int(exposure.end.max(initial=0)) + 1
    found: Ints = np.searchsorted(exposure.person * stride + exposure.start, person * stride + day, side="right") - 1
    return found


def draw_days(rng: np.random.Generator, exposure: Exposure, yearly: Floats, weights: Floats) -> tuple[Ints, Ints]:
    """Events: the row of the exposure each falls in, and its day.

    yearly: expected events a year, by row. weights: relative intensity by day, about 1.
    """
    level = np.concatenate([[0.0], np.cumsum(weights)])
    below, mass = level[exposure.start], level[exposure.end] - level[exposure.start]
    row = np.repeat(np.arange(exposure.count), rng.poisson(yearly * mass / DAYS_PER_YEAR))
    day = np.searchsorted(level, below[row] + rng.random(len(row)) * mass[row], side="right") - 1
    return row, np.clip(day, exposure.start[row], exposure.end[row] - 1)


def clock_minutes(rng: np.random.Generator, rhythm: Rhythm, count: int) -> Ints:
    """Minutes after midnight, to five minutes, by the rhythm's hours."""
    return choose(rng, np.repeat(rhythm.hours, 60 // STEP), count) * STEP


def by_age(age: Floats, ages_from: tuple[int, ...], values: tuple[float, ...]) -> Floats:
    """The value of each age's band; `ages_from` begins at 0."""
    return np.array(values)[np.searchsorted(ages_from, np.maximum(age, 0), side="right") - 1]


def minute_of(day: Ints, minute: Ints) -> Ints:
    """Local minutes since the first day's midnight."""
    return day * MINUTES + minute
