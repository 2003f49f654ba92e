"""Meetings: those to come, those that have been, and one with its agenda, its papers and who was there."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time

from django.db.models import Q, QuerySet

from narvard.base.core.actor import Actor, Decision
from narvard.base.organizations.queries import own
from narvard.govern.bodies.models import AgendaItem, Attendance, Body, Meeting, Paper, Seat, SeatHolding
from narvard.govern.bodies.queries.decisions import DecisionRow, decision_rows
from narvard.govern.bodies.queries.reading import BodyNotFound, holder_on, own_bodies, seats_on, speaks_for
from narvard.govern.bodies.rules.meetings import (
    TO_COME,
    TOOK_PLACE,
    TRANSITIONS,
    State,
    Status,
    agenda_is_open,
    attendance_is_open,
    takes_decisions,
)
from narvard.govern.bodies.rules.quorum import Kind, Quorum, Rule, Voice, quorum

SHOWN = 50


@dataclass(frozen=True)
class MeetingRow:
    """A meeting as a line of a list."""

    id: int
    body: str
    slug: str
    day: date
    starts_at: time
    ends_at: time | None
    place: str
    status: str


@dataclass(frozen=True)
class Meetings:
    """The meetings to come, the nearest first, and the latest that were held; `of` is mine, all or a body's slug."""

    of: str
    to_come: tuple[MeetingRow, ...]
    held: tuple[MeetingRow, ...]
    may_meet: bool


@dataclass(frozen=True)
class PaperRow:
    """A paper: a link, or a file with its size in bytes and its sha256."""

    id: int
    title: str
    link: str
    file_name: str
    size: int
    sha256: str


@dataclass(frozen=True)
class ItemRow:
    """An item of the agenda with its papers."""

    id: int
    number: int
    kind: str
    title: str
    presenter: str
    text: str
    papers: tuple[PaperRow, ...]


@dataclass(frozen=True)
class AttendanceRow:
    """A seat at the meeting. `state` is "" while nothing is written down; `name` is who was there."""

    seat_id: int
    title: str
    speaks_for: str
    holder: str
    alternate: str
    votes: bool
    state: str
    name: str


@dataclass(frozen=True)
class MeetingDetail:
    """One meeting. `follows` are the states that it may go to next; the flags say what is open now, for this person."""

    row: MeetingRow
    level: str
    municipality: str
    agenda: tuple[ItemRow, ...]
    attendance: tuple[AttendanceRow, ...]
    quorum: Quorum
    quorum_kind: str
    counted: bool
    called: tuple[str, ...]
    guests: str
    note: str
    decisions: tuple[DecisionRow, ...]
    approved_on: date | None
    approved_by: str
    follows: tuple[str, ...]
    agenda_open: bool
    attendance_open: bool
    takes_decisions: bool
    may: Decision


class MeetingNotFound(Exception):
    """There is no such meeting in the actor's collaboration."""


class PaperNotFound(Exception):
    """There is no such file at a meeting of the actor's collaboration."""


def meeting_rows(found: Iterable[Meeting]) -> tuple[MeetingRow, ...]:
    """Meetings as lines; a query set is read with its bodies in one question."""
    rows = found.select_related("body") if isinstance(found, QuerySet) else found
    return tuple(
        MeetingRow(m.pk, m.body.name, m.body.slug, m.day, m.starts_at, m.ends_at, m.place, m.status) for m in rows
    )


def mine(actor: Actor) -> Q:
    """The meetings that concern the actor: all for who acts for the whole, else of bodies where they have a seat."""
    if actor.may("bodies.hold_meeting") and not actor.municipality:
        return Q()
    seats = Seat.objects.filter(organization=actor.organization_id).values("body")
    area = Q(body__municipality=actor.municipality) if actor.municipality else Q(pk=None)
    return Q(body__in=seats) | area


def meetings(actor: Actor, today: date, of: str = "mine") -> Meetings:
    """The meetings of the actor's bodies ("mine"), of all, or of one body by its slug."""
    actor.require("bodies.read")
    which = {"mine": mine(actor), "all": Q()}.get(of, Q(body__slug=of))
    found = Meeting.objects.filter(own(actor, "body__collaboration"), which)
    return Meetings(
        of=of,
        to_come=meeting_rows(found.filter(status__in=TO_COME, day__gte=today).order_by("day", "starts_at")[:SHOWN]),
        held=meeting_rows(found.filter(Q(status__in=TOOK_PLACE) | Q(status__in=TO_COME, day__lt=today))
                          .order_by("-day")[:SHOWN]),
        may_meet="bodies.hold_meeting" in actor.grants,
    )  # fmt: skip


