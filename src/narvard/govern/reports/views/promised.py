"""What was promised, delivered and paid: one page for a politician, and the same as a file."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language

from narvard.base.papers.queries import Paper, PdfNotAvailable, docx_file, pdf_file
from narvard.govern.reports import queries

WRITERS: dict[str, Callable[[Paper], bytes]] = {"docx": docx_file, "pdf": pdf_file}
TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}


def promised(request: HttpRequest) -> HttpResponse:
    """One municipality beside similar ones."""
    return render(request, "reports/promised.html", {"page": _page(request)})


def promised_file(request: HttpRequest, ending: str) -> HttpResponse:
    """The same page as a file to print or to hand out."""
    if ending not in WRITERS:
        raise Http404(f"The page is not written as {ending}.")
    page = _page(request)
    try:
        content = WRITERS[ending](page.paper)
    except PdfNotAvailable:
        return render(request, "reports/no_pdf.html", status=503)
    response = HttpResponse(content, content_type=TYPES[ending])
    name = queries.file_name(page.paper.title, ending)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _page(request: HttpRequest) -> queries.PromisedPage:
    today = timezone.localdate()
    asked = request.GET
    wanted = asked.get("year", "")
    year = int(wanted) if len(wanted) == 4 and wanted.isascii() and wanted.isdecimal() else today.year
    language = asked.get("language") or get_language() or "sv"
    try:
        return queries.promised(request.actor, asked.get("municipality", ""), min(year, 9998), language, today)
    except queries.MunicipalityNotFound as error:
        raise Http404(str(error)) from error
