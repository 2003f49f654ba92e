"""Who a person is, and where they are registered. Identities follow rows that passed the gate: ask for no others."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from narvard.base.core.actor import Actor
from narvard.care.patients.models import Person, PersonNumber, Residence
from narvard.care.patients.rules.numbers import written
from narvard.care.patients.rules.protection import heaviest


@dataclass(frozen=True)
class Identity:
    """Who someone is on a day. `number` is written as people read it, "" where there is none; `number_kind` its kind.

    `municipality` is the four-digit code where they are registered, "" where it is not known. Of one whose identity is
    `protected`, municipality, its name and the address are "": the page says so instead.
    """

    subject: UUID
    name: str
    birth_date: date
    number: str
    number_kind: str
    protected: bool
    deceased_on: date | None
    municipality: str
    municipality_name: str
    address: str

    def age_on(self, day: date) -> int:
        """Whole years on the day, or on the day of death for one who had died by then."""
        day, born = min(day, self.deceased_on or day), self.birth_date
        return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


@dataclass(frozen=True)
class Registration:
    """Codes of municipalities on a day, "" where there is none.

    `registered` is where the person is registered (folkbokföring, folkeregister), `placing` the municipality that
    placed them in special housing in another (2017:612 5:2), `staying` where they stay (oppholdskommune).
    """

    registered: str = ""
    placing: str = ""
    staying: str = ""


# Rows of one person about 900 at a time: no database takes endless parameters.
AT_ONCE = 20_000


def _order(actor: Actor, source: str, custodian: int, since: datetime, *, own_first: bool = False) -> tuple:
    """Whose word goes: the register's, then the own custodian's, then that of whoever wrote the person down first."""
    own = custodian == actor.controller_id
    ours, register = (not own, source != "register")
    return (ours, register, since) if own_first else (register, ours, since)


def on_day(day: date, start: str = "from_date", end: str = "to_date") -> Q:
    """Periods that hold `day`."""
    return Q(**{f"{start}__lte": day}) & (Q(**{end: None}) | Q(**{f"{end}__gt": day}))


def identities(actor: Actor, subjects: Iterable[UUID], day: date) -> dict[UUID, Identity]:
    """The identity of each person as it is on `day`; one who is not known is left out. Three questions at most."""
    rows = believed_rows(actor, set(subjects))
    ids = [row.pk for known in rows.values() for row in known]
    numbers: dict[int, PersonNumber] = {}
    for number in PersonNumber.objects.filter(person__in=ids, until=None).order_by("-rank", "pk"):
        numbers[number.person_id] = number
    homes: dict[int, Residence] = {}
    for home in Residence.objects.filter(on_day(day), person__in=ids, kind="registered"):
        homes[home.person_id] = home
    return {subject: _identity(known, numbers, homes) for subject, known in rows.items()}


def believed_rows(actor: Actor, subjects: Collection[UUID]) -> dict[UUID, list[Person]]:
    """The rows of each person that count, whose word goes first: the register's and the own custodian's, or, where
    neither has one, that of whoever wrote the person down first, since it is through them that they are known.
    """
    rows: dict[UUID, list[Person]] = defaultdict(list)
    for person in Person.objects.filter(subject__in=subjects) if subjects else ():
        rows[person.subject].append(person)
    for known in rows.values():
        known.sort(key=lambda row: _order(actor, row.source, row.custodian_id, row.registered_at))
        count = sum(row.source == "register" or row.custodian_id == actor.controller_id for row in known)
        del known[count or 1 :]
    return rows


def _identity(known: list[Person], numbers: dict[int, PersonNumber], homes: dict[int, Residence]) -> Identity:
    first = known[0]
    number = next((numbers[row.pk] for row in known if row.pk in numbers), None)
    home = next((homes[row.pk] for row in known if row.pk in homes), None)
    protected = bool(heaviest(*(row.protection for row in known)))
    shown = home if home and not protected else None
    return Identity(
        subject=first.subject,
        name=full_name(first),
        birth_date=first.birth_date,
        number=written(number.kind, number.value) if number else "",
        number_kind=number.kind if number else "",
        protected=protected,
        deceased_on=next((row.deceased_on for row in known if row.deceased_on), None),
        municipality=shown.municipality if shown else "",
        municipality_name=shown.municipality_name if shown else "",
        address=address_text(shown) if shown else "",
    )


def full_name(person: Person) -> str:
    """The name as it is said: given name first."""
    return f"{person.given_name} {person.family_name}".strip()


def address_text(home: Residence) -> str:
    """The address on one line, "" where none is known."""
    return ", ".join(part for part in (home.street, f"{home.postal_code} {home.place}".strip()) if part)


def municipality_on(actor: Actor, subject: UUID, day: date) -> Registration:
    """Which municipalities a person has to do with on `day`."""
    return municipalities_on(actor, [(subject, day)])[subject, day]


def municipalities_on(actor: Actor, wanted: Collection[tuple[UUID, date]]) -> dict[tuple[UUID, date], Registration]:
    """As `municipality_on` for many persons and days at once: one question for each twenty thousand persons."""
    homes = _homes(actor, sorted({subject for subject, _day in wanted}))
    return {(subject, day): _registration(homes.get(subject, []), day) for subject, day in wanted}


Home = tuple[tuple, str, str, date, date | None]


def _homes(actor: Actor, subjects: list[UUID]) -> dict[UUID, list[Home]]:
    found: dict[UUID, list[Home]] = defaultdict(list)
    fields = ("person__subject", "person__source", "person__custodian_id", "person__registered_at",
              "kind", "municipality", "from_date", "to_date")  # fmt: skip
    for start in range(0, len(subjects), AT_ONCE):
        rows = Residence.objects.filter(person__subject__in=subjects[start : start + AT_ONCE])
        for subject, source, custodian, since, kind, code, first, last in rows.values_list(*fields):
            order = _order(actor, source, custodian, since, own_first=kind != "registered")
            found[subject].append((order, kind, code, first, last))
    for homes in found.values():
        homes.sort()
    return found


def _registration(homes: list[Home], day: date) -> Registration:
    codes: dict[str, str] = {}
    for _order_of, kind, code, first, last in homes:
        if first <= day and (last is None or day < last):
            codes.setdefault(kind, code)
    return Registration(codes.get("registered", ""), codes.get("placing", ""), codes.get("staying", ""))