@dataclass(frozen=True)
class CalledBody:
    """A body that can be called: its name, and the rules whose people can be called too, by their ids."""

    name: str
    rules: tuple[tuple[int, str], ...]


def may_be_called(actor: Actor, slug: str, today: date) -> CalledBody:
    """The body that a meeting is to be planned for, by someone who may. Raises BodyNotFound, NotPermitted."""
    body = own_bodies(actor, today).filter(slug=slug).prefetch_related("composition").first()
    if body is None:
        raise BodyNotFound(slug)
    actor.require("bodies.hold_meeting", municipality=body.municipality_id or "")
    return CalledBody(body.name, _called_rules(body))


def meeting(actor: Actor, meeting_id: int, today: date) -> MeetingDetail:
    """One meeting with everything that its page and its minutes show. Raises MeetingNotFound."""
    actor.require("bodies.read")
    found = (
        Meeting.objects.filter(own(actor, "body__collaboration"), pk=meeting_id)
        .select_related("body__municipality")
        .prefetch_related(
            "agenda__papers",
            "attendance__seat__organization",
            "called",
            "body__seats__organization",
            "body__seats__holdings",
        )
        .first()
    )
    if found is None:
        raise MeetingNotFound(meeting_id)
    return _detail(actor, found, today)


def paper(actor: Actor, meeting_id: int, paper_id: int) -> PaperRow:
    """A file of a meeting, for whoever may read the meeting. Raises PaperNotFound."""
    actor.require("bodies.read")
    inside = own(actor, "item__meeting__body__collaboration")
    found = Paper.objects.filter(inside, pk=paper_id, item__meeting=meeting_id).exclude(sha256="").first()
    if found is None:
        raise PaperNotFound(paper_id)
    return _paper(found)


def quorum_of(meeting: Meeting) -> Quorum:
    """The quorum from what is written down of who was there, and the seats that had a vote on the day."""
    body = meeting.body
    rule = Rule(Kind(body.quorum), body.quorum_number, body.quorum_both_principals)
    present = {row.seat_id: row for row in meeting.attendance.all() if row.state != State.ABSENT}
    voting = [seat for seat in seats_on(body, meeting.day) if not seat.adjunct]
    return quorum(rule, [Voice(seat.principal, seat.pk in present) for seat in voting])


def _detail(actor: Actor, found: Meeting, today: date) -> MeetingDetail:
    status, body = Status(found.status), found.body
    return MeetingDetail(
        row=meeting_rows([found])[0],
        level=body.level,
        municipality=body.municipality_id or "",
        agenda=tuple(_item(item) for item in found.agenda.all()),
        attendance=_attendance(found),
        quorum=quorum_of(found),
        quorum_kind=body.quorum,
        counted=bool(found.attendance.all()),
        called=tuple(rule.label for rule in found.called.all()),
        guests=found.guests,
        note=found.note,
        decisions=decision_rows(found.decisions.order_by("sequence"), today),
        approved_on=found.approved_on,
        approved_by=found.approved_by,
        follows=TRANSITIONS[status],
        agenda_open=agenda_is_open(status),
        attendance_open=attendance_is_open(status, found.day, today),
        takes_decisions=takes_decisions(status),
        may=actor.may("bodies.hold_meeting", municipality=body.municipality_id or ""),
    )


def _called_rules(body: Body) -> tuple[tuple[int, str], ...]:
    return tuple((rule.pk, rule.label) for rule in body.composition.all() if rule.kind == "called_yearly")


def _item(item: AgendaItem) -> ItemRow:
    papers = tuple(_paper(row) for row in item.papers.all())
    return ItemRow(item.pk, item.order, item.kind, item.title, item.presenter, item.text, papers)


def _paper(row: Paper) -> PaperRow:
    return PaperRow(row.pk, row.title, row.link, row.file_name, row.size, row.sha256)


def _attendance(found: Meeting) -> tuple[AttendanceRow, ...]:
    """What is written down, in the order of the seats; the seats of the day where nothing is."""
    written = {row.seat_id: row for row in found.attendance.all()}
    seats = {seat.pk: seat for seat in seats_on(found.body, found.day)}
    seats |= {row.seat_id: row.seat for row in written.values()}
    ordered = sorted(seats.values(), key=lambda seat: seat.order)
    return tuple(_seat(seat, written.get(seat.pk), found.day) for seat in ordered)


def _seat(seat: Seat, row: Attendance | None, day: date) -> AttendanceRow:
    return AttendanceRow(
        seat_id=seat.pk,
        title=seat.title,
        speaks_for=speaks_for(seat),
        holder=holder_on(seat, day),
        alternate=holder_on(seat, day, SeatHolding.Kind.ALTERNATE),
        votes=row.votes if row else not seat.adjunct,
        state=row.state if row else "",
        name=row.name if row else "",
    )
