"""Contacts that are no stays: drawn by kind, put in order, and given a professional."""

from dataclasses import dataclass

import numpy as np

from .admissions import Setting
from .causes import CAUSES
from .contact_kinds import (
    AGES_FROM,
    EMERGENCY_VISIT,
    HOSPITAL_POOL,
    KINDS,
    MUNICIPAL_POOL,
    OWN_PHYSICIAN,
    UNIT_POOL,
    ContactKind,
)
from .days import MINUTES
from .effects import EMERGENCY_80, acts_on, monthly_sizes, survives
from .effects import OWN_PHYSICIAN as OWN_EFFECT
from .exposure import Exposure, by_age, clock_minutes, draw_days, minute_of, row_of, within_group
from .groups import END_OF_LIFE, factor
from .parameters import Parameters
from .places import Place
from .randomness import Flags, Floats, Ints, stream
from .staff import LOCUM_POSTS, POOLS, POSTS, VACANT, Staff
from .wards import Admitted

NOBODY = -1
THROUGH_EMERGENCY = 0.70  # share of unplanned admissions that come through the emergency department (made up)
OFTEN_SAME_COLLEAGUE = 0.5  # of visits not with the usual physician: with the unit's first substitute (made up)
NOT_RECORDED = (0.02, 0.07)  # share of contacts without a professional, lowest and highest unit (made up)


@dataclass(frozen=True)
class Contacts:
    """One entry a contact, sorted by person and time. row: of the exposure; kind: number in KINDS; minute: local."""

    row: Ints
    kind: Ints
    minute: Ints

    @property
    def count(self) -> int:
        """How many contacts there are."""
        return len(self.row)


def make_contacts(parameters: Parameters, setting: Setting, admitted: Admitted, deliverer: str) -> Contacts:
    """All contacts that one kind of deliverer registers."""
    drawn = [_of_kind(parameters, setting, n) for n, kind in enumerate(KINDS) if kind.deliverer == deliverer]
    if EMERGENCY_VISIT.deliverer == deliverer:
        drawn.append(_before_admission(parameters, setting, admitted))
    row = np.concatenate([part.row for part in drawn])
    minute = np.concatenate([part.minute for part in drawn])
    kind = np.concatenate([part.kind for part in drawn])
    kept = _not_spared(parameters, setting, row, kind, minute)
    row, kind, minute = row[kept], kind[kept], minute[kept]
    order = np.argsort(setting.exposure.person[row] * (setting.calendar.days * MINUTES) + minute, kind="stable")
    return Contacts(row[order], kind[order], minute[order])


def _of_kind(parameters: Parameters, setting: Setting, number: int) -> Contacts:
    kind, exposure = KINDS[number], setting.exposure
    rng = stream(parameters.seed, f"contacts {kind.id}")
    weights = setting.calendar.weights(kind.rhythm, kind.trend)
    row, day = draw_days(rng, exposure, _yearly(setting, kind, exposure), weights)
    if kind.dying:
        part = within_group(exposure, setting.groups, END_OF_LIFE, setting.people.count)
        sub, more = draw_days(rng, part, np.full(part.count, kind.dying), weights)
        row = np.concatenate([row, row_of(exposure, part.person[sub], more)])
        day = np.concatenate([day, more])
    minute = minute_of(day, clock_minutes(rng, kind.rhythm, len(day)))
    return Contacts(row.astype(np.int32), np.full(len(row), number, dtype=np.int8), minute)


def _yearly(setting: Setting, kind: ContactKind, exposure: Exposure) -> Floats:
    """Expected contacts a year, by row of the exposure."""
    differing = "emergency" if kind.id == EMERGENCY_VISIT.id else "contacts"
    level = by_age(exposure.age, AGES_FROM, kind.yearly) * setting.place.values(differing)[exposure.municipality]
    return level * (factor(setting.groups, kind.by_group) * setting.frailty)[exposure.person]


def _before_admission(parameters: Parameters, setting: Setting, admitted: Admitted) -> Contacts:
    """Visits to the emergency department that end in an admission some hours later, on the same day."""
    rng = stream(parameters.seed, "through emergency")
    episodes = admitted.episodes
    obstetric = np.array([cause.women is not None for cause in CAUSES])[episodes.cause]
    hours = rng.integers(12, 84, episodes.count) * 5
    came = ~episodes.is_a("planned") & ~admitted.moved & ~obstetric & (rng.random(episodes.count) < THROUGH_EMERGENCY)
    came &= hours < episodes.start % MINUTES
    minute = (episodes.start - hours)[came]
    number = KINDS.index(EMERGENCY_VISIT)
    return Contacts(episodes.row[came].astype(np.int32), np.full(len(minute), number, dtype=np.int8), minute)


