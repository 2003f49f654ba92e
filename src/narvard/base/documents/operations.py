"""Bringing a document: check and report first, load afterwards, all of it or nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Protocol

from django.db import transaction

from narvard.base.audit.operations import record
from narvard.base.core.actor import Actor
from narvard.base.core.queries import DocumentRefused, Problem, stored
from narvard.base.documents.models import BroughtDocument
from narvard.base.documents.queries import DocumentNotFound
from narvard.base.organizations.queries import own


class Loader(Protocol):
    """How an app loads a document of its kind: all of it, or DocumentRefused; answers rows by table."""

    def __call__(self, *, actor: Actor, now: datetime, document: Mapping[str, object]) -> Mapping[str, int]: ...


class AlreadyLoaded(Exception):
    """The same file was loaded before, so nothing was done."""


@transaction.atomic
def keep_report(
    *,
    actor: Actor,
    now: datetime,
    kind: str,
    right: str,
    file_name: str,
    sha256: str,
    document: Mapping[str, object],
    problems: Sequence[Problem],
) -> int:
    """Keep a brought file with what is wrong with it; the same file again gives the same number and a fresh report.

    `right` is the operation that lets someone bring documents of this kind.
    """
    actor.require(right)
    report = {"document": stored(document), "problems": [asdict(problem) for problem in problems]}
    brought, _ = BroughtDocument.objects.update_or_create(
        collaboration_id=actor.collaboration,
        kind=kind,
        sha256=sha256,
        defaults=report,
        create_defaults=report | {"file_name": file_name[:200], "brought_at": now, "brought_by": actor.name},
    )
    _record(actor, now, "documents.check", brought, {"problems": len(problems)})
    return brought.pk


@transaction.atomic
def load_brought(
    *, actor: Actor, now: datetime, brought_id: int, kind: str, right: str, load: Loader
) -> dict[str, int]:
    """Load a file that was brought and checked, by the app whose kind it is.

    Raises DocumentNotFound, AlreadyLoaded, or DocumentRefused where the collaboration has changed since it was checked.
    """
    actor.require(right)
    found = BroughtDocument.objects.select_for_update().filter(own(actor), pk=brought_id, kind=kind).first()
    if found is None:
        raise DocumentNotFound(brought_id)
    if found.loaded_at:
        raise AlreadyLoaded(found.sha256)
    if found.problems:
        raise DocumentRefused([Problem(**problem) for problem in found.problems])
    counts = dict(load(actor=actor, now=now, document=found.document))
    BroughtDocument.objects.filter(pk=found.pk).update(loaded_at=now, counts=counts)
    _record(actor, now, "documents.load", found, counts)
    return counts


def _record(actor: Actor, now: datetime, action: str, brought: BroughtDocument, details: Mapping[str, int]) -> None:
    record(
        actor=actor,
        now=now,
        action=action,
        object_type="documents.BroughtDocument",
        object_id=str(brought.pk),
        label=brought.file_name,
        details={"kind": brought.kind, "sha256": brought.sha256, **details},
    )
