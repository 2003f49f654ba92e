"""All that the own organization holds of who a person is, for one page."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from narvard.base.access.queries import BlockRow, ConsentRow, blocks_of, consents_of, seen
from narvard.base.core.actor import Actor
from narvard.care.patients.models import Merge, Person, PersonChange, PersonNumber, Representative, Residence
from narvard.care.patients.queries.identity import Identity, address_text, believed_rows, identities
from narvard.care.patients.queries.merging import same_person
from narvard.care.patients.queries.reach import reach
from narvard.care.patients.rules.numbers import KINDS, written
from narvard.care.patients.rules.representation import ROLES, roles_of

MOST_CHANGES = 20
MOST_ALIKE = 10


@dataclass(frozen=True)
class NumberRow:
    """A number: its kind, how it is written, who assigned it, and when it was replaced (None: it is in use)."""

    kind: str
    text: str
    assigner: str
    until: datetime | None
    certainty: str
    source: str


@dataclass(frozen=True)
class HomeRow:
    """A period of registration, stay or placing. `address` is "" where none is known or the identity is protected."""

    kind: str
    municipality: str
    municipality_name: str
    address: str
    from_date: date
    to_date: date | None


@dataclass(frozen=True)
class RepresentativeRow:
    """Who speaks for the person, or is told of them. `over`: it has ended. `law` and `certainty` are the role's."""

    id: int
    role: str
    name: str
    telephone: str
    logs_in: bool
    sees: tuple[str, ...]
    proof: str
    from_date: date
    to_date: date | None
    ended_at: datetime | None
    over: bool
    law: str
    certainty: str


@dataclass(frozen=True)
class SameRow:
    """Another person that this one was said to be. `merge_id` is 0 where it follows from other merges."""

    subject: UUID
    name: str
    birth_date: date
    number: str
    merge_id: int
    reason: str
    merged_at: datetime | None
    merged_by: str


@dataclass(frozen=True)
class ChangeRow:
    """A correction: which field, from what to what, why, by whom and when."""

    at: datetime
    by_name: str
    unit_name: str
    field: str
    before: str
    after: str
    reason: str


@dataclass(frozen=True)
class PersonPage:
    """A person as the own organization knows them. `version` is the own row's, 0 where there is none yet.

    `in_register`: the population register has them. `alike`: others here with the same birth date and a like name.
    """

    identity: Identity
    ground: str
    version: int
    in_register: bool
    given_name: str
    family_name: str
    sex: str
    telephone: str
    protection: str
    handled_by: str
    numbers: tuple[NumberRow, ...]
    homes: tuple[HomeRow, ...]
    representatives: tuple[RepresentativeRow, ...]
    consents: tuple[ConsentRow, ...]
    blocks: tuple[BlockRow, ...]
    same: tuple[SameRow, ...]
    alike: tuple[Identity, ...]
    changes: tuple[ChangeRow, ...]
    may_merge: bool
    controller_id: int

    @property
    def registered(self) -> tuple[HomeRow, ...]:
        """The periods of registration, the newest first."""
        return tuple(home for home in self.homes if home.kind == "registered")

    @property
    def elsewhere(self) -> tuple[HomeRow, ...]:
        """The periods of stay and placing, the newest first."""
        return tuple(home for home in self.homes if home.kind != "registered")


def person_page(actor: Actor, now: datetime, day: date, subject: UUID) -> PersonPage:
    """The page of one person. Raises PersonNotFound."""
    actor.require("patients.read")
    ground = reach(actor, now, subject)
    subjects = same_person(actor, subject)
    known = identities(actor, subjects, day)
    rows = believed_rows(actor, [subject])[subject]
    own = next((row for row in rows if row.custodian_id == actor.controller_id), None)
    first = rows[0]
    return PersonPage(
        identity=known[subject],
        ground=ground,
        version=own.version if own else 0,
        in_register=first.source == "register",
        given_name=first.given_name,
        family_name=first.family_name,
        sex=first.sex,
        telephone=own.telephone if own else "",
        protection=next((row.protection for row in rows if row.protection), ""),
        handled_by=own.handled_by if own else "",
        numbers=_numbers(rows),
        homes=_homes(rows, known[subject].protected),
        representatives=_representatives(actor, now, day, subjects),
        consents=consents_of(actor, subjects),
        blocks=blocks_of(actor, now, subjects),
        same=_same(actor, subject, known),
        alike=_alike(actor, now, day, first, subjects) if actor.may("patients.merge") else (),
        changes=_changes(rows),
        may_merge=bool(actor.may("patients.merge")),
        controller_id=actor.controller_id or 0,
    )


