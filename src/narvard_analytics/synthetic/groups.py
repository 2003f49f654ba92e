"""Membership of the five target groups, under a made-up dated definition.

The definitions follow age, chronic illness and expected death as far as a made-up person has them; shares are made up.
"""

from dataclasses import dataclass

import numpy as np

from .days import DAYS_PER_YEAR, NEVER, Calendar
from .parameters import Parameters
from .people import People
from .randomness import Flags, Floats, Ints, stream

DEFINITION = "made-up@2020-01-01"
GROUPS = ("children_young", "multi_ill_elderly", "mental_ill_health", "disability", "end_of_life")
CHILDREN, ELDERLY, MENTAL, DISABILITY, END_OF_LIFE = range(len(GROUPS))
SHARE_CHILDREN = 0.035  # of those under 21
SHARE_ELDERLY = 0.38  # of those who are, or grow, 75 and over
SHARE_DISABILITY = 0.008
EXPECTED_DEATHS = 0.75
CHILD_UNTIL, OLD_FROM, OLD_SOON, DYING_FROM = 21, 75, 77, 40


@dataclass(frozen=True)
class Memberships:
    """Half-open periods of membership, sorted by person and day; and the flag by group and person."""

    person: Ints
    group: Ints
    start: Ints
    end: Ints
    ever: Flags


def _birthday(people: People, age: float) -> Ints:
    """Day number of a birthday, as the register counts years."""
    return people.birth + np.int64(np.ceil(age * DAYS_PER_YEAR))


def _onset(rng: np.random.Generator, people: People, calendar: Calendar) -> Ints:
    """Day of onset: for two thirds before the calendar, otherwise within it."""
    early = rng.random(people.count) < 0.67
    return np.where(early, -rng.integers(30, 2000, people.count), rng.integers(0, calendar.days, people.count))


def _children(rng: np.random.Generator, people: People, calendar: Calendar) -> tuple[Flags, Ints, Ints]:
    member = rng.random(people.count) < SHARE_CHILDREN
    start = np.maximum(_onset(rng, people, calendar), people.birth + rng.integers(0, 900, people.count))
    return member, start, _birthday(people, CHILD_UNTIL)


def _elderly(rng: np.random.Generator, people: People) -> tuple[Flags, Ints, Ints]:
    member = rng.random(people.count) < SHARE_ELDERLY
    within = rng.random(people.count) * (OLD_SOON - OLD_FROM) * DAYS_PER_YEAR
    return member, _birthday(people, OLD_FROM) + within.astype(np.int64), np.full(people.count, NEVER)


def _mental(rng: np.random.Generator, people: People, calendar: Calendar) -> tuple[Flags, Ints, Ints]:
    age = -people.birth / DAYS_PER_YEAR
    share = np.interp(age, [0, 10, 16, 30, 60, 75], [0.0, 0.04, 0.13, 0.15, 0.10, 0.06])
    start = np.maximum(_onset(rng, people, calendar), _birthday(people, 8))
    lasts = np.where(rng.random(people.count) < 0.3, rng.integers(200, 1500, people.count), NEVER)
    return rng.random(people.count) < share, start, np.minimum(start + lasts, NEVER)


def _disability(rng: np.random.Generator, people: People) -> tuple[Flags, Ints, Ints]:
    start = people.birth + rng.integers(0, 4000, people.count)
    return rng.random(people.count) < SHARE_DISABILITY, start, np.full(people.count, NEVER)


def _dying(rng: np.random.Generator, people: People) -> tuple[Flags, Ints, Ints]:
    old = people.age_on(np.arange(people.count), people.dies) >= DYING_FROM
    member = (people.dies < NEVER) & old & (rng.random(people.count) < EXPECTED_DEATHS)
    return member, people.dies - rng.integers(30, 190, people.count), people.gone


def make_groups(parameters: Parameters, calendar: Calendar, people: People) -> Memberships:
    """Who belongs to which target group and when, while resident and before the calendar ends."""
    rng = stream(parameters.seed, "groups")
    groups = (
        _children(rng, people, calendar),
        _elderly(rng, people),
        _mental(rng, people, calendar),
        _disability(rng, people),
        _dying(rng, people),
    )
    start = np.maximum(np.stack([group[1] for group in groups]), people.arrive)
    end = np.minimum(np.stack([group[2] for group in groups]), people.gone)
    ever = np.stack([group[0] for group in groups]) & (start < np.minimum(end, calendar.days)) & (end > 0)
    group, person = np.nonzero(ever)
    order = np.lexsort((group, start[group, person], person))
    group, person = group[order], person[order]
    return Memberships(person, group, start[group, person], end[group, person], ever)


def bounds(groups: Memberships, group: int, persons: int) -> tuple[Ints, Ints]:
    """First day of membership and the day after the last, by person; 0 and 0 for those who are no members.

    A person has at most one period in each group.
    """
    first, last = np.zeros(persons, dtype=np.int64), np.zeros(persons, dtype=np.int64)
    mine = groups.group == group
    first[groups.person[mine]], last[groups.person[mine]] = groups.start[mine], groups.end[mine]
    return first, last


def member_on(groups: Memberships, people: People, group: int, person: Ints, day: Ints) -> Flags:
    """Whether a person is a member of a group on a day."""
    first, last = bounds(groups, group, people.count)
    member: Flags = (first[person] <= day) & (day < last[person])
    return member


def factor(groups: Memberships, by_group: tuple[float, ...]) -> Floats:
    """Product over a person's groups of a rate's factor for the group."""
    product: Floats = np.prod(np.where(groups.ever, np.array(by_group)[:, None], 1.0), axis=0)
    return product
