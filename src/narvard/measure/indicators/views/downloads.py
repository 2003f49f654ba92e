"""An indicator's figures as files. A cell that a spreadsheet would run as a formula is written as text."""

import csv
from collections.abc import Iterator
from io import BytesIO

import xlsxwriter
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils.translation import gettext as _

from narvard.base.core.actor import Actor
from narvard.measure.indicators import queries

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
BYTE_ORDER_MARK = "\ufeff"
"""Spreadsheets read å, ä and ö in a CSV file right only when it begins with one."""


def download_csv(request: HttpRequest, indicator: str) -> StreamingHttpResponse:
    """All figures of an indicator as CSV, with codes, decimal point and ISO dates."""
    found = _found(request.actor, indicator)
    response = StreamingHttpResponse(_lines(found), content_type="text/csv; charset=utf-8")
    return _named(response, indicator, "csv")


def download_xlsx(request: HttpRequest, indicator: str) -> HttpResponse:
    """All figures of an indicator as a workbook, with its definition on the first sheet."""
    found = _found(request.actor, indicator)
    return _named(HttpResponse(_workbook(found), content_type=XLSX), indicator, "xlsx")


def _found(actor: Actor, indicator: str) -> queries.Download:
    try:
        return queries.download(actor, indicator)
    except queries.IndicatorNotFound as error:
        raise Http404(str(error)) from error


def _named(response, indicator: str, ending: str):
    response["Content-Disposition"] = f'attachment; filename="{indicator}.{ending}"'
    return response


class _Line:
    """What csv writes to: it hands each line over at once."""

    def write(self, line: str) -> str:
        return line


def _lines(found: queries.Download) -> Iterator[str]:
    writer = csv.writer(_Line())
    yield BYTE_ORDER_MARK
    yield writer.writerow(queries.COLUMNS)
    for row in found.rows:
        yield writer.writerow(_plain(row))


def _workbook(found: queries.Download) -> bytes:
    buffer = BytesIO()
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        bold = book.add_format({"bold": True})
        _definition_sheet(book.add_worksheet(_("Definition")), found, bold)
        sheet = book.add_worksheet(_("Figures"))
        sheet.freeze_panes(1, 0)
        sheet.write_row(0, 0, queries.COLUMNS, bold)
        for number, row in enumerate(found.rows, start=1):
            sheet.write_row(number, 0, _plain(row))
    return buffer.getvalue()


def _definition_sheet(sheet, found: queries.Download, bold) -> None:
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 100)
    for number, (name, text) in enumerate(_definition(found)):
        sheet.write(number, 0, name, bold)
        sheet.write(number, 1, text)


def _definition(found: queries.Download) -> list[tuple[str, str]]:
    said = found.definition
    return [
        (_("Indicator"), said.name),
        (_("What it says"), said.sentence),
        (_("Version"), said.version),
        (_("Numerator"), said.numerator),
        (_("Denominator"), said.denominator),
        (_("Exclusions"), " ".join(said.exclusions)),
        (_("Period"), said.periods),
        (_("Age"), said.age),
        (_("Counted where"), said.attribution),
        (_("Source"), said.source),
        (_("Certainty"), f"{said.certainty}: {said.certainty_words}"),
        (_("Code lists"), ", ".join(said.code_lists)),
        (_("Known up to"), found.cut_off.isoformat() if found.cut_off else ""),
        (
            _("Small figures"),
            _("Figures about few persons are withheld: status suppressed, and empty cells, never zero."),
        ),
    ]


def _plain(row: tuple) -> list:
    """Days and instants as ISO text, the rest as it is."""
    return [value.isoformat() if hasattr(value, "isoformat") else value for value in row]
