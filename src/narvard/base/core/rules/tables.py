"""Rows as a CSV or XLSX file that opens as it should in a spreadsheet, and runs nothing there."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime

import xlsxwriter

# A cell that begins with one of these is taken for a formula by spreadsheets (OWASP, CSV injection).
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
Cell = str | int | float | date | None


def _harmless(cell: Cell) -> Cell:
    """Text that a spreadsheet would run gets an apostrophe before it; dates become ISO text."""
    if isinstance(cell, datetime):
        return cell.isoformat(timespec="seconds")
    if isinstance(cell, date):
        return cell.isoformat()
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def csv_file(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """The rows as CSV: UTF-8 with a byte order mark, so that spreadsheets read å, ä and ö; commas; one header row."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(header)
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def xlsx_file(sheet: str, header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """The rows as XLSX with one sheet, its header frozen and filterable. `sheet` has at most 31 characters."""
    file = io.BytesIO()
    # Text stays text: nothing in a row becomes a formula or a link.
    book = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    page = book.add_worksheet(sheet)
    page.write_row(0, 0, header, book.add_format({"bold": True}))
    last = 0
    for last, row in enumerate(rows, 1):
        page.write_row(last, 0, [cell.isoformat() if isinstance(cell, date) else cell for cell in row])
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, last, len(header) - 1)
    page.autofit()
    book.close()
    return file.getvalue()
