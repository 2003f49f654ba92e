"""The event store on disk: one folder a delivery, seen whole or not at all."""

import fcntl
import hashlib
import os
import re
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
from narvard_analytics.events.manifest import MANIFEST_FILE, Manifest, ManifestNotRead, TableEntry, read_manifest
from narvard_analytics.events.schema import Table, table_named
from narvard_analytics.events.sql import literal, name, without_progress_bar

INCOMING = ".incoming-"
DELIVERY_NAME = re.compile(r"[A-Za-z0-9_-]+\.[a-z_]+(\.\d{4}-\d{2}-\d{2}){2}\.(?P<number>\d{4,})")
"""Controller, dataset, first day, day after the last, running number."""
REJECTED_FILE = "rejected.parquet"
"""Beside the tables: the place and reason of every row that was left out. No table, and no identity numbers."""
ROW_GROUP = 500_000
"""Rows a row group: small enough to skip by person, large enough to compress."""
MEMORY_LIMIT = "2GB"
ROWS_IN_ONE_SORT = 1_000_000
SLICES, SAMPLED = 16, 20_000
"""How many parts more rows than that are sorted in, and how many rows tell where the parts meet."""


class DeliveryDamaged(AnalyticsError):
    """A delivery's file is not the one its manifest describes."""


class ManifestLost(ManifestNotRead):
    """A delivery's folder has lost its manifest, so nobody can tell which deliveries are in force."""


def write_delivery(
    root: Path, manifest: Manifest, tables: Mapping[str, pa.Table | Path], rejected: Path | None = None
) -> Path:
    """Write a delivery and return its folder, which appears whole or not at all.

    `tables` maps a table's name to its rows, or to a Parquet file that already fits the schema and is sorted. Rows are
    sorted by person and time if they are not. `rejected` is a Parquet file with the places of the rows left out. The
    folder is named after controller, dataset, period and a running number; the highest number is in force. Raises
    UnknownTable, TableNotConform, or one of the refusals of `narvard_analytics.events.coexistence`, and then nothing
    has changed.
    """
    root.mkdir(parents=True, exist_ok=True)
    with _only_writer(root):
        present = read_manifests(root)
        incoming = Path(tempfile.mkdtemp(prefix=INCOMING, dir=root))
        try:
            named = manifest.named(_next_name(manifest, present), _write_tables(incoming, tables))
            check_beside(named, present)
            if rejected is not None:
                shutil.move(rejected, incoming / REJECTED_FILE)
            (incoming / MANIFEST_FILE).write_text(named.to_json(), encoding="utf-8")
            return _publish(incoming, root / named.delivery)
        except BaseException:
            shutil.rmtree(incoming, ignore_errors=True)
            raise


def read_manifests(root: Path) -> list[Manifest]:
    """The manifests of all deliveries, replaced ones too, in order of name.

    Raises ManifestNotRead where a folder is not a whole delivery, and ManifestLost where it was one: passing it over
    would silently bring the delivery that it replaced back into force.
    """
    if not root.is_dir():
        return []
    return [read_manifest(f) for f in sorted(root.iterdir()) if _is_delivery(f)]


def _is_delivery(folder: Path) -> bool:
    if folder.name.startswith(".") or not folder.is_dir():
        return False
    if (folder / MANIFEST_FILE).is_file():
        return True
    if DELIVERY_NAME.fullmatch(folder.name):
        raise ManifestLost(
            f"The delivery {folder.name} has lost its {MANIFEST_FILE}, so it cannot be told what is in force. Restore"
            " the file from a copy, or move the whole folder away and load the delivery again."
        )
    return False


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
        without_progress_bar(connected.execute)
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
    number = 1 + max((_running_number(m) for m in present if m.series == manifest.series), default=0)
    return f"{manifest.controller}.{manifest.dataset}.{manifest.period_from}.{manifest.period_to}.{number:04d}"


def _running_number(manifest: Manifest) -> int:
    return int(manifest.delivery.rpartition(".")[2])


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
    first = table.sort[0]
    if table.column(first).required and _count(connected, query) > ROWS_IN_ONE_SORT:
        _copy_in_slices(connected, query, first, order, file)
    else:
        connected.execute(f"COPY ({query} ORDER BY {order}) TO {literal(file)} ({parquet_options()})")


def _count(connected: duckdb.DuckDBPyConnection, query: str) -> int:
    (rows,) = connected.execute(f"SELECT count(*) FROM ({query})").fetchone() or (0,)
    return int(rows)


def _copy_in_slices(connected: duckdb.DuckDBPyConnection, query: str, first: str, order: str, file: Path) -> None:
    """Sort the rows of a sixteenth of the first column's values at a time: a whole sort would not fit in the memory."""
    edges = _edges(connected, query, name(first))
    bounds = zip([None, *edges], [*edges, None], strict=True)
    with ExitStack() as closing:
        writer = None
        for edge, end in bounds:
            limits = [f"{name(first)} {sign} ?" for sign, limit in ((">=", edge), ("<", end)) if limit is not None]
            rows = f"SELECT * FROM ({query}) WHERE {' AND '.join(limits) or 'true'} ORDER BY {order}"
            reader = connected.execute(rows, [x for x in (edge, end) if x is not None]).to_arrow_reader(ROW_GROUP)
            schema = _plain_booleans(reader.schema)
            if writer is None:
                writer = closing.enter_context(pq.ParquetWriter(file, schema, compression="zstd"))
            for batch in reader:
                writer.write_table(pa.Table.from_batches([batch]).cast(schema))


def _edges(connected: duckdb.DuckDBPyConnection, query: str, column: str) -> list[object]:
    """Values of the column that divide the rows into about equal slices, by a sample; which ones changes no row."""
    sample = f"SELECT {column} AS v FROM (SELECT {column} FROM ({query})) USING SAMPLE {SAMPLED} ROWS"
    part = f"SELECT v, ntile({SLICES}) OVER (ORDER BY v) AS part FROM ({sample})"
    rows = connected.execute(f"SELECT DISTINCT min(v) FROM ({part}) WHERE part > 1 GROUP BY part ORDER BY 1")
    return [value for (value,) in rows.fetchall()]


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
