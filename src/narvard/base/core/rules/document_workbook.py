"""A document as a workbook: a sheet for each table, read back to the same rows.

Row 1 of each sheet holds the codes of the columns and is hidden, row 2 their names for people, rows from 3 what is
brought. The first code of a sheet begins with the table's name, so that a sheet is known whatever it is called.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from io import BytesIO
from math import isfinite
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook
from openpyxl.cell.read_only import EmptyCell, ReadOnlyCell
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from narvard.base.core.rules.documents import PLACE, Form, Problem

CODE_ROW, NAME_ROW, FIRST_ROW = 1, 2, 3
# A plan of ten areas unpacks to about two megabytes; more than five times that is no document of a collaboration.
LARGEST_UNPACKED = 10_000_000
MOST_PARTS = 200
MOST_ROWS = 5_000
# The widest sheet has some twenty; a row may otherwise claim sixteen thousand.
MOST_COLUMNS = 50
LAST_ROW_OF_LISTS = 1000
WIDE_FROM = 300
Rows = dict[str, list[dict[str, object]]]


@dataclass(frozen=True)
class Sheet:
    """One sheet to write: its title, the code and name of each column, and its rows in the order of the columns.

    `lists` maps a column's code to the name of the list whose values it may hold; `wide` are columns of long text.
    """

    title: str
    codes: Sequence[str]
    names: Sequence[str]
    rows: Sequence[Sequence[object]]
    wide: frozenset[str] = frozenset()
    lists: Mapping[str, str] = field(default_factory=dict)


def codes_of(form: Form) -> dict[str, tuple[str, ...]]:
    """The codes that stand in the hidden row of each table's sheet."""
    return {
        table.name: (f"{table.name}.{table.columns[0].name}", *(column.name for column in table.columns[1:]))
        for table in form.tables
    }


def read_form_workbook(content: bytes, form: Form) -> tuple[dict[str, object], tuple[Problem, ...]]:
    """The document in a workbook, with what is wrong with the file itself."""
    codes = codes_of(form)
    rows, problems = read_sheets(content, codes, {name: columns[0] for name, columns in codes.items()})
    if not rows:
        return {}, problems or (Problem("sheet_missing", value=form.tables[0].name),)
    named = {name: [_unmarked(row, codes[name][0]) for row in found] for name, found in rows.items()}
    return {"format": form.format, "version": form.version, **named}, problems


def _unmarked(row: dict[str, object], mark: str) -> dict[str, object]:
    return {(name.rpartition(".")[2] if name == mark else name): value for name, value in row.items()}


def read_sheets(
    content: bytes, columns: Mapping[str, Sequence[str]], marks: Mapping[str, str]
) -> tuple[Rows, tuple[Problem, ...]]:
    """The rows of every sheet that is known by its mark (a code in its first row), and what is wrong with the file."""
    if refusal := _refusal(content):
        return {}, (Problem(refusal),)
    problems: list[Problem] = []
    found: Rows = {}
    try:
        book = load_workbook(BytesIO(content), read_only=True, data_only=False)
        for sheet in book.worksheets:
            sheet.reset_dimensions()
            lines = sheet.iter_rows(max_col=MOST_COLUMNS)
            _read_sheet(sheet.title, lines, columns, marks, found, problems)
    except Exception:  # openpyxl raises whatever its parts raise on a broken file: KeyError, ParseError, ValueError
        return {}, (Problem("not_a_workbook"),)
    return found, tuple(problems)


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
    columns: Mapping[str, Sequence[str]],
    marks: Mapping[str, str],
    rows: Rows,
    problems: list[Problem],
) -> None:
    written = [str(cell.value or "").strip() for cell in next(lines, ())]
    name = next((name for name, mark in marks.items() if mark in written), "")
    if not name:
        return
    missing = [column for column in columns[name] if column not in written]
    problems.extend(Problem("column_missing", title, CODE_ROW, column) for column in missing)
    found = rows.setdefault(name, [])
    for number, line in enumerate(lines, start=CODE_ROW + 1):
        if number > MOST_ROWS:
            problems.append(Problem("too_many_rows", title, number))
            return
        row = _row(title, number, dict(zip(written, line, strict=False)), problems)
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


