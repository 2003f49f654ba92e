"""Visits of home teams to those who need municipal health care most days, and who came. All made up.

The number of different people who come in a fortnight depends on the size of the team.
"""

from dataclasses import dataclass, fields

import numpy as np
import pyarrow as pa

from .admissions import Setting
from .arrow_columns import instants, keys, labels, numbered, same, table
from .days import MINUTES
from .dwellings import ORDINARY, Dwellings, in_special_housing
from .exposure import clock_minutes, minute_of, row_of
from .levels import by_month
from .parameters import Parameters
from .randomness import Flags, Ints, stream
from .rhythms import EVERY_DAY
from .staff import HOME_TEAMS, practitioner_ids

VISITED = (0.0, 0.12, 0.005, 0.10, 0.35)  # share of members of each target group
VISITS_A_DAY = 1.15
TWO_COME = 0.2  # share of visits that two make together
TEAM_FACTOR, FIRST_OFTEN, LEAVE_A_YEAR = 1.6, 1.2, 5
TEAMS, TEAM_NUMBERS, MUNICIPALITY_NUMBERS = 6, 400, 2_500
CANCELLED = 0.02
LENGTH = (3, 9)  # in five minutes


@dataclass(frozen=True)
class Visits:
    """One entry a visit, by person and time. staff: the number of who came; second: of who came too, or -1."""

    person: Ints
    municipality: Ints
    minute: Ints
    staff: Ints
    second: Ints

    @property
    def count(self) -> int:
        """How many visits there are."""
        return len(self.person)

    def take(self, which: Flags | Ints) -> "Visits":
        """Some of the visits."""
        return Visits(*(getattr(self, field.name)[which] for field in fields(self)))


def make_visits(parameters: Parameters, setting: Setting, dwellings: Dwellings) -> Visits:
    """Visits to those who live at home, from joining a target group to leaving it."""
    rng = stream(parameters.seed, "home visits")
    groups, days = setting.groups, setting.calendar.days
    chosen = rng.random(len(groups.person)) < np.array(VISITED)[groups.group]
    person = groups.person[chosen]
    first = np.maximum(groups.start[chosen], 0)
    after = np.minimum(np.minimum(groups.end[chosen], days), dwellings.day[person])
    visits = rng.poisson(VISITS_A_DAY * np.maximum(after - first, 0))
    of = np.repeat(np.arange(len(person)), visits)
    day = first[of] + (rng.random(len(of)) * (after - first)[of]).astype(np.int64)
    minute = minute_of(day, clock_minutes(rng, EVERY_DAY, len(of)))
    person = person[of]
    order = np.lexsort((minute, person))
    person, minute = person[order], minute[order]
    at_home = in_special_housing(dwellings, person, minute // MINUTES) == ORDINARY
    person, minute = person[at_home], minute[at_home]
    municipality = setting.exposure.municipality[row_of(setting.exposure, person, minute // MINUTES)]
    return Visits(person, municipality, minute, *_staff(rng, setting, person, municipality, minute // MINUTES))


def _staff(
    rng: np.random.Generator, setting: Setting, person: Ints, municipality: Ints, day: Ints
) -> tuple[Ints, Ints]:
    """Who came: members of the person's team, of whom some leave every year; some are seen more often than others."""
    level = by_month(setting.place, setting.calendar, "home_care_staff_14_days")
    size = (TEAM_FACTOR * np.maximum(level, 2.0)[municipality, setting.calendar.month_of_day[day]]).astype(np.int64)
    left = (day // 365) * (size // LEAVE_A_YEAR)
    team = HOME_TEAMS + municipality * MUNICIPALITY_NUMBERS + (person % TEAMS) * TEAM_NUMBERS
    member = (size * rng.random(len(person)) ** FIRST_OFTEN).astype(np.int64)
    other = (member + 1 + (rng.random(len(person)) * (size - 1)).astype(np.int64)) % size
    two = rng.random(len(person)) < TWO_COME
    return team + left + member, np.where(two, team + left + other, -1)


def visits_tables(parameters: Parameters, setting: Setting, visits: Visits, number: int) -> tuple[pa.Table, pa.Table]:
    """A municipality's visits as rows of the tables `contacts` and `contact_participants`."""
    code, rows = setting.place.codes[number], visits.count
    rng = stream(parameters.seed, f"home visits {code}")
    prefix = f"M{code}-{setting.tag}H"
    ids = numbered(prefix, np.arange(rows), 7)
    end = visits.minute + rng.integers(*LENGTH, rows) * 5
    last = setting.calendar.days * MINUTES
    cancelled = rng.random(rows) < CANCELLED
    contacts = table(
        "contacts",
        {
            "contact": ids,
            "person": keys(setting.people.key, visits.person),
            "started_at": instants(setting.calendar, visits.minute),
            "ended_at": instants(setting.calendar, np.minimum(end, last), cancelled | (end > last)),
            "kind": same("home_visit", rows),
            "setting": same("municipal_health", rows),
            "discipline": same("nursing", rows),
            "programme": same("home_care", rows),
            "planned": same(True, rows),
            "unit": same(f"kommunal_halsa_{code}", rows),
            "organization": same(code, rows),
            "status": labels(("finished", "cancelled", "in_progress"), np.select([cancelled, end > last], [1, 2], 0)),
        },
    )
    return contacts, _participants(prefix, visits)


def _participants(prefix: str, visits: Visits) -> pa.Table:
    row = np.concatenate([np.arange(visits.count), np.flatnonzero(visits.second >= 0)])
    staff = np.concatenate([visits.staff, visits.second[visits.second >= 0]])
    order = np.lexsort((staff, row))
    return table(
        "contact_participants",
        {
            "contact": numbered(prefix, row[order], 7),
            "practitioner": practitioner_ids(staff[order]),
            "profession": same("assistant_nurse", len(order)),
        },
    )
