"""Plans as files: what goes out can come in again, and what comes in is checked before it is believed."""

import zipfile
from datetime import datetime
from io import BytesIO

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from narvard.base.core.queries import read_yaml, yaml_text
from narvard.govern.plans import forms, queries
from narvard.govern.plans.forms.workbook import read_workbook
from narvard.govern.plans.operations import load_plan
from narvard.govern.plans.rules.nesting import nested
from narvard.govern.plans.rules.sheets import SHEETS, flattened
from narvard.govern.plans.tests import made_up
from narvard.govern.plans.views.workbook import plan_workbook

XLSX, YAML = "plan.xlsx", "plan.yaml"


@pytest.fixture(autouse=True)
def _on_that_day(now):
    with time_machine.travel(now, tick=False):
        yield


def changed_workbook(document, change) -> bytes:
    """The document as a workbook in which someone has changed something."""
    book = load_workbook(BytesIO(plan_workbook(document, None)))
    change({sheet["A1"].value + "/" + str(len(list(sheet.columns))): sheet for sheet in book.worksheets}, book)
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def sheet_of(book, mark: str):
    """The sheet that has a column with this code."""
    return next(sheet for sheet in book.worksheets if mark in [cell.value for cell in sheet[1]])


def cell_of(book, mark: str, column: str, row: int = 3):
    """The cell in a column with this code, on the sheet that `mark` belongs to."""
    sheet = sheet_of(book, mark)
    return sheet.cell(row, [cell.value for cell in sheet[1]].index(column) + 1)


@pytest.mark.parametrize(("write", "read"), [(plan_workbook, read_workbook), (yaml_text, read_yaml)])
def test_what_is_exported_can_be_brought_again(all_planned, plan_loader, now, write, read):
    before = queries.export(plan_loader)
    written = write(before, None) if write is plan_workbook else write(before).encode()
    document, problems = read(written)
    assert problems == ()
    load_plan(actor=plan_loader, now=now, document=document, replace=True)
    assert queries.export(plan_loader) == before


def test_the_export_is_narrowed(all_planned, plan_loader):
    plans = queries.export(plan_loader, municipality="1466")["plans"]
    assert [(plan["area"], len(plan["cells"])) for plan in plans] == [("1466", 12)]


ROWS = st.fixed_dictionaries({"reference": st.sampled_from("abc"), "title": st.text(max_size=5)})
DOCUMENTS = st.lists(
    st.fixed_dictionaries(
        {
            "target_group": st.sampled_from(["x", "y"]),
            "goal_area": st.just("z"),
            "activities": st.lists(ROWS, max_size=2, unique_by=lambda row: row["reference"]),
        }
    ),
    max_size=2,
    unique_by=lambda cell: cell["target_group"],
)


@given(DOCUMENTS)
def test_sheets_hold_what_the_document_holds(cells):
    document = {"plans": [{"area": "1490", "cells": cells}]}
    sheets = flattened(document)
    rows = {
        name: [{k: v for k, v in zip(SHEETS[name], row, strict=True) if v is not None} for row in values]
        for name, values in sheets.items()
    }
    again, problems = nested(rows)
    assert problems == ()
    assert flattened(again) == sheets


def test_what_a_person_wrote_never_becomes_a_formula(planned, plan_loader):
    document = queries.export(plan_loader)
    dangerous = ["=HYPERLINK(1)", "+1", "-1", "@SUM(A1)", "\t=1"]
    for title in dangerous:
        document["plans"][0]["cells"][0]["activities"].append(made_up.activity(title, title))
    sheet = sheet_of(load_workbook(BytesIO(plan_workbook(document, None))), "starts_on")
    titles = [cell for row in sheet.iter_rows(min_row=3) for cell in row if cell.value in dangerous]
    assert len(titles) >= len(dangerous)
    assert {cell.data_type for cell in titles} == {"s"}


def put(mark, column, value, row=3):
    def change(_sheets, book):
        cell_of(book, mark, column, row).value = value

    return change


def drop_sheet(_sheets, book):
    book.remove(sheet_of(book, "starts_on"))


def drop_column(_sheets, book):
    sheet_of(book, "starts_on").delete_cols(13)


# what is changed in the workbook · code · row · column
BROKEN = [
    (put("starts_on", "title", "=1+1"), "formula", 3, "title"),
    (put("starts_on", "area", "Mark"), "no_such_plan", 3, "area"),
    (put("done_on", "reference", "99"), "no_such_activity", 3, "reference"),
    (put("starts_on", "starts_on", "in spring"), "not_a_date", 3, "starts_on"),
    (put("starts_on", "starts_on", datetime(2027, 5, 1)), "dates_out_of_order", 3, "ends_on"),
    (put("starts_on", "goal_area", "speed"), "unknown_code", 3, "goal_area"),
    (put("starts_on", "organizations", "boras_kommun; nobody", 4), "unknown_code", 4, "organizations"),
    (put("starts_on", "reference", "1", 4), "duplicate_reference", 3, ""),
    (put("aim", "goal_area", "closeness", 4), "duplicate_cell", 3, ""),
    (drop_sheet, "sheet_missing", 0, ""),
    (drop_column, "column_missing", 1, "status"),
]


