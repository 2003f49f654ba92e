"""Further psychiatric inpatient care of people under 64, and unplanned readmissions to it. All made up.

These stays keep two days' distance from all others of the person, so that no other care changes.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np
import pyarrow as pa

from .admissions import Setting, Spells, after_the_earlier, between
from .arrow_columns import instants, keys, labels, numbered, same, table
from .causes import CAUSES
from .days import MINUTES
from .exposure import row_of
from .levels import level_of
from .occasions import draw
from .parameters import Parameters
from .randomness import Flags, Ints, choose, stream
from .rhythms import ADMISSIONS
from .wards import Admitted

MEMBERS = (0.02, 0.0, 0.035, 0.0, 0.0)
DAYS, SHAPE, SHORTEST = 8.0, 1.3, 600
OLDEST = 64
APART = 2 * MINUTES
FIRST_DAY, LAST_DAY = 2, 29  # of a readmission, after discharge
CODES, CODE_WEIGHTS = ("F329", "F100", "F209", "F410", "F603"), np.array([0.3, 0.25, 0.2, 0.15, 0.1])
PSYCHIATRIC = np.array([cause.discipline == "psychiatry" for cause in CAUSES])


@dataclass(frozen=True)
class Further:
    """One entry a stay, by person and time; local minutes."""

    person: Ints
    start: Ints
    end: Ints

    @property
    def count(self) -> int:
        """How many stays there are."""
        return len(self.person)

    def take(self, which: Flags | Ints) -> "Further":
        """Some of the stays."""
        return Further(*(getattr(self, field.name)[which] for field in fields(self)))


def psychiatric_stays(parameters: Parameters, setting: Setting, admitted: Admitted, at_home: Spells) -> Further:
    """First stays by rate, then readmissions after these and after the psychiatric episodes that there are."""
    rng = stream(parameters.seed, "psychiatric stays")
    wards = admitted.episodes
    others = (wards, at_home)
    drawn = draw(rng, setting, 0.0, MEMBERS, ADMISSIONS)
    first = _free(setting, others, _stay(rng, drawn.person, drawn.minute))
    known = PSYCHIATRIC[wards.cause] & ~wards.dead
    person = np.concatenate([first.person, wards.person[known]])
    end = np.concatenate([first.end, wards.end[known]])
    return _free(setting, others, _together(first, _readmitted(rng, setting, person, end)))


def _stay(rng: np.random.Generator, person: Ints, start: Ints) -> Further:
    length = rng.gamma(SHAPE, DAYS / SHAPE, len(person)) * MINUTES
    return Further(person, start, start + np.maximum(length, SHORTEST).astype(np.int64) // 5 * 5)


def _readmitted(rng: np.random.Generator, setting: Setting, person: Ints, end: Ints) -> Further:
    day = end // MINUTES + rng.integers(FIRST_DAY, LAST_DAY, len(person))
    inside = (day < setting.calendar.days) & (day < setting.people.gone[person])
    person, day = person[inside], day[inside]
    municipality = setting.exposure.municipality[row_of(setting.exposure, person, day)]
    again = rng.random(len(person)) < level_of(setting, "psychiatric_readmission_30d", person, municipality, day)
    return _stay(rng, person[again], day[again] * MINUTES + rng.integers(0, MINUTES // 5, int(again.sum())) * 5)


def _together(first: Further, second: Further) -> Further:
    return Further(*(np.concatenate([getattr(first, f.name), getattr(second, f.name)]) for f in fields(Further)))


def _free(setting: Setting, others: Sequence[Spells], stays: Further) -> Further:
    """In order, those of persons young enough that keep their distance from each other and from all other spells."""
    stays = stays.take(np.lexsort((stays.start, stays.person)))
    stays = stays.take(after_the_earlier(stays.person, stays.start, stays.end, APART))
    free = setting.people.age_on(stays.person, stays.end // MINUTES) < OLDEST
    for spells in others:
        free &= between(spells, stays.person, stays.start, stays.end, APART)
    free &= stays.end // MINUTES < setting.people.gone[stays.person]
    return stays.take(free & (stays.start < setting.calendar.days * MINUTES))


def stay_ids_of(tag: str, number: Ints) -> pa.Array:
    """Ids of these stays."""
    return numbered(f"SP{tag}", number, 7)


def psychiatric_stays_table(setting: Setting, found: Further) -> pa.Table:
    """Rows of the table `stays`, each an episode of its own."""
    calendar, rows, place = setting.calendar, found.count, setting.place
    municipality = setting.exposure.municipality[row_of(setting.exposure, found.person, found.start // MINUTES)]
    hospital = place.hospital_of[municipality]
    ongoing = found.end >= calendar.days * MINUTES
    return table(
        "stays",
        {
            "stay": stay_ids_of(setting.tag, np.arange(rows)),
            "episode": numbered(f"EP{setting.tag}", np.arange(rows), 7),
            "person": keys(setting.people.key, found.person),
            "admitted_at": instants(calendar, found.start),
            "discharged_at": instants(calendar, np.where(ongoing, 0, found.end), ongoing),
            "form": same("ward", rows),
            "legal_form": same("inpatient", rows),
            "discipline": same("psychiatry", rows),
            "unit": labels([f"{name}_psychiatry" for name in place.hospitals], hospital),
            "organization": labels(place.hospitals, hospital),
            "placement": same("regular", rows),
            "planned": same(False, rows),
            "discharged_to": labels(("ordinary", None), ongoing.astype(np.int64)),
            "status": labels(("finished", "in_progress"), ongoing.astype(np.int64)),
        },
    )


def psychiatric_codes(parameters: Parameters, found: Further) -> Ints:
    """The main diagnosis of each stay, as a number in CODES."""
    return choose(stream(parameters.seed, "psychiatric diagnoses"), CODE_WEIGHTS, found.count)
