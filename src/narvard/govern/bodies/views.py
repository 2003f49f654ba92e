from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from narvard.govern.bodies import queries


def structure(request: HttpRequest) -> HttpResponse:
    """The structure of the collaboration, as a drawing and as a tree."""
    found = queries.structure(request.actor, timezone.localdate())
    return render(request, "bodies/structure.html", {"structure": found})


def body(request: HttpRequest, slug: str) -> HttpResponse:
    """One body: mandate, documents, seats, and whether its composition is as it must be."""
    try:
        found = queries.body(request.actor, slug, timezone.localdate())
    except queries.BodyNotFound as error:
        raise Http404 from error
    return render(request, "bodies/body.html", {"body": found})
