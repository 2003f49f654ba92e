"""Who takes part in the collaboration, and what its plans are divided by."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import F, OuterRef, Q, Subquery, Sum
from django.db.models.expressions import OrderBy
from django.utils.translation import get_language

from narvard.base.core.actor import Actor
from narvard.base.organizations.models import (
    Collaboration,
    GoalArea,
    Municipality,
    Organization,
    Population,
    TargetGroup,
)


@dataclass(frozen=True)
class CollaborationRow:
    """The collaboration as a whole. `inhabitants` is None until a population is loaded."""

    code: str
    name: str
    country: str
    zone: str
    inhabitants: int | None
    population_date: date | None


@dataclass(frozen=True)
class MunicipalityRow:
    """A municipality with its latest population, the day it was counted and who counted."""

    code: str
    name: str
    county: str
    inhabitants: int | None
    reference_date: date | None
    source: str
    sort_key: str


@dataclass(frozen=True)
class PopulationRow:
    """How many lived in a municipality (its code) on a day, and who says so. Unit: persons."""

    municipality: str
    reference_date: date
    inhabitants: int
    source: str


@dataclass(frozen=True)
class NamedRow:
    """A target group or a goal area, named in the active language."""

    code: str
    name: str
    order: int


@dataclass(frozen=True)
class OrganizationRow:
    """An organization; `municipality` and `parent` are codes, or "" when it has none. `controller` is the code of who
    answers for its personal data, its own where it does so itself, and `controller_id` the id of that organization.
    """

    id: int
    code: str
    name: str
    kind: str
    principal: str
    municipality: str
    parent: str
    valid_from: date
    valid_to: date | None
    controller: str
    controller_id: int


def _latest_population(field: str) -> Subquery:
    newest = Population.objects.filter(municipality=OuterRef("pk")).order_by("-reference_date")
    return Subquery(newest.values(field)[:1])


MUNICIPALITY_SORTS = {"name": "sort_key", "code": "code", "inhabitants": "inhabitants"}
ORGANIZATION_SORTS = {
    "name": "sort_key",
    "kind": "kind",
    "principal": "principal",
    "municipality": "municipality__sort_key",
}


def _order(sort: str, known: Mapping[str, str]) -> tuple[OrderBy, OrderBy]:
    """The order that `sort` asks for ("name", or "-name" for the other way); by name when it is not known."""
    field = F(known.get(sort.removeprefix("-"), "sort_key"))
    first = field.desc(nulls_last=True) if sort.startswith("-") else field.asc(nulls_last=True)
    return first, F("sort_key").asc()


def own(actor: Actor, field: str = "collaboration") -> Q:
    """What belongs to the collaboration that the actor acts in; everything where they act in none (a command).

    Every read of what a collaboration decides, plans or pays goes through this condition. `field` leads to it.
    """
    return Q(**{field: actor.collaboration}) if actor.collaboration else Q()


def _of(actor: Actor) -> Q:
    return own(actor, "collaborations")


def municipalities(actor: Actor, sort: str = "name") -> tuple[MunicipalityRow, ...]:
    """The municipalities, each with its latest population; `sort` is a key of MUNICIPALITY_SORTS, "-" turns it."""
    actor.require("organizations.read")
    rows = (
        Municipality.objects.filter(_of(actor))
        .annotate(
            inhabitants=_latest_population("inhabitants"),
            reference_date=_latest_population("reference_date"),
            source=_latest_population("source"),
        )
        .order_by(*_order(sort, MUNICIPALITY_SORTS))
    )
    return tuple(
        MunicipalityRow(m.code, m.name, m.county, m.inhabitants, m.reference_date, m.source or "", m.sort_key)
        for m in rows
    )


def populations(actor: Actor) -> tuple[PopulationRow, ...]:
    """Every population that is loaded for the actor's municipalities, the oldest first."""
    actor.require("organizations.read")
    rows = Population.objects.filter(own(actor, "municipality__collaborations")).order_by("reference_date")
    return tuple(
        PopulationRow(*row)
        for row in rows.values_list("municipality_id", "reference_date", "inhabitants", "source").distinct()
    )


def collaboration(actor: Actor) -> CollaborationRow | None:
    """The collaboration that the actor acts in (the first one where they act in none), or None before one is loaded."""
    actor.require("organizations.read")
    own = Collaboration.objects.filter(pk=actor.collaboration) if actor.collaboration else Collaboration.objects
    whole = own.first()
    if whole is None:
        return None
    counted = (
        Population.objects.filter(municipality__collaborations=whole)
        .values("reference_date")
        .annotate(total=Sum("inhabitants"))
    )
    newest = counted.order_by("-reference_date").first() or {"total": None, "reference_date": None}
    return CollaborationRow(
        whole.code, whole.name, whole.country, whole.zone, newest["total"], newest["reference_date"]
    )


def collaborations(actor: Actor) -> tuple[tuple[str, str], ...]:
    """Code and name of every collaboration of the installation, in the order of their names."""
    actor.require("organizations.read")
    return tuple(Collaboration.objects.order_by("name").values_list("code", "name"))


def _named(actor: Actor, model: type[TargetGroup] | type[GoalArea]) -> tuple[NamedRow, ...]:
    language = (get_language() or "sv")[:2]
    name = f"name_{language if language in {'sv', 'nb', 'en'} else 'sv'}"
    return tuple(
        NamedRow(row.code, getattr(row, name), row.order)
        for row in model.objects.filter(_of(actor)).order_by("order", "code")
    )


def target_groups(actor: Actor) -> tuple[NamedRow, ...]:
    """The target groups in the collaboration's own order."""
    actor.require("organizations.read")
    return _named(actor, TargetGroup)


def goal_areas(actor: Actor) -> tuple[NamedRow, ...]:
    """The goal areas in the collaboration's own order."""
    actor.require("organizations.read")
    return _named(actor, GoalArea)


def organizations(actor: Actor, sort: str = "name") -> tuple[OrganizationRow, ...]:
    """Every organization, also those whose time is out (`valid_to`); `sort` is a key of ORGANIZATION_SORTS."""
    actor.require("organizations.read")
    rows = (
        Organization.objects.filter(_of(actor))
        .annotate(parent_code=F("parent__code"), controller_code=F("controller__code"))
        .order_by(*_order(sort, ORGANIZATION_SORTS))
    )
    return tuple(
        OrganizationRow(
            o.pk,
            o.code,
            o.name,
            o.kind,
            o.principal,
            o.municipality_id or "",
            o.parent_code or "",
            o.valid_from,
            o.valid_to,
            o.controller_code or o.code,
            o.controller_id or o.pk,
        )
        for o in rows
    )
