"""Rows for the event store: a controller's own plans, for its own delivery."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from uuid import UUID

from django.db.models import Exists, F, Max, OuterRef, Q, QuerySet

from narvard.base.core.actor import Actor
from narvard.base.core.queries import ZONES
from narvard.care.care_plans.models import Activity, CarePlan, Meeting, Party
from narvard.care.care_plans.queries.finding import kind_of_plan

# Held by the command line alone: no role takes out all rows of a controller (2008:355 2:4 p. 5, follow-up).
RIGHT = "deliveries.from_care"


@dataclass(frozen=True)
class ExportedPlan:
    """A plan that is or was in force, as the event store's table plans has it.

    `consent` None: the kind needs none. `followed_up_at` is the start of the day of the last follow-up.
    `overall_responsible` is "region" or "municipality", None where nobody is named.
    """

    plan: str
    subject: UUID
    kind: str
    from_date: date
    to_date: date | None
    overall_responsible: str | None
    named_contact: str | None
    agreed_time: bool
    coherent_plan: bool
    consent: bool | None
    school_takes_part: bool
    followed_up_at: datetime | None


def exported_plans(actor: Actor, controller: int, since: date, until: date) -> Iterator[ExportedPlan]:
    """The controller's plans with a day in force in [since, until), one by one. `controller` is an organization's id.

    Crisis plans are not measured. `until` is also the day by which consent and agreed times are judged.
    """
    actor.require(RIGHT)
    within = Q(from_on__lt=until) & (Q(to_on=None) | Q(to_on__gt=since) & Q(to_on__gt=F("from_on")))
    rows = CarePlan.objects.filter(within, custodian=controller).exclude(kind="crisis")
    for row in _annotated(rows).order_by("subject", "from_on", "pk").iterator(chunk_size=5000):
        yield _exported(row)


def _annotated(rows: QuerySet[CarePlan]) -> QuerySet[CarePlan]:
    parties = Party.objects.filter(plan=OuterRef("pk"))
    newest = Activity.objects.filter(
        revision__part__plan=OuterRef("pk"), revision__number=F("revision__part__number"), done_on=None
    )
    return rows.select_related("consent", "collaboration").annotate(
        last=Max("follow_ups__held_on"),
        called=Exists(Meeting.objects.filter(plan=OuterRef("pk"), state="called")),
        doing=Exists(newest),
        region=Exists(parties.filter(unit__principal__in=["region", "private"])),
        municipality=Exists(parties.filter(unit__principal="municipality")),
        school=Exists(parties.filter(unit__kind="school")),
    )


def _exported(row: CarePlan) -> ExportedPlan:
    kind = kind_of_plan(row)
    zone = ZONES[row.collaboration.country]
    return ExportedPlan(
        plan=str(row.key),
        subject=row.subject,
        kind=kind.exported,
        from_date=row.from_on,
        to_date=row.to_on,
        overall_responsible=row.overall_responsible or None,
        named_contact=row.coordinator or None,
        agreed_time=row.called or row.doing or row.follow_up_on is not None,
        coherent_plan=row.region and row.municipality,
        consent=(row.consent is not None and row.consent.withdrawn_at is None) if kind.consent else None,
        school_takes_part=row.school,
        followed_up_at=datetime.combine(row.last, time(), tzinfo=zone).astimezone(UTC) if row.last else None,
    )
