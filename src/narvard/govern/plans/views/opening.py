"""The plan as everybody may read it."""

from dataclasses import replace

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from narvard.base.core.actor import Actor, the_public
from narvard.govern.plans import queries

PUBLIC = the_public("plans.read_open", "organizations.read", "indicators.read_open")


@login_not_required
def open_index(request: HttpRequest, collaboration: str) -> HttpResponse:
    """The areas of a collaboration whose plans are published."""
    try:
        found = queries.open_index(_reader(collaboration), timezone.localdate())
    except queries.NothingOpen as error:
        raise Http404 from error
    return render(request, "plans/open_index.html", {"open": found})


@login_not_required
def open_plan(request: HttpRequest, collaboration: str, municipality: str) -> HttpResponse:
    """One area's published plan."""
    try:
        found = queries.open_plan(_reader(collaboration), municipality, timezone.localdate())
    except queries.NothingOpen as error:
        raise Http404 from error
    return render(request, "plans/open_plan.html", {"open": found})


def _reader(collaboration: str) -> Actor:
    return replace(PUBLIC, collaboration=collaboration)
