"""The index of months, one statement, and its papers."""

from datetime import date

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from narvard.base.papers.queries import PdfNotAvailable, docx_file, pdf_file, xlsx_file_of
from narvard.care.settlement import operations
from narvard.care.settlement.queries.refusals import not_settled
from narvard.care.settlement.views.reading import found, whole_number

OFFICE = "application/vnd.openxmlformats-officedocument"
PAPERS = {
    "pdf": ("application/pdf", pdf_file),
    "docx": (f"{OFFICE}.wordprocessingml.document", docx_file),
    "xlsx": (f"{OFFICE}.spreadsheetml.sheet", xlsx_file_of),
}


def index(request: HttpRequest) -> HttpResponse:
    """Months × municipalities."""
    page = operations.read_index(actor=request.actor, now=timezone.now(), last=_month(request.GET.get("to", "")))
    return render(request, "settlement/index.html", {"page": page})


def _month(text: str) -> date | None:
    """ "2026-10" as its first day; None for anything else."""
    try:
        return date.fromisoformat(f"{text}-01")
    except ValueError:
        return None


def settle(request: HttpRequest) -> HttpResponse:
    """Make the drafts of a month."""
    request.actor.require("settlement.settle")
    month = _month(request.POST.get("month", ""))
    if month is None:
        raise Http404
    try:
        made = operations.settle_month(actor=request.actor, now=timezone.now(), month=month)
    except operations.NotSettled as refused:
        messages.error(request, not_settled(refused.code))
    else:
        messages.success(request, _("Drafts made: %(number)s.") % {"number": made.made})
        if made.outside:
            text = _("Waits that belong to no municipality here: %(number)s. They are in no statement.")
            messages.warning(request, text % {"number": made.outside})
    return redirect("settlement:index")


def statement(request: HttpRequest, hospital: str, municipality: str, year: int, month: int) -> HttpResponse:
    """One municipality's month."""
    page = found(
        request,
        (hospital, municipality, year, month),
        number=whole_number(request.GET.get("page", "")),
        compare=request.GET.get("compare", "")[:60],
    )
    return render(request, "settlement/statement.html", {"page": page})


def paper(request: HttpRequest, hospital: str, municipality: str, year: str, month: str, ending: str) -> HttpResponse:
    """The whole statement as a file."""
    address = (hospital, municipality, int(year), int(month))
    language = (get_language() or "sv")[:2]
    media, write = PAPERS[ending]
    try:
        content = write(
            operations.read_paper(actor=request.actor, now=timezone.now(), address=address, language=language)
        )
    except operations.StatementNotFound as error:
        raise Http404 from error
    except PdfNotAvailable:
        messages.error(request, _("The PDF could not be made here. Take the DOCX or the XLSX instead."))
        return redirect("settlement:statement", *address)
    name = f"settlement-{municipality}-{year}-{int(month):02}.{ending}"
    return HttpResponse(content, content_type=media, headers={"Content-Disposition": f'attachment; filename="{name}"'})
