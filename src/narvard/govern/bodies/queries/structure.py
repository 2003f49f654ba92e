"""The bodies of the collaboration as a structure, and the short answers that other apps ask for."""

from dataclasses import dataclass
from datetime import date

from narvard.base.core.actor import Actor
from narvard.base.core.queries import search_key
from narvard.govern.bodies.models import Body
from narvard.govern.bodies.queries.reading import holder_on, own_bodies, rules_of, seats_on, with_parts
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


def structure(actor: Actor, today: date) -> Structure:
    """The bodies in force today, each with its vacancies and unfulfilled rules."""
    actor.require("bodies.read")
    found = list(with_parts(own_bodies(actor, today), today))
    shown = {body.slug for body in found}
    rows = tuple(_body_row(body, shown, today) for body in found)
    return Structure(
        bodies=rows,
        tree=_tree(rows, ""),
        drawing=draw([Node(row.slug, row.name, row.level, row.reports_to) for row in rows]),
        vacancies=sum(row.vacancies for row in rows),
        unfulfilled=tuple(row for row in rows if row.unfulfilled),
    )


def body_choices(actor: Actor, today: date) -> tuple[tuple[str, str], ...]:
    """Slug and name of every body in force, in the order of the structure, for a list to choose from."""
    actor.require("bodies.read")
    return tuple(own_bodies(actor, today).values_list("slug", "name"))


def slugs(actor: Actor, today: date) -> dict[str, int]:
    """The id of each body in force by its slug, for plans that name the body which adopted them."""
    actor.require("bodies.read")
    return dict(own_bodies(actor, today).values_list("slug", "id"))


def area_bodies(actor: Actor, today: date) -> dict[str, str]:
    """The municipality of each area's management group in force by its slug: who adopts the area's plans."""
    actor.require("bodies.read")
    return dict(own_bodies(actor, today).filter(level=Body.Level.AREA).values_list("slug", "municipality_id"))


def adopters(actor: Actor, document_title: str, day: date) -> frozenset[str]:
    """The slugs of the bodies in force on `day` that may adopt a document of this kind; see may_adopt."""
    actor.require("bodies.read")
    titles = own_bodies(actor, day).values_list("slug", "documents__title")
    wanted = search_key(document_title)
    return frozenset(slug for slug, title in titles if title and search_key(title) == wanted)


def may_adopt(actor: Actor, slug: str, document_title: str, day: date) -> bool:
    """Is the body in force on `day`, and is a document of this kind among those that it may adopt?

    The title is compared without regard to capitals and accents: "Handlingsplan" and "handlingsplan" are one.
    """
    return slug in adopters(actor, document_title, day)


def _body_row(body: Body, shown: set[str], today: date) -> BodyRow:
    seats = seats_on(body, today)
    rules = rules_of(body, seats, today)
    above = body.reports_to.slug if body.reports_to else ""
    return BodyRow(
        slug=body.slug,
        name=body.name,
        level=body.level,
        reports_to=above if above in shown else "",
        municipality=body.municipality_id or "",
        seats=len(seats),
        vacancies=sum(not holder_on(seat, today) for seat in seats),
        unfulfilled=sum(not rule.assessment.fulfilled for rule in rules),
    )


def _tree(rows: tuple[BodyRow, ...], above: str) -> tuple[TreeNode, ...]:
    return tuple(TreeNode(row, _tree(rows, row.slug)) for row in rows if row.reports_to == above)