@pytest.mark.parametrize(("change", "code", "row", "column"), BROKEN, ids=[f"{c}-{n}" for _, c, _, n in BROKEN])
def test_the_report_names_sheet_row_and_column(planned, plan_loader, client_as, change, code, row, column):
    content = changed_workbook(queries.export(plan_loader), change)
    browser = client_as("coordinator")
    answer = browser.post("/plan/bring/", {"file": SimpleUploadedFile(XLSX, content)}, follow=True)
    problems = answer.context["brought"].problems
    assert (code, row, column) in [(p.code, p.row, p.column) for p in problems]
    assert queries.grid(plan_loader, datetime(2026, 11, 22).date()).with_activities == 2


def zip_of(*parts: tuple[str, bytes]) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts:
            packed.writestr(name, content)
    return target.getvalue()


def workbook_with(sheet: bytes) -> bytes:
    """A plan's workbook in which the first sheet's rows are replaced."""
    packed = zipfile.ZipFile(BytesIO(plan_workbook({}, None)))
    first = "xl/worksheets/sheet1.xml"
    return zip_of(*((name, sheet if name == first else packed.read(name)) for name in packed.namelist()))


SHEET = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>%s</sheetData></worksheet>'
ENDLESS = b'<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">%s]>' % b"".join(
    b'<!ENTITY %c "%s">' % (letter, b"&%c;" % (letter - 1) * 10) for letter in b"bcdefghijkl"
)
SECRET = b'<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
WRITTEN = b'<row r="1"><c r="A1" t="inlineStr"><is><t>%s</t></is></c></row>'


# name · content · code
UNREADABLE = [
    (XLSX, workbook_with(b"<worksheet><sheetData><row"), "not_a_workbook"),
    (XLSX, workbook_with(SHEET % b'<row r="1"><c r="A1"><v>abc</v></c></row>'), "not_a_workbook"),
    (XLSX, workbook_with(ENDLESS + SHEET % (WRITTEN % b"&l;")), "not_a_workbook"),
    (XLSX, workbook_with(SECRET + SHEET % (WRITTEN % b"&a;")), "not_a_workbook"),
    (XLSX, b"PK nothing", "not_a_workbook"),
    (XLSX, zip_of(("a", b"b")), "not_a_workbook"),
    (XLSX, zip_of(("a", b"0" * 10_000_001)), "unpacks_too_large"),
    (XLSX, zip_of(*((str(n), b"") for n in range(201))), "unpacks_too_large"),
    (YAML, b"a: [1", "not_yaml"),
    (YAML, b"- 1", "not_yaml"),
    (YAML, b"a: &x 1\nb: *x", "alias"),
    (YAML, b"a: 1\na: 2", "key_twice"),
    (YAML, b"a: \xff", "not_utf8"),
    (YAML, b"a: !!python/object:os.system x", "not_yaml"),
    (YAML, b"[" * 5000, "not_yaml"),
    (YAML, b'a: "b\\0c"', "not_yaml"),
    (YAML, b'"a\\uD800": b', "not_yaml"),
    (YAML, b"a: .nan", "not_yaml"),
    (YAML, b"a: -.inf", "not_yaml"),
    (YAML, b"a: 1.0e+400", "not_yaml"),
    (YAML, b"a: " + b"9" * 400, "not_yaml"),
    (YAML, b"a: 0x" + b"f" * 20_000, "not_yaml"),
    (YAML, b"a: 1" + b":59" * 600_000, "not_yaml"),
    (YAML, b"a: !!bool b", "not_yaml"),
    (YAML, b"a: !!timestamp b", "not_yaml"),
    (YAML, b"format: other", "unknown_format"),
]


@pytest.mark.parametrize(("name", "content", "code"), UNREADABLE, ids=[code for _, _, code in UNREADABLE])
def test_a_file_that_cannot_be_read_is_told_so(bodies, client_as, name, content, code):
    answer = client_as("coordinator").post("/plan/bring/", {"file": SimpleUploadedFile(name, content)}, follow=True)
    assert [problem.code for problem in answer.context["brought"].problems] == [code]


def test_the_line_of_a_fault_in_yaml_is_told(bodies, client_as, document):
    document["plans"][0]["cells"][0]["activities"][0]["status"] = "sleeping"
    text = yaml_text(document)
    line = text[: text.index("sleeping")].count("\n") + 1
    answer = client_as("coordinator").post(
        "/plan/bring/", {"file": SimpleUploadedFile(YAML, text.encode())}, follow=True
    )
    (problem,) = answer.context["brought"].problems
    assert (problem.code, problem.column, problem.value) == ("unknown_code", "status", "sleeping")
    assert problem.row <= line < problem.row + 12


# name · size · what is said
REFUSED = [
    ("plan.pdf", 10, "neither XLSX nor YAML"),
    (YAML, 2_000_001, "larger than 2 MB"),
    (YAML, 0, "The file is empty"),
]


@pytest.mark.parametrize(("name", "size", "said"), REFUSED)
def test_a_file_that_is_not_read_at_all(name, size, said):
    form = forms.BringForm({}, {"file": SimpleUploadedFile(name, b"x" * size)})
    with override("en"):
        assert said in str(form.errors["file"])


def test_a_sheet_without_end_is_cut_off():
    book = Workbook()
    book.active.append(["area", "year", "adopted_by", "adopted_on"])
    for _ in range(5_001):
        book.active.append(["1490"])
    target = BytesIO()
    book.save(target)
    _, problems = read_workbook(target.getvalue())
    assert "too_many_rows" in [problem.code for problem in problems]
