"""Named care contacts after admissions and of members of the target groups, and coordinators of individual plans."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from .admissions import Setting
from .arrow_columns import dates, instants, keys, labels, same, table
from .days import MINUTES, NEVER
from .exposure import row_of
from .levels import level_of
from .parameters import Parameters
from .plans import Plans, contact_number
from .randomness import Flags, Ints, stream
from .staff import COORDINATORS, COORDINATORS_A_MUNICIPALITY, practitioner_ids
from .wards import Admitted

WITHOUT_ADMISSION = (0.45, 0.15, 0.30, 0.40, 0.55)  # share of members of each target group (made up)
LASTS = 365  # days, if no other contact is named before
AFTERWARDS = 0.4  # of those not named before discharge: named within a fortnight after (made up)
COORDINATED = 0.8  # share of individual plans with a coordinator (made up)


@dataclass(frozen=True)
class Appointments:
    """One entry a named contact, by person and time: local minute of the appointment, and the day after the last."""

    person: Ints
    unit: Ints
    minute: Ints
    end: Ints


def care_contacts(parameters: Parameters, setting: Setting, admitted: Admitted) -> Appointments:
    """Care contacts of primary care; a new one takes over from the one before."""
    rng = stream(parameters.seed, "care contacts")
    parts = [_at_discharge(rng, setting, admitted), _of_members(rng, setting)]
    person, minute = (np.concatenate(column) for column in zip(*parts, strict=True))
    kept = (minute < setting.calendar.days * MINUTES) & (minute // MINUTES < setting.people.gone[person])
    person, minute = person[kept], minute[kept]
    order = np.lexsort((minute, person))
    person, minute = person[order], minute[order]
    day = minute // MINUTES
    following = np.append(np.where(person[1:] == person[:-1], day[1:], NEVER), NEVER)[: len(person)]
    end = np.minimum(np.minimum(day + LASTS, following), setting.people.gone[person])
    unit = setting.exposure.unit[row_of(setting.exposure, person, day)]
    whole = end > day
    return Appointments(person[whole], unit[whole], minute[whole], end[whole])


def _at_discharge(rng: np.random.Generator, setting: Setting, admitted: Admitted) -> tuple[Ints, Ints]:
    """Appointments on account of an admission notice: before discharge, or some days after, or never."""
    episodes = admitted.episodes
    of = np.flatnonzero((episodes.ready >= 0) & (episodes.start // MINUTES < setting.calendar.days))
    person, start, end = episodes.person[of], episodes.start[of], episodes.end[of]
    municipality = setting.exposure.municipality[episodes.row[of]]
    chance = level_of(setting, "care_contact_before_discharge", person, municipality, start // MINUTES)
    before = rng.random(len(of)) < chance
    after = ~before & (rng.random(len(of)) < AFTERWARDS) & ~episodes.dead[of]
    share = 0.2 + 0.75 * rng.random(len(of))
    inside = start + ((end - start) * share).astype(np.int64)
    later = end + rng.integers(1, 14, len(of)) * MINUTES
    return person[before | after], np.where(before, inside, later)[before | after]


def _of_members(rng: np.random.Generator, setting: Setting) -> tuple[Ints, Ints]:
    """Members of the target groups who get a care contact when they join, or when care begins to be seen, yearly."""
    groups = setting.groups
    chosen = rng.random(len(groups.person)) < np.array(WITHOUT_ADMISSION)[groups.group]
    chosen &= groups.end > 0
    first = np.maximum(groups.start[chosen], 0) + rng.integers(0, 30, int(chosen.sum()))
    years = np.maximum(np.minimum(groups.end[chosen], setting.calendar.days) - first, 0) // LASTS + 1
    member = np.repeat(np.arange(len(first)), years)
    year = np.arange(len(member)) - np.repeat(np.cumsum(years) - years, years)
    day = first[member] + year * LASTS
    inside = day < groups.end[chosen][member]
    minute = day * MINUTES + 9 * 60 + rng.integers(0, 84, len(day)) * 5
    return groups.person[chosen][member[inside]], minute[inside]


def care_contacts_table(setting: Setting, found: Appointments) -> pa.Table:
    """Rows of the table `named_contacts` with the role care_contact."""
    return _table(
        setting,
        found,
        "care_contact",
        contact_number(found.unit, found.person),
        labels(setting.place.unit_names, found.unit),
    )


def coordinators_table(parameters: Parameters, setting: Setting, plans: Plans, municipality: int) -> pa.Table:
    """A municipality's rows of the table `named_contacts`: coordinators of the individual plans given."""
    rng = stream(parameters.seed, f"coordinators {setting.place.codes[municipality]}")
    chosen = plans.take(rng.random(plans.count) < COORDINATED)
    number = COORDINATORS + municipality * COORDINATORS_A_MUNICIPALITY + chosen.person % COORDINATORS_A_MUNICIPALITY
    found = Appointments(chosen.person, chosen.unit, chosen.start * MINUTES + 10 * 60, chosen.end)
    unit = same(f"kommunal_halsa_{setting.place.codes[municipality]}", chosen.count)
    return _table(setting, found, "coordinator", number, unit)


def _table(setting: Setting, found: Appointments, role: str, number: Ints, unit: pa.Array) -> pa.Table:
    calendar, rows = setting.calendar, len(found.person)
    before: Flags = found.minute < 0
    return table(
        "named_contacts",
        {
            "person": keys(setting.people.key, found.person),
            "role": same(role, rows),
            "practitioner": practitioner_ids(number),
            "unit": unit,
            "appointed_at": instants(calendar, np.maximum(found.minute, 0), before),
            "from_date": dates(calendar, found.minute // MINUTES),
            "to_date": dates(calendar, np.where(found.end <= calendar.days, found.end, NEVER)),
            "source": same("made up", rows),
        },
    )
