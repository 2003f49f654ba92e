"""The event store on disk: one folder a delivery, seen whole or not at all."""

import fcntl
import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from narvard_analytics.errors import AnalyticsError
from narvard_analytics.events.coexistence import check_beside, in_force
from narvard_analytics.events.conformity import conform, is_sorted
from narvard_analytics.events.manifest import MANIFEST_FILE, Manifest, TableEntry, read_manifest
from narvard_analytics.events.schema import Table, table_named
from narvard_analytics.events.sql import literal, name

INCOMING = ".incoming-"
ROW_GROUP = 500_000
"""Rows a row group: small enough to skip by person, large enough to compress."""
MEMORY_LIMIT = "2GB"
ROWS_IN_ONE_SORT = 1_000_000
SLICES = 16
"""How many parts more rows than that are sorted in, by the first hexadecimal digit of the pseudonym."""


class DeliveryDamaged(AnalyticsError):
    """A delivery's file is not the one its manifest describes."""


def write_delivery(root: Path, manifest: Manifest, tables: Mapping[str, pa.Table | Path]) -> Path:
    """Write a delivery and return its folder, which appears whole or not at all.

    `tables` maps a table's name to its rows, or to a Parquet file that already fits the schema and is sorted. Rows are
    sorted by person and time if they are not. The folder is named after controller, dataset, period and a running
    number; the highest number is in force. Raises UnknownTable, TableNotConform, or one of the refusals of
    `narvard_analytics.events.coexistence`, and then nothing has changed.
    """
    root.mkdir(parents=True, exist_ok=True)
    with _only_writer(root):
        present = read_manifests(root)
        incoming = Path(tempfile.mkdtemp(prefix=INCOMING, dir=root))
        try:
            named = manifest.named(_next_name(manifest, present), _write_tables(incoming, tables))
            check_beside(named, present)
            (incoming / MANIFEST_FILE).write_text(named.to_json(), encoding="utf-8")
            return _publish(incoming, root / named.delivery)
        except BaseException:
            shutil.rmtree(incoming, ignore_errors=True)
            raise


def read_manifests(root: Path) -> list[Manifest]:
    """The manifests of all deliveries, replaced ones too, in order of name.

    Raises ManifestNotRead where a folder is not a whole delivery.
    """
    if not root.is_dir():
        return []
    folders = sorted(f for f in root.iterdir() if not f.name.startswith(".") and (f / MANIFEST_FILE).is_file())
    return [read_manifest(folder) for folder in folders]


def deliveries_in_force(root: Path) -> list[Manifest]:
    """The manifests of the deliveries that count, in order of name."""
    return in_force(read_manifests(root))


def verify_delivery(root: Path, manifest: Manifest) -> None:
    """Compare each file of a delivery with the hash in its manifest.

    Raises DeliveryDamaged.
    """
    for table_name, entry in manifest.tables.items():
        file = root / manifest.delivery / f"{table_name}.parquet"
        if not file.is_file() or file_hash(file) != entry.sha256:
            raise DeliveryDamaged(
                f"{manifest.delivery}/{file.name} is lacking or has been changed since it was loaded: its hash is not"
                " the one in the manifest. Restore it from a copy, or remove the folder and load the delivery again."
            )


