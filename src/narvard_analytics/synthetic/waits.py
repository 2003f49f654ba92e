"""Promises with a clock, the periods that do not count, and the referrals that start the longer ones.

Swedish promises follow act 2017:80, 6 kap. 1–2 §§; the Norwegian deadline is set for each person
(pasientrettighetsloven § 2-1 b). How many seek care, and how long they wait, is made up.
"""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from .admissions import Setting
from .arrow_columns import dates, instants, keys, labels, later_instants, numbered, table
from .days import MINUTES, NEVER
from .occasions import Occasions, draw, ends_within, succeeds
from .parameters import Parameters
from .randomness import Floats, Ints, choose, stream

CLOCK = 8 * 60  # appointments are from eight
WITHDRAWN = 0.03  # share of waits that the person ends
LEGAL_DEADLINE = (30, 150)  # days, Norway: shortest and longest
PAUSED, RETURNED = 0.08, 0.07  # share of 90-day waits that stand still; of referrals that are sent back for more
REASONS, REASON_WEIGHTS = ("waiver", "medically_impossible", "other_region"), np.array([0.5, 0.35, 0.15])


@dataclass(frozen=True)
class Promise:
    """One promise and how it is kept.

    days: after the start, NEVER where the deadline is a person's own. everybody, members: waits a year. ages: whom it
    is for. late: mean days too late. care: discipline and profession, with the share of each.
    """

    id: str
    promise: str
    days: int
    everybody: float
    members: tuple[float, ...]
    care: tuple[tuple[str, str, float], ...]
    late: float
    ages: tuple[int, int] = (0, 200)

    @property
    def by_referral(self) -> bool:
        """Whether a referral starts the clock."""
        return self.promise in ("specialist_90", "deadline_no")


PRIMARY = (("general_practice", "physician", 0.5), ("nursing", "nurse", 0.3), ("physiotherapy", "physiotherapist", 0.2))
SPECIALIST = (
    ("internal_medicine", "physician", 0.3),
    ("orthopaedics", "physician", 0.25),
    ("ophthalmology", "physician", 0.2),
    ("gynaecology", "physician", 0.1),
    ("psychiatry", "physician", 0.15),
)
TREATMENTS = (("orthopaedics", "physician", 0.4), ("surgery", "physician", 0.35), ("ophthalmology", "physician", 0.25))
CHILD_PSYCHIATRY = (("child_psychiatry", "psychologist", 0.7), ("child_psychiatry", "physician", 0.3))
PROMISES = (
    Promise("same_day_contact", "contact_0", 0, 0.2, (2.0, 1.2, 1.5, 3.0, 9.0), (("nursing", "nurse", 1.0),), 1.0),
    Promise("assessment_within_3_days", "assessment_3", 3, 0.1, (1.5, 0.6, 1.2, 1.5, 4.0), PRIMARY, 5.0),
    Promise("specialist_visit_90", "specialist_90", 90, 0.08, (0.3, 0.4, 0.3, 0.3, 0.0), SPECIALIST, 35.0, (6, 200)),
    Promise("child_psychiatry_on_time", "specialist_90", 90, 0.065, (2.4, 0, 0, 0, 0), CHILD_PSYCHIATRY, 45.0, (6, 18)),
    Promise("treatment_90", "treatment_90", 90, 0.035, (0.0, 0.15, 0.05, 0.05, 0.0), TREATMENTS, 50.0),
    Promise("deadline_breach_no", "deadline_no", NEVER, 0.025, (0.4, 0.1, 0.2, 0.1, 0.0), SPECIALIST, 20.0),
)


@dataclass(frozen=True)
class Waits:
    """All waits by person and start; times are local minutes. care: row of CARE; met: NEVER where withdrawn."""

    occasions: Occasions
    promise: Ints
    care: Ints
    due: Ints
    offered: Ints
    met: Ints
    ended: Ints


CARE = tuple((number, *care) for number, promise in enumerate(PROMISES) for care in promise.care)


def _seekers(rng: np.random.Generator, setting: Setting, promise: Promise) -> Occasions:
    """Those to whom the promise is given, when its clock starts."""
    low, high = promise.ages
    of_age: Floats = ((setting.exposure.age >= low) & (setting.exposure.age < high)).astype(np.float64)
    found = draw(rng, setting, promise.everybody * of_age, promise.members)
    age = setting.people.age_on(found.person, found.day)
    return found.take((age >= low) & (age < high))


