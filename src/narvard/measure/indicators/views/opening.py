"""What everybody may read without logging in: the published figures as pages, files and pictures."""

from io import BytesIO

import pyarrow.parquet as pq
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language

from narvard.base.core.actor import the_public
from narvard.base.core.queries import csv_file, xlsx_file
from narvard.measure.indicators import queries

PUBLIC = the_public("indicators.read_open", "indicators.read", "organizations.read")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@login_not_required
def open_index(request: HttpRequest) -> HttpResponse:
    """Every indicator with its latest published figure."""
    return render(request, "open/index.html", {"page": queries.open_catalogue(PUBLIC, queries.Asked.read(request.GET))})


@login_not_required
def open_detail(request: HttpRequest, indicator: str) -> HttpResponse:
    """One indicator: figure, municipalities beside each other, curve, definition, files."""
    return render(request, "open/detail.html", {"page": _page(request, indicator)})


@login_not_required
def open_chart(request: HttpRequest, indicator: str) -> HttpResponse:
    """The curve as a picture that stands by itself, to be shown on other pages."""
    page = _page(request, indicator)
    if page.chart is None:
        raise Http404("There is no figure to draw.")
    drawn = {"page": page, "chart": page.chart, "drawing": page.chart.wide}
    response = render(request, "open/chart.svg", drawn, content_type="image/svg+xml")
    return _for_others(response)


@login_not_required
def open_file(request: HttpRequest, indicator: str, ending: str) -> HttpResponse:
    """The published rows of an indicator as CSV, XLSX or Parquet; what the address narrows by is narrowed."""
    chosen = {name: request.GET.get(name, "") for name in queries.FILTERS}
    try:
        _, rows = queries.open_rows(PUBLIC, indicator, chosen)
    except (queries.IndicatorNotFound, queries.NothingPublished) as error:
        raise Http404(str(error)) from error
    content, kind = FORMS[ending](rows)
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{indicator}.{ending}"'
    return _for_others(response)


def _page(request: HttpRequest, indicator: str) -> queries.IndicatorPage:
    try:
        return queries.open_page(PUBLIC, indicator, queries.Choice.read(request.GET), timezone.localdate())
    except queries.IndicatorNotFound as error:
        raise Http404(str(error)) from error


def _for_others(response: HttpResponse) -> HttpResponse:
    """Other pages may fetch and show it: it holds nothing but what is published."""
    response["Access-Control-Allow-Origin"] = "*"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    response["Content-Language"] = get_language()
    return response


def _csv(rows):
    return csv_file(rows.column_names, _lines(rows)), "text/csv; charset=utf-8"


def _xlsx(rows):
    return xlsx_file("figures", rows.column_names, _lines(rows)), XLSX


def _parquet(rows):
    buffer = BytesIO()
    pq.write_table(rows, buffer, compression="zstd")
    return buffer.getvalue(), "application/vnd.apache.parquet"


def _lines(rows):
    return (tuple(row.values()) for row in rows.to_pylist())


FORMS = {"csv": _csv, "xlsx": _xlsx, "parquet": _parquet}