def file_hash(file: Path) -> str:
    """SHA-256 of a file's bytes, in hexadecimal."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


@contextmanager
def connection(scratch: Path, zone: str = "UTC") -> Iterator[duckdb.DuckDBPyConnection]:
    """A DuckDB connection that keeps within the memory limit, spills to `scratch` and reads local times in `zone`."""
    connected = duckdb.connect()
    try:
        connected.execute(f"SET memory_limit = '{MEMORY_LIMIT}'")
        connected.execute("SET temp_directory = ?", [str(scratch)])
        connected.execute("SET TimeZone = ?", [zone])
        connected.execute("SET arrow_lossless_conversion = true")
        connected.execute("SET enable_progress_bar = false")
        yield connected
    finally:
        connected.close()


@contextmanager
def _only_writer(root: Path) -> Iterator[None]:
    """Hold the store's lock, and sweep away what a writer that was killed left behind."""
    with (root / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        for left in root.glob(f"{INCOMING}*"):
            shutil.rmtree(left, ignore_errors=True)
        yield


def _next_name(manifest: Manifest, present: list[Manifest]) -> str:
    number = 1 + sum(m.series == manifest.series for m in present)
    return f"{manifest.controller}.{manifest.dataset}.{manifest.period_from}.{manifest.period_to}.{number:04d}"


def _write_tables(folder: Path, tables: Mapping[str, pa.Table | Path]) -> dict[str, TableEntry]:
    entries = {}
    for table_name, rows in sorted(tables.items()):
        table, file = table_named(table_name), folder / f"{table_name}.parquet"
        if isinstance(rows, Path):
            shutil.move(rows, file)
        else:
            _write_sorted(table, conform(table, rows), file)
        _flush(file)
        entries[table_name] = TableEntry(pq.read_metadata(file).num_rows, file_hash(file))
    return entries


def _write_sorted(table: Table, rows: pa.Table, file: Path) -> None:
    if is_sorted(rows, table.sort):
        pq.write_table(rows, file, compression="zstd", row_group_size=ROW_GROUP)
        return
    with connection(file.parent) as connected:
        connected.register("unsorted_rows", rows)
        copy_sorted(connected, "SELECT * FROM unsorted_rows", table, file)


def copy_sorted(
    connected: duckdb.DuckDBPyConnection, query: str, table: Table, file: Path, then_by: tuple[str, ...] = ()
) -> None:
    """Write the query's rows to a Parquet file in the table's order; ties by key, or by every column without one.

    Columns that the query has beside the table's go into `then_by`.
    """
    columns = dict.fromkeys((*table.sort, *(table.key or table.names), *then_by))
    order = ", ".join(name(column) for column in columns)
    if table.sort[0] == "person" and _count(connected, query) > ROWS_IN_ONE_SORT:
        _copy_in_slices(connected, query, order, file)
    else:
        connected.execute(f"COPY ({query} ORDER BY {order}) TO {literal(file)} ({parquet_options()})")


def _count(connected: duckdb.DuckDBPyConnection, query: str) -> int:
    (rows,) = connected.execute(f"SELECT count(*) FROM ({query})").fetchone() or (0,)
    return int(rows)


def _copy_in_slices(connected: duckdb.DuckDBPyConnection, query: str, order: str, file: Path) -> None:
    """Sort a sixteenth of the persons at a time: pseudonyms are even, and a whole sort would not fit in the memory."""
    edges = [f"'{digit:x}0000000-0000-0000-0000-000000000000'::UUID" for digit in range(SLICES)]
    ends = [f" AND person < {edge}" for edge in edges[1:]] + [""]
    with ExitStack() as closing:
        writer = None
        for edge, end in zip(edges, ends, strict=True):
            rows = f"SELECT * FROM ({query}) WHERE person >= {edge}{end} ORDER BY {order}"
            reader = connected.execute(rows).to_arrow_reader(ROW_GROUP)
            schema = _plain_booleans(reader.schema)
            if writer is None:
                writer = closing.enter_context(pq.ParquetWriter(file, schema, compression="zstd"))
            for batch in reader:
                writer.write_table(pa.Table.from_batches([batch]).cast(schema))


def _plain_booleans(schema: pa.Schema) -> pa.Schema:
    """The schema with booleans of one bit: the engine hands them over as bytes, which Parquet would keep as numbers."""
    bit = [field.with_type(pa.bool_()) if field.type == pa.bool8() else field for field in schema]
    return pa.schema(bit)


def parquet_options() -> str:
    """How the store writes Parquet in DuckDB."""
    return f"FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {ROW_GROUP}"


def _publish(incoming: Path, final: Path) -> Path:
    _flush(incoming / MANIFEST_FILE)
    _flush(incoming)
    os.rename(incoming, final)
    _flush(final.parent)
    return final


def _flush(path: Path) -> None:
    """Have the file or folder on disk before anything relies on it."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
