"""Writing down who was at a meeting."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from narvard.base.core.actor import Actor
from narvard.govern.bodies.models import Attendance, Seat
from narvard.govern.bodies.operations.meetings import note, to_change
from narvard.govern.bodies.operations.refusing import NotDone
from narvard.govern.bodies.queries.reading import valid_on
from narvard.govern.bodies.rules.meetings import State, Status, attendance_is_open


class AttendanceNotSaved(NotDone):
    """Nothing of who was there was saved."""


@dataclass(frozen=True)
class Present:
    """One seat at the meeting: its id, a code of rules.meetings.State, and who was there ("" when nobody was)."""

    seat_id: int
    state: str
    name: str = ""


@transaction.atomic
def record_attendance(*, actor: Actor, now: datetime, meeting_id: int, seats: Sequence[Present]) -> None:
    """Write down who was there for each seat; one that is left out counts as absent. Raises AttendanceNotSaved."""
    meeting = to_change(actor, meeting_id)
    _check(Status(meeting.status), attendance_is_open(Status(meeting.status), meeting.day, timezone.localdate(now)))
    known = {seat.pk: seat for seat in Seat.objects.filter(valid_on(meeting.day), body=meeting.body_id)}
    said = {present.seat_id: present for present in seats}
    if not set(said) <= set(known):
        raise AttendanceNotSaved("unknown_seat")
    if any(present.state != State.ABSENT and not present.name.strip() for present in seats):
        raise AttendanceNotSaved("name_missing")
    meeting.attendance.all().delete()
    Attendance.objects.bulk_create(_row(meeting.pk, seat, said.get(pk)) for pk, seat in known.items())
    note(actor, now, "bodies.record_attendance", meeting, seats=len(said))


def _check(status: Status, is_open: bool) -> None:
    if status is Status.APPROVED:
        raise AttendanceNotSaved("minutes_approved")
    if not is_open:
        raise AttendanceNotSaved("too_early" if status is Status.CALLED else "wrong_step")


def _row(meeting_id: int, seat: Seat, said: Present | None) -> Attendance:
    there = said if said and said.state != State.ABSENT else None
    return Attendance(
        meeting_id=meeting_id,
        seat=seat,
        state=there.state if there else State.ABSENT,
        name=there.name.strip() if there else "",
        principal=seat.principal,
        votes=not seat.adjunct,
    )