def _of_promise(parameters: Parameters, setting: Setting, number: int) -> Waits:
    promise = PROMISES[number]
    rng = stream(parameters.seed, f"waits {promise.id}")
    seekers = _seekers(rng, setting, promise)
    count, start = seekers.count, seekers.minute
    days = rng.integers(*LEGAL_DEADLINE, count) if promise.days == NEVER else np.full(count, promise.days)
    kept = succeeds(rng, setting, promise.id, seekers)
    late = days + 1 + rng.exponential(promise.late, count)
    waited = np.where(kept, np.floor((days + 1) * rng.beta(2.0, 1.5, count)), late)
    met = (start // MINUTES + waited.astype(np.int64)) * MINUTES + CLOCK + rng.integers(0, 108, count) * 5
    met = np.maximum(met, start + rng.integers(1, 9, count) * 5)
    met = np.where(kept & (waited < 1), np.minimum(met, (start // MINUTES + 1) * MINUTES - 5), met)
    left = start + ((met - start) * rng.random(count)).astype(np.int64)
    withdrawn = (rng.random(count) < WITHDRAWN) & (promise.days > 0)
    offered = start + ((met - start) * (0.2 + 0.6 * rng.random(count))).astype(np.int64)
    own = np.array([row for row, care in enumerate(CARE) if care[0] == number])
    care = own[choose(rng, np.array([CARE[row][3] for row in own]), count)]
    return Waits(
        seekers,
        np.full(count, number),
        care,
        (start // MINUTES + days + 1) * MINUTES - 1,
        np.where(promise.days > 3, np.where(withdrawn, np.minimum(offered, left), offered), NEVER * MINUTES),
        np.where(withdrawn, NEVER * MINUTES, met),
        np.where(withdrawn, left, met),
    )


def make_waits(parameters: Parameters, setting: Setting) -> Waits:
    """The waits of all promises."""
    parts = [_of_promise(parameters, setting, number) for number in range(len(PROMISES))]
    seekers = [vars(part.occasions) for part in parts]
    person = np.concatenate([part.occasions.person for part in parts])
    minute = np.concatenate([part.occasions.minute for part in parts])
    order = np.lexsort((minute, person))
    together = Occasions(*(np.concatenate([s[name] for s in seekers])[order] for name in seekers[0]))
    names = [name for name in vars(parts[0]) if name != "occasions"]
    return Waits(together, *(np.concatenate([getattr(part, name) for part in parts])[order] for name in names))


def waits_table(setting: Setting, waits: Waits) -> pa.Table:
    """The table `waits`; what happens after the cut-off is not known."""
    calendar, seekers = setting.calendar, waits.occasions
    met, ended = ends_within(setting, waits.met), ends_within(setting, waits.ended)
    offered = ends_within(setting, waits.offered)
    outcome = np.select([~ended, met], [2, 0], 1)
    return table(
        "waits",
        {
            "wait": wait_ids(setting.tag, np.arange(seekers.count)),
            "person": keys(setting.people.key, seekers.person),
            "promise": labels([promise.promise for promise in PROMISES], waits.promise),
            "discipline": labels([care[1] for care in CARE], waits.care),
            "profession": labels([care[2] for care in CARE], waits.care),
            "unit": _units(setting, waits),
            "started_at": instants(calendar, seekers.minute),
            "due_at": later_instants(calendar, waits.due),
            "offered_at": instants(calendar, waits.offered, ~offered),
            "met_at": instants(calendar, waits.met, ~met),
            "ended_at": instants(calendar, waits.ended, ~ended),
            "outcome": labels(("met", "withdrawn", None), outcome),
        },
    )


def wait_ids(tag: str, number: Ints) -> pa.Array:
    """Ids of waits, by row of the table."""
    return numbered(f"W{tag}", number, 7)


def _units(setting: Setting, waits: Waits) -> pa.Array:
    """The primary-care unit for the first two promises, the hospital's outpatients for the others."""
    place, seekers = setting.place, waits.occasions
    names = [*place.unit_names, *(f"{hospital}_outpatient" for hospital in place.hospitals)]
    hospital = len(place.unit_names) + place.hospital_of[seekers.municipality]
    long = np.array([promise.days > 3 for promise in PROMISES])[waits.promise]
    return labels(names, np.where(long, hospital, seekers.unit))


def pauses_table(parameters: Parameters, setting: Setting, waits: Waits) -> pa.Table:
    """The table `wait_pauses`: some of the 90-day waits stand still for a while."""
    rng = stream(parameters.seed, "wait pauses")
    long = np.array([promise.days == 90 for promise in PROMISES])[waits.promise]
    count = len(long)
    first = waits.occasions.day + rng.integers(5, 40, count)
    after = first + rng.integers(10, 50, count)
    inside = (after * MINUTES < waits.ended) & (first < setting.calendar.days)
    chosen = np.flatnonzero(long & inside & (rng.random(count) < PAUSED))
    ended = np.where(after < setting.calendar.days, after, NEVER)
    return table(
        "wait_pauses",
        {
            "wait": wait_ids(setting.tag, chosen),
            "from_date": dates(setting.calendar, first[chosen]),
            "to_date": dates(setting.calendar, ended[chosen]),
            "reason": labels(REASONS, choose(rng, REASON_WEIGHTS, len(chosen))),
        },
    )


def referrals_table(parameters: Parameters, setting: Setting, waits: Waits) -> pa.Table:
    """The table `referrals`: those that started a wait in specialised care, a part of them after more was asked for."""
    rng = stream(parameters.seed, "referrals")
    sent = np.flatnonzero(np.array([promise.by_referral for promise in PROMISES])[waits.promise])
    seekers = waits.occasions.take(sent)
    in_time = succeeds(rng, setting, "referral_assessed_10_days_no", seekers)
    # Ten working days are fourteen calendar days, give or take a holiday.
    days = np.where(in_time, rng.integers(0, 13, seekers.count), rng.integers(15, 45, seekers.count))
    assessed = (seekers.day + days) * MINUTES + rng.integers(CLOCK, CLOCK + 480, seekers.count)
    assessed = np.minimum(np.maximum(assessed, seekers.minute + 30), waits.ended[sent])
    known = ends_within(setting, assessed)
    returned = rng.random(seekers.count) < RETURNED
    place = setting.place
    outpatients = [f"{hospital}_outpatient" for hospital in place.hospitals]
    return table(
        "referrals",
        {
            "referral": numbered(f"F{setting.tag}", np.arange(seekers.count), 7),
            "person": keys(setting.people.key, seekers.person),
            "from_unit": labels(place.unit_names, seekers.unit),
            "to_unit": labels(outpatients, place.hospital_of[seekers.municipality]),
            "to_discipline": labels([care[1] for care in CARE], waits.care[sent]),
            "sent_at": instants(setting.calendar, seekers.minute),
            "assessed_at": instants(setting.calendar, assessed, ~known),
            "outcome": labels(("accepted", "accepted_after_completion", None), np.where(known, returned, 2)),
        },
    )
