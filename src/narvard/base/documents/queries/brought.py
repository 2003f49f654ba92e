"""Documents that were brought, and what was found in them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from narvard.base.core.actor import Actor
from narvard.base.core.queries import Problem
from narvard.base.documents.models import BroughtDocument
from narvard.base.organizations.queries import own

LATEST_SHOWN = 10


class DocumentNotFound(LookupError):
    """No document with this number has been brought here."""


@dataclass(frozen=True)
class BroughtRow:
    """A brought document; `problems` stop it, `counts` are rows by table once it is loaded."""

    id: int
    kind: str
    file_name: str
    brought_at: datetime
    brought_by: str
    loaded_at: datetime | None
    counts: Mapping[str, int]
    problems: tuple[Problem, ...]


def brought_kind(actor: Actor, brought_id: int) -> str:
    """The kind of a brought document; raises DocumentNotFound."""
    kind = BroughtDocument.objects.filter(own(actor), pk=brought_id).values_list("kind", flat=True).first()
    if kind is None:
        raise DocumentNotFound(brought_id)
    return kind


def brought_document(actor: Actor, brought_id: int, right: str) -> BroughtRow:
    """One brought document with its report; raises DocumentNotFound."""
    actor.require(right)
    found = BroughtDocument.objects.filter(own(actor), pk=brought_id).first()
    if found is None:
        raise DocumentNotFound(brought_id)
    return _row(found)


def brought_documents(actor: Actor, kind: str, right: str) -> tuple[BroughtRow, ...]:
    """The documents of a kind that were brought last."""
    actor.require(right)
    return tuple(_row(found) for found in BroughtDocument.objects.filter(own(actor), kind=kind)[:LATEST_SHOWN])


def _row(found: BroughtDocument) -> BroughtRow:
    return BroughtRow(
        id=found.pk,
        kind=found.kind,
        file_name=found.file_name,
        brought_at=found.brought_at,
        brought_by=found.brought_by,
        loaded_at=found.loaded_at,
        counts=found.counts,
        problems=tuple(Problem(**problem) for problem in found.problems),
    )
