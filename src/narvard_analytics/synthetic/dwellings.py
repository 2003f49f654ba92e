"""Who lives in special housing from when, in which small area people live, and the table `residence`."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from .admissions import Setting
from .areas import areas_of
from .arrow_columns import dates, keys, labels, table
from .days import DAYS_PER_YEAR, NEVER, Calendar
from .groups import DISABILITY, ELDERLY, Memberships, bounds
from .listings import Periods
from .parameters import Parameters
from .people import People
from .randomness import Floats, Ints, stream

DWELLINGS = ("ordinary", "special_elderly", "special_lss")
ORDINARY, SPECIAL_ELDERLY, SPECIAL_LSS = range(3)
# Share of multi-ill elderly, and of the disability group, who ever move to special housing (made up).
SHARE_ELDERLY, SHARE_LSS = 0.6, 0.22
YEARS_UNTIL = (7.0, 3.5)  # from joining the group of elderly to special housing: mean and standard deviation
ADULT = 20
MAIN_CARE_THERE = 0.95  # share of special housing where the residents' main health care is the municipality's


@dataclass(frozen=True)
class Dwellings:
    """By person: the day of moving to special housing, NEVER for most, and which kind (number in DWELLINGS)."""

    day: Ints
    kind: Ints


def make_dwellings(parameters: Parameters, calendar: Calendar, people: People, groups: Memberships) -> Dwellings:
    """Who moves to special housing; a move after the calendar is NEVER."""
    rng = stream(parameters.seed, "dwellings")
    count = people.count
    elderly, _ = bounds(groups, ELDERLY, count)
    mean, deviation = YEARS_UNTIL
    years: Floats = rng.gamma((mean / deviation) ** 2, deviation**2 / mean, count)
    old = groups.ever[ELDERLY] & (rng.random(count) < SHARE_ELDERLY)
    disabled = groups.ever[DISABILITY] & (rng.random(count) < SHARE_LSS)
    grown = people.birth + np.int64((ADULT + 6 * rng.random()) * DAYS_PER_YEAR)
    joined, _ = bounds(groups, DISABILITY, count)
    day = np.select(
        [old, disabled], [elderly + (years * DAYS_PER_YEAR).astype(np.int64), np.maximum(grown, joined)], NEVER
    )
    return Dwellings(np.where(day < calendar.days, day, NEVER), np.where(old, SPECIAL_ELDERLY, SPECIAL_LSS))


def in_special_housing(dwellings: Dwellings, person: Ints, day: Ints) -> Ints:
    """The kind of dwelling of each person on a day."""
    return np.where(dwellings.day[person] <= day, dwellings.kind[person], ORDINARY)


def residence(parameters: Parameters, setting: Setting, homes: Periods, dwellings: Dwellings) -> pa.Table:
    """The table `residence`: periods in one municipality, divided where the person moves to special housing."""
    rng = stream(parameters.seed, "residence")
    moved = dwellings.day[homes.person]
    inside = np.flatnonzero((homes.start < moved) & (moved < homes.end))
    home = np.concatenate([np.arange(homes.count), inside])
    start = np.concatenate([homes.start, moved[inside]])
    end = homes.end[home]
    end[inside] = moved[inside]
    order = np.lexsort((start, homes.person[home]))
    home, start, end = home[order], start[order], end[order]
    person, municipality = homes.person[home], homes.municipality[home]
    kind = in_special_housing(dwellings, person, start)
    there = rng.random(len(home)) < MAIN_CARE_THERE
    return table(
        "residence",
        {
            "person": keys(setting.people.key, person),
            "municipality": labels(setting.place.codes, municipality),
            "small_area": areas_of(rng, setting.place, municipality),
            "from_date": dates(setting.calendar, start),
            "to_date": dates(setting.calendar, end),
            "dwelling": labels(DWELLINGS, kind),
            "main_care_there": pa.array(there, mask=kind != SPECIAL_ELDERLY),
        },
    )
