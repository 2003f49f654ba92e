"""Episodes of inpatient care: drawn from the causes, prolonged by waiting to go home, followed by readmissions."""

from dataclasses import dataclass, fields, replace
from typing import Protocol

import numpy as np

from .causes import AGES_FROM, CAUSES, DYING, Cause
from .days import MINUTES, NEVER, Calendar
from .effects import DISCHARGE_PLANNING, MOBILE_TEAM, acts_on, survives
from .exposure import Exposure, by_age, clock_minutes, draw_days, minute_of, row_of, within_group
from .groups import ELDERLY, END_OF_LIFE, Memberships, factor, member_on
from .parameters import Parameters
from .people import People
from .places import Place
from .randomness import Flags, Floats, Ints, stream

NO_NOTICE = -1
SHAPE_OF_STAY = 1.4  # of the gamma distribution of lengths of stay (made up)
SHORTEST = 240  # minutes
SAME_DAY_SHARE = 0.20  # of those who are declared ready: leave the same day (made up)
GAP = 120  # minutes at least between two episodes that are no transfer
# Probability of an unplanned readmission within 30 days of a discharge, by age (published for 65+: 15 to 20 %).
READMISSION = (0.035, 0.05, 0.07, 0.11, 0.13, 0.145)
READMISSION_ROUNDS = 3
# Who would go home in the last days of life mostly stays; some are admitted only then (made up).
LAST_DAYS, STAYS_TO_THE_END, LAST_ADMISSION = 14, 0.75, 0.25
# Probability that the ward foresees a need of municipal or primary care afterwards, by age (made up).
NEED_AFTER = (0.01, 0.02, 0.05, 0.20, 0.42, 0.66)
NEED_IN_GROUP = (1.0, 1.5, 1.5, 3.0, 1.4)


@dataclass(frozen=True)
class Episodes:
    """One entry an episode, sorted by person and time; times are local minutes.

    row: row of the exposure. cause: number in CAUSES. ready: when the ward judged the patient ready, NO_NOTICE without
    a notice of admission. dead: ended by death.
    """

    row: Ints
    person: Ints
    cause: Ints
    start: Ints
    end: Ints
    ready: Ints
    dead: Flags

    @property
    def count(self) -> int:
        """How many episodes there are."""
        return len(self.row)

    def take(self, which: Ints | Flags) -> "Episodes":
        """Some of the episodes."""
        return Episodes(*(getattr(self, field.name)[which] for field in fields(self)))

    def is_a(self, name: str) -> Flags:
        """Whether the cause is marked so: "planned" or "avoidable"."""
        return np.array([getattr(cause, name) for cause in CAUSES])[self.cause]


@dataclass(frozen=True)
class Setting:
    """What care is drawn from. tag: what tells the ids of this block of residents from another block's."""

    place: Place
    calendar: Calendar
    people: People
    groups: Memberships
    exposure: Exposure
    frailty: Floats
    tag: str = ""


def make_episodes(parameters: Parameters, setting: Setting) -> Episodes:
    """All episodes that begin within the calendar; no person has two at a time."""
    rng = stream(parameters.seed, "admissions")
    latest = found = _without_overlap(_complete(rng, setting, *_first_admissions(rng, setting)))
    for _ in range(READMISSION_ROUNDS):
        latest = _complete(rng, setting, *_readmissions(rng, setting, latest))
        found = _without_overlap(_together(found, latest))
    return found


def _first_admissions(rng: np.random.Generator, setting: Setting) -> tuple[Ints, Ints, Ints]:
    """Exposure row, cause and start of admissions by their rates."""
    drawn = [_of_cause(rng, setting, number) for number in range(len(CAUSES))]
    drawn.append(_last_days(rng, setting))
    row, cause, start = (np.concatenate(part) for part in zip(*drawn, strict=True))
    return row, cause, start


def _of_cause(rng: np.random.Generator, setting: Setting, number: int) -> tuple[Ints, Ints, Ints]:
    cause, exposure = CAUSES[number], setting.exposure
    weights = setting.calendar.weights(cause.rhythm)
    if cause is DYING:
        part = within_group(exposure, setting.groups, END_OF_LIFE, setting.people.count)
        sub, day = draw_days(rng, part, _yearly(setting, cause, part), weights)
        row = row_of(exposure, part.person[sub], day)
    else:
        row, day = draw_days(rng, exposure, _yearly(setting, cause, exposure), weights)
    start = minute_of(day, clock_minutes(rng, cause.rhythm, len(day)))
    return row, np.full(len(row), number), start


