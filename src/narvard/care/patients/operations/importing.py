"""Bringing a population register, a few rows or millions: each batch in as few questions as one row."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from uuid import UUID, uuid4

from django.conf import settings
from django.db import transaction

from narvard.base.audit.operations import record
from narvard.base.core.actor import Actor
from narvard.base.core.operations import take_turn
from narvard.base.organizations.queries import municipalities
from narvard.care.patients.models import Person, PersonChange, PersonNumber, Residence
from narvard.care.patients.operations.registering import Names
from narvard.care.patients.rules.numbers import KINDS, IdentityNumber, read_number

BATCH = 5_000
COMPARED = ("given_name", "family_name", "birth_date", "sex", "protection", "deceased_on")


@dataclass(frozen=True)
class RegisterRow:
    """One person as a population register has them. `subject` names the person where a demo gives a fixed one.

    `moved_in` is the first day at the address. Of one with a protected identity the register gives no address.
    """

    number: str
    given_name: str
    family_name: str = ""
    birth_date: date | None = None
    sex: str = "unknown"
    municipality: str = ""
    street: str = ""
    postal_code: str = ""
    place: str = ""
    moved_in: date | None = None
    protection: str = ""
    deceased_on: date | None = None
    subject: UUID | None = None
    kind: str = ""
    municipality_name: str = ""
    small_area: str = ""


class RegisterNotImported(Exception):
    """The register was refused whole; the message says which row and why."""


@dataclass(frozen=True)
class Imported:
    """How many persons were new, and how many were changed."""

    added: int = 0
    changed: int = 0

    def __add__(self, other: "Imported") -> "Imported":
        return Imported(self.added + other.added, self.changed + other.changed)


@transaction.atomic
def import_register(
    *, actor: Actor, now: datetime, holder: int, country: str, rows: Iterable[RegisterRow], source: str = ""
) -> Imported:
    """Bring persons from a population register that the organization `holder` keeps: all of them, or none.

    Rows are read one batch at a time, so that a file of millions is never whole in memory. Who is known by the
    number is compared and corrected; the same rows again change nothing. Raises RegisterNotImported.
    """
    actor.require("patients.import")
    take_turn(f"patients.register.{holder}")
    names = {row.code: row.name for row in municipalities(actor)}
    done = Imported()
    for number, batch in enumerate(_batches(rows)):
        done += _Batch(actor, now, holder, country, names, number * BATCH).bring(batch)
    record(
        actor=actor,
        now=now,
        action="patients.import",
        object_type="patients.person",
        object_id="*",
        details={"added": done.added, "changed": done.changed, "source": source},
    )
    return done


def _batches(rows: Iterable[RegisterRow]) -> Iterator[list[RegisterRow]]:
    remaining = iter(rows)
    while batch := list(islice(remaining, BATCH)):
        yield batch


@dataclass(frozen=True)
class _Batch:
    """Some thousand rows on their way in. `first` is how many rows came before them."""

    actor: Actor
    now: datetime
    holder: int
    country: str
    names: Mapping[str, str]
    first: int

    def bring(self, rows: list[RegisterRow]) -> Imported:
        read = {}
        for place, row in enumerate(rows, start=self.first + 1):
            number = self._number(row, place)
            if (number.kind, number.value) in read:
                raise RegisterNotImported(f"Row {place}: the number stands twice in the file. Take one row out.")
            read[number.kind, number.value] = (number, row)
        known = self._known([value for _kind, value in read])
        new = [pair for key, pair in read.items() if key not in known]
        self._add(new)
        changed = sum(self._change(known[key], row) for key, (_number, row) in read.items() if key in known)
        return Imported(len(new), changed)

    def _number(self, row: RegisterRow, place: int) -> IdentityNumber:
        """The number of a row; a row that cannot be right refuses the whole file."""
        try:
            number = read_number(
                row.number,
                country=self.country,
                day=self.actor.day_of(self.now),
                kind=row.kind,
                birth_date=row.birth_date,
                made_up_allowed=settings.TEST_NUMBERS,
            )
        except ValueError as refused:
            raise RegisterNotImported(f"Row {place}: {refused} Nothing was brought in.") from refused
        if not row.given_name.strip() or (row.birth_date or number.birth_date) is None:
            raise RegisterNotImported(f"Row {place}: name or birth date is missing. Nothing was brought in. Add it.")
        if row.municipality and not (len(row.municipality) == 4 and row.municipality.isdigit()):
            raise RegisterNotImported(f"Row {place}: the municipality is no code of four digits. Correct it.")
        return number

    def _known(self, values: list[str]) -> dict[tuple[str, str], Person]:
        numbers = PersonNumber.objects.filter(custodian=self.holder, value__in=values).select_related("person")
        return {(found.kind, found.value): found.person for found in numbers}

    def _add(self, new: list[tuple[IdentityNumber, RegisterRow]]) -> None:
        persons = [self._person(number, row) for number, row in new]
        Person.objects.bulk_create(persons)
        made = list(zip(persons, new, strict=True))
        PersonNumber.objects.bulk_create(
            PersonNumber(
                person=person,
                custodian_id=self.holder,
                kind=number.kind,
                value=number.value,
                rank=KINDS[number.kind].rank,
                since=self.now,
            )
            for person, (number, _row) in made
        )
        Residence.objects.bulk_create(
            self._home(person, row, row.moved_in or person.birth_date)
            for person, (_number, row) in made
            if row.municipality
        )

    def _person(self, number: IdentityNumber, row: RegisterRow) -> Person:
        return Person(
            subject=row.subject or uuid4(),
            custodian_id=self.holder,
            unit_id=self.holder,
            source="register",
            birth_date=row.birth_date or number.birth_date,
            sex=row.sex or "unknown",
            protection=row.protection,
            deceased_on=row.deceased_on,
            registered_at=self.now,
            registered_by=self.actor.name,
            **Names(row.given_name, row.family_name).columns(),
        )

    def _home(self, person: Person, row: RegisterRow, since: date) -> Residence:
        return Residence(
            person=person,
            kind="registered",
            municipality=row.municipality,
            municipality_name=row.municipality_name or self.names.get(row.municipality, ""),
            small_area=row.small_area,
            street=row.street,
            postal_code=row.postal_code,
            place=row.place,
            from_date=since,
            entered_at=self.now,
            entered_by=self.actor.name,
        )

    def _change(self, person: Person, row: RegisterRow) -> bool:
        """Whether anything about a known person is new; each correction is kept with what stood before."""
        given = {name: getattr(row, name) for name in COMPARED if name != "birth_date" or row.birth_date}
        before = {name: getattr(person, name) for name, value in given.items() if getattr(person, name) != value}
        if before:
            for name in before:
                setattr(person, name, given[name])
            for name, value in Names(person.given_name, person.family_name).columns().items():
                setattr(person, name, value)
            person.version += 1
            person.save()
            PersonChange.objects.bulk_create(
                PersonChange(
                    person=person,
                    at=self.now,
                    by_name=self.actor.name,
                    unit_name=self.actor.organization_name,
                    field=name,
                    before=str(value or ""),
                    after=str(given[name] or ""),
                )
                for name, value in before.items()
            )
        return self._move(person, row) or bool(before)

    def _move(self, person: Person, row: RegisterRow) -> bool:
        """A new address closes the one before on the day of the move."""
        if not row.municipality:
            return False
        last = person.residences.filter(kind="registered").order_by("-from_date").first()
        same = ("municipality", "street", "postal_code", "place")
        if last and all(getattr(last, name) == getattr(row, name) for name in same):
            return False
        since = row.moved_in or self.actor.day_of(self.now)
        if last and since <= last.from_date:
            for name in same:
                setattr(last, name, getattr(row, name))
            last.municipality_name = row.municipality_name or self.names.get(row.municipality, "")
            last.save()
            return True
        if last and (last.to_date is None or last.to_date > since):
            Residence.objects.filter(pk=last.pk).update(to_date=since)
        self._home(person, row, since).save()
        return True
