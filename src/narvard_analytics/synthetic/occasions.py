"""Occasions at which something begins, drawn for everybody and for members of the target groups."""

from dataclasses import dataclass

import numpy as np

from .admissions import Setting
from .days import MINUTES, Rhythm
from .exposure import Exposure, clock_minutes, draw_days, minute_of, row_of, within_group
from .groups import GROUPS
from .levels import level_of
from .randomness import Flags, Floats, Ints
from .rhythms import OFFICE

NO_GROUPS = (0.0, 0.0, 0.0, 0.0, 0.0)
EVERYBODY = -1


@dataclass(frozen=True)
class Occasions:
    """One entry an occasion, sorted by person and time. row: of the exposure; group: whose rate it was drawn by."""

    row: Ints
    person: Ints
    municipality: Ints
    unit: Ints
    group: Ints
    minute: Ints

    @property
    def count(self) -> int:
        """How many occasions there are."""
        return len(self.row)

    @property
    def day(self) -> Ints:
        """Day number of each occasion."""
        return self.minute // MINUTES

    def take(self, which: Flags | Ints) -> "Occasions":
        """Some of the occasions."""
        return Occasions(*(column[which] for column in vars(self).values()))


def draw(
    rng: np.random.Generator,
    setting: Setting,
    everybody: float | Floats,
    members: tuple[float, ...] = NO_GROUPS,
    rhythm: Rhythm = OFFICE,
) -> Occasions:
    """Occasions by yearly rates: of everybody (or by row of the exposure), and further ones of members while they are.

    members: by target group, in the order of GROUPS.
    """
    weights = setting.calendar.weights(rhythm)
    rates = np.broadcast_to(everybody, setting.exposure.count)
    parts = [_of(rng, setting, setting.exposure, rates, weights, EVERYBODY)]
    for group in range(len(GROUPS)):
        if members[group]:
            part = within_group(setting.exposure, setting.groups, group, setting.people.count)
            parts.append(_of(rng, setting, part, np.full(part.count, members[group]), weights, group))
    person, day, by = (np.concatenate(column) for column in zip(*parts, strict=True))
    return at(setting, person, minute_of(day, clock_minutes(rng, rhythm, len(day))), by)


def _of(
    rng: np.random.Generator, setting: Setting, exposure: Exposure, yearly: Floats, weights: Floats, group: int
) -> tuple[Ints, Ints, Ints]:
    row, day = draw_days(rng, exposure, yearly, weights)
    return exposure.person[row], day, np.full(len(row), group)


def at(setting: Setting, person: Ints, minute: Ints, group: Ints) -> Occasions:
    """The occasions of residents at local minutes within the calendar, in order of person and time."""
    order = np.lexsort((minute, person))
    person, minute = person[order], minute[order]
    row = row_of(setting.exposure, person, minute // MINUTES)
    exposure = setting.exposure
    return Occasions(row, person, exposure.municipality[row], exposure.unit[row], group[order], minute)


def succeeds(rng: np.random.Generator, setting: Setting, measure: str, occasions: Occasions) -> Flags:
    """Whether it was done as it should, by the level of the measure where and when the occasion was."""
    chance = level_of(setting, measure, occasions.person, occasions.municipality, occasions.day)
    done: Flags = rng.random(occasions.count) < chance
    return done


def ends_within(setting: Setting, minute: Ints) -> Flags:
    """Whether a time is known at the cut-off."""
    known: Flags = minute < setting.calendar.days * MINUTES
    return known
