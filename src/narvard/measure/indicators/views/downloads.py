"""An indicator's figures as files. A cell that a spreadsheet would run as a formula is written as text."""

from io import BytesIO

import xlsxwriter
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from narvard.base.core.actor import Actor
from narvard.base.core.queries import csv_file
from narvard.measure.indicators import queries

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def download_csv(request: HttpRequest, indicator: str) -> HttpResponse:
    """All figures of an indicator as CSV, with codes, decimal point and ISO dates."""
    found = _found(request.actor, indicator)
    content = csv_file(queries.COLUMNS, found.rows)
    return _named(HttpResponse(content, content_type="text/csv; charset=utf-8"), indicator, "csv")


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
