"""The own unit: its gaps, its list and its staffing, and who is named there."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count

from narvard.base.access.queries import seen
from narvard.base.core.actor import Actor
from narvard.care.coordination.models import Listing, NamedContact, Staffing
from narvard.care.coordination.queries.gaps import PAGE, GapRow, gap_counts, gap_rows
from narvard.care.coordination.queries.reach import own_unit
from narvard.care.coordination.queries.rows import in_force
from narvard.care.coordination.rules.gaps import is_full
from narvard.care.coordination.rules.listing import Guideline, guideline_on, load_index, room
from narvard.care.patients.queries import Identity, identities


@dataclass(frozen=True)
class StaffingRow:
    """A unit's physicians from a day on, in hundredths of a full-time post; `limit` None: the unit has set none."""

    id: int
    from_date: date
    specialists: int
    trainees: int
    limit: int | None


@dataclass(frozen=True)
class Load:
    """How full the unit's list is. `index` is None, and `room` 0, where there is nobody to be listed with.

    1 is exactly the guideline, which is neither a floor nor a ceiling.
    """

    listed: int
    staffing: StaffingRow | None
    guideline: Guideline | None
    index: float | None
    room: int
    full: bool


@dataclass(frozen=True)
class NamedHere:
    """A professional of the unit with how many persons they are the contact of."""

    name: str
    number: str
    profession: str
    persons: int


@dataclass(frozen=True)
class UnitPage:
    """What a unit sees first. `identities` are those of the persons on this page of the gap list."""

    kind: str
    gaps: tuple[GapRow, ...]
    gap_total: int
    page: int
    pages: int
    identities: dict[UUID, Identity]
    load: Load | None
    named: tuple[NamedHere, ...]


def unit_page(actor: Actor, now: datetime, page: int = 1) -> UnitPage:
    """The own unit's gaps, load and named professionals. A page that is not there is the nearest that is."""
    actor.require("coordination.read")
    unit = own_unit(actor)
    counts = gap_counts(actor, now, unit.kind)
    total = sum(counts)
    pages = max(1, -(-total // PAGE))
    at = min(max(1, page), pages)
    gaps = gap_rows(actor, now, unit.kind, counts, at)
    today = actor.day_of(now)
    return UnitPage(
        kind=unit.kind,
        gaps=gaps,
        gap_total=total,
        page=at,
        pages=pages,
        identities=identities(actor, sorted({row.subject for row in gaps}), today),
        load=load_of(actor, now) if unit.kind == "health_centre" else None,
        named=named_here(actor, now),
    )


def load_of(actor: Actor, now: datetime) -> Load:
    """How full the own unit's list is today."""
    actor.require("coordination.read")
    today = actor.day_of(now)
    rows = Listing.objects.filter(in_force(today), unit=actor.organization_id)
    listed, staffing, guideline = seen(actor, now, rows).count(), staffing_on(actor, today), guideline_on(today)
    posts = (staffing.specialists, staffing.trainees) if staffing else (0, 0)
    index = load_index(listed, guideline, *posts) if guideline else None
    return Load(
        listed,
        staffing,
        guideline,
        index,
        room(guideline, *posts) if guideline else 0,
        is_full(listed, staffing.limit if staffing else None, index),
    )


def staffing_on(actor: Actor, day: date) -> StaffingRow | None:
    """The own unit's staffing on `day`, None where nothing is set."""
    actor.require("coordination.read")
    row = Staffing.objects.filter(unit=actor.organization_id, from_date__lte=day).order_by("-from_date").first()
    return StaffingRow(row.pk, row.from_date, row.specialists, row.trainees, row.limit) if row else None


def named_here(actor: Actor, now: datetime) -> tuple[NamedHere, ...]:
    """The own unit's professionals who are someone's contact, with how many persons each has."""
    actor.require("coordination.read")
    rows = NamedContact.objects.filter(unit=actor.organization_id, custodian=actor.controller_id, ended_at=None)
    who = ("name", "number", "profession")
    counted = rows.order_by("search_key").values(*who, "search_key").annotate(persons=Count("subject", distinct=True))
    return tuple(NamedHere(*(row[name] for name in (*who, "persons"))) for row in counted)
