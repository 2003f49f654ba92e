"""Results as files: CSV, Parquet, JSON, XLSX, JSON-stat or FHIR, by the name of the file."""

import json
from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.csv as pa_csv
import pyarrow.parquet as pq
import xlsxwriter

from narvard_analytics.errors import AnalyticsError
from narvard_analytics.publication.fhir import measure_bundle
from narvard_analytics.publication.json_stat import json_stat


class FormatUnknown(AnalyticsError):
    """Results were to be written to a file whose name tells no format."""


def write_results(rows: pa.Table, file: Path) -> None:
    """Write a result table in the format that the file's name ends with; figures withheld or missing are left empty.

    Raises FormatUnknown.
    """
    check_format(file)
    file.parent.mkdir(parents=True, exist_ok=True)
    WRITERS[_ending(file)](rows, file)


def check_format(file: Path) -> None:
    """Raise FormatUnknown unless the file's name ends with a known format: asked before anything is computed."""
    if _ending(file) not in WRITERS:
        raise FormatUnknown(
            f"{file.name} does not tell a format that results can be written in. "
            f"End the name with one of {', '.join(WRITERS)}."
        )


def _ending(file: Path) -> str:
    """The longest known ending of the file's name: results.jsonstat.json is JSON-stat and not just JSON."""
    known = [ending for ending in WRITERS if file.name.endswith(ending)]
    return max(known, key=len, default=file.suffix)


def _csv(rows: pa.Table, file: Path) -> None:
    pa_csv.write_csv(rows, file)


def _parquet(rows: pa.Table, file: Path) -> None:
    pq.write_table(rows, file, compression="zstd")


def _json(rows: pa.Table, file: Path) -> None:
    text = json.dumps(rows.to_pylist(), ensure_ascii=False, default=_isoformat, indent=1)
    file.write_text(text + "\n", encoding="utf-8")


def _json_stat(rows: pa.Table, file: Path) -> None:
    file.write_text(json.dumps(json_stat(rows), ensure_ascii=False) + "\n", encoding="utf-8")


def _fhir(rows: pa.Table, file: Path) -> None:
    file.write_text(json.dumps(measure_bundle(rows), ensure_ascii=False) + "\n", encoding="utf-8")


def _xlsx(rows: pa.Table, file: Path) -> None:
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(str(file), options) as book:
        sheet = book.add_worksheet("results")
        sheet.freeze_panes(1, 0)
        sheet.write_row(0, 0, rows.column_names)
        for number, row in enumerate(rows.to_pylist(), start=1):
            for column, value in enumerate(row.values()):
                sheet.write(number, column, _isoformat(value) if isinstance(value, date) else value)


def _isoformat(value: date | datetime) -> str:
    return value.isoformat()


WRITERS: Mapping[str, Callable[[pa.Table, Path], None]] = {
    ".csv": _csv,
    ".parquet": _parquet,
    ".json": _json,
    ".xlsx": _xlsx,
    ".jsonstat.json": _json_stat,
    ".fhir.json": _fhir,
}
