"""What a brought plan may refer to, under every name that a person may have written."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import override

from narvard.base.core.actor import Actor
from narvard.base.core.queries import spellings
from narvard.base.organizations.queries import goal_areas, municipalities, organizations, own, target_groups
from narvard.govern.bodies.queries import area_bodies, slugs
from narvard.govern.plans.models import ActionPlan, Activity
from narvard.govern.plans.queries.adopting import plan_adopters
from narvard.govern.plans.queries.labels import DIRECTIONS, KINDS, ROLES, STATUSES
from narvard.govern.plans.rules.draft import Known
from narvard.measure.indicators.queries import measures_known


@dataclass(frozen=True)
class Offered:
    """The values that the template offers in its lists, named in the active language, each as (code, name).

    `bodies` are the slugs of those who adopt an area's plan, each with its area.
    """

    areas: tuple[tuple[str, str], ...]
    target_groups: tuple[tuple[str, str], ...]
    goal_areas: tuple[tuple[str, str], ...]
    organizations: tuple[tuple[str, str], ...]
    bodies: Mapping[str, str]
    measures: tuple[tuple[str, str], ...]


def offered(actor: Actor, now: datetime) -> Offered:
    """Everything that a plan may refer to, for the lists of the template."""
    actor.require("plans.import")
    today = timezone.localdate(now)
    return Offered(
        areas=_pairs(municipalities(actor)),
        target_groups=_pairs(target_groups(actor)),
        goal_areas=_pairs(goal_areas(actor)),
        organizations=_pairs(organizations(actor)),
        bodies=area_bodies(actor, today),
        measures=tuple(sorted(measures_known())),
    )


def known_to(actor: Actor, now: datetime, *, replace: bool) -> Known:
    """Every spelling that the check accepts; with `replace`, no plan counts as standing in the way."""
    actor.require("plans.import")
    active = ActionPlan.objects.filter(own(actor), status=ActionPlan.Status.ACTIVE).values_list(
        "municipality_id", "year"
    )
    today = timezone.localdate(now)
    return Known(
        areas=spellings(_pairs(municipalities(actor))),
        target_groups=_in_every_language(lambda: _pairs(target_groups(actor))),
        goal_areas=_in_every_language(lambda: _pairs(goal_areas(actor))),
        organizations=spellings(_pairs(organizations(actor))),
        bodies=spellings((slug, slug) for slug in slugs(actor, today)),
        area_of_body=area_bodies(actor, today),
        may_adopt=plan_adopters(actor, today),
        statuses=_in_every_language(lambda: _words(STATUSES)),
        roles=_in_every_language(lambda: _words(ROLES)),
        directions=_in_every_language(lambda: _words(DIRECTIONS)),
        kinds=_in_every_language(lambda: _words(KINDS)),
        measures=measures_known(),
        active=frozenset() if replace else frozenset(active),
    )


def _pairs(rows: Iterable[object]) -> tuple[tuple[str, str], ...]:
    return tuple((row.code, row.name) for row in rows)


def _words(labels: Mapping[str, str | Promise]) -> tuple[tuple[str, str], ...]:
    return tuple((code, str(label)) for code, label in labels.items())


def _in_every_language(pairs) -> dict[str, str]:
    found: dict[str, str] = {}
    for language, _ in settings.LANGUAGES:
        with override(language):
            found |= spellings(pairs())
    return found


def references_of(actor: Actor, municipality: str, year: int) -> tuple[str, ...]:
    """The references that an area's plan of a year, active or a draft, has taken for its activities."""
    actor.require("plans.read")
    taken = Activity.objects.filter(
        own(actor, "cell__action_plan__collaboration"),
        cell__action_plan__municipality=municipality,
        cell__action_plan__year=year,
    )
    return tuple(taken.values_list("reference", flat=True).distinct())
