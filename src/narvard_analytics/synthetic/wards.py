"""Episodes as they are registered: hospitals, wards in turn, transfers, leave, and rows that never counted."""

from dataclasses import dataclass, fields

import numpy as np
import pyarrow as pa

from .admissions import Episodes, Setting, transferred
from .arrow_columns import instants, keys, labels, numbered, same, table
from .causes import CAUSES
from .days import MINUTES
from .parameters import Parameters
from .places import Place
from .randomness import Flags, Ints, stream

# Shares of episodes; all made up.
TRANSFERRED, ACUTE_WARD_FIRST, ON_LEAVE = 0.045, 0.35, 0.06
CANCELLED, ENTERED_IN_ERROR, AT_HOME = 0.02, 0.003, 0.012
HOURS_TO_MOVE = (1, 22)  # between leaving one hospital and being admitted to the other
SHORTEST_TRANSFER, SHORTEST_TWO_WARDS, SHORTEST_LEAVE = 4 * MINUTES, 2 * MINUTES, 8 * MINUTES
STATUSES = ("finished", "in_progress", "cancelled", "entered_in_error", "on_leave")
FINISHED, IN_PROGRESS, WAS_CANCELLED, IN_ERROR, LEAVE = range(5)
GOES_TO = ("ordinary", "dead", "other_ward", "other_hospital", None)
HOME, DEAD, WARD, HOSPITAL, NOT_GONE = range(5)
PLACEMENTS = ("regular", "overcrowded", "outlier")
DISCIPLINES = tuple(sorted({cause.discipline for cause in CAUSES} | {"acute_care"}))


@dataclass(frozen=True)
class Admitted:
    """Episodes with their hospital's number; an episode's id is its row number. moved: by transfer."""

    episodes: Episodes
    hospital: Ints
    moved: Flags


@dataclass(frozen=True)
class Stays:
    """One entry a stay on a ward. episode: row of the episode, or a number past the last where nobody was admitted."""

    episode: Ints
    of: Ints
    start: Ints
    end: Ints
    first: Flags
    last: Flags
    status: Ints

    def take(self, which: Ints | Flags) -> "Stays":
        """Some of the stays."""
        return Stays(*(getattr(self, field.name)[which] for field in fields(self)))


def admit(parameters: Parameters, setting: Setting, episodes: Episodes) -> Admitted:
    """Places episodes in hospitals; some long unplanned ones go on in another hospital, as an episode of its own."""
    rng = stream(parameters.seed, "hospitals")
    length = episodes.end - episodes.start
    chosen = (rng.random(episodes.count) < TRANSFERRED) & (length > SHORTEST_TRANSFER) & ~episodes.is_a("planned")
    cut = episodes.start + (length * 0.4).astype(np.int64) // 5 * 5
    low, high = HOURS_TO_MOVE
    restart = cut + rng.integers(low * 12, high * 12, episodes.count) * 5
    chosen &= (restart < np.where(episodes.ready >= 0, episodes.ready, episodes.end)) & (
        restart // MINUTES < setting.calendar.days
    )
    parts, moved = transferred(episodes, cut, restart, chosen)
    home = setting.place.hospital_of[setting.exposure.municipality[parts.row]]
    hospital = np.where(moved, (home + 1) % len(setting.place.hospitals), home)
    return Admitted(parts, hospital, moved)


def lay_out(parameters: Parameters, setting: Setting, admitted: Admitted) -> Stays:
    """The stays of all episodes, cancelled and mistaken ones too, sorted by person and time."""
    rng = stream(parameters.seed, "wards")
    episodes = admitted.episodes
    length, draw = episodes.end - episodes.start, rng.random(episodes.count)
    psychiatric = np.array([c.discipline == "psychiatry" for c in CAUSES])[episodes.cause]
    two = (draw < ACUTE_WARD_FIRST) & (length > SHORTEST_TWO_WARDS) & ~episodes.is_a("planned") & ~psychiatric
    leave = (draw < ON_LEAVE) & (length > SHORTEST_LEAVE) & psychiatric
    rows = _divided(rng, episodes, 1 + two.astype(np.int64) + 2 * leave)
    extra = _never_counted(rng, setting, episodes)
    both = Stays(*(np.concatenate([getattr(rows, f.name), getattr(extra, f.name)]) for f in fields(Stays)))
    both = both.take(both.start < setting.calendar.days * MINUTES)
    return both.take(np.lexsort((both.episode, both.start, episodes.person[both.of])))


