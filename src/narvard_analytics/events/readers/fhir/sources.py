"""FHIR sources become staged rows: land every file, settle which resources count, and take the tables' steps."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from narvard_analytics.events.findings import Problem, harmless
from narvard_analytics.events.pseudonyms.controller import Pseudonymiser
from narvard_analytics.events.readers.fhir.files import EXPORT_LOG, first_kind, is_lines, is_plain
from narvard_analytics.events.readers.fhir.landing import Landing, landing
from narvard_analytics.events.readers.fhir.lines import BUNDLE, LineReader
from narvard_analytics.events.readers.fhir.settling import settle
from narvard_analytics.events.readers.fhir.steps import PREPARATIONS, STEPS
from narvard_analytics.events.readers.fhir.tally import SHOWN, Tally
from narvard_analytics.events.readers.fhir.views import views, views_of
from narvard_analytics.events.readers.text_files import Progress
from narvard_analytics.events.schema import TABLES
from narvard_analytics.events.sql import literal, name
from narvard_analytics.events.staging import BATCH_ROWS, Staging

SWEDEN = "Europe/Stockholm"
EXPLAINED_BY_EXAMPLE = frozenset({"no_counterpart", "not_a_score"})
"""Reasons that are understood only with the code that the source stated."""


def read_fhir(
    files: Sequence[Path],
    staging: Staging,
    pseudonymiser: Pseudonymiser,
    progress: Progress,
    municipalities: Mapping[str, str] | None = None,
    zone: str = SWEDEN,
) -> None:
    """Stage NDJSON files and bundles, in any order and under any name.

    A file whose lines are all sound resources of one type is read by DuckDB; any other line by line. `municipalities`
    maps a postal code or a lower-case city to a municipality; `zone` is that of instants without an offset.
    """
    tally = Tally()
    with landing(staging.folder, zone, pseudonymiser) as landed:
        reader = LineReader(landed, staging, tally)
        for file in files:
            _land(file, landed, reader, progress)
        reader.flush()
        _count(landed, reader, staging)
        settle(landed, reader.deleted, tally)
        _know_municipalities(landed, municipalities or {})
        for statements in PREPARATIONS:
            landed.connected.execute(statements)
        for table, step in STEPS.items():
            if any(landed.has_rows(view) for view in step.views):
                _stage(table, step.sql, landed, staging, tally)
    tally.tell(staging)


def place_key(text: str) -> str:
    """How a postal code or a city is written in a mapping to municipalities: lower-case, without spaces."""
    return text.replace(" ", "").lower()


def _land(file: Path, landed: Landing, reader: LineReader, progress: Progress) -> None:
    if not is_lines(file):
        reader.read_bundle(file, progress)
    elif file.name != EXPORT_LOG:
        if _land_plain(file, landed, reader):
            progress(file.stat().st_size)
        else:
            reader.read_lines(file, progress)


def _land_plain(file: Path, landed: Landing, reader: LineReader) -> bool:
    """Whether DuckDB's reader could take the file."""
    kind = first_kind(file)
    if kind in ("", BUNDLE) or not is_plain(file):
        return False
    if views_of(kind):
        return landed.land_file(file, kind)
    count = landed.count_file(file, kind)
    if count is not None:
        reader.pass_over(file, kind, count)
    return count is not None


def _count(landed: Landing, reader: LineReader, staging: Staging) -> None:
    kinds = sorted({view.resource for view in views().values()})
    read = {kind: landed.counted(kind) for kind in kinds}
    staging.resources.update({kind: n for kind, n in {**read, **reader.unused}.items() if n})


def _know_municipalities(landed: Landing, municipalities: Mapping[str, str]) -> None:
    landed.connected.execute("CREATE TABLE municipalities (place VARCHAR, municipality VARCHAR)")
    rows = [[place_key(place), municipality] for place, municipality in municipalities.items()]
    if rows:
        landed.connected.executemany("INSERT INTO municipalities VALUES (?, ?)", rows)


def _stage(table: str, step: str, landed: Landing, staging: Staging, tally: Tally) -> None:
    """Write a table's rows to the staging, and say what was left out, noted, or without a person."""
    file = staging.folder / f"{table}.parquet"
    made = {row[0] for row in landed.connected.execute(f"DESCRIBE {step}").fetchall()}
    columns = [f"s.{name(column)}" for column in TABLES[table].names if column in made and column != "person"]
    person, why, patients = _person(made)
    if TABLES[table].has_person:
        columns += [f"{person} AS person", f"{why} AS _why"]
    rows = (
        f"SELECT s._file, s._line, s._id, {', '.join(columns)}, s._notes FROM ({step}) s {patients}"
        " WHERE s._out IS NULL ORDER BY s._file, s._line, s._id"
    )
    (count,) = landed.connected.execute(f"COPY ({rows}) TO {literal(file)} (FORMAT parquet)").fetchone() or (0,)
    _tell_left_out(table, step, landed, tally)
    if not count:
        file.unlink()
        return
    staging.rows[table] = int(count)
    _tell_notes(table, file, landed, tally)
    if TABLES[table].has_person:
        _tell_lacking_persons(table, file, landed, staging)


def _person(made: set[str]) -> tuple[str, str, str]:
    """SQL for the person and for the reason why there is none, and the join that they need."""
    if "_subject" not in made:
        return "s.person", "s._why", ""
    person = "coalesce(p.person, s._subject.person)"
    why = f"CASE WHEN {person} IS NULL THEN CASE WHEN p.fault IS NULL THEN 'orphan' ELSE 'parent_left_out' END END"
    return person, why, "LEFT JOIN patients p ON p.key = s._subject.key"


def _tell_left_out(table: str, step: str, landed: Landing, tally: Tally) -> None:
    found = landed.connected.execute(
        f"SELECT _file, _out_column, _out, _example, count(*), min(_line, {SHOWN}) FROM ({step})"
        " WHERE _out IS NOT NULL GROUP BY ALL ORDER BY ALL"
    ).fetchall()
    for file, column, reason, example, count, lines in found:
        shown = harmless(example) if example and reason in EXPLAINED_BY_EXAMPLE else ""
        tally.add(table, file, column or "", reason, example=shown, lines=lines, count=count)


def _tell_notes(table: str, file: Path, landed: Landing, tally: Tally) -> None:
    found = landed.connected.execute(
        f"SELECT _file, n['column'], n['reason'], count(*), min(_line, {SHOWN})"
        f" FROM (SELECT _file, _line, unnest(_notes) AS n FROM read_parquet({literal(file)})) GROUP BY ALL ORDER BY ALL"
    ).fetchall()
    for source, column, reason, count, lines in found:
        tally.add(table, source, column, reason, lines=lines, count=count)


def _tell_lacking_persons(table: str, file: Path, landed: Landing, staging: Staging) -> None:
    """Each row by itself, since it is left out."""
    found = landed.connected.execute(
        f"SELECT _file, _line, _why, file_row_number FROM read_parquet({literal(file)}, file_row_number = true)"
        " WHERE _why IS NOT NULL ORDER BY file_row_number"
    )
    while rows := found.fetchmany(BATCH_ROWS):
        for source, line, reason, row in rows:
            staging.problem(Problem(table, source, line, "person", reason, row=row))
