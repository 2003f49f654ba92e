"""Files that open in a spreadsheet as they should, and run nothing there."""

import csv
import io
from datetime import UTC, date, datetime

import openpyxl
import pytest

from narvard.base.core.queries import csv_file, xlsx_file

# cell in the table · text in the CSV
CELLS = [
    ("Borås", "Borås"),
    ("=1+1", "'=1+1"),
    ("+46", "'+46"),
    ("-", "'-"),
    ("@SUM(A1)", "'@SUM(A1)"),
    ("\t=1", "'\t=1"),
    (-5, "-5"),
    (None, ""),
    (date(2026, 11, 22), "2026-11-22"),
    (datetime(2026, 11, 22, 8, 0, 1, tzinfo=UTC), "2026-11-22T08:00:01+00:00"),
    ('a "b", c', 'a "b", c'),
]


@pytest.mark.parametrize(("cell", "text"), CELLS)
def test_a_cell_in_csv(cell, text):
    read = list(csv.reader(io.StringIO(csv_file(["x"], [[cell]]).decode("utf-8-sig"))))
    assert read in ([["x"], [text]], [["x"], []])


def test_csv_begins_with_a_mark_that_spreadsheets_read():
    assert csv_file(["å"], []).startswith(b"\xef\xbb\xbf")


def test_xlsx_holds_text_and_numbers_and_no_formula():
    file = xlsx_file("namn", ["a", "b", "c"], [["=1+1", 7, date(2026, 1, 2)], ["Ö", None, "http://x.example"]])
    sheet = openpyxl.load_workbook(io.BytesIO(file))["namn"]
    assert [[cell.value for cell in row] for row in sheet.rows] == [
        ["a", "b", "c"], ["=1+1", 7, "2026-01-02"], ["Ö", None, "http://x.example"],
    ]  # fmt: skip
    assert sheet["A2"].data_type == "s"
    assert sheet["C3"].hyperlink is None
    assert sheet.freeze_panes == "A2"
