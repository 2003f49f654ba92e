"""The tables `contacts` and `contact_participants`, written a row group at a time so that memory stays low."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pyarrow as pa

from .admissions import Setting
from .arrow_columns import instants, keys, labels, numbered, table
from .contact_kinds import EMERGENCY_VISIT, KINDS, PHYSICIAN_VISIT
from .contacts import NOBODY, Contacts, professionals, unit_labels, units_of
from .days import MINUTES
from .parameters import Parameters
from .places import Place
from .randomness import Flags, Floats, Ints, stream
from .staff import Staff, practitioner_ids

STATUSES = ("finished", "in_progress", "cancelled", "entered_in_error", "no_show")
FINISHED, IN_PROGRESS, CANCELLED, IN_ERROR, NO_SHOW = range(5)
# Made up: share of booked contacts that were cancelled or missed, and of all that were entered in error.
CANCELLED_SHARE, NO_SHOW_SHARE, IN_ERROR_SHARE = 0.02, 0.015, 0.003
SOUGHT_RECORDED = 0.4
ROWS_AT_A_TIME = 500_000


def _of_kinds(name: str) -> list[str]:
    return [str(getattr(kind, name)) for kind in KINDS]


@dataclass(frozen=True)
class ContactSource:
    """The contacts of one deliverer. prefix: of the contacts' ids; name: of its streams of random numbers."""

    parameters: Parameters
    setting: Setting
    contacts: Contacts
    staff: Staff
    prefix: str
    name: str

    @cached_property
    def minutes_long(self) -> Ints:
        """Length of visits to the emergency department; 0 where the source records no end."""
        rng = stream(self.parameters.seed, f"length {self.name}")
        emergency = self.contacts.kind == KINDS.index(EMERGENCY_VISIT)
        length = np.zeros(self.contacts.count, dtype=np.int64)
        stay = 30 + rng.gamma(2.2, 95, int(emergency.sum()))
        length[emergency] = stay.astype(np.int64) // 5 * 5
        return length

    @cached_property
    def ongoing(self) -> Flags:
        """Whether the contact goes on at the cut-off."""
        return self.contacts.minute + self.minutes_long > self.setting.calendar.days * MINUTES

    @cached_property
    def planned(self) -> Flags:
        """Whether the contact was booked beforehand."""
        share: Floats = np.array([kind.planned for kind in KINDS])[self.contacts.kind]
        return stream(self.parameters.seed, f"planned {self.name}").random(self.contacts.count) < share

    @cached_property
    def status(self) -> Ints:
        """Number in STATUSES."""
        draw = stream(self.parameters.seed, f"status {self.name}").random(self.contacts.count)
        missed = np.where(draw < CANCELLED_SHARE + NO_SHOW_SHARE, NO_SHOW, FINISHED)
        booked = np.where(draw < CANCELLED_SHARE, CANCELLED, missed)
        usual = np.where(self.planned, booked, FINISHED)
        return np.select([self.ongoing, draw > 1 - IN_ERROR_SHARE], [IN_PROGRESS, IN_ERROR], usual)

    @cached_property
    def days_waited(self) -> Ints:
        """Days from contact sought to physician visit in primary care, -1 where not recorded."""
        rng = stream(self.parameters.seed, f"sought {self.name}")
        waited = np.minimum(rng.exponential(4.0, self.contacts.count), 90).astype(np.int64)
        visit = self.contacts.kind == KINDS.index(PHYSICIAN_VISIT)
        possible = visit & (self.contacts.minute // MINUTES - waited >= self.setting.exposure.start[self.contacts.row])
        return np.where(possible & (rng.random(self.contacts.count) < SOUGHT_RECORDED), waited, -1)

    @cached_property
    def professional(self) -> Ints:
        """Practitioner number, NOBODY where none was recorded."""
        return professionals(self.parameters, self.setting, self.contacts, self.staff, self.name)

    def ids(self, rows: Ints) -> pa.Array:
        """Ids of the contacts in these rows."""
        return numbered(self.prefix, rows, 7)


def contact_chunks(source: ContactSource) -> Iterator[pa.Table]:
    """The table `contacts`, in parts."""
    place = source.setting.place
    units, organization = unit_labels(place), _organizations(place)
    for first in range(0, max(source.contacts.count, 1), ROWS_AT_A_TIME):
        part = slice(first, first + ROWS_AT_A_TIME)
        yield _contacts(source, part, units, organization)


def _organizations(place: Place) -> list[str]:
    """The organization of each unit in `unit_labels`."""
    return [place.controller] * len(place.unit_names) + list(place.hospitals) + list(place.codes)


def _contacts(source: ContactSource, part: slice, units: tuple[str, ...], organization: list[str]) -> pa.Table:
    contacts, calendar = source.contacts, source.setting.calendar
    some = Contacts(contacts.row[part], contacts.kind[part], contacts.minute[part])
    unit = units_of(source.setting, some)
    length, waited = source.minutes_long[part], source.days_waited[part]
    by_kind = {name: labels(_of_kinds(name), some.kind) for name in ("kind", "setting", "discipline")}
    sought = some.minute - np.maximum(waited, 0) * MINUTES
    return table(
        "contacts",
        {
            "contact": source.ids(np.arange(contacts.count)[part]),
            "person": keys(source.setting.people.key, source.setting.exposure.person[some.row]),
            "sought_at": instants(calendar, np.minimum(sought // MINUTES * MINUTES + 480, some.minute), waited < 0),
            "started_at": instants(calendar, some.minute),
            "ended_at": instants(calendar, some.minute + length, (length == 0) | source.ongoing[part]),
            **by_kind,
            "planned": pa.array(source.planned[part]),
            "unit": labels(units, unit),
            "organization": labels(organization, unit),
            "status": labels(STATUSES, source.status[part]),
        },
    )


def participant_chunks(source: ContactSource) -> Iterator[pa.Table]:
    """The table `contact_participants`, in parts; contacts whose professional was not recorded have no row."""
    professions = _of_kinds("profession")
    for first in range(0, max(source.contacts.count, 1), ROWS_AT_A_TIME):
        rows = np.arange(source.contacts.count)[first : first + ROWS_AT_A_TIME]
        rows = rows[source.professional[rows] != NOBODY]
        yield table(
            "contact_participants",
            {
                "contact": source.ids(rows),
                "practitioner": practitioner_ids(source.professional[rows]),
                "profession": labels(professions, source.contacts.kind[rows]),
            },
        )
