"""Chaining what no running transaction can still add to, and anchoring the chain's head outside the database."""

import json
import os
from datetime import datetime
from pathlib import Path

from django.db import connection, transaction
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from narvard.base.audit.models import PendingEvent, Seal
from narvard.base.audit.rules import canonical, link
from narvard.base.audit.rules.canonical import BEGINNING
from narvard.base.core.operations import take_turn


def _settled() -> QuerySet[PendingEvent]:
    """The waiting events before which no other can still appear, in the order that they are chained in.

    On PostgreSQL every transaction below the snapshot's xmin has ended, so all its rows are to be seen; a row of an
    older transaction that committed late is never chained behind a younger one's unseen row. A long write
    anywhere in the cluster holds the sealing back, which the unsealed age then shows. Seal everything before a dump
    moves to another cluster: there the numbers of transactions begin anew.
    """
    waiting = PendingEvent.objects.select_related("event")
    if connection.vendor != "postgresql":
        return waiting.order_by("event_id")
    horizon = RawSQL("pg_snapshot_xmin(pg_current_snapshot())::text::bigint", ())
    return waiting.filter(transaction__lt=horizon).order_by("transaction", "event_id")


def _chain(waiting: list[PendingEvent], now: datetime) -> list[Seal]:
    head = Seal.objects.order_by("-sequence").first()
    sequence, previous = (head.sequence, head.digest) if head else (0, BEGINNING)
    seals = []
    for pending in waiting:
        sequence += 1
        digest = link(sequence, previous, pending.event.digest)
        seals.append(
            Seal(sequence=sequence, event_id=pending.event_id, previous=previous, digest=digest, sealed_at=now)
        )
        previous = digest
    return seals


@transaction.atomic
def seal(*, now: datetime, limit: int = 5_000) -> int:
    """Chain up to `limit` events that wait; answer how many were chained.

    No actor: it is done by the server itself every half second, says nothing new, and so is not an event of its own.
    """
    take_turn("audit.seal")
    waiting = list(_settled()[:limit])
    Seal.objects.bulk_create(_chain(waiting, now))
    PendingEvent.objects.filter(pk__in=[pending.pk for pending in waiting]).delete()
    return len(waiting)


def anchor(*, now: datetime, anchors: Path) -> int | None:
    """Append the chain's head to the file `anchors`, outside the database; answer its sequence, None when it is empty.

    Copy the file to a place that the database's keeper cannot write to: it is what proves that no tail was cut off.
    """
    head = Seal.objects.order_by("-sequence").first()
    if head is None:
        return None
    anchors.parent.mkdir(parents=True, exist_ok=True)
    with anchors.open("a", encoding="utf-8") as file:
        file.write(canonical({"sequence": head.sequence, "digest": head.digest, "at": now}) + "\n")
        file.flush()
        os.fsync(file.fileno())
    return head.sequence


def read_anchors(anchors: Path) -> dict[int, str]:
    """The anchored heads, sequence to hash; empty when nothing has been anchored yet."""
    if not anchors.exists():
        return {}
    rows = [json.loads(line) for line in anchors.read_text(encoding="utf-8").splitlines() if line.strip()]
    return {row["sequence"]: row["digest"] for row in rows}
