"""Everybody in the population register, with number and address."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid5

from bench.care_load.copying import copy, next_number
from bench.care_load.place import Place
from narvard.base.core.queries import search_key, sort_key
from narvard.care.patients.models import Person, PersonNumber, Residence

SPACE = UUID("0be4c000-0000-4000-8000-000000000000")
SINCE = datetime(2020, 1, 1, tzinfo=UTC)
GIVEN = ("Alva", "Bengt", "Cecilia", "David", "Ebba", "Folke", "Greta", "Hugo", "Ines", "Jonas")
FAMILY = ("Alm", "Berg", "Ceder", "Dahl", "Ek", "Falk", "Gran", "Hage", "Ivarsson", "Jonsson", "Kvist", "Lind", "Mo")


def subject_of(number: int) -> UUID:
    """The number in the installation of the n-th person."""
    return UUID(int=SPACE.int + number)


def load_persons(place: Place, count: int) -> None:
    """`count` persons of the register, each living in one municipality."""
    names = ("id", "key", "subject", "given_name", "family_name", "given_key", "family_key", "sort_key", "birth_date")
    held = {"custodian_id": place.register, "unit_id": place.register, "source": "register"}
    copy(Person, names, _persons(count), **held, registered_at=SINCE, registered_by="made")
    numbered = ((n + 1, n + 1, f"{_born(n):%Y%m%d}{n % 10_000:04d}-{n}"[:20]) for n in range(count))
    copy(PersonNumber, ("id", "person_id", "value"), numbered,
         custodian_id=place.register, kind="personnummer", rank=0, since=SINCE)  # fmt: skip
    homes = ((n + 1, n + 1, place.municipal[n % len(place.municipal)][0]) for n in range(count))
    copy(Residence, ("id", "person_id", "municipality"), homes, kind="registered", municipality_name="Made",
         street="Gatan 1", postal_code="21100", place="Made", from_date=date(2020, 1, 1), entered_at=SINCE,
         entered_by="made")  # fmt: skip
    for model in (Person, PersonNumber, Residence):
        next_number(model)


def _born(number: int) -> date:
    return date(1925, 1, 1) + timedelta(days=number * 37 % 36_000)


def _persons(count: int) -> Iterator[tuple[object, ...]]:
    keys = {name: (search_key(name), sort_key(name)) for name in (*GIVEN, *FAMILY)}
    for number in range(count):
        given, family = GIVEN[number % len(GIVEN)], FAMILY[number % len(FAMILY)]
        first, last = f"{keys[given][0]} {keys[family][0]}", f"{keys[family][0]} {keys[given][0]}"
        subject = subject_of(number)
        yield (
            number + 1, uuid5(SPACE, f"person{number}"), subject, given, family, first, last,
            keys[family][1], _born(number),
        )  # fmt: skip
