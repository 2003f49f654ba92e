"""Finding things by name, over the wings: only what the person may see is looked among."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from narvard.base.core.actor import Actor
from narvard.base.core.queries import search_key
from narvard.base.organizations.queries import municipalities, organizations
from narvard.care.patients.operations import find_people
from narvard.govern.bodies.queries import structure
from narvard.govern.plans.queries import search_activities
from narvard.measure.indicators.queries import Asked, catalogue


@dataclass(frozen=True)
class Hit:
    """Something with that name, where it is shown, and a word that tells it from its namesakes."""

    name: str
    url: str
    beside: str = ""


def _persons(actor: Actor, wanted: str, now: datetime) -> list[Hit]:
    """Those of whom something reaches the actor; that they were shown is logged."""
    found = [row.identity for row in find_people(actor=actor, now=now, text=wanted).rows]
    return [Hit(one.name, reverse("contracts:person", args=[one.subject]), str(one.birth_date.year)) for one in found]


def _activities(actor: Actor, wanted: str, now: datetime) -> list[Hit]:
    return [
        Hit(row.title, reverse("plans:activity", args=[row.id]), row.area) for row in search_activities(actor, wanted)
    ]


def _bodies(actor: Actor, wanted: str, now: datetime) -> list[Hit]:
    named = [row for row in structure(actor, now.date()).bodies if wanted in search_key(row.name)]
    return [Hit(row.name, reverse("bodies:body", args=[row.slug])) for row in named]


def _indicators(actor: Actor, wanted: str, now: datetime) -> list[Hit]:
    named = [row.definition for area in catalogue(actor, Asked(q=wanted)).areas for row in area.rows]
    return [Hit(row.name, reverse("indicators:detail", args=[row.id])) for row in named]


def _organizations(actor: Actor, wanted: str, now: datetime) -> list[Hit]:
    named = [row for row in (*municipalities(actor), *organizations(actor)) if wanted in search_key(row.name)]
    return [Hit(row.name, reverse("organizations:list")) for row in named]


Look = Callable[[Actor, str, datetime], list[Hit]]
PLACES: tuple[tuple[Promise, str, Look], ...] = (
    (_("Persons"), "patients.read", _persons),
    (_("Activities"), "plans.read", _activities),
    (_("Bodies"), "bodies.read", _bodies),
    (_("Indicators"), "indicators.read", _indicators),
    (_("Organizations"), "organizations.read", _organizations),
)


def hits(actor: Actor, text: str, now: datetime) -> list[tuple[Promise, list[Hit]]]:
    """What is found under each heading; headings without hits are left out. An empty text finds nothing.

    `now` is a local time.
    """
    wanted = search_key(text)
    if not wanted:
        return []
    found = [(heading, look(actor, wanted, now)) for heading, right, look in PLACES if actor.may(right)]
    return [(heading, rows) for heading, rows in found if rows]
