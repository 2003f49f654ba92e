"""Hospital care at home: open care in law here, given by a team, sometimes ended by a move to a ward. All made up."""

from dataclasses import dataclass, fields

import numpy as np
import pyarrow as pa

from .admissions import GAP, Episodes, Setting, after_the_earlier, between
from .arrow_columns import instants, keys, labels, numbered, same, table
from .causes import CAUSES
from .days import MINUTES
from .levels import by_month
from .occasions import draw
from .parameters import Parameters
from .randomness import Flags, Floats, Ints, choose, stream
from .rhythms import PLANNED
from .wards import Admitted, episode_ids

YEARLY, MEMBERS = 0.0008, (0.0, 0.06, 0.002, 0.01, 0.2)  # at the mean level
DAYS, SHAPE, SHORTEST = 6.0, 2.0, 12 * 60
ESCALATED = 0.009  # of unplanned medical episodes: begin at home and go on in a ward, at the mean level
ESCALATED_AFTER = (10 * 60, 4 * MINUTES)  # minutes at home before a move to the ward
CODES, CODE_WEIGHTS = ("I509", "J189", "N390", "J441", "A419", "A469"), np.array([0.3, 0.22, 0.18, 0.14, 0.1, 0.06])
WARD, ORDINARY, NOT_GONE = range(3)
GOES_TO = ("other_ward", "ordinary", None)


@dataclass(frozen=True)
class AtHome:
    """One entry an episode at home, by person and time; local minutes. of: the ward episode it leads to, or -1."""

    row: Ints
    person: Ints
    start: Ints
    end: Ints
    of: Ints

    def take(self, which: Flags | Ints) -> "AtHome":
        """Some of the episodes."""
        return AtHome(*(getattr(self, field.name)[which] for field in fields(self)))

    @property
    def count(self) -> int:
        """How many episodes there are."""
        return len(self.person)


def make_at_home(parameters: Parameters, setting: Setting, admitted: Admitted) -> AtHome:
    """Episodes at home, none of which overlaps another or a stay on a ward."""
    rng = stream(parameters.seed, "hospital at home")
    parts = (_whole(rng, setting, admitted.episodes), _escalated(rng, setting, admitted))
    both = AtHome(*(np.concatenate([getattr(part, field.name) for part in parts]) for field in fields(AtHome)))
    both = both.take(np.lexsort((both.start, both.person)))
    return both.take(after_the_earlier(both.person, both.start, both.end))


def _level(setting: Setting, measure: str, municipality: Ints, day: Ints) -> Floats:
    table_of_months = np.maximum(by_month(setting.place, setting.calendar, measure), 0.0)
    found: Floats = table_of_months[municipality, setting.calendar.month_of_day[day]]
    return found


def _whole(rng: np.random.Generator, setting: Setting, wards: Episodes) -> AtHome:
    """Episodes that begin and end at home; those who would be on a ward at the same time are left out."""
    most = float(by_month(setting.place, setting.calendar, "hospital_at_home").max())
    found = draw(rng, setting, YEARLY * most, tuple(most * rate for rate in MEMBERS), PLANNED)
    found = found.take(
        rng.random(found.count) < _level(setting, "hospital_at_home", found.municipality, found.day) / most
    )
    length = np.maximum(rng.gamma(SHAPE, DAYS / SHAPE, found.count) * MINUTES, SHORTEST).astype(np.int64) // 5 * 5
    start, end = found.minute, found.minute + length
    stays = end // MINUTES < setting.people.gone[found.person]
    apart = between(wards, found.person, start, end)
    return AtHome(found.row, found.person, start, end, np.full(found.count, -1)).take(stays & apart)


def _escalated(rng: np.random.Generator, setting: Setting, admitted: Admitted) -> AtHome:
    """The time at home before some unplanned medical episodes, which are the same episode."""
    wards = admitted.episodes
    medical = np.array([c.discipline == "internal_medicine" and not c.planned for c in CAUSES])[wards.cause]
    begun = np.minimum(wards.start // MINUTES, setting.calendar.days - 1)
    municipality = setting.exposure.municipality[wards.row]
    share = ESCALATED * _level(setting, "hospital_at_home", municipality, begun)
    share = share * _level(setting, "escalation", municipality, begun)
    low, high = ESCALATED_AFTER
    start = wards.start - rng.integers(low // 5, high // 5, wards.count) * 5
    chosen = medical & ~admitted.moved & (rng.random(wards.count) < share)
    chosen &= start >= np.maximum(setting.exposure.start[wards.row], 0) * MINUTES
    chosen &= between(wards, wards.person, start, wards.start - GAP - 1)
    of = np.flatnonzero(chosen & (wards.start < setting.calendar.days * MINUTES))
    return AtHome(wards.row[of], wards.person[of], start[of], wards.start[of], of)


def at_home_ids(tag: str, number: Ints) -> pa.Array:
    """Ids of the stays at home."""
    return numbered(f"SH{tag}", number, 7)


def at_home_table(setting: Setting, found: AtHome) -> pa.Table:
    """Rows of the table `stays`; an episode that goes on in a ward has the ward's episode id."""
    calendar, rows, place = setting.calendar, found.count, setting.place
    hospital = place.hospital_of[setting.exposure.municipality[found.row]]
    ongoing = found.end >= calendar.days * MINUTES
    own = numbered(f"EH{setting.tag}", np.arange(rows), 7)
    wards = episode_ids(setting.tag, np.maximum(found.of, 0))
    escalated = found.of >= 0
    return table(
        "stays",
        {
            "stay": at_home_ids(setting.tag, np.arange(rows)),
            "episode": pa.compute.if_else(pa.array(escalated), wards, own),
            "person": keys(setting.people.key, found.person),
            "admitted_at": instants(calendar, found.start),
            "discharged_at": instants(calendar, np.where(ongoing, 0, found.end), ongoing),
            "form": same("hospital_at_home", rows),
            "legal_form": same("outpatient", rows),
            "discipline": same("internal_medicine", rows),
            "unit": labels([f"{name}_at_home" for name in place.hospitals], hospital),
            "organization": labels(place.hospitals, hospital),
            "placement": same("regular", rows),
            "planned": same(False, rows),
            "discharged_to": labels(GOES_TO, np.select([ongoing, escalated], [NOT_GONE, WARD], ORDINARY)),
            "status": labels(("finished", "in_progress"), ongoing.astype(np.int64)),
        },
    )


def at_home_codes(parameters: Parameters, found: AtHome) -> Ints:
    """The main diagnosis of each episode, as a number in CODES."""
    return choose(stream(parameters.seed, "diagnoses at home"), CODE_WEIGHTS, found.count)
