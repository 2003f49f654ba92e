"""Small made-up tables and manifests for the tests."""

from datetime import UTC, date, datetime
from uuid import UUID

import pyarrow as pa

from narvard_analytics.events.manifest import Manifest

ANNA, BO, CILLA = (UUID(int=n).bytes for n in (1, 2, 3))
MADE_AT = datetime(2025, 1, 2, tzinfo=UTC)


def manifest(controller="region", begin=date(2024, 1, 1), end=date(2025, 1, 1), **more):
    settings = {"cut_off": datetime(end.year, end.month, end.day, tzinfo=UTC), "made_at": MADE_AT}
    return Manifest(controller, begin, end, **{**settings, **more})


def uuids(*persons):
    return pa.ExtensionArray.from_storage(pa.uuid(), pa.array(persons, pa.binary(16)))


def persons(*who):
    return pa.table({"person": uuids(*who)})


def contacts(*rows):
    """Contacts as (id, person, instant)."""
    ids, who, when = zip(*rows, strict=True)
    return pa.table(
        {
            "contact": list(ids),
            "person": uuids(*who),
            "started_at": pa.array(when, pa.timestamp("us", tz="UTC")),
            "status": ["finished"] * len(rows),
        }
    )


def at(text):
    return datetime.fromisoformat(text).astimezone(UTC)
