"""The catalogue and the page of one indicator."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from narvard.measure.indicators import queries


def index(request: HttpRequest) -> HttpResponse:
    """All indicators, by goal area."""
    search, sort = request.GET.get("q", "").strip(), request.GET.get("sort", "")
    page = queries.catalogue(request.actor, search=search, sort=sort)
    return render(request, "indicators/index.html", {"page": page})


def detail(request: HttpRequest, indicator: str) -> HttpResponse:
    """One indicator, as the address asks for it."""
    names = ("measure", "municipality", "target_group", "period", "sort")
    choice = queries.Choice(**{name: request.GET.get(name, "") for name in names})
    try:
        page = queries.indicator_page(request.actor, indicator, choice, timezone.localdate())
    except queries.IndicatorNotFound as error:
        raise Http404(str(error)) from error
    return render(request, "indicators/detail.html", {"page": page})