def _last_days(rng: np.random.Generator, setting: Setting) -> tuple[Ints, Ints, Ints]:
    """Admissions in the last days of life."""
    people, exposure = setting.people, setting.exposure
    person = np.flatnonzero((people.death < NEVER) & (rng.random(people.count) < LAST_ADMISSION))
    day = people.death[person] - rng.integers(1, 12, len(person))
    alive = day >= np.maximum(people.arrive[person], 0)
    person, day = person[alive], day[alive]
    start = minute_of(day, clock_minutes(rng, DYING.rhythm, len(day)))
    return row_of(exposure, person, day), np.full(len(day), CAUSES.index(DYING)), start


def _yearly(setting: Setting, cause: Cause, exposure: Exposure) -> Floats:
    """Expected admissions a year, by row of the exposure."""
    rate = by_age(exposure.age, AGES_FROM, cause.per_100_000) / 1e5
    rate = rate * (factor(setting.groups, cause.by_group) * setting.frailty)[exposure.person]
    if cause.avoidable:
        rate = rate * setting.place.values("avoidable")[exposure.municipality]
    if cause.women:
        low, high = cause.women
        rate = rate * (~setting.people.male[exposure.person] & (exposure.age >= low) & (exposure.age < high))
    return rate


def _complete(rng: np.random.Generator, setting: Setting, row: Ints, cause: Ints, start: Ints) -> Episodes:
    """Gives admissions an end, after the planted effect on avoidable ones; drops those who leave the region."""
    kept = _not_prevented(rng, setting, row, cause, start // MINUTES)
    row, cause, start = row[kept], cause[kept], start[kept]
    person = setting.exposure.person[row]
    length = rng.gamma(SHAPE_OF_STAY, 1 / SHAPE_OF_STAY, len(row)) * np.array([c.days for c in CAUSES])[cause]
    clinical_end = start + np.maximum((length * MINUTES).astype(np.int64) // 5 * 5, SHORTEST)
    ready, end = _going_home(rng, setting, row, start, clinical_end)
    death = setting.people.death[person]
    near = (death - end // MINUTES <= LAST_DAYS) & (rng.random(len(row)) < STAYS_TO_THE_END)
    dead = (end // MINUTES >= death) | near
    end = np.where(dead, np.maximum(minute_of(death, rng.integers(0, MINUTES // 5, len(row)) * 5), start + 5), end)
    ready = np.where(ready < end, ready, NO_NOTICE)
    stays_on = (end // MINUTES < np.where(dead, death + 1, setting.people.leave[person])) & (start < end)
    return Episodes(row, person, cause, start, end, ready, dead).take(stays_on)


def _not_prevented(rng: np.random.Generator, setting: Setting, row: Ints, cause: Ints, day: Ints) -> Flags:
    avoidable = np.array([c.avoidable for c in CAUSES])[cause]
    reached = acts_on(MOBILE_TEAM, setting, setting.exposure.municipality[row], day)
    member = member_on(setting.groups, setting.people, ELDERLY, setting.exposure.person[row], day)
    return survives(MOBILE_TEAM, rng, avoidable & reached & member)


def _going_home(
    rng: np.random.Generator, setting: Setting, row: Ints, start: Ints, clinical_end: Ints
) -> tuple[Ints, Ints]:
    """When the patient is judged ready and when the patient leaves; without a notice they are the same."""
    exposure, count = setting.exposure, len(row)
    need = (
        by_age(exposure.age[row], AGES_FROM, NEED_AFTER) * factor(setting.groups, NEED_IN_GROUP)[exposure.person[row]]
    )
    noticed = (rng.random(count) < need) & (clinical_end - start > MINUTES)
    ready = minute_of(clinical_end // MINUTES, rng.integers(8 * 12, 15 * 12, count) * 5)
    days = _days_ready(rng, setting, exposure.municipality[row], clinical_end // MINUTES)
    leaving = minute_of(ready // MINUTES + days, rng.integers(10 * 12, 17 * 12, count) * 5)
    end = np.maximum(leaving, ready + 90)
    return np.where(noticed, ready, NO_NOTICE), np.where(noticed, end, clinical_end)


def _days_ready(rng: np.random.Generator, setting: Setting, municipality: Ints, day: Ints) -> Ints:
    """Days from ready to discharge: none for a part, otherwise a gamma rounded up, with the municipality's mean."""
    mean = setting.place.values("ready_days")[municipality]
    planned = acts_on(DISCHARGE_PLANNING, setting, municipality, day)
    mean = np.where(planned, mean * (1 + DISCHARGE_PLANNING.size), mean)
    scale = np.maximum(mean / (1 - SAME_DAY_SHARE) - 0.5, 0.1)
    waits = np.ceil(rng.gamma(1.5, 1 / 1.5, len(day)) * scale).astype(np.int64)
    return np.where(rng.random(len(day)) < SAME_DAY_SHARE, 0, waits)


def _without_overlap(episodes: Episodes) -> Episodes:
    """In order of person and time, without those that begin before an earlier one of the person has ended."""
    ordered = episodes.take(np.lexsort((episodes.start, episodes.person)))
    return ordered.take(after_the_earlier(ordered.person, ordered.start, ordered.end))


def after_the_earlier(person: Ints, start: Ints, end: Ints, gap: int = GAP) -> Flags:
    """Whether each period, in order of person and start, begins a gap after all earlier ones of the person."""
    stride = NEVER * MINUTES
    latest_end = np.maximum.accumulate(person * stride + end)
    free: Flags = np.append(True, person[1:] * stride + start[1:] > latest_end[:-1] + gap)[: len(person)]
    return free


class Spells(Protocol):
    """Periods in order of person and start, none of which overlaps another of the person."""

    @property
    def person(self) -> Ints:
        """Whose."""

    @property
    def start(self) -> Ints:
        """Local minute of the beginning."""

    @property
    def end(self) -> Ints:
        """Local minute of the end."""


def between(spells: Spells, person: Ints, start: Ints, end: Ints, gap: int = GAP) -> Flags:
    """Whether each period lies between the person's spells, with more than a gap (minutes) on both sides."""
    count, stride = len(spells.person), NEVER * MINUTES
    if not count:
        return np.ones(len(person), dtype=bool)
    at = np.searchsorted(spells.person * stride + spells.start, person * stride + start)
    before, after = np.maximum(at - 1, 0), np.minimum(at, count - 1)
    ended = (at == 0) | (spells.person[before] != person) | (spells.end[before] + gap < start)
    free: Flags = ended & ((at == count) | (spells.person[after] != person) | (spells.start[after] - gap > end))
    return free


def _together(first: Episodes, second: Episodes) -> Episodes:
    both = (np.concatenate([getattr(first, f.name), getattr(second, f.name)]) for f in fields(Episodes))
    return Episodes(*both)


def _readmissions(rng: np.random.Generator, setting: Setting, earlier: Episodes) -> tuple[Ints, Ints, Ints]:
    """Unplanned admissions 1 to 30 days after the discharges given, more of them soon; often of the same cause."""
    exposure, row = setting.exposure, earlier.row
    chance = (
        by_age(exposure.age[row], AGES_FROM, READMISSION)
        * setting.place.values("readmission")[exposure.municipality[row]]
    )
    obstetric = np.array([c.women is not None for c in CAUSES])[earlier.cause]
    again = (rng.random(earlier.count) < chance) & ~earlier.dead & ~obstetric
    gap = 1 + np.floor(30 * rng.random(earlier.count) ** 1.6).astype(np.int64)
    day = earlier.end // MINUTES + gap
    again &= day < exposure.end[row]
    other = rng.choice([n for n, c in enumerate(CAUSES) if c.id in ("infection", "other_unplanned")], earlier.count)
    same = (rng.random(earlier.count) < 0.45) & ~earlier.is_a("planned")
    start = minute_of(day, clock_minutes(rng, DYING.rhythm, earlier.count))
    return row[again], np.where(same, earlier.cause, other)[again], start[again]


def transferred(episodes: Episodes, cut: Ints, restart: Ints, which: Flags) -> tuple[Episodes, Flags]:
    """Cuts some episodes in two at a move to another hospital; also tells which rows are such second parts."""
    first = replace(
        episodes,
        end=np.where(which, cut, episodes.end),
        ready=np.where(which, NO_NOTICE, episodes.ready),
        dead=episodes.dead & ~which,
    )
    second = replace(episodes, start=restart).take(which)
    both = _together(first, second)
    order = np.lexsort((both.start, both.person))
    moved = np.repeat([False, True], [first.count, second.count])
    return both.take(order), moved[order]
