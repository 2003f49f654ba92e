"""How bodies are read: those of the actor's collaboration that are in force, with their seats and holders on a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Max, Prefetch, Q, QuerySet

from narvard.base.core.actor import Actor
from narvard.base.organizations.queries import own
from narvard.govern.bodies.models import Body, CompositionRule, Meeting, Seat, SeatHolding
from narvard.govern.bodies.rules.composition import Assessment, Kind, Place, Rule, Unit, assess, call_again_by
from narvard.govern.bodies.rules.meetings import TOOK_PLACE, Status

A_YEAR = timedelta(days=366)


@dataclass(frozen=True)
class RuleRow:
    """A composition rule with its answer today; `call_by` is the last day for the next yearly call."""

    label: str
    kind: str
    unit: str
    number: int
    adjunct: bool
    last_called_on: date | None
    call_by: date | None
    assessment: Assessment


class BodyNotFound(Exception):
    """No body in force has this slug."""


def valid_on(day: date) -> Q:
    """What is in force on `day`."""
    return Q(valid_from__lte=day) & (Q(valid_to=None) | Q(valid_to__gt=day))


def own_bodies(actor: Actor, day: date) -> QuerySet[Body]:
    """The bodies of the actor's collaboration that are in force on `day`."""
    return Body.objects.filter(valid_on(day), own(actor))


def with_parts(bodies: QuerySet[Body], today: date) -> QuerySet[Body]:
    """The bodies with all that it takes to say whether their composition is as it must be."""
    held = Meeting.objects.filter(status__in=TOOK_PLACE, day__gte=today - A_YEAR, day__lte=today)
    called = Q(meetings__day__lte=today, meetings__status__in=(Status.CALLED, *TOOK_PLACE))
    rules = CompositionRule.objects.annotate(called_on=Max("meetings__day", filter=called)).order_by("order")
    return bodies.select_related("reports_to", "municipality").prefetch_related(
        "seats__organization",
        "seats__holdings",
        "documents",
        Prefetch("composition", rules),
        Prefetch("meetings", held, to_attr="held"),
    )


def seats_on(body: Body, day: date) -> list[Seat]:
    """The seats of the body that are in force on `day`, in their order."""
    return [seat for seat in body.seats.all() if _holds(seat, day)]


def holder_on(seat: Seat, day: date, kind: str = SeatHolding.Kind.ORDINARY) -> str:
    """Who holds the seat on `day`, or stands in for its holder; "" when nobody does."""
    return next((row.holder for row in seat.holdings.all() if row.kind == kind and _holds(row, day)), "")


def speaks_for(seat: Seat) -> str:
    """The organization or the collective that the seat speaks for."""
    return seat.organization.name if seat.organization else seat.collective


def rules_of(body: Body, seats: Iterable[Seat], today: date) -> tuple[RuleRow, ...]:
    """Each composition rule of the body with its answer today."""
    places = [Place(s.party, bool(holder_on(s, today)), s.adjunct, s.tenths_of_post) for s in seats]
    held = tuple(meeting.day for meeting in body.held)
    return tuple(_rule_row(rule, places, held, today) for rule in body.composition.all())


def _holds(row: Seat | SeatHolding, day: date) -> bool:
    return row.valid_from <= day and (row.valid_to is None or day < row.valid_to)


def _rule_row(row: CompositionRule, places: list[Place], held: tuple[date, ...], today: date) -> RuleRow:
    called = max(filter(None, (row.last_called_on, row.called_on)), default=None)
    rule = Rule(Kind(row.kind), row.party, row.number, Unit(row.unit), row.adjunct, called, held)
    return RuleRow(
        label=row.label,
        kind=row.kind,
        unit=row.unit,
        number=row.number,
        adjunct=row.adjunct,
        last_called_on=called,
        call_by=call_again_by(called) if called else None,
        assessment=assess(rule, places, today),
    )