def workbook(
    sheets: Sequence[Sheet], *, lists: Mapping[str, Sequence[str]], lists_title: str, instructions: Sequence[str]
) -> bytes:
    """The sheets as XLSX. `lists` are the values that may be chosen, written on a sheet of their own.

    `instructions` stand on the first sheet, its title first; without them there is none.
    """
    target = BytesIO()
    # A text that begins with "=" stays a text: nothing that came from a person becomes a formula.
    with Workbook(target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        formats = {
            "head": book.add_format({"bold": True, "bg_color": "#E6EEF3", "bottom": 1, "text_wrap": True}),
            "date": book.add_format({"num_format": "yyyy-mm-dd", "valign": "top"}),
            "text": book.add_format({"text_wrap": True, "valign": "top"}),
            "title": book.add_format({"bold": True, "font_size": 14}),
        }
        if instructions:
            _write_instructions(book.add_worksheet(instructions[0][:31]), instructions[1:], formats)
        made = [(sheet, book.add_worksheet(sheet.title[:31])) for sheet in sheets]
        for sheet, page in made:
            _write_sheet(page, sheet, formats)
        if lists:
            _write_lists(book.add_worksheet(lists_title[:31]), made, lists, formats)
    return target.getvalue()


def _write_sheet(page: Worksheet, sheet: Sheet, formats: Mapping[str, Format]) -> None:
    page.set_row(CODE_ROW - 1, None, None, {"hidden": True})
    page.freeze_panes(NAME_ROW, 0)
    for place, (code, name) in enumerate(zip(sheet.codes, sheet.names, strict=True)):
        page.set_column(place, place, 44 if code.rpartition(".")[2] in sheet.wide else 18, formats["text"])
        page.write_string(CODE_ROW - 1, place, code)
        page.write_string(NAME_ROW - 1, place, name, formats["head"])
    for number, row in enumerate(sheet.rows, start=FIRST_ROW - 1):
        for place, value in enumerate(row):
            _write(page, number, place, value, formats)


def _write(page: Worksheet, row: int, column: int, value: object, formats: Mapping[str, Format]) -> None:
    if value is None or value == "":
        return
    if isinstance(value, date):
        page.write_datetime(row, column, value, formats["date"])
    elif isinstance(value, bool):
        page.write_boolean(row, column, value)
    elif isinstance(value, int | float):
        page.write_number(row, column, value)
    elif isinstance(value, tuple | list):
        page.write_string(row, column, "; ".join(str(item) for item in value), formats["text"])
    else:
        page.write_string(row, column, str(value), formats["text"])


def _write_lists(
    page: Worksheet,
    made: Sequence[tuple[Sheet, Worksheet]],
    lists: Mapping[str, Sequence[str]],
    formats: Mapping[str, Format],
) -> None:
    for place, (name, values) in enumerate(lists.items()):
        page.set_column(place, place, 30)
        page.write_string(0, place, name, formats["head"])
        for number, value in enumerate(values, start=1):
            page.write_string(number, place, value)
        letter = xl_col_to_name(place)
        source = f"='{page.get_name()}'!${letter}$2:${letter}${len(values) + 1}"
        for sheet, target in made:
            for at in (at for at, code in enumerate(sheet.codes) if sheet.lists.get(code) == name):
                target.data_validation(FIRST_ROW - 1, at, LAST_ROW_OF_LISTS, at, {"validate": "list", "source": source})


def _write_instructions(page: Worksheet, lines: Sequence[str], formats: Mapping[str, Format]) -> None:
    page.set_column(0, 0, 100, formats["text"])
    page.write_string(0, 0, lines[0], formats["title"])
    for number, line in enumerate(lines[1:], start=2):
        page.write_string(number, 0, line, formats["text"])
