"""The register of decisions: searched, opened one at a time, and asked for by what they are about."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.urls import reverse

from narvard.base.core.actor import Actor
from narvard.base.core.actor import Decision as Permission
from narvard.base.core.queries import search_key
from narvard.base.organizations.queries import own
from narvard.govern.bodies.models import Decision
from narvard.govern.bodies.rules.decisions import Status, number_of, number_text, status_of

PAGE_SIZE = 50


@dataclass(frozen=True)
class DecisionRow:
    """A decision as a line: its number in the body and year, who carries it out, and how far it has come."""

    number: str
    slug: str
    body: str
    title: str
    decided_on: date
    who: str
    due_on: date | None
    review_on: date | None
    status: Status
    url: str


@dataclass(frozen=True)
class SubjectRow:
    """What a decision is about: a page of this site."""

    kind: str
    key: str
    label: str
    url: str


@dataclass(frozen=True)
class AboutRow:
    """A decision as another app shows it beside what was decided about."""

    number: str
    body: str
    title: str
    decided_on: date
    url: str


@dataclass(frozen=True)
class DecisionDetail:
    """One decision with everything that its page shows; `meeting` is None for one from before the meetings."""

    row: DecisionRow
    text: str
    grounds: str
    dissent: str
    carried_out_on: date | None
    carried_out_note: str
    meeting: tuple[int, date] | None
    item: str
    item_number: int | None
    source: str
    certainty: str
    subjects: tuple[SubjectRow, ...]
    has_task: bool
    may: Permission


@dataclass(frozen=True)
class Filters:
    """What the register is narrowed to; "" and None narrow nothing. `status` is a code of rules.decisions.Status."""

    body: str = ""
    year: int | None = None
    status: str = ""
    q: str = ""


@dataclass(frozen=True)
class Register:
    """One page of the register. `years` and `bodies` are what there is to choose from; `overdue` of all decisions."""

    rows: tuple[DecisionRow, ...]
    found: int
    page: int
    pages: int
    everything: int
    overdue: int
    years: tuple[int, ...]
    bodies: tuple[tuple[str, str], ...]


class DecisionNotFound(Exception):
    """There is no such decision in the actor's collaboration."""


