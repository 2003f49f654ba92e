"""What a person may read about the bodies of the collaboration."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from narvard.base.core.actor import Actor
from narvard.govern.bodies.models import Body, CompositionRule, Seat
from narvard.govern.bodies.rules.composition import Assessment, Kind, Place, Rule, Unit, assess, call_again_by
from narvard.govern.bodies.rules.drawing import Drawing, Node, draw


@dataclass(frozen=True)
class BodyRow:
    """A body as the structure shows it. `unfulfilled` counts the composition rules that it does not fulfil."""

    slug: str
    name: str
    level: str
    reports_to: str
    municipality: str
    seats: int
    vacancies: int
    unfulfilled: int


@dataclass(frozen=True)
class TreeNode:
    """A body with the bodies that report to it."""

    body: BodyRow
    below: tuple["TreeNode", ...]


@dataclass(frozen=True)
class Structure:
    """The structure three times: as rows from the top down, as a tree, and as a drawing."""

    bodies: tuple[BodyRow, ...]
    tree: tuple[TreeNode, ...]
    drawing: Drawing
    vacancies: int
    unfulfilled: tuple[BodyRow, ...]


@dataclass(frozen=True)
class SeatRow:
    """A seat in force; `speaks_for` is an organization or a collective, `holder` is "" when vacant."""

    title: str
    party: str
    speaks_for: str
    holder: str
    adjunct: bool
    tenths_of_post: int
    since: date


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


@dataclass(frozen=True)
class BodyDetail:
    """One body with everything that its page shows."""

    slug: str
    name: str
    level: str
    mandate: str
    note: str
    municipality: str
    valid_from: date
    valid_to: date | None
    source: str
    certainty: str
    above: tuple[str, str] | None
    below: tuple[tuple[str, str], ...]
    documents: tuple[str, ...]
    seats: tuple[SeatRow, ...]
    vacancies: tuple[SeatRow, ...]
    rules: tuple[RuleRow, ...]
    fulfilled: bool


class BodyNotFound(Exception):
    """No body in force has this slug."""


def structure(actor: Actor, today: date) -> Structure:
    """The bodies in force today, each with its vacancies and unfulfilled rules."""
    actor.require("bodies.read")
    rows = tuple(_body_row(body, today) for body in _in_force(today))
    return Structure(
        bodies=rows,
        tree=_tree(rows, ""),
        drawing=draw([Node(row.slug, row.name, row.level, row.reports_to) for row in rows]),
        vacancies=sum(row.vacancies for row in rows),
        unfulfilled=tuple(row for row in rows if row.unfulfilled),
    )


def body(actor: Actor, slug: str, today: date) -> BodyDetail:
    """One body in force today; raises BodyNotFound when there is none."""
    actor.require("bodies.read")
    rows = {row.slug: row for row in _in_force(today)}
    if slug not in rows:
        raise BodyNotFound(slug)
    return _detail(rows[slug], rows.values(), today)


def slugs(actor: Actor, today: date) -> dict[str, int]:
    """The id of each body in force by its slug, for plans that name the body which adopted them."""
    actor.require("bodies.read")
    return dict(Body.objects.filter(_valid(today)).values_list("slug", "id"))


def area_bodies(actor: Actor, today: date) -> dict[str, str]:
    """The municipality of each area's management group in force by its slug: who adopts the area's plans."""
    actor.require("bodies.read")
    return dict(Body.objects.filter(_valid(today), level=Body.Level.AREA).values_list("slug", "municipality_id"))


def _tree(rows: tuple[BodyRow, ...], above: str) -> tuple[TreeNode, ...]:
    return tuple(TreeNode(row, _tree(rows, row.slug)) for row in rows if row.reports_to == above)


def _in_force(today: date) -> list[Body]:
    return list(
        Body.objects.filter(_valid(today))
        .select_related("reports_to", "municipality")
        .prefetch_related("seats__organization", "composition", "documents")
    )


def _valid(today: date) -> Q:
    return Q(valid_from__lte=today) & (Q(valid_to=None) | Q(valid_to__gt=today))


def _seats(body: Body, today: date) -> list[Seat]:
    return [s for s in body.seats.all() if s.valid_from <= today and (s.valid_to is None or today < s.valid_to)]


def _body_row(body: Body, today: date) -> BodyRow:
    seats = _seats(body, today)
    rules = _rules(body, seats, today)
    return BodyRow(
        slug=body.slug,
        name=body.name,
        level=body.level,
        reports_to=body.reports_to.slug if body.reports_to else "",
        municipality=body.municipality_id or "",
        seats=len(seats),
        vacancies=sum(not seat.holder for seat in seats),
        unfulfilled=sum(not rule.assessment.fulfilled for rule in rules),
    )


def _detail(body: Body, everyone: Iterable[Body], today: date) -> BodyDetail:
    seats = tuple(_seat_row(seat) for seat in _seats(body, today))
    rules = _rules(body, _seats(body, today), today)
    return BodyDetail(
        slug=body.slug,
        name=body.name,
        level=body.level,
        mandate=body.mandate,
        note=body.note,
        municipality=body.municipality.name if body.municipality else "",
        valid_from=body.valid_from,
        valid_to=body.valid_to,
        source=body.source,
        certainty=body.certainty,
        above=(body.reports_to.slug, body.reports_to.name) if body.reports_to else None,
        below=tuple((other.slug, other.name) for other in everyone if other.reports_to_id == body.id),
        documents=tuple(document.title for document in body.documents.all()),
        seats=seats,
        vacancies=tuple(seat for seat in seats if not seat.holder),
        rules=rules,
        fulfilled=all(rule.assessment.fulfilled for rule in rules),
    )


def _seat_row(seat: Seat) -> SeatRow:
    return SeatRow(
        title=seat.title,
        party=seat.party,
        speaks_for=seat.organization.name if seat.organization else seat.collective,
        holder=seat.holder,
        adjunct=seat.adjunct,
        tenths_of_post=seat.tenths_of_post,
        since=seat.valid_from,
    )


def _rules(body: Body, seats: Iterable[Seat], today: date) -> tuple[RuleRow, ...]:
    places = [Place(seat.party, bool(seat.holder), seat.adjunct, seat.tenths_of_post) for seat in seats]
    return tuple(_rule_row(rule, places, today) for rule in body.composition.all())


def _rule_row(row: CompositionRule, places: list[Place], today: date) -> RuleRow:
    rule = Rule(Kind(row.kind), row.party, row.number, Unit(row.unit), row.adjunct, row.last_called_on)
    return RuleRow(
        label=row.label,
        kind=row.kind,
        unit=row.unit,
        number=row.number,
        adjunct=row.adjunct,
        last_called_on=row.last_called_on,
        call_by=call_again_by(row.last_called_on) if row.last_called_on else None,
        assessment=assess(rule, places, today),
    )
