"""Rows for the event store: a controller's own patient contracts, for its own delivery."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import F, Q, QuerySet

from narvard.base.core.actor import Actor
from narvard.care.care_plans.queries import ExportedPlan, exported_plans
from narvard.care.contracts.models import AgreedTime, Agreement
from narvard.care.coordination.queries import ExportedContact, exported_named_contacts

# Held by the command line alone: no role takes out all rows of a controller (2008:355 2:4 p. 5, follow-up).
RIGHT = "deliveries.from_care"
CONTACTS = {"care_contact", "coordinator"}


@dataclass(frozen=True)
class ExportedContract:
    """A version of a patient contract, as the event store's table plans has it (kind patient_contract).

    `agreement` names the version, `named_contact` the professional; None where that part does not stand. The parts are
    judged on the last day of the version within the period, by what the same controller holds.
    """

    plan: str
    subject: UUID
    kind: str
    from_date: date
    to_date: date | None
    agreement: str | None
    named_contact: str | None
    agreed_time: bool
    coherent_plan: bool
    consent: bool | None
    followed_up_at: datetime | None


@dataclass(frozen=True)
class _Parts:
    """What a controller holds besides the agreements, by person."""

    contacts: dict[UUID, list[ExportedContact]]
    times: dict[UUID, list[tuple[date, date]]]
    plans: dict[UUID, list[ExportedPlan]]


def exported_contracts(actor: Actor, controller: int, since: date, until: date) -> Iterator[ExportedContract]:
    """The controller's agreements with a day in force in [since, until), one by one, each with which parts stand.

    A version that was replaced the same day has no day and is left out. `controller` is an organization's id. Persons
    with an agreement are few, so their contacts, times and plans are held in memory.
    """
    actor.require(RIGHT)
    within = Q(from_date__lt=until) & (Q(to_date=None) | Q(to_date__gt=since) & Q(to_date__gt=F("from_date")))
    rows = Agreement.objects.filter(within, custodian=controller)
    parts = _parts_of(actor, controller, rows, since, until)
    for row in rows.order_by("subject", "from_date", "pk").iterator(chunk_size=5000):
        yield _exported(row, parts, min(row.to_date or until, until))


def _parts_of(actor: Actor, controller: int, rows: QuerySet[Agreement], since: date, until: date) -> _Parts:
    with_one = set(rows.values_list("subject", flat=True))
    found = _Parts(defaultdict(list), defaultdict(list), defaultdict(list))
    for contact in exported_named_contacts(actor, controller, since, until):
        if contact.subject in with_one and contact.role in CONTACTS:
            found.contacts[contact.subject].append(contact)
    for plan in exported_plans(actor, controller, since, until):
        if plan.subject in with_one:
            found.plans[plan.subject].append(plan)
    timed = AgreedTime.objects.filter(
        custodian=controller, state__in=["booked", "held"], subject__in=rows.values("subject")
    )
    for subject, written, at in timed.values_list("subject", "written_at", "at"):
        found.times[subject].append((actor.day_of(written), actor.day_of(at)))
    return found


def _exported(row: Agreement, parts: _Parts, ends: date) -> ExportedContract:
    """`ends` is the day after the last one of the version within the period."""
    contact = next((c for c in parts.contacts[row.subject] if _stood(c.from_date, c.to_date, ends)), None)
    agreed = any(written < ends <= at for written, at in parts.times[row.subject])
    plans = [plan for plan in parts.plans[row.subject] if _stood(plan.from_date, plan.to_date, ends)]
    return ExportedContract(
        plan=str(row.contract),
        subject=row.subject,
        kind="patient_contract",
        from_date=row.from_date,
        to_date=row.to_date,
        agreement=f"{row.contract}.{row.version}",
        named_contact=contact.practitioner if contact else None,
        agreed_time=agreed or any(plan.agreed_time for plan in plans),
        coherent_plan=bool(plans),
        consent=None,
        followed_up_at=row.written_at if row.version > 1 else None,
    )


def _stood(from_date: date, to_date: date | None, ends: date) -> bool:
    return from_date < ends and (to_date is None or to_date >= ends)
