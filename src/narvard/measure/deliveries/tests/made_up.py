"""A made-up delivery in an event store of its own."""

import tempfile
from datetime import UTC, date, datetime
from pathlib import Path

import pyarrow as pa

from narvard.base.core.actor import command_line
from narvard.measure.deliveries.operations import register_deliveries
from narvard_analytics.events.manifest import Manifest
from narvard_analytics.events.schema import TABLES
from narvard_analytics.events.store import write_delivery


def deliver(root: Path, inhabitants: int = 1000, **stated) -> str:
    """Write a delivery with one table of public figures and answer its code."""
    manifest = Manifest(
        **{
            "controller": "vgr",
            "period_from": date(2022, 4, 1),
            "period_to": date(2026, 10, 1),
            "cut_off": datetime(2026, 10, 15, tzinfo=UTC),
            "made_at": datetime(2026, 10, 16, tzinfo=UTC),
            "purpose": "Follow-up of the shift to close care",
            "legal_basis": "2008:355",
            "authority": ("population",),
            "accepted_errors": {"contacts.unknown_code": 12, "stays.end_before_start": 3},
            **stated,
        }
    )
    row = {
        "municipality": "1490",
        "reference_date": date(2017, 12, 31),
        "sex": None,
        "age": None,
        "inhabitants": inhabitants,
        "source": "SCB",
    }
    schema = TABLES["population"].arrow_schema()
    known = {name: row.get(name) for name in schema.names}
    return write_delivery(root, manifest, {"population": pa.Table.from_pylist([known], schema=schema)}).name


def registered(now: datetime) -> str:
    """A delivery in a folder of its own, registered; answers its code."""
    with tempfile.TemporaryDirectory() as folder:
        code = deliver(Path(folder))
        register_deliveries(actor=command_line("deliveries.register"), now=now, events_root=Path(folder))
    return code
