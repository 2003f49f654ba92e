"""Who sits where: a seat gets a new holder or alternate, and the chair goes on to the next."""

from datetime import date, datetime

from django.db import IntegrityError, transaction

from narvard.base.audit.operations import record
from narvard.base.core.actor import Actor
from narvard.base.organizations.queries import own
from narvard.govern.bodies.models import Body, ChairPeriod, Seat, SeatHolding
from narvard.govern.bodies.operations.refusing import NotDone
from narvard.govern.bodies.queries.reading import BodyNotFound
from narvard.govern.bodies.rules.chairs import Rotation, Turn, may_take_over

CHANGE = "bodies.change_seats"


class SeatNotFound(Exception):
    """The actor's collaboration has no such seat."""


class SeatNotChanged(NotDone):
    """The seat, or the chair, was left as it was."""


def change_seat_holder(*, actor: Actor, now: datetime, seat_id: int, kind: str, holder: str, since: date) -> None:
    """Give a seat a holder or an alternate from a day on; whoever had it until then ends on that day.

    An empty `holder` leaves it vacant from that day. Raises SeatNotFound, SeatNotChanged.
    """
    seat = Seat.objects.filter(own(actor, "body__collaboration"), pk=seat_id).select_related("body").first()
    if seat is None:
        raise SeatNotFound(seat_id)
    actor.require(CHANGE, municipality=seat.body.municipality_id or "")
    try:
        with transaction.atomic():
            seat.holdings.filter(kind=kind, valid_from__lt=since, valid_to=None).update(valid_to=since)
            if holder.strip():
                SeatHolding.objects.create(seat=seat, kind=kind, holder=holder.strip(), valid_from=since)
            _note(actor, now, CHANGE, seat.body, seat=seat.order, kind=kind, since=str(since))
    except IntegrityError as refused:
        raise SeatNotChanged("period_taken") from refused


def rotate_chair(
    *, actor: Actor, now: datetime, slug: str, kind: str, principal: str, holder: str, since: date, until: date | None
) -> None:
    """Hand over the chair (or the vice chair) from a day on; whoever had it without an end ends on that day.

    Where the chair goes to and fro between the principals, the same one cannot have it twice running.
    Raises BodyNotFound, SeatNotChanged.
    """
    body = Body.objects.filter(own(actor), slug=slug).first()
    if body is None:
        raise BodyNotFound(slug)
    actor.require(CHANGE, municipality=body.municipality_id or "")
    if not holder.strip():
        raise SeatNotChanged("holder_missing")
    _require_turn(body, kind, principal, since)
    try:
        with transaction.atomic():
            body.chairs.filter(kind=kind, valid_from__lt=since, valid_to=None).update(valid_to=since)
            fields = {"principal": principal, "holder": holder.strip(), "valid_from": since, "valid_to": until}
            ChairPeriod.objects.create(body=body, kind=kind, **fields)
            _note(actor, now, "bodies.rotate_chair", body, kind=kind, principal=principal, since=str(since))
    except IntegrityError as refused:
        raise SeatNotChanged("period_taken") from refused


def _require_turn(body: Body, kind: str, principal: str, since: date) -> None:
    turns = [Turn(row.principal, row.valid_from, row.valid_to) for row in body.chairs.filter(kind=kind)]
    rotation = Rotation(body.chair_rotation) if kind == ChairPeriod.Kind.CHAIR else Rotation.NONE
    if may_take_over(rotation, turns, principal, since):
        return
    free = may_take_over(Rotation.NONE, turns, principal, since)
    raise SeatNotChanged("not_in_turn" if free else "period_taken")


def _note(actor: Actor, now: datetime, action: str, body: Body, **details: object) -> None:
    record(
        actor=actor,
        now=now,
        action=action,
        object_type="bodies.Body",
        object_id=str(body.pk),
        label=body.slug,
        details=details,
    )
