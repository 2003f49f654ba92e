"""A person's page for a professional, and what waits for the unit."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from narvard.care.contracts import operations
from narvard.care.contracts.operations import PersonNotSeen
from narvard.care.contracts.views.paging import asked_page, beside


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """What waits for the own unit in its patient contracts."""
    page = operations.read_list(actor=request.actor, now=timezone.now(), number=asked_page(request))
    return render(request, "contracts/index.html", {"page": page, **beside(page.number, page.pages)})


@require_safe
def person(request: HttpRequest, subject: UUID) -> HttpResponse:
    """What to do next for a person, what others ask, and what stands where."""
    try:
        page = operations.read_person(actor=request.actor, now=timezone.now(), subject=subject)
    except PersonNotSeen as error:
        raise Http404 from error
    return render(request, "contracts/person.html", {"page": page})
