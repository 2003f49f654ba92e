"""Parquet files with the tables' columns: one file a table, named after it. DuckDB reads them itself."""

from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from narvard_analytics.events.findings import Problem
from narvard_analytics.events.pseudonyms.controller import Pseudonymiser
from narvard_analytics.events.readers.csv_tables import table_of
from narvard_analytics.events.readers.headers import check_header
from narvard_analytics.events.readers.text_files import Progress
from narvard_analytics.events.schema import TABLES
from narvard_analytics.events.sql import literal
from narvard_analytics.events.staging import Staging


def read_parquet_tables(
    files: Sequence[Path], staging: Staging, _pseudonymiser: Pseudonymiser, progress: Progress
) -> None:
    """Stage every Parquet file as a query over it. Persons have to be pseudonyms (UUID) already.

    The line of a row is its number in the file, from 1.
    """
    for file in files:
        table = table_of(file)
        if table not in TABLES:
            staging.problem(Problem("", file.name, 1, "", "unknown_table"))
            continue
        try:
            metadata = pq.read_metadata(file)
        except (pa.ArrowInvalid, OSError):
            staging.problem(Problem(table, file.name, 1, "", "unreadable_file"))
            continue
        if check_header(staging, table, file.name, metadata.schema.to_arrow_schema().names):
            staging.add_query(table, _query(file), metadata.num_rows)
        progress(file.stat().st_size)


def _query(file: Path) -> str:
    place = f"{literal(file.name)} AS _file, file_row_number + 1 AS _line, NULL::VARCHAR AS _id"
    return f"SELECT {place}, * EXCLUDE (file_row_number) FROM read_parquet({literal(file)}, file_row_number = true)"