def _not_spared(parameters: Parameters, setting: Setting, row: Ints, kind: Ints, minute: Ints) -> Flags:
    """The planted effect on emergency visits of the oldest."""
    kept = np.ones(len(row), dtype=bool)
    visits = np.flatnonzero(kind == KINDS.index(EMERGENCY_VISIT))
    day, period = minute[visits] // MINUTES, row[visits]
    old = setting.people.age_on(setting.exposure.person[period], day) >= 80
    touched = old & acts_on(EMERGENCY_80, setting, setting.exposure.municipality[period], day)
    kept[visits] = survives(EMERGENCY_80, stream(parameters.seed, "spared visits"), touched)
    return kept


def professionals(parameters: Parameters, setting: Setting, contacts: Contacts, staff: Staff, name: str) -> Ints:
    """The practitioner number of each contact, NOBODY where none was recorded."""
    rng = stream(parameters.seed, f"professionals {name}")
    source = np.array([kind.staff for kind in KINDS])[contacts.kind]
    result = np.empty(contacts.count, dtype=np.int64)
    own = np.flatnonzero(source == OWN_PHYSICIAN)
    result[own] = _physicians(rng, setting, contacts, own, staff)
    for pool in (UNIT_POOL, HOSPITAL_POOL, MUNICIPAL_POOL):
        mine = np.flatnonzero(source == pool)
        result[mine] = staff.count + _of_pool(rng, setting, contacts, mine, pool)
    units = len(setting.place.unit_names)
    gap = np.linspace(*NOT_RECORDED, units)[setting.exposure.unit[contacts.row]]
    return np.where(rng.random(contacts.count) < gap, NOBODY, result)


def _of_pool(rng: np.random.Generator, setting: Setting, contacts: Contacts, which: Ints, pool: str) -> Ints:
    """Someone of a pool: a place's staff, of whom a part is replaced every year; the first are seen most often."""
    exposure, size = setting.exposure, POOLS[pool]
    row = contacts.row[which]
    hospital = setting.place.hospital_of[exposure.municipality[row]]
    places = {UNIT_POOL: exposure.unit[row], HOSPITAL_POOL: hospital, MUNICIPAL_POOL: exposure.municipality[row]}
    year = contacts.minute[which] // (366 * MINUTES)
    member = (size * rng.random(len(which)) ** 1.5).astype(np.int64) + year * (size // 6)
    stride = 3 * max(POOLS.values())
    block = list(POOLS).index(pool) * max(100, len(setting.place.unit_names)) + places[pool]
    return (block * len(KINDS) + contacts.kind[which]) * stride + member


def usual_share(setting: Setting) -> Floats:
    """Probability that a visit is booked with the usual physician, by municipality and month."""
    return setting.place.values("usual")[:, None] + monthly_sizes(OWN_EFFECT, setting.calendar, setting.place)


def _physicians(rng: np.random.Generator, setting: Setting, contacts: Contacts, which: Ints, staff: Staff) -> Ints:
    """The usual physician, a hired locum, or another physician of the unit; a vacancy is filled by a locum."""
    exposure, row = setting.exposure, contacts.row[which]
    unit, post = exposure.unit[row], exposure.post[row]
    month = setting.calendar.month_of_day[contacts.minute[which] // MINUTES]
    draw = rng.random(len(which))
    locum = draw < staff.locum_share[unit, month]
    keen = 1 + 0.5 * (setting.frailty[exposure.person[row]] - 1).clip(-0.5, 0.5)
    usual = rng.random(len(which)) < usual_share(setting)[exposure.municipality[row], month] * keen
    close = rng.random(len(which)) < OFTEN_SAME_COLLEAGUE
    other = np.where(close, (post + 1) % POSTS, rng.integers(0, POSTS, len(which)))
    regular = staff.physicians[unit, np.where(usual, post, other), month]
    hired = staff.locums[unit, rng.integers(0, LOCUM_POSTS, len(which)), month]
    return np.where(locum | (regular == VACANT), hired, regular)


def in_municipality(setting: Setting, contacts: Contacts, municipality: int) -> Contacts:
    """The contacts of residents of one municipality."""
    here = setting.exposure.municipality[contacts.row] == municipality
    return Contacts(contacts.row[here], contacts.kind[here], contacts.minute[here])


def unit_labels(place: Place) -> tuple[str, ...]:
    """Ids of units that contacts are registered at: primary care, then hospitals, then municipalities."""
    hospitals = tuple(f"{hospital}_outpatient" for hospital in place.hospitals)
    return (*place.unit_names, *hospitals, *(f"kommunal_halsa_{code}" for code in place.codes))


def units_of(setting: Setting, contacts: Contacts) -> Ints:
    """The unit of each contact, as a number in `unit_labels`."""
    exposure, row = setting.exposure, contacts.row
    units = len(setting.place.unit_names)
    source = np.array([(OWN_PHYSICIAN, UNIT_POOL, HOSPITAL_POOL, MUNICIPAL_POOL).index(k.staff) for k in KINDS])
    hospital = setting.place.hospital_of[exposure.municipality[row]]
    choices = [exposure.unit[row], exposure.unit[row], units + hospital]
    number = source[contacts.kind]
    municipal = units + len(setting.place.hospitals) + exposure.municipality[row]
    return np.select([number == 0, number == 1, number == 2], choices, municipal)