def _divided(rng: np.random.Generator, episodes: Episodes, parts: Ints) -> Stays:
    """One row a ward; of three, the middle one is leave."""
    of = np.repeat(np.arange(episodes.count), parts)
    part = np.arange(len(of)) - np.repeat(np.cumsum(parts) - parts, parts)
    length = episodes.end - episodes.start
    first_cut = episodes.start + np.minimum(length * 2 // 5, rng.integers(8 * 12, 30 * 12, episodes.count) * 5) // 5 * 5
    second_cut = first_cut + rng.integers(MINUTES // 5, 2 * MINUTES // 5, episodes.count) * 5
    start = np.select([part == 0, part == 1], [episodes.start[of], first_cut[of]], second_cut[of])
    last = part == parts[of] - 1
    end = np.select([last, part == 0], [episodes.end[of], first_cut[of]], second_cut[of])
    status = np.where((parts[of] == 3) & (part == 1), LEAVE, FINISHED)
    return Stays(of, of, start, end, part == 0, last, status)


def _never_counted(rng: np.random.Generator, setting: Setting, episodes: Episodes) -> Stays:
    """Booked admissions that were cancelled, and rows entered for the wrong patient or twice."""
    draw = rng.random(episodes.count)
    cancelled = episodes.is_a("planned") & (draw < CANCELLED)
    of = np.flatnonzero(cancelled | (draw > 1 - ENTERED_IN_ERROR))
    status = np.where(cancelled[of], WAS_CANCELLED, IN_ERROR)
    earlier = episodes.start[of] - np.where(cancelled[of], rng.integers(14, 60, len(of)) * MINUTES, 0)
    known = earlier >= np.maximum(setting.exposure.start[episodes.row[of]], 0) * MINUTES
    yes = np.ones(len(of), dtype=bool)
    number = episodes.count + np.arange(len(of))
    return Stays(number, of, earlier, episodes.end[of], yes, yes, status).take(known)


def episode_ids(tag: str, number: Ints) -> pa.Array:
    """Ids of episodes."""
    return numbered(f"E{tag}", number, 7)


def stay_ids(tag: str, number: Ints) -> pa.Array:
    """Ids of stays, by row of the table."""
    return numbered(f"S{tag}", number, 7)


def stays_table(parameters: Parameters, setting: Setting, admitted: Admitted, stays: Stays) -> pa.Table:
    """The table `stays`."""
    rng = stream(parameters.seed, "stays table")
    episodes, rows = admitted.episodes, len(stays.of)
    ongoing = stays.end >= setting.calendar.days * MINUTES
    status = np.where(ongoing & (stays.status == FINISHED), IN_PROGRESS, stays.status)
    ward = ward_of(admitted, stays)
    return table(
        "stays",
        {
            "stay": stay_ids(setting.tag, np.arange(rows)),
            "episode": episode_ids(setting.tag, stays.episode),
            "person": keys(setting.people.key, episodes.person[stays.of]),
            "admitted_at": instants(setting.calendar, stays.start),
            "discharged_at": instants(setting.calendar, stays.end, ongoing | (stays.status == WAS_CANCELLED)),
            "form": labels(("ward", "hospital_at_home"), _at_home(rng, admitted, stays)),
            "legal_form": same("inpatient", rows),
            "discipline": labels(DISCIPLINES, ward % len(DISCIPLINES)),
            "unit": labels(ward_ids(setting.place), ward),
            "organization": labels(setting.place.hospitals, admitted.hospital[stays.of]),
            "placement": labels(PLACEMENTS, np.searchsorted([0.93, 0.97], rng.random(rows))),
            "planned": pa.array(episodes.is_a("planned")[stays.of] | admitted.moved[stays.of]),
            "discharged_to": labels(GOES_TO, _goes_to(admitted, stays, ongoing)),
            "status": labels(STATUSES, status),
        },
    )


def ward_of(admitted: Admitted, stays: Stays) -> Ints:
    """The number of each stay's ward in `ward_ids`; the first of two wards is the acute one, but in psychiatry."""
    acute = stays.first & ~stays.last & (stays.status == FINISHED)
    own = np.array([DISCIPLINES.index(cause.discipline) for cause in CAUSES])[admitted.episodes.cause[stays.of]]
    discipline = np.where(acute & (own != DISCIPLINES.index("psychiatry")), DISCIPLINES.index("acute_care"), own)
    ward: Ints = admitted.hospital[stays.of] * len(DISCIPLINES) + discipline
    return ward


def ward_ids(place: Place) -> list[str]:
    """Ids of wards: hospital and discipline."""
    return [f"{hospital}_{discipline}" for hospital in place.hospitals for discipline in DISCIPLINES]


def _at_home(rng: np.random.Generator, admitted: Admitted, stays: Stays) -> Ints:
    """1 where the last part of a medical episode in Borås is given in the patient's home."""
    medical = np.array([cause.discipline == "internal_medicine" for cause in CAUSES])[admitted.episodes.cause[stays.of]]
    chosen = medical & (admitted.hospital[stays.of] == 0) & stays.last & (rng.random(len(stays.of)) < AT_HOME)
    at_home: Ints = chosen.astype(np.int64)
    return at_home


def _goes_to(admitted: Admitted, stays: Stays, ongoing: Flags) -> Ints:
    """Where each stay ends."""
    moves_on = np.append(admitted.moved[1:], False)[stays.of]
    gone = np.select([~stays.last, moves_on, admitted.episodes.dead[stays.of]], [WARD, HOSPITAL, DEAD], HOME)
    return np.where(ongoing | (stays.status == WAS_CANCELLED), NOT_GONE, gone)
