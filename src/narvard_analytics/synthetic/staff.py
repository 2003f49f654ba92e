"""Who works where: physicians' posts at primary-care units with turnover, hired locums, and pools of other staff.

A professional is a number; `practitioner_ids` makes them texts in the style of HSA-ids, with an organization number
of zeros so that nobody is meant.
"""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from .arrow_columns import numbered
from .days import Calendar
from .effects import LOCUMS, monthly_sizes
from .parameters import Parameters
from .randomness import Floats, Ints, stream

POSTS = 7  # physicians' posts at a primary-care unit
LOCUM_POSTS = 3
LOCUM_LEAVES_PER_MONTH = 0.6
VACANT = -1
# Numbers of other staff start here, above all that physicians and pools can reach.
CARE_CONTACTS, COORDINATORS, HOME_TEAMS = 5_000_000, 5_100_000, 5_200_000
CARE_CONTACTS_A_UNIT, COORDINATORS_A_MUNICIPALITY = 12, 40
# Staff outside the physicians' posts: how many share the contacts of one place (made up).
POOLS = {"unit": 14, "hospital": 160, "municipality": 90}


@dataclass(frozen=True)
class Staff:
    """Who holds each post.

    physicians: practitioner number by unit, post and month, VACANT where the post is empty.
    locums: practitioner number by unit, locum post and month. locum_share: share of visits by unit and month.
    count: how many physicians of primary care there are; pools begin at that number.
    """

    physicians: Ints
    locums: Ints
    locum_share: Floats
    count: int


def _changing(rng: np.random.Generator, leave: Floats, first: int) -> Ints:
    """Holders of posts over time: a new number each time a post is left, from `first` upwards."""
    left = rng.random(leave.shape) < leave
    left[:, :, 0] = True
    return first + np.cumsum(left.ravel()).reshape(leave.shape) - 1


def _vacancies(rng: np.random.Generator, holders: Ints) -> Ints:
    """Empties every second post for the first one to three months after its holder has left."""
    result = holders.copy()
    changed = np.diff(holders, axis=2, prepend=holders[:, :, :1]) != 0
    empty = changed & (rng.random(holders.shape) < 0.5)
    length = rng.integers(1, 4, holders.shape)
    for later in range(3):
        hit = empty & (length > later)
        result[:, :, later:][hit[:, :, : holders.shape[2] - later]] = VACANT
    return result


def make_staff(parameters: Parameters, calendar: Calendar) -> Staff:
    """The holders of all posts of primary care over the calendar."""
    rng = stream(parameters.seed, "staff")
    place = parameters.place
    names, homes = place.unit_names, place.unit_homes
    shape = (len(names), POSTS, calendar.months)
    monthly = np.broadcast_to((place.values("turnover")[homes] / 12)[:, None, None], shape)
    holders = _changing(rng, monthly, 0)
    first_locum = int(holders.max()) + 1
    locum_shape = (len(names), LOCUM_POSTS, calendar.months)
    locums = _changing(rng, np.full(locum_shape, LOCUM_LEAVES_PER_MONTH), first_locum)
    share = np.repeat(place.values("locums")[homes][:, None], calendar.months, axis=1)
    hired = monthly_sizes(LOCUMS, calendar, place)[homes]
    return Staff(_vacancies(rng, holders), locums, np.maximum(share, hired), int(locums.max()) + 1)


def practitioner_ids(numbers: Ints) -> pa.Array:
    """Practitioner numbers as texts."""
    return numbered("SE0000000000-P", numbers, 7)
