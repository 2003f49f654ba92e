"""The people of a made-up region: born, moving in, out and between municipalities, and dying.

Days are numbered from the first day of care; `NEVER` means not within the calendar. A person is a row number, and
row numbers follow the order of the pseudonyms, so that sorting by number is sorting by `person`.
"""

import calendar as calendar_of_months
from dataclasses import dataclass, fields
from datetime import date

import numpy as np
from numpy.typing import NDArray

from .age_distribution import TOP_AGE, residents_by_age
from .days import DAYS_PER_YEAR, NEVER, Calendar
from .parameters import Parameters
from .randomness import Flags, Floats, Ints, choose, stream

# Made up, near what a Swedish region of this size sees in a year, per resident.
BIRTHS_PER_YEAR = 0.0107
MOVES_IN_PER_YEAR = 0.031
MOVES_OUT_PER_YEAR = 0.034
MOVES_WITHIN_PER_YEAR = 0.012
# Yearly risk of death exp(a + b * age), times a factor a sex: made up, near Swedish life tables from age 50.
DEATH_LEVEL, DEATH_SLOPE = -11.0, 0.10
DEATH_FACTOR = np.array([0.85, 1.20])
# Those who move are young: weight of an age for moving in and out.
MOVING_AGES = np.interp(np.arange(TOP_AGE), [0, 12, 18, 24, 32, 45, 65, 104], [1.0, 0.7, 1.6, 3.6, 2.0, 0.8, 0.3, 0.2])


@dataclass(frozen=True)
class People:
    """One entry a person in every array.

    key: 16 bytes, the pseudonym. birth, death: day of birth and death. male: sex. arrive, leave: first day of residence
    in the region and the day after the last (for other reasons than death). dies: day of death, after the calendar too,
    NEVER for those who leave before. first_home, second_home: municipality
    number before and from `move`.
    """

    key: NDArray[np.uint8]
    birth: Ints
    male: Flags
    arrive: Ints
    leave: Ints
    death: Ints
    dies: Ints
    first_home: Ints
    second_home: Ints
    move: Ints

    @property
    def count(self) -> int:
        """How many persons there are."""
        return len(self.birth)

    @property
    def gone(self) -> Ints:
        """The day after the last day of residence: a person is a resident through the day of death."""
        return np.minimum(self.leave, np.where(self.death < NEVER, self.death + 1, NEVER))

    def age_on(self, person: Ints, day: Ints) -> Floats:
        """Age in years, with fractions."""
        return (day - self.birth[person]) / DAYS_PER_YEAR


