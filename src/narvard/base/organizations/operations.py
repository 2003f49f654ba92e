"""Loading who takes part in the collaboration."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Model

from narvard.base.audit.operations import record
from narvard.base.core.actor import Actor
from narvard.base.core.queries import search_key, sort_key
from narvard.base.organizations.models import (
    Collaboration,
    GoalArea,
    Municipality,
    Organization,
    Population,
    TargetGroup,
)
from narvard.base.organizations.rules import REQUIRED, Fault, faults


class OrganizationsNotLoaded(Exception):
    """A document of organizations was refused whole; `faults` says what is wrong, where, and what to do."""

    def __init__(self, found: tuple[Fault, ...]) -> None:
        self.faults = found
        listed = " ".join(str(fault) for fault in found)
        super().__init__(f"The organizations were not loaded, because {len(found)} things are wrong. {listed}")


def _save(model: type[Model], rows: list[dict[str, Any]], key: tuple[str, ...]) -> None:
    """Add rows that are new and update those that are known by `key`, in one question."""
    rest = [name for name in rows[0] if name not in key] if rows else []
    model.objects.bulk_create(
        [model(**row) for row in rows], update_conflicts=True, unique_fields=key, update_fields=rest
    )


def _keys(name: str) -> dict[str, str]:
    return {"search_key": search_key(name), "sort_key": sort_key(name)}


def _save_organizations(items: list[dict[str, Any]]) -> None:
    """Save all without a parent first, since a child may stand above its parent in the document."""
    fields = ("code", "name", "kind", "principal", "valid_from", "valid_to")
    rows = [
        {
            **{field: item.get(field) for field in fields},
            **_keys(item["name"]),
            "municipality_id": item.get("municipality"),
        }
        for item in items
    ]
    _save(Organization, rows, ("code",))
    saved = {row.code: row for row in Organization.objects.all()}
    for item in items:
        saved[item["code"]].parent = saved.get(item.get("parent", ""))
        saved[item["code"]].controller = saved.get(item.get("controller", ""))
    Organization.objects.bulk_update([saved[item["code"]] for item in items], ["parent", "controller"])


def _save_municipalities(document: Mapping[str, Any]) -> None:
    fields = ("code", "name", "county")
    rows = [{**{field: item[field] for field in fields}, **_keys(item["name"])} for item in document["municipalities"]]
    _save(Municipality, rows, ("code",))
    counted = [
        {
            "municipality_id": item["municipality"],
            "reference_date": item["reference_date"],
            "inhabitants": item["inhabitants"],
            "source": item["source"],
        }
        for item in document["populations"]
    ]
    _save(Population, counted, ("municipality_id", "reference_date"))


def _save_divisions(document: Mapping[str, Any]) -> None:
    for model, part in ((TargetGroup, "target_groups"), (GoalArea, "goal_areas")):
        rows = [{field: item[field] for field in REQUIRED[part]} for item in document[part]]
        _save(model, rows, ("code",))


def _take_part(collaboration: Collaboration, document: Mapping[str, Any]) -> None:
    """Those whom the document names take part in the collaboration; who took part before stays."""
    organizations = Organization.objects.filter(code__in=[item["code"] for item in document["organizations"]])
    collaboration.organizations.add(*organizations)
    for part in ("municipalities", "target_groups", "goal_areas"):
        getattr(collaboration, part).add(*(item["code"] for item in document[part]))


@transaction.atomic
def load_organizations(*, actor: Actor, now: datetime, document: Mapping[str, Any]) -> dict[str, int]:
    """Load a document of organizations, adding what is new and updating what is known; answer rows per part.

    The document has the parts of `organizations.rules.REQUIRED` and `collaboration`. It is checked before anything
    is saved and refused whole. Raises OrganizationsNotLoaded.
    """
    actor.require("organizations.load")
    if found := faults(document):
        raise OrganizationsNotLoaded(found)
    whole = document["collaboration"]
    saved, _ = Collaboration.objects.update_or_create(
        code=whole["code"], defaults={name: whole[name] for name in ("name", "country", "zone")}
    )
    _save_municipalities(document)
    _save_organizations(document["organizations"])
    _save_divisions(document)
    _take_part(saved, document)
    counts = {part: len(document[part]) for part in ("municipalities", "organizations", "target_groups", "goal_areas")}
    record(
        actor=actor,
        now=now,
        action="organizations.load",
        object_type="organizations.collaboration",
        object_id=whole["code"],
        label=whole["name"],
        details=counts,
    )
    return counts
