"""Reading a plan out of an XLSX file: shape only, what it means is checked elsewhere."""

from collections.abc import Iterator, Sequence
from io import BytesIO
from math import isfinite
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook
from openpyxl.cell.read_only import EmptyCell, ReadOnlyCell

from narvard.govern.plans.rules.draft import Problem
from narvard.govern.plans.rules.fields import PLACE
from narvard.govern.plans.rules.nesting import nested
from narvard.govern.plans.rules.sheets import CODE_ROW, FIRST_ROW, MARKS, SHEETS

# A plan of ten areas unpacks to about two megabytes; more than five times that is no plan.
LARGEST_UNPACKED = 10_000_000
MOST_PARTS = 200
MOST_ROWS = 5_000
# The widest sheet has a dozen; a row may otherwise claim sixteen thousand.
MOST_COLUMNS = 50
Read = tuple[dict[str, object], tuple[Problem, ...]]


def read_workbook(content: bytes) -> Read:
    """The document in a workbook, with what is wrong with the file itself."""
    if refusal := _refusal(content):
        return {}, (Problem(refusal),)
    problems: list[Problem] = []
    try:
        rows = _rows(content, problems)
    except Exception:  # openpyxl raises whatever its parts raise on a broken file: KeyError, ParseError, ValueError
        return {}, (Problem("not_a_workbook"),)
    problems.extend(Problem("sheet_missing", value=name) for name in ("plans", "activities") if name not in rows)
    document, lost = nested(rows)
    return document, (*problems, *lost)


def _rows(content: bytes, problems: list[Problem]) -> dict[str, list[dict[str, object]]]:
    """The rows of every sheet of a plan; sheets are read as they are walked, so that any of them may break the file."""
    found: dict[str, list[dict[str, object]]] = {}
    book = load_workbook(BytesIO(content), read_only=True, data_only=False)
    for sheet in book.worksheets:
        sheet.reset_dimensions()
        _read_sheet(sheet.title, sheet.iter_rows(max_col=MOST_COLUMNS), found, problems)
    return found


def _refusal(content: bytes) -> str:
    """Why a file is not opened at all, or ""."""
    try:
        with ZipFile(BytesIO(content)) as packed:
            parts = packed.infolist()
    except BadZipFile:
        return "not_a_workbook"
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        return "unpacks_too_large"
    return ""


def _read_sheet(
    title: str,
    lines: Iterator[Sequence[ReadOnlyCell | EmptyCell]],
    rows: dict[str, list[dict[str, object]]],
    problems: list[Problem],
) -> None:
    columns = [str(cell.value or "").strip() for cell in next(lines, ())]
    name = next((name for name, mark in MARKS.items() if mark in columns), "")
    if not name:
        return
    missing = [column for column in SHEETS[name] if column not in columns]
    problems.extend(Problem("column_missing", title, CODE_ROW, column) for column in missing)
    found = rows.setdefault(name, [])
    for number, line in enumerate(lines, start=CODE_ROW + 1):
        if number > MOST_ROWS:
            problems.append(Problem("too_many_rows", title, number))
            return
        row = _row(title, number, dict(zip(columns, line, strict=False)), problems)
        if number >= FIRST_ROW and row:
            found.append(row | {PLACE: [title, number]})


def _row(
    title: str, number: int, cells: dict[str, ReadOnlyCell | EmptyCell], problems: list[Problem]
) -> dict[str, object]:
    row: dict[str, object] = {}
    for column, cell in cells.items():
        if not column or cell.value is None or (isinstance(cell.value, str) and not cell.value.strip()):
            continue
        if cell.data_type in ("f", "e") or (isinstance(cell.value, float) and not isfinite(cell.value)):
            code = "formula" if cell.data_type == "f" else "cell_in_error"
            problems.append(Problem(code, title, number, column, str(cell.value)[:80]))
            continue
        row[column] = cell.value
    return row