def _numbers(rows: list[Person]) -> tuple[NumberRow, ...]:
    found: dict[tuple[str, str, str], PersonNumber] = {}
    numbers = PersonNumber.objects.filter(person__in=[row.pk for row in rows]).order_by("rank", "-since", "pk")
    for number in numbers:
        held = found.setdefault((number.kind, number.value, number.assigner), number)
        held.until = None if number.until is None else held.until
    made = (
        NumberRow(number.kind, written(number.kind, number.value), number.assigner, number.until,
                  KINDS[number.kind].certainty, KINDS[number.kind].source)
        for number in found.values()
    )  # fmt: skip
    return tuple(sorted(made, key=lambda row: row.until is not None))


def _homes(rows: list[Person], protected: bool) -> tuple[HomeRow, ...]:
    """Of one with a protected identity no home is shown at all."""
    if protected:
        return ()
    order = [row.pk for row in rows]
    homes = list(Residence.objects.filter(person__in=order).order_by("-from_date"))
    registers = next((pk for pk in order if any(h.person_id == pk and h.kind == "registered" for h in homes)), None)
    return tuple(
        HomeRow(home.kind, home.municipality, home.municipality_name, address_text(home), home.from_date, home.to_date)
        for home in homes
        if home.kind != "registered" or home.person_id == registers
    )


def _representatives(
    actor: Actor, now: datetime, day: date, subjects: tuple[UUID, ...]
) -> tuple[RepresentativeRow, ...]:
    rows = seen(actor, now, Representative.objects.filter(subject__in=subjects)).order_by("-from_date", "-pk")
    found = (
        RepresentativeRow(
            id=row.pk,
            role=row.role,
            name=row.name,
            telephone=row.telephone,
            logs_in=row.person is not None,
            sees=tuple(row.sees),
            proof=row.proof,
            from_date=row.from_date,
            to_date=row.to_date,
            ended_at=row.ended_at,
            over=row.ended_at is not None or (row.to_date is not None and row.to_date <= day),
            law=ROLES[row.role].law,
            certainty=ROLES[row.role].certainty,
        )
        for row in rows
    )
    return tuple(sorted(found, key=lambda row: row.over))


def _same(actor: Actor, subject: UUID, known: dict[UUID, Identity]) -> tuple[SameRow, ...]:
    others = [identity for key, identity in known.items() if key != subject]
    if not others:
        return ()
    merges = Merge.objects.filter(custodian=actor.controller_id, ended_at=None)
    direct = {
        merge.other if merge.subject == subject else merge.subject: merge
        for merge in (*merges.filter(subject=subject), *merges.filter(other=subject))
    }
    return tuple(_same_row(identity, direct.get(identity.subject)) for identity in others)


def _same_row(identity: Identity, merge: Merge | None) -> SameRow:
    return SameRow(
        identity.subject,
        identity.name,
        identity.birth_date,
        identity.number,
        merge.pk if merge else 0,
        merge.reason if merge else "",
        merge.merged_at if merge else None,
        merge.merged_by if merge else "",
    )


def _alike(actor: Actor, now: datetime, day: date, row: Person, subjects: tuple[UUID, ...]) -> tuple[Identity, ...]:
    """Others within reach with the same birth date whose name begins alike: they may be one and the same."""
    others = Person.objects.filter(birth_date=row.birth_date, family_key__startswith=row.family_key[:2])
    found = seen(actor, now, others.exclude(subject__in=subjects)).order_by("sort_key", "pk")
    alike = list(dict.fromkeys(found.values_list("subject", flat=True)[:MOST_ALIKE]))
    known = identities(actor, alike, day)
    return tuple(known[subject] for subject in alike)


def _changes(rows: list[Person]) -> tuple[ChangeRow, ...]:
    changes = PersonChange.objects.filter(person__in=[row.pk for row in rows]).order_by("-at", "-pk")[:MOST_CHANGES]
    return tuple(
        ChangeRow(row.at, row.by_name, row.unit_name, row.field, row.before, row.after, row.reason) for row in changes
    )


def role_choices(actor: Actor) -> tuple[str, ...]:
    """The roles beside a person that the law of the actor's country knows."""
    return tuple(role.code for role in roles_of(actor.country))
