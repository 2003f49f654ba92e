"""A small event store for tests of engines: rows as dicts, delivered by one region and read through a snapshot."""

import shutil
import uuid
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pyarrow as pa
import pytest

from narvard_analytics.events.manifest import Manifest
from narvard_analytics.events.schema import REFERENCE_TABLES, TABLES
from narvard_analytics.events.snapshot import Snapshot, open_snapshot
from narvard_analytics.events.store import write_delivery

ZONE = ZoneInfo("Europe/Stockholm")
CUT_OFF = datetime(2021, 1, 1, tzinfo=ZONE)

NO_JAVA = pytest.mark.skipif(shutil.which("java") is None, reason="Spark needs Java: sh tests/java.sh")
SPARK = pytest.param("spark", marks=[pytest.mark.slow, NO_JAVA, pytest.mark.xdist_group("spark")])
KINDS = ["plain", "duckdb", SPARK]


def person(number: int) -> uuid.UUID:
    """The pseudonym of a made-up person."""
    return uuid.UUID(int=number * 0x1_0000_0000_0001, version=4)


def at(text: str) -> datetime:
    """An instant in local time, or in the zone that the text names."""
    found = datetime.fromisoformat(text)
    return found if found.tzinfo else found.replace(tzinfo=ZONE)


def snapshot_of(root: Path, **tables: Sequence[Mapping]) -> Snapshot:
    """The snapshot of one delivery with the rows; columns not given are empty."""
    manifest = Manifest(
        controller="region",
        period_from=date(2020, 1, 1),
        period_to=date(2021, 1, 1),
        cut_off=CUT_OFF,
        made_at=CUT_OFF,
        purpose="test",
        legal_basis="made up",
        authority=tuple(name for name in REFERENCE_TABLES if name in tables),
    )
    write_delivery(root, manifest, {name: _table(name, rows) for name, rows in tables.items()})
    return open_snapshot(root)


def _table(name: str, rows: Sequence[Mapping]) -> pa.Table:
    schema = TABLES[name].arrow_schema()
    return pa.Table.from_arrays([_column(field, rows) for field in schema], schema=schema)


def _column(field: pa.Field, rows: Sequence[Mapping]) -> pa.Array:
    values = [row.get(field.name) for row in rows]
    if field.type == pa.uuid():
        return pa.ExtensionArray.from_storage(field.type, pa.array([v.bytes for v in values], pa.binary(16)))
    return pa.array(values, field.type)
