"""The compacted view of all deliveries in force that every measurement reads."""

import json
import os
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import duckdb
import pyarrow.parquet as pq

from narvard_analytics.errors import AnalyticsError
from narvard_analytics.events.coexistence import check_together
from narvard_analytics.events.manifest import CARE_EVENTS, Manifest, hash_of
from narvard_analytics.events.schema import TABLES, Column, Table
from narvard_analytics.events.sql import SQL_TYPES, literal, name
from narvard_analytics.events.store import (
    connection,
    copy_sorted,
    deliveries_in_force,
    parquet_options,
    verify_delivery,
)

SNAPSHOTS = ".snapshot"
SNAPSHOT_FILE = "snapshot.json"
KEPT = 2
"""Snapshots kept: the newest, and the one before, which may still be read."""
LAYOUT_VERSION = "1"
"""Raised when the files of a snapshot are laid out in another way, so that old snapshots are not read."""


class NothingDelivered(AnalyticsError):
    """There is no delivery to read."""


class ZonesDiffer(AnalyticsError):
    """Deliveries in one store count days in different zones."""


@dataclass(frozen=True)
class Snapshot:
    """One Parquet file a table in `path`, sorted by person and time, with a local day `x_day` beside each `x_at`.

    `key` identifies the content, `cut_off` is the instant up to which every controller's events are known, and `zone`
    is the zone in which days are counted. `deliveries` are the folders it was made from.
    """

    path: Path
    key: str
    cut_off: datetime
    zone: str
    deliveries: tuple[str, ...] = ()

    def file(self, table: str) -> Path | None:
        """The table's Parquet file, or None where no delivery has the table."""
        file = self.path / f"{table}.parquet"
        return file if file.is_file() else None


def open_snapshot(root: Path) -> Snapshot:
    """The snapshot of the deliveries in force, made now if it is not there.

    Raises NothingDelivered, ZonesDiffer, TwoAuthorities, JoinNotPermitted or DeliveryDamaged.
    """
    manifests = deliveries_in_force(root)
    if not manifests:
        raise NothingDelivered(
            f"There is no delivery in {root.name}, so there is nothing to measure. Make one with narvard events"
            " generate or narvard events load."
        )
    check_together(manifests)
    snapshot = _describe(root, manifests)
    if not (snapshot.path / SNAPSHOT_FILE).is_file():
        _build(root, manifests, snapshot)
    return snapshot


def snapshot_key(manifests: Sequence[Manifest]) -> str:
    """What identifies a snapshot: 32 hexadecimal characters of the hash over what is in it."""
    content = [
        [m.delivery, m.content_hash, sorted(m.authority), m.zone, m.schema_version, *_measured_since(m)]
        for m in manifests
    ]
    return hash_of([LAYOUT_VERSION, content])[:32]


def _measured_since(manifest: Manifest) -> list[tuple[str, str]]:
    return [(table, day.isoformat()) for table, day in sorted(manifest.measured_since.items())]


def common_cut_off(manifests: Sequence[Manifest]) -> datetime:
    """The instant up to which all controllers' events are known: the earliest of each controller's latest cut-off."""
    events = [m for m in manifests if m.dataset == CARE_EVENTS] or manifests
    latest: dict[str, datetime] = {}
    for manifest in events:
        latest[manifest.controller] = max(manifest.cut_off, latest.get(manifest.controller, manifest.cut_off))
    return min(latest.values())


def _describe(root: Path, manifests: Sequence[Manifest]) -> Snapshot:
    zones = sorted({m.zone for m in manifests})
    if len(zones) > 1:
        raise ZonesDiffer(
            f"The deliveries count days in different zones ({', '.join(zones)}), so days could not be compared."
            " Load those of one zone into a folder of their own."
        )
    key = snapshot_key(manifests)
    names = tuple(m.delivery for m in manifests)
    return Snapshot(root / SNAPSHOTS / key, key, common_cut_off(manifests), zones[0], names)


def _build(root: Path, manifests: Sequence[Manifest], snapshot: Snapshot) -> None:
    snapshot.path.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix=".making-", dir=snapshot.path.parent))
    try:
        for manifest in manifests:
            verify_delivery(root, manifest)
        with connection(fresh) as connected:
            for table in TABLES.values():
                _write_table(connected, root, manifests, table, fresh, snapshot.zone)
        (fresh / SNAPSHOT_FILE).write_text(json.dumps({"deliveries": snapshot.deliveries}), encoding="utf-8")
        _publish(fresh, snapshot.path)
        _clear(snapshot.path.parent)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _publish(fresh: Path, final: Path) -> None:
    """Put the snapshot in place; if another process was first, its files are the same and stay."""
    try:
        os.rename(fresh, final)
    except OSError:
        if not (final / SNAPSHOT_FILE).is_file():
            raise


def _clear(folder: Path) -> None:
    """Remove all but the newest snapshots; whoever still reads the one before is not disturbed."""
    whole = [f for f in folder.iterdir() if (f / SNAPSHOT_FILE).is_file() and not f.name.startswith(".")]
    for old in sorted(whole, key=lambda f: f.stat().st_mtime_ns, reverse=True)[KEPT:]:
        shutil.rmtree(old, ignore_errors=True)


def _write_table(
    connected: duckdb.DuckDBPyConnection,
    root: Path,
    manifests: Sequence[Manifest],
    table: Table,
    folder: Path,
    zone: str,
) -> None:
    sources = [m for m in manifests if table.name in m.tables and _counts(table, m)]
    if not sources:
        return
    rows = " UNION ALL ".join(_rows(root, m, table, zone) for m in sources)
    file = folder / f"{table.name}.parquet"
    if len(sources) == 1:
        connected.execute(f"COPY ({rows}) TO {literal(file)} ({parquet_options()})")
    else:
        copy_sorted(connected, f"SELECT * FROM ({_newest(rows, table)})", table, file, ("delivery",))


def _counts(table: Table, manifest: Manifest) -> bool:
    return not table.reference or table.name in manifest.authority


def _rows(root: Path, manifest: Manifest, table: Table, zone: str) -> str:
    file = root / manifest.delivery / f"{table.name}.parquet"
    present = set(pq.read_schema(file).names)
    columns = [_column(c, manifest) if c.name in present else _absent(c) for c in table.columns]
    days = [f"CAST(timezone({literal(zone)}, {i}) AS DATE) AS {i.removesuffix('_at')}_day" for i in table.instants]
    made = [f"{literal(manifest.delivery)} AS delivery"]
    return f"SELECT {', '.join([*columns, *days, *made])} FROM read_parquet({literal(file)})"


def _column(column: Column, manifest: Manifest) -> str:
    if column.name == "custodian":
        return f"coalesce(custodian, {literal(manifest.controller)}) AS custodian"
    return name(column.name)


def _absent(column: Column) -> str:
    """A column that the schema has got since the delivery was made: not known."""
    return f"CAST(NULL AS {SQL_TYPES[column.type]}) AS {name(column.name)}"


def _newest(rows: str, table: Table) -> str:
    """Of a reference row that several deliveries of the authority have, the one of the last delivery."""
    if not table.reference:
        return rows
    key = ", ".join(name(column) for column in table.key)
    return f"SELECT * FROM ({rows}) QUALIFY row_number() OVER (PARTITION BY {key} ORDER BY delivery DESC) = 1"
