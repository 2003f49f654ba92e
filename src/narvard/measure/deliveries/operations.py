"""Mirroring the event store's manifests into the database."""

from datetime import datetime
from pathlib import Path

from django.db import transaction

from narvard.base.audit.operations import record
from narvard.base.core.actor import Actor
from narvard.base.core.operations import take_turn
from narvard.measure.deliveries.models import DeliveredTable, Delivery
from narvard_analytics.events.manifest import Manifest
from narvard_analytics.events.store import deliveries_in_force, read_manifests


@transaction.atomic
def register_deliveries(*, actor: Actor, now: datetime, events_root: Path) -> tuple[str, ...]:
    """Mirror every delivery under `events_root`; answer the codes of those that are in force.

    A delivery that is registered already keeps its row, since a delivery never changes; only whether it is in force
    may. Raises ManifestNotRead where a folder is not a whole delivery, and then nothing has changed.
    """
    actor.require("deliveries.register")
    take_turn("deliveries.register")
    manifests = read_manifests(events_root)
    in_force = {manifest.delivery for manifest in deliveries_in_force(events_root)}
    known = set(Delivery.objects.values_list("code", flat=True))
    new = [manifest for manifest in manifests if manifest.delivery not in known]
    _take_out_of_force(in_force)
    for manifest in new:
        _add(manifest, in_force=manifest.delivery in in_force, now=now)
    Delivery.objects.filter(code__in=in_force, in_force=False).update(in_force=True)
    for manifest in new:
        _record(actor, now, manifest)
    return tuple(sorted(in_force))


def _take_out_of_force(in_force: set[str]) -> None:
    """First, so that two deliveries of one period are never in force together."""
    Delivery.objects.filter(in_force=True).exclude(code__in=in_force).update(in_force=False)


def _add(manifest: Manifest, *, in_force: bool, now: datetime) -> None:
    copied = ("controller", "dataset", "purpose", "legal_basis", "period_from", "period_to", "cut_off", "zone")
    copied += ("made_at", "schema_version", "source", "key_id", "content_hash")
    delivery = Delivery.objects.create(
        code=manifest.delivery,
        authority=list(manifest.authority),
        accepted_errors=dict(manifest.accepted_errors),
        in_force=in_force,
        registered_at=now,
        **{name: getattr(manifest, name) for name in copied},
    )
    DeliveredTable.objects.bulk_create(
        DeliveredTable(delivery=delivery, name=name, rows=entry.rows, sha256=entry.sha256)
        for name, entry in manifest.tables.items()
    )


def _record(actor: Actor, now: datetime, manifest: Manifest) -> None:
    record(
        actor=actor,
        now=now,
        action="deliveries.register",
        object_type="deliveries.delivery",
        object_id=manifest.delivery,
        label=manifest.delivery,
        details={"rows": sum(entry.rows for entry in manifest.tables.values()), "content_hash": manifest.content_hash},
        legal_basis=manifest.legal_basis,
    )
