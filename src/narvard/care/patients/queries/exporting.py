"""Rows for the event store: the persons that a controller delivers, and where they lived."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from narvard.base.core.actor import Actor
from narvard.care.patients.models import Person, Residence
from narvard.care.patients.rules.residence import Period, lived

# Held by the command line alone: no role takes out all rows of a controller (2008:355 2:4 p. 5, follow-up).
RIGHT = "deliveries.from_care"
AT_ONCE = 5_000


@dataclass(frozen=True)
class ExportedPerson:
    """A person, as the event store's table persons has it."""

    subject: UUID
    birth_date: date
    sex: str
    death_date: date | None


@dataclass(frozen=True)
class ExportedResidence:
    """A period of registered (Sweden) or actual (Norway) residence, as the event store's table residence has it.

    `dwelling` and `placed_by` are behind the social-service fence. None: not known, or does not apply.
    """

    subject: UUID
    municipality: str
    small_area: str | None
    from_date: date
    to_date: date | None
    dwelling: str
    main_care_there: bool | None
    placed_by: str | None


def exported_persons(actor: Actor, controller: int, subjects: Iterable[UUID] = ()) -> Iterator[ExportedPerson]:
    """The persons whom the controller (an organization's id) has written down, and those of `subjects` as well: the
    ones whom its other rows are about. Each once, in no order; what the register says goes first.
    """
    actor.require(RIGHT)
    for people in _batches(controller, subjects):
        for subject, rows in _rows_of(people, controller).items():
            died = next((row.deceased_on for row in rows if row.deceased_on), None)
            yield ExportedPerson(subject, rows[0].birth_date, rows[0].sex, died)


def exported_residence(
    actor: Actor, controller: int, since: date, until: date, subjects: Iterable[UUID] = ()
) -> Iterator[ExportedResidence]:
    """Where those persons lived in [since, until), one period after another; in Norway where they stayed."""
    actor.require(RIGHT)
    for people in _batches(controller, subjects):
        for subject, kinds in _periods(people, controller).items():
            staying = kinds["staying"] if actor.country == "NO" else []
            for row in lived(kinds["registered"], staying, kinds["placing"]):
                if row.from_date < until and (row.to_date is None or row.to_date > since):
                    yield ExportedResidence(
                        subject, row.municipality, row.small_area or None, row.from_date, row.to_date,
                        row.dwelling, None, row.placed_by or None,
                    )  # fmt: skip


def _batches(controller: int, subjects: Iterable[UUID]) -> Iterator[list[UUID]]:
    """The persons of the controller and the others asked for, some thousand at a time, each once."""
    own = Person.objects.filter(custodian=controller).values_list("subject", flat=True)
    wanted = sorted({*own.iterator(), *subjects})
    for start in range(0, len(wanted), AT_ONCE):
        yield wanted[start : start + AT_ONCE]


def _rows_of(people: list[UUID], controller: int) -> dict[UUID, list[Person]]:
    """The register's row and the controller's own of each person, in that order."""
    found: dict[UUID, list[Person]] = defaultdict(list)
    for row in Person.objects.filter(subject__in=people).order_by("-source", "pk"):
        if row.source == "register" or row.custodian_id == controller:
            found[row.subject].append(row)
    return found


def _periods(people: list[UUID], controller: int) -> dict[UUID, dict[str, list[Period]]]:
    """The periods by kind: of registration the register's before the own, of the others the own."""
    found: dict[UUID, dict[str, list[Period]]] = defaultdict(lambda: defaultdict(list))
    homes = Residence.objects.filter(person__subject__in=people).select_related("person")
    for home in homes.order_by("-person__source", "from_date"):
        if home.person.source == "register" or home.person.custodian_id == controller:
            period = Period(home.from_date, home.to_date, home.municipality, home.small_area, home.dwelling)
            found[home.person.subject][home.kind].append(period)
    return found
