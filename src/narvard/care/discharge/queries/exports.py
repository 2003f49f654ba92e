"""Reading another system's export: a file of lines with a header, as CSV or as a workbook's first sheet."""

import csv
import io
from collections.abc import Iterator, Mapping
from datetime import datetime
from zipfile import BadZipFile

from openpyxl import load_workbook

LARGEST = 10 * 1024 * 1024
MOST_LINES = 20_000
Lines = tuple[tuple[int, Mapping[str, str]], ...]


class ExportUnreadable(ValueError):
    """The file cannot be read; `code` says why."""

    REASONS = {
        "too_large": "it is larger than ten megabytes, or longer than twenty thousand lines. Export it in parts.",
        "encoding": "its letters are written in another way than the mapping file says. Correct `encoding`.",
        "not_a_workbook": "it is no workbook, or a broken one. Export it again.",
        "empty": "it has no header. Export it again, with the names of the columns.",
    }

    def __init__(self, code: str) -> None:
        super().__init__(f"The file was not read, because {self.REASONS[code]}")
        self.code = code


def lines_of(content: bytes, *, delimiter: str, encoding: str) -> Lines:
    """Each line with its number (the header is 1) and its cells by the header. Raises ExportUnreadable."""
    if len(content) > LARGEST:
        raise ExportUnreadable("too_large")
    table = _workbook(content) if content[:2] == b"PK" else _text(content, delimiter, encoding)
    header = [name.strip() for name in next(table, [])]
    if not any(header):
        raise ExportUnreadable("empty")
    found = []
    for number, cells in enumerate(table, start=2):
        if number > MOST_LINES:
            raise ExportUnreadable("too_large")
        if any(cells):
            found.append((number, dict(zip(header, cells, strict=False))))
    return tuple(found)


def _text(content: bytes, delimiter: str, encoding: str) -> Iterator[list[str]]:
    try:
        text = content.decode(encoding)
    except (UnicodeDecodeError, LookupError) as error:
        raise ExportUnreadable("encoding") from error
    return iter(csv.reader(io.StringIO(text), delimiter=delimiter or ";"))


def _workbook(content: bytes) -> Iterator[list[str]]:
    try:
        sheet = load_workbook(io.BytesIO(content), read_only=True, data_only=True).worksheets[0]
        return iter(
            [[_cell(value) for value in row] for row in sheet.iter_rows(values_only=True, max_row=MOST_LINES + 1)]
        )
    except (BadZipFile, KeyError, ValueError, OSError, IndexError) as error:
        raise ExportUnreadable("not_a_workbook") from error


def _cell(value: object) -> str:
    """A cell as text; a moment as the mapping's first format usually says."""
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M}"
    return "" if value is None else str(value)