def pseudonyms(rng: np.random.Generator, count: int, block: int = 0, blocks: int = 1) -> NDArray[np.uint8]:
    """Sorted random 128-bit keys with the version and variant bits of UUID version 4 (RFC 9562, section 5.4).

    Keys of one block of several are all lower than those of the next, so that blocks written in turn lie in order.
    """
    raw = rng.integers(0, 256, size=(count, 16), dtype=np.uint8)
    first = raw[:, 0].astype(np.int64) * 256 + raw[:, 1]
    raw[:, 0], raw[:, 1] = np.divmod((block * 65536 + first) // blocks, 256)
    raw[:, 6] = (raw[:, 6] & 0x0F) | 0x40
    raw[:, 8] = (raw[:, 8] & 0x3F) | 0x80
    halves = raw.view(">u8")
    return raw[np.lexsort((halves[:, 1], halves[:, 0]))]


@dataclass(frozen=True)
class _Intake:
    """Persons as they enter: home, sex, day of birth, first day of residence."""

    home: Ints
    male: Flags
    birth: Ints
    arrive: Ints

    @property
    def age(self) -> Floats:
        """Years on the first day of care, negative for those born later."""
        return -self.birth / DAYS_PER_YEAR


def _anniversary(day: date, years: int) -> date:
    """The same day some years earlier; 28 February where there is no 29th."""
    last = calendar_of_months.monthrange(day.year - years, day.month)[1]
    return date(day.year - years, day.month, min(day.day, last))


def _births(rng: np.random.Generator, calendar: Calendar, age: Ints) -> Ints:
    """Days of birth that give exactly these ages, in whole years, on the day before the first day of care."""
    reference = calendar.reference_date
    edges = np.array([calendar.day_of(_anniversary(reference, years)) for years in range(TOP_AGE + 1)])
    width = edges[age] - edges[age + 1]
    births: Ints = edges[age + 1] + 1 + (rng.random(len(age)) * width).astype(np.int64)
    return births


def _residents(rng: np.random.Generator, calendar: Calendar, parameters: Parameters) -> _Intake:
    """Those of the block who live in the region when care begins; they arrived before."""
    counts = _part(residents_by_age(parameters.place, parameters.scale), parameters.block, parameters.blocks)
    home, sex, age = (np.repeat(index.ravel(), counts.ravel()) for index in np.indices(counts.shape))
    birth = _births(rng, calendar, age)
    lived = np.ceil(rng.exponential(12.0, len(birth)) * DAYS_PER_YEAR).astype(np.int64)
    return _Intake(home, sex == 1, birth, np.maximum(birth, -1 - lived))


def _part(counts: Ints, block: int, blocks: int) -> Ints:
    """A block's part of every number, so that the parts of all blocks add up."""
    parts: Ints = counts * (block + 1) // blocks - counts * block // blocks
    return parts


def _newcomers(rng: np.random.Generator, calendar: Calendar, homes: Ints, born: bool) -> _Intake:
    """Those born in, or moving to, the region while the calendar runs."""
    rate = BIRTHS_PER_YEAR if born else MOVES_IN_PER_YEAR
    count = int(rng.poisson(homes.sum() * rate * calendar.days / DAYS_PER_YEAR))
    arrive = rng.integers(0, calendar.days, count)
    ages = MOVING_AGES * np.interp(np.arange(TOP_AGE), [0, 60, 85, 104], [1, 1, 0.3, 0])
    age = np.zeros(count) if born else choose(rng, ages, count) + rng.random(count)
    home = choose(rng, homes.astype(np.float64), count)
    return _Intake(home, rng.random(count) < 0.512, arrive - (age * DAYS_PER_YEAR).astype(np.int64), arrive)


def _deaths(rng: np.random.Generator, age: Floats, male: Flags, arrive: Ints) -> Ints:
    """Day of death: the inverse of the cumulative risk from arrival, or from the first day of care."""
    start = np.maximum(arrive, 0)
    risk = np.exp(DEATH_LEVEL + DEATH_SLOPE * (age + start / DAYS_PER_YEAR)) * DEATH_FACTOR[male.astype(int)]
    years = np.log1p(rng.standard_exponential(len(age)) * DEATH_SLOPE / risk) / DEATH_SLOPE
    day: Ints = start + 1 + np.floor(years * DAYS_PER_YEAR).astype(np.int64)
    return day


def _waiting(rng: np.random.Generator, rate: Floats, arrive: Ints) -> Ints:
    """Day of a first event with a yearly rate, from the day after arrival or the first day of care."""
    years = rng.standard_exponential(len(rate)) / rate
    return np.maximum(arrive, 0) + 1 + np.floor(np.minimum(years, 1000.0) * DAYS_PER_YEAR).astype(np.int64)


def _destinations(rng: np.random.Generator, origin: Ints, homes: Ints) -> Ints:
    """Another municipality than the one of origin, in proportion to size."""
    target = choose(rng, homes.astype(np.float64), len(origin))
    return np.where(target == origin, (target + 1) % len(homes), target)


def _lives(rng: np.random.Generator, intake: _Intake, homes: Ints, days: int) -> dict[str, Ints]:
    """Deaths and moves of everyone; what falls after the calendar, or after a departure, is NEVER."""
    mobility = MOVING_AGES[np.clip(intake.age, 0, TOP_AGE - 1).astype(int)]
    death = _deaths(rng, intake.age, intake.male, intake.arrive)
    leave = _waiting(rng, MOVES_OUT_PER_YEAR * mobility / 1.45, intake.arrive)
    move = _waiting(rng, MOVES_WITHIN_PER_YEAR * mobility / 1.45, intake.arrive)
    dies = np.where(death < leave, death, NEVER)
    death = np.where(dies < days, dies, NEVER)
    leave = np.where((leave < days) & (death == NEVER), leave, NEVER)
    move = np.where((move < days) & (move < leave) & (move <= death), move, NEVER)
    second_home = _destinations(rng, intake.home, homes)
    return {"dies": dies, "death": death, "leave": leave, "move": move, "second_home": second_home}


def make_people(parameters: Parameters, calendar: Calendar) -> People:
    """Everyone who lives in the region on some day of the calendar, in the order of their pseudonyms."""
    rng = stream(parameters.seed, "people")
    residents = _residents(rng, calendar, parameters)
    homes = np.bincount(residents.home, minlength=len(parameters.place.codes))
    groups = [residents, *(_newcomers(rng, calendar, homes, born) for born in (True, False))]
    everyone = _Intake(*(np.concatenate([getattr(g, f.name) for g in groups]) for f in fields(_Intake)))
    columns = {
        "birth": everyone.birth,
        "arrive": everyone.arrive,
        "first_home": everyone.home,
        **_lives(rng, everyone, homes, calendar.days),
    }
    shuffled = rng.permutation(len(everyone.birth))
    key = pseudonyms(rng, len(shuffled), parameters.block, parameters.blocks)
    return People(key=key, male=everyone.male[shuffled], **{name: c[shuffled] for name, c in columns.items()})
