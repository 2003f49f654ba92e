"""A list as a file."""

from collections.abc import Iterable, Sequence

from django.http import HttpResponse

from narvard.base.core.queries import csv_file, xlsx_file

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def table_file(kind: str, name: str, sheet: str, header: Sequence[str], rows: Iterable[Sequence]) -> HttpResponse:
    """The rows as CSV or XLSX, by `kind`."""
    headers = {"Content-Disposition": f'attachment; filename="{name}.{kind}"'}
    if kind == "xlsx":
        return HttpResponse(xlsx_file(sheet[:31], header, rows), content_type=XLSX, headers=headers)
    return HttpResponse(csv_file(header, rows), content_type="text/csv; charset=utf-8", headers=headers)
