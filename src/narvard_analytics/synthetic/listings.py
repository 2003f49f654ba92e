"""Where people live and are listed, period by period, and who is their named physician."""

from dataclasses import dataclass

import numpy as np

from .days import NEVER, Calendar
from .effects import NAMED_PHYSICIANS, monthly_sizes
from .parameters import Parameters
from .people import People
from .places import Place
from .randomness import Floats, Ints, choose, stream
from .staff import POSTS, VACANT, Staff

CHANGE_UNIT_PER_YEAR = 0.025  # made up: share that lists itself with another unit of its municipality
LONGEST_TENURE = 1800  # days: named physicians in place when care begins were appointed at most this long before
LONGEST_DELAY = 75  # days from a physician's arrival until the listed are told who their named physician is


@dataclass(frozen=True)
class Periods:
    """Half-open periods of persons, sorted by person and day. start may lie before the first day of care."""

    person: Ints
    municipality: Ints
    start: Ints
    end: Ints

    @property
    def count(self) -> int:
        """How many periods there are."""
        return len(self.person)


@dataclass(frozen=True)
class Listings(Periods):
    """Periods of residence divided where the person lists with another unit. post: the usual physician's post."""

    unit: Ints
    post: Ints


@dataclass(frozen=True)
class NamedPhysicians:
    """Periods with a named physician, sorted by person and day."""

    person: Ints
    physician: Ints
    unit: Ints
    start: Ints
    end: Ints


def homes(people: People) -> Periods:
    """Periods of residence in one municipality."""
    everyone = np.arange(people.count)
    moved = people.move < NEVER
    person = np.concatenate([everyone, everyone[moved]])
    start = np.concatenate([people.arrive, people.move[moved]])
    end = np.concatenate([np.minimum(people.gone, people.move), people.gone[moved]])
    municipality = np.concatenate([people.first_home, people.second_home[moved]])
    order = np.lexsort((start, person))
    return Periods(person[order], municipality[order], start[order], end[order])


def _units(rng: np.random.Generator, place: Place, municipality: Ints) -> Ints:
    """A primary-care unit of each municipality given; some units are twice as popular as others."""
    unit_homes = place.unit_homes
    unit = np.zeros(len(municipality), dtype=np.int64)
    for number in range(int(unit_homes.max()) + 1):
        mine = np.flatnonzero(unit_homes == number)
        here = municipality == number
        unit[here] = mine[choose(rng, np.linspace(1.3, 0.7, len(mine)), int(here.sum()))]
    return unit


def _other_unit(place: Place, unit: Ints) -> Ints:
    """The next unit of the same municipality."""
    unit_homes = place.unit_homes
    first = np.searchsorted(unit_homes, unit_homes)
    size = np.bincount(unit_homes)[unit_homes]
    following = first + (np.arange(len(unit_homes)) - first + 1) % size
    return following[unit]


def list_people(parameters: Parameters, calendar: Calendar, residence: Periods) -> Listings:
    """Everyone listed with a unit where they live; some change unit while they live there."""
    rng = stream(parameters.seed, "listings")
    unit = _units(rng, parameters.place, residence.municipality)
    begin, finish = np.maximum(residence.start, 0), np.minimum(residence.end, calendar.days)
    wait = rng.standard_exponential(residence.count) / CHANGE_UNIT_PER_YEAR * 365.25
    change = begin + 1 + np.minimum(wait, NEVER).astype(np.int64)
    changes = change < finish
    row = np.concatenate([np.arange(residence.count), np.flatnonzero(changes)])
    start = np.concatenate([residence.start, change[changes]])
    end = np.concatenate([np.where(changes, change, residence.end), residence.end[changes]])
    units = np.concatenate([unit, _other_unit(parameters.place, unit[changes])])
    order = np.lexsort((start, residence.person[row]))
    row = row[order]
    post = rng.integers(0, POSTS, len(row))
    return Listings(residence.person[row], residence.municipality[row], start[order], end[order], units[order], post)


@dataclass(frozen=True)
class Tenures:
    """Unbroken tenures of physicians in posts: post key (unit * POSTS + post), physician, first month, month after."""

    key: Ints
    physician: Ints
    first: Ints
    after: Ints


def tenures(staff: Staff) -> Tenures:
    """The physicians' tenures in the order of posts and months; vacancies are left out."""
    flat = staff.physicians.reshape(-1, staff.physicians.shape[2])
    starts = np.ones(flat.shape, dtype=bool)
    starts[:, 1:] = flat[:, 1:] != flat[:, :-1]
    key, first = np.nonzero(starts)
    after = np.append(first[1:], 0)
    after[np.append(key[1:] != key[:-1], True)] = flat.shape[1]
    physician = flat[key, first]
    held = physician != VACANT
    return Tenures(key[held], physician[held], first[held], after[held])


def named_share(place: Place, calendar: Calendar) -> Floats:
    """Share of the listed with a named physician, by municipality and month; it never falls."""
    return place.values("named_share")[:, None] + monthly_sizes(NAMED_PHYSICIANS, calendar, place)


def _pairs(listings: Listings, held: Tenures) -> tuple[Ints, Ints]:
    """Every listing with every tenure of its post, as two columns of row numbers."""
    key = listings.unit * POSTS + listings.post
    first = np.searchsorted(held.key, key, side="left")
    count = np.searchsorted(held.key, key, side="right") - first
    listing = np.repeat(np.arange(listings.count), count)
    within = np.arange(len(listing)) - np.repeat(np.cumsum(count) - count, count)
    return listing, first[listing] + within


def _wanted_from(region: Place, calendar: Calendar, municipality: Ints, place: Floats) -> Ints:
    """Day when the share of the municipality reaches a person's place in the queue (0 first), or NEVER."""
    share = named_share(region, calendar)
    month = np.array([np.searchsorted(share[m], place) for m in range(len(share))])[municipality, np.arange(len(place))]
    starts = np.append(calendar.month_starts[:-1], NEVER)
    return np.where(month == 0, -NEVER, starts[month])


def name_physicians(
    parameters: Parameters, calendar: Calendar, people: People, listings: Listings, staff: Staff
) -> NamedPhysicians:
    """Named physicians: the holder of the usual post, from shortly after arrival until one of the two leaves."""
    rng = stream(parameters.seed, "named physicians")
    held = tenures(staff)
    listing, tenure = _pairs(listings, held)
    begins = np.where(held.first[tenure] == 0, -LONGEST_TENURE, calendar.month_starts[held.first[tenure]])
    wanted = _wanted_from(
        parameters.place, calendar, listings.municipality[listing], _places(rng, people)[listings.person[listing]]
    )
    spread = rng.integers(0, LONGEST_DELAY, len(listing))
    start = np.maximum(np.maximum(listings.start[listing], begins), wanted) + spread
    over = held.after[tenure] == calendar.months
    end = np.minimum(np.where(over, NEVER, calendar.month_starts[held.after[tenure]]), listings.end[listing])
    keep = (start < np.minimum(end, calendar.days)) & (end > 0)
    return NamedPhysicians(
        listings.person[listing][keep],
        held.physician[tenure][keep],
        listings.unit[listing][keep],
        start[keep],
        end[keep],
    )


def _places(rng: np.random.Generator, people: People) -> Floats:
    """A person's place in the queue for a named physician: the old and the often ill come first, by and large."""
    age = np.clip(-people.birth / 365.25, 0, 95)
    score = rng.random(people.count) + age / 95 * 0.6
    order = np.argsort(score, kind="stable")
    place = np.empty(people.count)
    place[order] = (np.arange(people.count) + 0.5) / people.count
    return place
