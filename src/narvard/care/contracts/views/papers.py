"""The person's page on paper, as tagged PDF in the language of who is to read it."""

from collections.abc import Callable
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from narvard.base.papers.queries import Paper, PdfNotAvailable, pdf_file
from narvard.care.contracts import operations
from narvard.care.contracts.operations import PersonNotSeen

PAPERS = (("sv", "svenska"), ("nb", "bokmål"), ("en", "English"))


@require_safe
def paper(request: HttpRequest, subject: UUID, language: str) -> HttpResponse:
    """The patient contract on paper, for a professional to hand over."""
    return _printed(request, operations.print_contract, language, subject=subject)


@require_safe
def my_paper(request: HttpRequest, language: str) -> HttpResponse:
    """My own page on paper."""
    return _printed(request, operations.print_mine, language)


@require_safe
def represented_paper(request: HttpRequest, subject: UUID, language: str) -> HttpResponse:
    """The page of someone whom I represent, on paper."""
    return _printed(request, operations.print_mine, language, subject=subject)


def _printed(request: HttpRequest, made: Callable[..., Paper], language: str, **about: UUID) -> HttpResponse:
    if language not in dict(PAPERS):
        raise Http404(language)
    try:
        content = pdf_file(made(actor=request.actor, now=timezone.now(), language=language, **about))
    except PersonNotSeen as error:
        raise Http404 from error
    except PdfNotAvailable:
        return render(request, "contracts/no_pdf.html", status=503)
    name = f'inline; filename="contract-{language}.pdf"'
    return HttpResponse(content, content_type="application/pdf", headers={"Content-Disposition": name})
