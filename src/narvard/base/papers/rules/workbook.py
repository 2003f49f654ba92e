"""The data appendix of a paper as XLSX: a sheet a table, with the numbers as numbers."""

import io
import re
from collections.abc import Iterator, Sequence
from datetime import date

import xlsxwriter

from narvard.base.papers.rules.fingerprint import fingerprint
from narvard.base.papers.rules.paper import Cell, Grid, Paper
from narvard.base.papers.rules.settled import moment
from narvard.base.papers.rules.wording import word

# Excel's own limits for the name of a sheet.
LONGEST_NAME = 31
_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\']")


def xlsx_file_of(paper: Paper) -> bytes:
    """Every table of the paper on a sheet of its own, after a first sheet that says what they are."""
    file = io.BytesIO()
    # Text stays text: nothing in a cell becomes a formula or a link.
    book = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": paper.title, "author": paper.organization, "created": moment(paper.dated)})
    names = sheet_names([grid.caption for grid in paper.grids], taken=word("contents", paper.language))
    _contents(book, paper, names)
    for name, grid in zip(names, paper.grids, strict=True):
        _sheet(book, name, grid)
    book.close()
    return file.getvalue()


def sheet_names(captions: Sequence[str], taken: str = "") -> list[str]:
    """A name a sheet: the caption as far as it fits, with a number where two would be alike."""
    names: list[str] = []
    used = {taken.casefold()}
    for caption in captions:
        plain = " ".join(_NOT_IN_A_NAME.sub(" ", caption).split()) or "–"
        name, number = plain[:LONGEST_NAME].strip(), 1
        while name.casefold() in used:
            number += 1
            ending = f" {number}"
            name = plain[: LONGEST_NAME - len(ending)].strip() + ending
        used.add(name.casefold())
        names.append(name)
    return names


def _contents(book: xlsxwriter.Workbook, paper: Paper, names: Sequence[str]) -> None:
    page = book.add_worksheet(word("contents", paper.language))
    large, bold = book.add_format({"bold": True, "font_size": 14}), book.add_format({"bold": True})
    for at, (row, shape) in enumerate(_contents_rows(paper, names)):
        page.write_row(at, 0, row, {"large": large, "bold": bold}.get(shape))
    page.set_column(0, 0, LONGEST_NAME)
    page.set_column(1, 1, 70)


def _contents_rows(paper: Paper, names: Sequence[str]) -> Iterator[tuple[Sequence[str | int], str]]:
    """Each row of the first sheet with how it is written: "large", "bold" or ""."""
    yield [paper.title], "large"
    heads = [paper.subtitle, paper.organization, paper.dated.isoformat() if paper.dated else "", paper.reference]
    yield from (([text], "") for text in heads if text)
    yield [], ""
    yield [word(name, paper.language) for name in ("sheet", "shows", "rows")], "bold"
    for name, grid in zip(names, paper.grids, strict=True):
        yield [name, grid.caption, len(grid.rows)], ""
    for title, lines in (("unverified", paper.unverified), ("sources", paper.sources)):
        if lines:
            yield [], ""
            yield [word(title, paper.language)], "bold"
            yield from (([line], "") for line in lines)
    yield [], ""
    yield [word("fingerprint", paper.language), fingerprint(paper)], ""


def _sheet(book: xlsxwriter.Workbook, name: str, grid: Grid) -> None:
    page = book.add_worksheet(name)
    page.write_row(0, 0, grid.header, book.add_format({"bold": True, "text_wrap": True, "valign": "top"}))
    first_total = len(grid.rows) - grid.total_rows
    kinds = {bold: _formats(book, bold) for bold in (False, True)}
    for at, row in enumerate(grid.rows):
        for column, cell in enumerate(row):
            _write(page, at + 1, column, cell, kinds[at >= first_total])
    page.freeze_panes(1, 1)
    if grid.rows:
        page.autofilter(0, 0, max(first_total, 1), len(grid.header) - 1)
    page.autofit()


def _formats(book: xlsxwriter.Workbook, bold: bool) -> dict[type, object]:
    shapes = {int: "#,##0", float: "#,##0.##########", date: "yyyy-mm-dd", str: "@"}
    return {kind: book.add_format({"num_format": shape, "bold": bold}) for kind, shape in shapes.items()}


def _write(page: xlsxwriter.worksheet.Worksheet, at: int, column: int, cell: Cell, formats: dict[type, object]) -> None:
    if cell is None or cell == "":
        page.write_blank(at, column, None)
    elif isinstance(cell, bool):
        page.write_boolean(at, column, cell)
    elif isinstance(cell, date):
        page.write_datetime(at, column, cell, formats[date])
    elif isinstance(cell, str):
        page.write_string(at, column, cell, formats[str])
    else:
        page.write_number(at, column, cell, formats[type(cell)])
