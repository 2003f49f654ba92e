"""Files with plans that were brought, and what was found in them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from narvard.base.core.actor import Actor
from narvard.base.core.queries import Problem
from narvard.base.organizations.queries import municipalities, own
from narvard.govern.plans.models import BroughtPlan
from narvard.govern.plans.rules.checking import REPLACEABLE, blocking_problems

LATEST_SHOWN = 10


class BroughtPlanNotFound(Exception):
    """No file with this number has been brought."""


@dataclass(frozen=True)
class BroughtRow:
    """A brought file: `problems` stop it, `replaces` names areas and years whose plan it would replace."""

    id: int
    file_name: str
    sha256: str
    brought_at: datetime
    brought_by: str
    loaded_at: datetime | None
    counts: Mapping[str, int]
    problems: tuple[Problem, ...]
    replaces: tuple[str, ...]


def brought(actor: Actor, brought_id: int) -> BroughtRow:
    """One brought file with its report; raises BroughtPlanNotFound."""
    actor.require("plans.import")
    found = BroughtPlan.objects.filter(own(actor), pk=brought_id).first()
    if found is None:
        raise BroughtPlanNotFound(brought_id)
    return _row(found, _names(actor))


def brought_plans(actor: Actor) -> tuple[BroughtRow, ...]:
    """The files that were brought last."""
    actor.require("plans.import")
    names = _names(actor)
    return tuple(_row(found, names) for found in BroughtPlan.objects.filter(own(actor))[:LATEST_SHOWN])


def _names(actor: Actor) -> Mapping[str, str]:
    return {row.code: row.name for row in municipalities(actor)}


def _area_and_year(value: str, names: Mapping[str, str]) -> str:
    area, _, year = value.partition(" ")
    return f"{names.get(area, area)} {year}"


def _row(found: BroughtPlan, names: Mapping[str, str]) -> BroughtRow:
    problems = [Problem(**problem) for problem in found.problems]
    return BroughtRow(
        id=found.pk,
        file_name=found.file_name,
        sha256=found.sha256,
        brought_at=found.brought_at,
        brought_by=found.brought_by,
        loaded_at=found.loaded_at,
        counts=found.counts,
        problems=blocking_problems(problems),
        replaces=tuple(_area_and_year(problem.value, names) for problem in problems if problem.code == REPLACEABLE),
    )
