"""Writing down a person whom one's own organization meets."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from django.conf import settings
from django.db import transaction

from narvard.base.access.operations import relate
from narvard.base.access.queries import GROUNDS
from narvard.base.audit.operations import record
from narvard.base.core.actor import Actor
from narvard.base.core.operations import take_turn
from narvard.base.core.queries import search_key, sort_key
from narvard.base.organizations.queries import municipalities
from narvard.care.patients.models import Person, PersonNumber, Residence
from narvard.care.patients.queries.finding import holders, known_by_number
from narvard.care.patients.queries.identity import believed_rows
from narvard.care.patients.rules.numbers import KINDS, IdentityNumber, read_number, reserve_number


class PersonNotRegistered(Exception):
    """The person was not written down; `code` says why."""

    REASONS = {
        "name_missing": "there is no name. Write the name, or what the person is called.",
        "birth_date_missing": "there is no birth date. Write it, or the nearest that is known.",
        "not_born": "the birth date has not come yet. Correct it.",
        "municipality": "the municipality is not a code of four digits. Correct it.",
    }

    def __init__(self, code: str) -> None:
        super().__init__(f"The person was not written down, because {self.REASONS[code]}")
        self.code = code


@dataclass(frozen=True)
class Home:
    """Where someone is registered: the municipality's code, and the address as far as it is known."""

    municipality: str
    street: str = ""
    postal_code: str = ""
    place: str = ""
    municipality_name: str = ""
    small_area: str = ""
    dwelling: str = "unknown"
    from_date: date | None = None


@dataclass(frozen=True)
class Names:
    """Given and family name, with the keys that they are found and sorted by."""

    given_name: str
    family_name: str = ""

    def columns(self) -> Mapping[str, str]:
        """What the row of a person holds of its name."""
        given, family = self.given_name.strip(), self.family_name.strip()
        return {
            "given_name": given,
            "family_name": family,
            "given_key": search_key(f"{given} {family}"),
            "family_key": search_key(f"{family} {given}"),
            "sort_key": sort_key(f"{family} {given}"),
        }


@dataclass(frozen=True)
class Particulars:
    """What more is known of a person when they are written down."""

    sex: str = "unknown"
    protection: str = ""
    telephone: str = ""
    deceased_on: date | None = None
    home: Home | None = None


def read(actor: Actor, now: datetime, number: str, kind: str = "", assigner: str = "",
         birth_date: date | None = None) -> IdentityNumber:  # fmt: skip
    """The number as it is read here and now, by the country that the actor acts in. Raises NumberRefused."""
    return read_number(
        number,
        country=actor.country,
        day=actor.day_of(now),
        kind=kind,
        assigner=assigner,
        birth_date=birth_date,
        made_up_allowed=settings.TEST_NUMBERS,
    )


@transaction.atomic
def register_person(
    *,
    actor: Actor,
    now: datetime,
    given_name: str,
    family_name: str = "",
    birth_date: date | None = None,
    number: str = "",
    kind: str = "",
    assigner: str = "",
    known: Particulars | None = None,
) -> UUID:
    """Write down a person at the actor's own organization, and answer who it is. Raises NumberRefused or
    PersonNotRegistered.

    Who stands in the population register by that number, or is known to the own organization already, is the same
    person, and nothing is written twice. Without a number the organization gives one of its own. A row of another
    organization changes nothing: the same number may then be written down twice, to be merged by who may see both.
    """
    actor.require("patients.register")
    identity = read(actor, now, number, kind, assigner, birth_date) if number.strip() else None
    birth_date = birth_date or (identity.birth_date if identity else None)
    _check(actor, now, given_name, birth_date, known)
    take_turn(f"patients.register.{actor.controller_id}")
    subject = _known(actor, now, identity) or uuid4()
    person = Person.objects.filter(custodian=actor.controller_id, subject=subject).first()
    if person is None:
        person = _write(actor, now, subject, Names(given_name, family_name), birth_date, known or Particulars())
        _give_number(actor, now, person, identity)
        _note(actor, now, subject)
    relate(actor=actor, now=now, subject=subject, unit=actor.organization_id, kind="registered")
    return subject


