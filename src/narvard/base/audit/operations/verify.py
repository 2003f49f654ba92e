"""Proving that the log is whole."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import TypeVar

from django.db import transaction

from narvard.base.audit.migrations._guards import missing_guards
from narvard.base.audit.models import AuditEvent, Seal
from narvard.base.audit.operations.record import record
from narvard.base.audit.operations.seal import read_anchors
from narvard.base.audit.queries import waiting_since
from narvard.base.audit.rules import (
    Finding,
    FindingKind,
    Link,
    canonical,
    check_anchors,
    check_links,
    digest_of,
    may_be_culled,
)
from narvard.base.core.actor import Actor

_COLUMNS = (
    "action", "user_id", "name", "assignment_id", "role", "organization", "unit",
    "object_type", "object_id", "label", "legal_basis",
)  # fmt: skip
# SQLite takes at most 32 766 values in one question.
_AT_A_TIME = 2_000
T = TypeVar("T")


@dataclass(frozen=True)
class Verification:
    """What a walk through the whole log found. `unsealed_age` is the age of the oldest event that still waits."""

    at: datetime
    events: int
    sealed: int
    anchors: int
    unsealed_age: timedelta
    findings: tuple[Finding, ...]

    @property
    def whole(self) -> bool:
        return not self.findings


def batched(items: Iterable[T], size: int) -> Iterator[list[T]]:
    """The items in lists of at most `size` (itertools has it from Python 3.12)."""
    rest = iter(items)
    while batch := list(islice(rest, size)):
        yield batch


def _columns_differ(event: AuditEvent) -> bool:
    """The columns that the log is searched by must say what the hashed text says."""
    told = json.loads(event.payload)
    same = all(told[name] == getattr(event, name) for name in _COLUMNS)
    patient = str(event.patient) if event.patient else None
    return not same or told["patient"] != patient or json.loads(canonical({"at": event.at}))["at"] != told["at"]


def _event_findings(event: AuditEvent, sequence: int | None, now: datetime, country: str) -> Iterator[Finding]:
    if event.culled_on is not None:
        if not may_be_culled(event.at, now, country):
            yield Finding(FindingKind.CULLED_TOO_EARLY, sequence, event.pk)
    elif digest_of(event.salt, event.payload) != event.digest or _columns_differ(event):
        yield Finding(FindingKind.EVENT_CHANGED, sequence, event.pk)


def _links() -> Iterator[Link]:
    """The stored links with their event's hash; an event that someone removed leaves None."""
    rows = Seal.objects.order_by("sequence").values_list("sequence", "event_id", "previous", "digest")
    for batch in batched(rows.iterator(_AT_A_TIME), _AT_A_TIME):
        digests = dict(AuditEvent.objects.filter(pk__in=[row[1] for row in batch]).values_list("pk", "digest"))
        for sequence, event, previous, digest in batch:
            yield Link(sequence, event, previous, digest, digests.get(event))


def _events(now: datetime, country: str) -> Iterator[Finding]:
    rows = AuditEvent.objects.select_related("seal", "pending").order_by("pk")
    for event in rows.iterator(_AT_A_TIME):
        seal = getattr(event, "seal", None)
        yield from _event_findings(event, seal.sequence if seal else None, now, country)
        if seal is None and not hasattr(event, "pending"):
            yield Finding(FindingKind.EVENT_NEVER_SEALED, None, event.pk)


def _anchor_findings(anchors: dict[int, str], head: int) -> Iterator[Finding]:
    stored: dict[int, str] = {}
    for places in batched(anchors, _AT_A_TIME):
        stored |= dict(Seal.objects.filter(pk__in=places).values_list("sequence", "digest"))
    return check_anchors(anchors, stored, head)


@transaction.atomic
def verify(*, actor: Actor, now: datetime, anchors: Path, country: str = "SE") -> Verification:
    """Walk the whole log and say what is changed, missing or out of place; the walk itself is logged.

    `anchors` is the file of anchored heads, `country` whose retention rule says what may be culled.
    """
    actor.require("audit.verify")
    anchored = read_anchors(anchors)
    head = Seal.objects.order_by("-sequence").values_list("sequence", flat=True).first() or 0
    findings = (
        *[Finding(FindingKind.GUARD_MISSING, detail=name) for name in missing_guards()],
        *check_links(_links()),
        *_events(now, country),
        *_anchor_findings(anchored, head),
    )
    result = Verification(
        now, AuditEvent.objects.count(), Seal.objects.count(), len(anchored), waiting_since(now), findings
    )
    record(
        actor=actor,
        now=now,
        action="audit.verify",
        object_type="audit.log",
        object_id="",
        details={"events": result.events, "sealed": result.sealed, "findings": len(findings)},
    )
    return result
