"""The tables about persons: who they are, where they live, with whom they are listed, and their target groups."""

import numpy as np
import pyarrow as pa

from .admissions import Setting
from .age_distribution import SEXES
from .arrow_columns import dates, instants, keys, labels, same, table
from .days import MINUTES, NEVER, Calendar
from .dwellings import SPECIAL_ELDERLY, Dwellings
from .groups import DEFINITION, DISABILITY, ELDERLY, END_OF_LIFE, GROUPS, Memberships, bounds
from .listings import Listings, NamedPhysicians, Periods
from .parameters import Parameters
from .people import People
from .randomness import Flags, Ints, stream
from .staff import practitioner_ids

# Municipal interventions of members of a group: law, kind, share, and amount with its unit (made up).
INTERVENTIONS = (
    (ELDERLY, "hsl", "home_nursing", 0.65, 6.0, "visits a month"),
    (ELDERLY, "sol", "home_care", 0.55, 32.0, "hours a month"),
    (DISABILITY, "lss", "daily_activities", 0.7, 20.0, "days a month"),
    (DISABILITY, "lss", "personal_assistance", 0.18, 320.0, "hours a month"),
    (DISABILITY, "lss", "escort", 0.25, 12.0, "hours a month"),
    (END_OF_LIFE, "hsl", "home_nursing_dying", 0.6, 20.0, "visits a month"),
)
SPECIAL_HOUSING = (ELDERLY, "sol", "special_housing", 1.0, 0.0, None)


def _known_end(calendar: Calendar, end: Ints) -> Ints:
    """The end as the cut-off knows it: what ends later has not ended."""
    return np.where(end <= calendar.days, end, NEVER)


def persons(setting: Setting) -> pa.Table:
    """The table `persons`."""
    people, calendar = setting.people, setting.calendar
    return table(
        "persons",
        {
            "person": keys(people.key, np.arange(people.count)),
            "birth_date": dates(calendar, people.birth),
            "sex": labels(SEXES, people.male.astype(np.int64)),
            "death_date": dates(calendar, people.death),
        },
    )


def listed(setting: Setting, listings: Listings) -> pa.Table:
    """The table `listings`."""
    return table(
        "listings",
        {
            "person": keys(setting.people.key, listings.person),
            "unit": labels(setting.place.unit_names, listings.unit),
            "from_date": dates(setting.calendar, listings.start),
            "to_date": dates(setting.calendar, listings.end),
        },
    )


def named_contacts(setting: Setting, named: NamedPhysicians) -> pa.Table:
    """The table `named_contacts`: the named physicians of primary care."""
    calendar = setting.calendar
    before = named.start < 0
    return table(
        "named_contacts",
        {
            "person": keys(setting.people.key, named.person),
            "role": same("physician", len(named.person)),
            "practitioner": practitioner_ids(named.physician),
            "unit": labels(setting.place.unit_names, named.unit),
            "appointed_at": instants(calendar, np.maximum(named.start, 0) * MINUTES + 9 * 60, before),
            "from_date": dates(calendar, named.start),
            "to_date": dates(calendar, _known_end(calendar, named.end)),
            "source": same("made up", len(named.person)),
        },
    )


def cohorts(setting: Setting, which: Flags) -> pa.Table:
    """The table `cohorts`, for some of the memberships."""
    groups = setting.groups
    return table(
        "cohorts",
        {
            "person": keys(setting.people.key, groups.person[which]),
            "cohort": labels(GROUPS, groups.group[which]),
            "from_date": dates(setting.calendar, groups.start[which]),
            "to_date": dates(setting.calendar, _known_end(setting.calendar, groups.end[which])),
            "definition": same(DEFINITION, int(which.sum())),
            "basis": same("made up", int(which.sum())),
        },
    )


def _while_living_in(homes: Periods, groups: Memberships, group: int, municipality: int, people: People) -> Periods:
    """The membership periods of a group as far as the members live in a municipality."""
    first, last = bounds(groups, group, people.count)
    start, end = np.maximum(homes.start, first[homes.person]), np.minimum(homes.end, last[homes.person])
    keep = (homes.municipality == municipality) & (start < end)
    return Periods(homes.person[keep], homes.municipality[keep], start[keep], end[keep])


def municipal_cohorts(setting: Setting, homes: Periods, municipality: int) -> pa.Table:
    """A municipality's rows of the table `cohorts`: the members of the disability group (LSS) who live there."""
    found = _while_living_in(homes, setting.groups, DISABILITY, municipality, setting.people)
    return table(
        "cohorts",
        {
            "person": keys(setting.people.key, found.person),
            "cohort": same(GROUPS[DISABILITY], found.count),
            "from_date": dates(setting.calendar, found.start),
            "to_date": dates(setting.calendar, _known_end(setting.calendar, found.end)),
            "definition": same(DEFINITION, found.count),
            "basis": same("made up", found.count),
        },
    )


def interventions(
    parameters: Parameters, setting: Setting, homes: Periods, dwellings: Dwellings, municipality: int
) -> pa.Table:
    """A municipality's rows of the table `interventions`."""
    rng = stream(parameters.seed, f"interventions {setting.place.codes[municipality]}")
    parts = []
    for number, (group, _, _, share, _, _) in enumerate(INTERVENTIONS):
        found = _while_living_in(homes, setting.groups, group, municipality, setting.people)
        chosen = rng.random(found.count) < share
        size = int(chosen.sum())
        parts.append((found.person[chosen], found.start[chosen], found.end[chosen], np.full(size, number)))
    parts.append(_special_housing(homes, dwellings, municipality))
    person, start, end, which = (np.concatenate(column) for column in zip(*parts, strict=True))
    order = np.lexsort((which, start, person))
    kinds = [*INTERVENTIONS, SPECIAL_HOUSING]
    which = which[order]
    amount = np.array([one[4] for one in kinds])[which] * (0.5 + rng.random(len(which)))
    return table(
        "interventions",
        {
            "person": keys(setting.people.key, person[order]),
            "law": labels([one[1] for one in kinds], which),
            "kind": labels([one[2] for one in kinds], which),
            "from_date": dates(setting.calendar, start[order]),
            "to_date": dates(setting.calendar, _known_end(setting.calendar, end[order])),
            "amount": pa.array(np.round(amount, 1), mask=which == len(INTERVENTIONS)),
            "unit": labels([one[5] for one in kinds], which),
        },
    )


def _special_housing(homes: Periods, dwellings: Dwellings, municipality: int) -> tuple[Ints, Ints, Ints, Ints]:
    """Periods in special housing of the elderly: persons, first days, days after the last, and which intervention."""
    moved = dwellings.day[homes.person]
    here = (homes.municipality == municipality) & (moved < homes.end)
    here &= dwellings.kind[homes.person] == SPECIAL_ELDERLY
    start = np.maximum(homes.start, moved)[here]
    return homes.person[here], start, homes.end[here], np.full(len(start), len(INTERVENTIONS))
