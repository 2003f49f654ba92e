"""Mirroring the event store's manifests into the database."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from django.db import transaction

from narvard.base.audit.operations import record
from narvard.base.core.actor import Actor
from narvard.base.core.operations import take_turn
from narvard.measure.deliveries.models import DeliveredTable, Delivery
from narvard_analytics.events.coexistence import in_force as counting
from narvard_analytics.events.manifest import Manifest
from narvard_analytics.events.quality.measuring import quality_of
from narvard_analytics.events.quality.records import Quality
from narvard_analytics.events.store import read_manifests


def register_deliveries(*, actor: Actor, now: datetime, events_root: Path) -> tuple[str, ...]:
    """Mirror every delivery under `events_root`; answer the codes of those that are in force.

    A delivery that is registered already keeps its row, since a delivery never changes; only whether it is in force
    may. Its quality is counted once, so that pages never open the event store. Raises ManifestNotRead where a folder is
    not a whole delivery, DeliveryDamaged where a file is lacking, and then nothing has changed.
    """
    actor.require("deliveries.register")
    manifests = read_manifests(events_root)
    # Before the transaction: counting takes seconds, in which others want to write.
    counted = _count_quality(events_root, manifests)
    with transaction.atomic():
        take_turn("deliveries.register")
        return _mirror(actor, now, manifests, counted)


def _count_quality(events_root: Path, manifests: list[Manifest]) -> dict[str, Quality]:
    """The quality of each delivery of which it is not known yet."""
    known = set(Delivery.objects.filter(quality__isnull=False).values_list("code", flat=True))
    unknown = [manifest.delivery for manifest in manifests if manifest.delivery not in known]
    return {delivery: quality_of(events_root, delivery, manifests) for delivery in unknown}


def _mirror(actor: Actor, now: datetime, manifests: list[Manifest], counted: Mapping[str, Quality]) -> tuple[str, ...]:
    in_force = {manifest.delivery for manifest in counting(manifests)}
    known = set(Delivery.objects.values_list("code", flat=True))
    new = [manifest for manifest in manifests if manifest.delivery not in known]
    _take_out_of_force(in_force)
    for manifest in new:
        _add(manifest, in_force=manifest.delivery in in_force, now=now)
    Delivery.objects.filter(code__in=in_force, in_force=False).update(in_force=True)
    for code, quality in counted.items():
        Delivery.objects.filter(code=code).update(quality=quality.to_plain(), concerns=len(quality.concerns))
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
