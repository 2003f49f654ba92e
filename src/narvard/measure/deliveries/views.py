"""Pages of the deliveries, and the quality report as a workbook."""

from io import BytesIO

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from narvard.measure.deliveries import queries
from narvard_analytics.events.quality.workbook import write_workbook

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def index(request: HttpRequest) -> HttpResponse:
    """All deliveries."""
    return render(
        request, "deliveries/index.html", {"deliveries": queries.deliveries(request.actor, request.GET.get("sort", ""))}
    )


def detail(request: HttpRequest, code: str) -> HttpResponse:
    """One delivery."""
    try:
        page = queries.delivery(request.actor, code)
    except queries.DeliveryNotFound as error:
        raise Http404(str(error)) from error
    return render(request, "deliveries/detail.html", {"page": page})


def quality(request: HttpRequest, code: str) -> HttpResponse:
    """The quality of one delivery, to be sent back to whoever made it: counts, shares and reasons, no rows."""
    report = queries.quality_report(request.actor, code)
    if report is None:
        raise Http404(f"The quality of {code} has not been counted. Register the deliveries again.")
    buffer = BytesIO()
    write_workbook(report, buffer, queries.reader_language())
    response = HttpResponse(buffer.getvalue(), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{report.measured.delivery}.quality.xlsx"'
    return response
