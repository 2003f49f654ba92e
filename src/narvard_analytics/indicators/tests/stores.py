"""Tiny event stores for tests: rows as dicts, written as a delivery and opened as an engine."""

import uuid
from collections.abc import Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path

import pyarrow as pa

from narvard_analytics.engines import open_engine
from narvard_analytics.events.manifest import CARE_EVENTS, Manifest
from narvard_analytics.events.schema import REFERENCE_TABLES, TABLES
from narvard_analytics.events.snapshot import open_snapshot
from narvard_analytics.events.store import write_delivery

from .plain import ZONE

NAMES = [
    "persons",
    "residence",
    "listings",
    "named_contacts",
    "contacts",
    "contact_participants",
    "stays",
    "diagnoses",
    "procedures",
    "notices",
    "cohorts",
]


def person(number: int) -> uuid.UUID:
    """The pseudonym of a made-up person."""
    return uuid.UUID(int=number * 0x1_0000_0000_0001, version=4)


def at(text: str) -> datetime:
    """A local instant, for example "2020-03-01 12:00"."""
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


def store(**tables: Sequence[Mapping]) -> dict:
    """A store with every table, empty where not given; columns not given are None."""
    return {
        name: [{column: row.get(column) for column in TABLES[name].names} for row in tables.get(name, ())]
        for name in NAMES
    }


def deliver(
    root: Path,
    rows: Mapping[str, Sequence[Mapping]],
    first: date,
    cut_off: datetime,
    by: str = "region",
    dataset: str = CARE_EVENTS,
    until: date | None = None,
):
    """Write the rows as a delivery of a controller from the day `first`, to `until` or past the cut-off."""
    manifest = Manifest(
        controller=by,
        period_from=first,
        period_to=until or max(cut_off.astimezone(ZONE).date(), date(first.year + 1, 1, 1)),
        cut_off=cut_off,
        made_at=cut_off,
        purpose="test",
        legal_basis="made up",
        authority=tuple(name for name in REFERENCE_TABLES if name in rows),
        dataset=dataset,
    )
    write_delivery(root, manifest, {name: _table(name, found) for name, found in rows.items()})


@contextmanager
def opened(root: Path, rows: Mapping[str, Sequence[Mapping]], first: date, cut_off: datetime):
    """An engine over the rows, delivered by one region from the day `first`."""
    deliver(root, rows, first, cut_off)
    with open_engine(open_snapshot(root)) as engine:
        yield engine


def _table(name: str, rows: Sequence[Mapping]) -> pa.Table:
    schema = TABLES[name].arrow_schema()
    columns = []
    for field in schema:
        values = [row[field.name] for row in rows]
        if field.type == pa.uuid():
            storage = pa.array([value.bytes for value in values], pa.binary(16))
            columns.append(pa.ExtensionArray.from_storage(pa.uuid(), storage))
        else:
            columns.append(pa.array(values, field.type))
    return pa.Table.from_arrays(columns, schema=schema)
