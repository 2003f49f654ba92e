"""Rows for the event store: a controller's own, for its own delivery."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from uuid import UUID

from django.db.models import F, Q, QuerySet

from narvard.base.core.actor import Actor
from narvard.base.core.queries import search_key
from narvard.care.coordination.models import FrailtyMark, Listing, NamedContact

# Held by the command line alone: no role takes out all rows of a controller (2008:355 2:4 p. 5, follow-up).
RIGHT = "deliveries.from_care"
# The event store's words for the roles; fast_omsorgskontakt is behind the social-service fence.
ROLES = {
    "physician": "physician",
    "care_contact": "care_contact",
    "social_care_contact": "fast_omsorgskontakt",
    "coordinator": "coordinator",
    "child_coordinator": "coordinator",
}
# The definition by which a unit's mark makes a person belong to a target group; the number is its version.
FRAILTY = "frailty_mark 1"


@dataclass(frozen=True)
class ExportedContact:
    """A period with a named contact, as the event store's table named_contacts has it; `unit` is a code."""

    subject: UUID
    role: str
    practitioner: str
    unit: str
    appointed_at: datetime
    from_date: date
    to_date: date | None
    end_unknown: bool
    source: str


@dataclass(frozen=True)
class ExportedListing:
    """A period listed at a unit, as the event store's table listings has it; `practitioner` None: the unit only."""

    subject: UUID
    unit: str
    practitioner: str | None
    from_date: date
    to_date: date | None


@dataclass(frozen=True)
class ExportedCohort:
    """A period in a target group by a unit's own mark, as the event store's table cohorts has it."""

    subject: UUID
    cohort: str
    from_date: date
    to_date: date | None
    definition: str
    basis: str


def exported_named_contacts(actor: Actor, controller: int, since: date, until: date) -> Iterator[ExportedContact]:
    """The controller's named contacts with a day in [since, until), one by one. `controller` is an organization's id.

    One who was appointed by mistake, for no day, is left out.
    """
    for row in _of(actor, NamedContact.objects.all(), controller, since, until):
        yield ExportedContact(
            subject=row.subject,
            role=ROLES[row.role],
            practitioner=_practitioner(row.number, row.name, row.unit_code) or "",
            unit=row.unit_code,
            appointed_at=row.appointed_at,
            from_date=row.from_date,
            to_date=row.to_date,
            end_unknown=False,
            source=row.source,
        )


def exported_listings(actor: Actor, controller: int, since: date, until: date) -> Iterator[ExportedListing]:
    """The controller's listings with a day in [since, until), one by one."""
    for row in _of(actor, Listing.objects.all(), controller, since, until):
        yield ExportedListing(
            subject=row.subject,
            unit=row.unit_code,
            practitioner=_practitioner(row.number, row.name, row.unit_code),
            from_date=row.from_date,
            to_date=row.to_date,
        )


def exported_cohorts(actor: Actor, controller: int, since: date, until: date) -> Iterator[ExportedCohort]:
    """Whom the controller's units have marked as frail within a target group, with a day in [since, until)."""
    for row in _of(actor, FrailtyMark.objects.exclude(target_group=""), controller, since, until):
        yield ExportedCohort(row.subject, row.target_group, row.from_date, row.to_date, FRAILTY, "own_patients")


def _of(actor: Actor, rows: QuerySet, controller: int, since: date, until: date) -> Iterator:
    actor.require(RIGHT)
    within = Q(from_date__lt=until) & (Q(to_date=None) | (Q(to_date__gt=since) & Q(to_date__gt=F("from_date"))))
    found = rows.filter(within, custodian=controller).annotate(unit_code=F("unit__code"))
    return found.order_by("subject", "from_date", "pk").iterator(chunk_size=5000)


def _practitioner(number: str, name: str, unit: str) -> str | None:
    """The professional's number, or a code made of the name within the unit where there is none, never the name."""
    if number:
        return number
    return f"{unit}:{sha256(search_key(name).encode()).hexdigest()[:12]}" if name else None