def register(actor: Actor, today: date, filters: Filters, page: int = 1) -> Register:
    """The decisions that the filters leave, the latest first, fifty on a page."""
    actor.require("bodies.read")
    everything = _own(actor)
    found = everything.filter(_narrowed(filters, today))
    number = found.count()
    pages = max(1, -(-number // PAGE_SIZE))
    here = min(max(page, 1), pages)
    rows = found.order_by("-decided_on", "-sequence", "-id")[(here - 1) * PAGE_SIZE : here * PAGE_SIZE]
    bodies = everything.order_by("body__order").values_list("body__slug", "body__name").distinct()
    return Register(
        rows=decision_rows(rows, today),
        found=number,
        page=here,
        pages=pages,
        everything=everything.count(),
        overdue=everything.filter(_narrowed(Filters(status=Status.OVERDUE), today)).count(),
        years=tuple(everything.order_by("-year").values_list("year", flat=True).distinct()),
        bodies=tuple((slug, name) for slug, name in bodies),
    )


def whole_register(actor: Actor, today: date, filters: Filters) -> tuple[DecisionDetail, ...]:
    """Every decision that the filters leave, with its text, for a file."""
    actor.require("bodies.read")
    return tuple(_detail(actor, row, today) for row in _with_parts(_own(actor).filter(_narrowed(filters, today))))


def decisions_of(actor: Actor, meeting_id: int, today: date) -> tuple[DecisionDetail, ...]:
    """The decisions of a meeting in the order of their numbers."""
    actor.require("bodies.read")
    found = _with_parts(_own(actor).filter(meeting=meeting_id)).order_by("sequence")
    return tuple(_detail(actor, row, today) for row in found)


def decision(actor: Actor, slug: str, number: str, today: date) -> DecisionDetail:
    """The decision of a body by its number, as 2026-07. Raises DecisionNotFound."""
    actor.require("bodies.read")
    year, sequence = number_of(number) or (0, 0)
    found = _with_parts(_own(actor).filter(body__slug=slug, year=year, sequence=sequence)).first()
    if found is None:
        raise DecisionNotFound(number)
    return _detail(actor, found, today)


def decisions_about(actor: Actor, kind: str, key: str) -> tuple[AboutRow, ...]:
    """The decisions about an object of another app, by the kind and key that it gave, the latest first."""
    actor.require("bodies.read")
    found = _own(actor).filter(subjects__kind=kind, subjects__key=key).select_related("body")
    return tuple(
        AboutRow(number_text(row.year, row.sequence), row.body.name, row.title, row.decided_on, _address(row))
        for row in found
    )


def decision_rows(found: Iterable[Decision], today: date) -> tuple[DecisionRow, ...]:
    """Decisions as lines; a query set is read with its bodies in one question."""
    rows = found.select_related("body", "carried_out_by") if isinstance(found, QuerySet) else found
    return tuple(_row(row, today) for row in rows)


def due(actor: Actor, which: Q, today: date) -> tuple[DecisionRow, ...]:
    """What is still to be carried out and has a day, among the decisions that `which` leaves; the nearest first."""
    open_ones = _own(actor).filter(which, carried_out_on=None, due_on__isnull=False)
    return decision_rows(open_ones.order_by("due_on", "id"), today)


def _own(actor: Actor) -> QuerySet[Decision]:
    return Decision.objects.filter(own(actor, "body__collaboration"))


def _with_parts(found: QuerySet[Decision]) -> QuerySet[Decision]:
    return found.select_related("body", "carried_out_by", "meeting", "item").prefetch_related("subjects")


def _narrowed(filters: Filters, today: date) -> Q:
    narrowed = Q(body__slug=filters.body) if filters.body else Q()
    if filters.year:
        narrowed &= Q(year=filters.year)
    if filters.q:
        narrowed &= Q(search_key__contains=search_key(filters.q))
    return narrowed & _with_status(filters.status, today)


def _with_status(status: str, today: date) -> Q:
    """The condition of rules.decisions.status_of, as the database asks it."""
    done, task = Q(carried_out_on__lte=today), Q(carried_out_by__isnull=False) | ~Q(responsible="")
    late = Q(due_on__lt=today)
    not_done = Q(carried_out_on=None) | Q(carried_out_on__gt=today)
    return {
        Status.CARRIED_OUT: done,
        Status.ADOPTED: not_done & ~task,
        Status.OVERDUE: not_done & task & late,
        Status.OPEN: not_done & task & (Q(due_on=None) | Q(due_on__gte=today)),
    }.get(status, Q())


def _row(row: Decision, today: date) -> DecisionRow:
    who = row.carried_out_by.name if row.carried_out_by else ""
    return DecisionRow(
        number=number_text(row.year, row.sequence),
        slug=row.body.slug,
        body=row.body.name,
        title=row.title,
        decided_on=row.decided_on,
        who=", ".join(filter(None, (who, row.responsible))),
        due_on=row.due_on,
        review_on=row.review_on,
        status=status_of(has_task=_has_task(row), due_on=row.due_on, carried_out_on=row.carried_out_on, today=today),
        url=_address(row),
    )


def _address(row: Decision) -> str:
    return reverse("bodies:decision", args=[row.body.slug, number_text(row.year, row.sequence)])


def _has_task(row: Decision) -> bool:
    return bool(row.carried_out_by_id or row.responsible)


def _detail(actor: Actor, found: Decision, today: date) -> DecisionDetail:
    return DecisionDetail(
        row=_row(found, today),
        text=found.text,
        grounds=found.grounds,
        dissent=found.dissent,
        carried_out_on=found.carried_out_on,
        carried_out_note=found.carried_out_note,
        meeting=(found.meeting_id, found.meeting.day) if found.meeting else None,
        item_number=found.item.order if found.item else None,
        item=f"{found.item.order}. {found.item.title}" if found.item else "",
        source=found.source,
        certainty=found.certainty,
        subjects=tuple(SubjectRow(row.kind, row.key, row.label, row.url) for row in found.subjects.all()),
        has_task=_has_task(found),
        may=actor.may("bodies.hold_meeting", municipality=found.body.municipality_id or ""),
    )
