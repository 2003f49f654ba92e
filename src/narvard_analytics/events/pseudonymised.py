"""A pseudonymised source on disk: what the controller hands to the linker, and what the linker hands on."""

import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from narvard_analytics.errors import AnalyticsError
from narvard_analytics.events.loading import kept_rows, kept_tables
from narvard_analytics.events.pseudonyms.keys import LinkerKey
from narvard_analytics.events.pseudonyms.linker import NotRekeyed, rekeyed
from narvard_analytics.events.readers.formats import CORRESPONDENCE, PSEUDONYMS_FILE
from narvard_analytics.events.report import Report
from narvard_analytics.events.schema import TABLES, Table
from narvard_analytics.events.sql import literal, name
from narvard_analytics.events.store import connection, copy_sorted

CORRESPONDENCE_SCHEMA = pa.schema([("person", pa.uuid()), ("element", pa.binary(32))])


class NotPseudonymised(AnalyticsError):
    """A source could not be pseudonymised; nothing was written."""


@dataclass(frozen=True)
class Pseudonyms:
    """Whose the pseudonyms of a source are."""

    controller: str
    key_id: str
    linked: bool


def write_pseudonymised(report: Report, out: Path) -> Pseudonyms:
    """Write a checked source as one Parquet file a table, with the correspondence for the linker beside them.

    Raises NotPseudonymised where the source has errors, or `out` is there already.
    """
    if not report.sound:
        raise NotPseudonymised(
            f"{report.source} has errors (see the report), so nothing was written. Correct them at the source first."
        )
    about = Pseudonyms(report.controller, report.key_id, linked=False)
    with _fresh_folder(out) as folder, connection(folder) as connected:
        for table in kept_tables(report):
            query = kept_rows(report.prepared, TABLES[table])
            copy_sorted(connected, query, TABLES[table], folder / f"{table}.parquet")
        _write_correspondence(report.elements, folder / CORRESPONDENCE)
        _write_about(about, folder)
    return about


def link(source: Path, key: LinkerKey, out: Path) -> Pseudonyms:
    """Re-key a pseudonymised source to the collaboration's pseudonyms; the correspondence is not written on.

    Rows come out sorted by the new pseudonyms, so that their order tells nothing of the old ones. Raises NotRekeyed,
    or NotPseudonymised where `out` is there already.
    """
    about = read_pseudonyms(source)
    if about is None or about.linked or not (source / CORRESPONDENCE).is_file():
        raise NotRekeyed(
            f"{source.name} is not a source that a controller has pseudonymised and nobody has linked. Give the folder"
            " that narvard events pseudonymise has written."
        )
    linked = Pseudonyms(about.controller, key.key_id, linked=True)
    with _fresh_folder(out) as folder, connection(folder) as connected:
        connected.register("correspondence", _new_pseudonyms(source, key, about.controller))
        for file in sorted(source.glob("*.parquet")):
            if file.name != CORRESPONDENCE:
                _rekey_table(connected, TABLES[file.stem], file, folder / file.name)
        _write_about(linked, folder)
    return linked


def read_pseudonyms(path: Path) -> Pseudonyms | None:
    """Whose the pseudonyms of a folder are, or None where it does not say."""
    file = path / PSEUDONYMS_FILE
    return Pseudonyms(**json.loads(file.read_text(encoding="utf-8"))) if file.is_file() else None


def _new_pseudonyms(source: Path, key: LinkerKey, controller: str) -> pa.Table:
    correspondence = pq.read_table(source / CORRESPONDENCE)
    made = list(rekeyed(key, controller, correspondence["element"].to_pylist()))
    new = pa.ExtensionArray.from_storage(pa.uuid(), pa.array(made, pa.binary(16)))
    return pa.table({"person": correspondence["person"], "linked": new})


def _rekey_table(connected: duckdb.DuckDBPyConnection, table: Table, file: Path, out: Path) -> None:
    read = f"SELECT * FROM read_parquet({literal(file)})"
    if table.has_person:
        _refuse_unknown(connected, table, read)
        columns = ", ".join("c.linked AS person" if n == "person" else f"t.{name(n)}" for n in table.names)
        read = f"SELECT {columns} FROM ({read}) t LEFT JOIN correspondence c ON t.person = c.person"
    copy_sorted(connected, f"SELECT * FROM ({read})", table, out)


def _refuse_unknown(connected: duckdb.DuckDBPyConnection, table: Table, read: str) -> None:
    lacking = connected.execute(
        f"SELECT count(*) FROM ({read}) t ANTI JOIN correspondence c ON t.person = c.person WHERE t.person IS NOT NULL"
    ).fetchone()
    if lacking and lacking[0]:
        raise NotRekeyed(
            f"{lacking[0]} rows of {table.name} have persons that are not in the correspondence, perhaps because the"
            " source held pseudonyms already. Let the controller pseudonymise from identity numbers."
        )


def _write_correspondence(elements: Mapping[bytes, bytes], file: Path) -> None:
    ordered = sorted(elements)
    persons = pa.ExtensionArray.from_storage(pa.uuid(), pa.array(ordered, pa.binary(16)))
    values = pa.array([elements[person] for person in ordered], pa.binary(32))
    pq.write_table(pa.Table.from_arrays([persons, values], schema=CORRESPONDENCE_SCHEMA), file)


def _write_about(about: Pseudonyms, folder: Path) -> None:
    (folder / PSEUDONYMS_FILE).write_text(json.dumps(asdict(about), indent=2) + "\n", encoding="utf-8")


@contextmanager
def _fresh_folder(out: Path) -> Iterator[Path]:
    """A folder that gets its name when it is whole, and is gone when it does not become so."""
    if out.exists():
        raise NotPseudonymised(f"{out.name} is there already. Give the name of a folder that is to be made.")
    out.parent.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix=".pseudonymising-", dir=out.parent))
    try:
        yield folder
        os.rename(folder, out)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
