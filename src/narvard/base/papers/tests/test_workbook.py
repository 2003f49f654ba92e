"""The data appendix: a sheet a table, numbers as numbers, nothing that a spreadsheet runs."""

import io
from dataclasses import replace
from datetime import datetime

import openpyxl
import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from narvard.base.papers.queries import LANGUAGES, Grid, docx_file, xlsx_file_of
from narvard.base.papers.rules.workbook import LONGEST_NAME, sheet_names
from narvard.base.papers.tests.made_up import COSTS, paper

FIRST = {"sv": "Innehåll", "nb": "Innhold", "en": "Contents"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_sheet_says_what_the_others_are(language):
    book = openpyxl.load_workbook(io.BytesIO(xlsx_file_of(paper(language))))
    assert book.sheetnames == [FIRST[language], COSTS.caption]
    said = [row[:3] for row in book.worksheets[0].values]
    assert (COSTS.caption, COSTS.caption, 3) in said
    assert ("Regionens uttag, 2026-10-31", None, None) in said
    assert book.properties.title == paper(language).title


def test_the_appendix_stands_in_the_workbook_alone():
    long = replace(COSTS, caption="Alla aktiviteter")
    made = paper(appendix=(long,))
    assert openpyxl.load_workbook(io.BytesIO(xlsx_file_of(made))).sheetnames[1:] == [COSTS.caption, long.caption]
    assert len(Document(io.BytesIO(docx_file(made))).tables) == 1


def test_cells_have_their_kind():
    page = openpyxl.load_workbook(io.BytesIO(xlsx_file_of(paper())))[COSTS.caption]
    assert page.freeze_panes == "B2"
    assert [cell.value for cell in page[1]] == list(COSTS.header)
    assert [cell.value for cell in page[2]] == ["Mark", 35_000, 1_400_000, datetime(2026, 1, 1)]
    assert (page["A3"].value, page["A3"].data_type) == ("=Borås", "s")
    assert page["D3"].value is None
    assert [page.cell(row, 1).font.bold for row in (2, 3, 4)] == [False, False, True]
    assert page.auto_filter.ref == "A1:D3"


@given(st.lists(st.text(min_size=1, max_size=60), max_size=12))
def test_names_of_sheets_are_all_different_and_short_enough(captions):
    names = sheet_names(captions, "Innehåll")
    assert len({name.casefold() for name in [*names, "Innehåll"]}) == len(captions) + 1
    assert all(0 < len(name) <= LONGEST_NAME and not set(name) & set("[]:*?/\\'") for name in names)


def test_two_tables_with_the_same_long_caption_and_one_without_rows():
    long = "Andel av befolkningen som har en fast läkarkontakt"
    made = paper(parts=(Grid(long, ("Kommun",), (("Mark",),)), Grid(long, ("Kommun",), ())))
    book = openpyxl.load_workbook(io.BytesIO(xlsx_file_of(made)))
    assert book.sheetnames[1:] == ["Andel av befolkningen som har e", "Andel av befolkningen som har 2"]
