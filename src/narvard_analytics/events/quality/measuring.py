"""Counting what is in a delivery's files. One pass over each table's columns; no row leaves."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from narvard_analytics.errors import AnalyticsError
from narvard_analytics.events.manifest import Manifest
from narvard_analytics.events.quality.judging import is_flow, judge
from narvard_analytics.events.quality.records import (
    FEWEST,
    CodeCount,
    ColumnFill,
    Measured,
    Quality,
    Rejected,
    TableMeasure,
)
from narvard_analytics.events.schema import TABLES, Column, Table
from narvard_analytics.events.sql import literal, name
from narvard_analytics.events.store import REJECTED_FILE, DeliveryDamaged, connection
from narvard_analytics.periods import month_start

CARE, GIVERS = "contacts", "contact_participants"
GIVEN = "status IN ('finished', 'in_progress')"
"""Contacts that somebody has given; nobody is asked for where one was planned, cancelled or missed."""
UNDATED = ("birth_date", "death_date")
PLACES = ("table", "file", "line", "column", "reason")


class DeliveryUnknown(AnalyticsError):
    """A delivery was asked for that the event store does not have."""


def quality_of(root: Path, delivery: str, manifests: Sequence[Manifest]) -> Quality:
    """The quality of a delivery, beside the last one that its controller made before it of the same dataset.

    `manifests` are all of the store, replaced ones too. Raises DeliveryUnknown.
    """
    found = next((m for m in manifests if m.delivery == delivery), None)
    if found is None:
        raise DeliveryUnknown(f"There is no delivery {delivery}. See them with narvard events list.")
    last = last_before(found, manifests)
    measured = measure(root, found)
    before = measure(root, last) if last else None
    return Quality(measured, before, tuple(judge(measured, before)))


def last_before(manifest: Manifest, manifests: Sequence[Manifest]) -> Manifest | None:
    """The controller's last delivery of the same dataset that was made before this one."""
    same = [
        m
        for m in manifests
        if (m.controller, m.dataset) == (manifest.controller, manifest.dataset)
        and (m.made_at, m.delivery) < (manifest.made_at, manifest.delivery)
    ]
    return max(same, key=lambda m: (m.made_at, m.delivery), default=None)


def measure(root: Path, manifest: Manifest) -> Measured:
    """A delivery's tables counted.

    Raises DeliveryDamaged where a file is lacking or cannot be read.
    """
    zone = ZoneInfo(manifest.zone)
    folder = root / manifest.delivery
    with (
        TemporaryDirectory(prefix="narvard-quality-") as scratch,
        connection(Path(scratch), manifest.zone) as connected,
    ):
        tables = tuple(
            _table(connected, folder / f"{table}.parquet", TABLES[table], manifest)
            for table in TABLES
            if table in manifest.tables
        )
    return Measured(
        delivery=manifest.delivery,
        controller=manifest.controller,
        period_from=manifest.period_from,
        period_to=manifest.period_to,
        cut_off=manifest.cut_off.astimezone(zone).date(),
        made=manifest.made_at.astimezone(zone).date(),
        tables=tables,
        rejected=tuple(_rejected(key, count) for key, count in sorted(manifest.accepted_errors.items())),
        left_out=dict(manifest.notes.get("rows_left_out", {})),
    )


def rejected_places(root: Path, delivery: str, most: int) -> tuple[list[tuple[str, ...]], int]:
    """File, line, column and reason of the rows left out, `most` at most, and how many there are."""
    file = root / delivery / REJECTED_FILE
    if not file.is_file():
        return [], 0
    rows = pq.read_table(file, columns=list(PLACES))
    shown = rows.slice(0, most).to_pylist()
    return [tuple(str(row[place]) for place in PLACES) for row in shown], rows.num_rows


def event_column(table: Table) -> Column | None:
    """The column that tells when a row happened or began: the first instant or day that every row has, else the first.

    None for tables that have none, such as persons.
    """
    dated = [c for c in table.columns if c.type in ("instant", "date") and c.name not in UNDATED]
    return next((c for c in dated if c.required), dated[0] if dated else None)