def _check(actor: Actor, now: datetime, given_name: str, birth_date: date | None, known: Particulars | None) -> None:
    if not given_name.strip():
        raise PersonNotRegistered("name_missing")
    if birth_date is None:
        raise PersonNotRegistered("birth_date_missing")
    if birth_date > actor.day_of(now):
        raise PersonNotRegistered("not_born")
    code = known.home.municipality if known and known.home else "0000"
    if len(code) != 4 or not (code.isascii() and code.isdigit()):
        raise PersonNotRegistered("municipality")


def _known(actor: Actor, now: datetime, number: IdentityNumber | None) -> UUID | None:
    """Who it is already: to the own organization, in the register, or by what was disclosed to the actor."""
    if number is None:
        return None
    own = holders(number).filter(custodian=actor.controller_id).values_list("subject", flat=True).first()
    found = known_by_number(actor, now, number)
    return own or (found[0] if found else None)


def _write(
    actor: Actor, now: datetime, subject: UUID, names: Names, birth_date: date | None, known: Particulars
) -> Person:
    """The own organization's row. What is known already of name and birth date goes before what was typed."""
    first = believed_rows(actor, [subject]).get(subject, [None])[0]
    if first:
        names, birth_date = Names(first.given_name, first.family_name), first.birth_date
    person = Person.objects.create(
        subject=subject,
        custodian_id=actor.controller_id,
        unit_id=actor.organization_id,
        source="own",
        birth_date=birth_date,
        sex=first.sex if first else known.sex,
        protection=known.protection,
        telephone=known.telephone,
        deceased_on=known.deceased_on,
        registered_at=now,
        registered_by=actor.name,
        **names.columns(),
    )
    if known.home:
        write_home(actor, now, person, known.home, since=known.home.from_date or actor.day_of(now))
    return person


def write_home(actor: Actor, now: datetime, person: Person, home: Home, *, since: date) -> Residence:
    """A period of registration that begins on `since`."""
    names = {row.code: row.name for row in municipalities(actor)} if not home.municipality_name else {}
    return Residence.objects.create(
        person=person,
        kind="registered",
        municipality=home.municipality,
        municipality_name=home.municipality_name or names.get(home.municipality, ""),
        small_area=home.small_area,
        street=home.street,
        postal_code=home.postal_code,
        place=home.place,
        dwelling=home.dwelling,
        from_date=since,
        entered_at=now,
        entered_by=actor.name,
    )


def _give_number(actor: Actor, now: datetime, person: Person, number: IdentityNumber | None) -> None:
    """The number that the person has, or one of the organization's own."""
    given = number or _reserve(actor, person)
    PersonNumber.objects.create(
        person=person,
        custodian_id=person.custodian_id,
        kind=given.kind,
        value=given.value,
        assigner=given.assigner,
        rank=KINDS[given.kind].rank,
        since=now,
    )


def _reserve(actor: Actor, person: Person) -> IdentityNumber:
    kind = "h_number" if actor.country == "NO" else "local_reserve"
    given = PersonNumber.objects.filter(
        custodian=person.custodian_id, kind=kind, value__startswith=f"{person.birth_date:%Y%m%d}R"
    )
    value = reserve_number(person.birth_date, given.count() + 1)
    return IdentityNumber(kind, value, person.custodian.code)


def _note(actor: Actor, now: datetime, subject: UUID) -> None:
    record(
        actor=actor,
        now=now,
        action="patients.register",
        object_type="patients.person",
        object_id=str(subject),
        patient=subject,
        legal_basis=GROUNDS["own_unit_no" if actor.country == "NO" else "own_unit"].law,
    )