def _table(connected: duckdb.DuckDBPyConnection, file: Path, table: Table, manifest: Manifest) -> TableMeasure:
    stored = _stored_columns(file, manifest)
    present = [c for c in table.columns if c.name in stored]
    coded = [c.name for c in present if _is_shown(c)]
    asked = [f"count({name(c.name)})" for c in present]
    asked += [f"histogram({name(column)})" for column in coded]
    asked += _when(table, manifest)
    found = connected.execute(f"SELECT count(*), {', '.join(asked)} FROM read_parquet({literal(file)})").fetchone()
    rows, *counts = found or ()
    filled, histograms = counts[: len(present)], counts[len(present) : -3]
    first, last, months = counts[-3:]
    return TableMeasure(
        table=table.name,
        rows=rows,
        since=manifest.measured_since.get(table.name, manifest.period_from),
        first_day=first,
        last_day=last,
        without_provider=_without_provider(connected, file) if table.name == CARE else None,
        columns=tuple(ColumnFill(c.name, n) for c, n in zip(present, filled, strict=True) if c.name != "custodian"),
        months=tuple((f"{month_start(number):%Y-%m}", n) for number, n in sorted((months or {}).items())),
        codes=tuple(code for c, h in zip(coded, histograms, strict=True) for code in _codes(c, h)),
    )


def _stored_columns(file: Path, manifest: Manifest) -> set[str]:
    try:
        return set(pq.read_schema(file).names)
    except (OSError, pa.ArrowInvalid) as error:
        raise DeliveryDamaged(
            f"{manifest.delivery}/{file.name} is lacking or cannot be read, so its quality could not be counted."
            " Restore it from a copy, or remove the folder and load the delivery again."
        ) from error


def _without_provider(connected: duckdb.DuckDBPyConnection, contacts: Path) -> float | None:
    """The share of contacts given for which the delivery names nobody, as continuity counts it: the person, no unit."""
    given = f"SELECT contact FROM read_parquet({literal(contacts)}) WHERE {GIVEN}"
    givers = contacts.with_name(f"{GIVERS}.parquet")
    named = f"SELECT contact FROM read_parquet({literal(givers)})" if givers.is_file() else "SELECT NULL AS contact"
    found = connected.execute(
        f"SELECT (SELECT count(*) FROM ({given})), (SELECT count(*) FROM ({given}) ANTI JOIN ({named}) USING (contact))"
    ).fetchone()
    every, nobody = found or (0, 0)
    return nobody / every if every else None


def _when(table: Table, manifest: Manifest) -> tuple[str, str, str]:
    """SQL for the first and last day that something happened, and the rows of each month of the delivery's period.

    Months are those of flows only: how many began something that lasts could be very few.
    """
    column = event_column(table)
    if column is None:
        return "NULL", "NULL", "NULL"
    day = f"CAST({name(column.name)} AS DATE)"
    happened = "status IS DISTINCT FROM 'planned'" if "status" in table.names else "true"
    month = f"year({day}) * 12 + month({day}) - 1"
    within = f"{day} >= DATE '{manifest.period_from}' AND {day} < DATE '{manifest.period_to}'"
    return (
        f"min({day}) FILTER ({happened})",
        f"max({day}) FILTER ({happened})",
        f"histogram({month}) FILTER ({happened} AND {within})" if is_flow(table.name) else "NULL",
    )


def _is_shown(column: Column) -> bool:
    """Codes are counted but for those behind the social-service fence."""
    return bool(column.codes) and not column.fenced and not column.fenced_codes


def _codes(column: str, histogram: Mapping[str, int] | None) -> list[CodeCount]:
    counted = sorted((histogram or {}).items())
    return [CodeCount(column, code, rows) for code, rows in counted if rows >= FEWEST]


def _rejected(key: str, count: int) -> Rejected:
    """Counts are kept in the manifest as "table.reason"."""
    table, _, reason = key.rpartition(".")
    return Rejected(table, reason, count)
