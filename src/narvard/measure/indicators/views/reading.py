"""The catalogue and the page of one indicator."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from narvard.measure.indicators import queries


def index(request: HttpRequest) -> HttpResponse:
    """The indicators asked for, by goal area."""
    page = queries.catalogue(request.actor, queries.Asked.read(request.GET))
    return render(request, "indicators/index.html", {"page": page})


def definition(request: HttpRequest, indicator: str) -> HttpResponse:
    """What an indicator says, its worked examples, its versions."""
    try:
        page = queries.description(request.actor, indicator)
    except queries.IndicatorNotFound as error:
        raise Http404(str(error)) from error
    return render(request, "indicators/definition.html", {"page": page})


def detail(request: HttpRequest, indicator: str) -> HttpResponse:
    """One indicator, as the address asks for it."""
    choice = queries.Choice.read(request.GET)
    try:
        page = queries.indicator_page(request.actor, indicator, choice, timezone.localdate())
    except queries.IndicatorNotFound as error:
        raise Http404(str(error)) from error
    return render(request, "indicators/detail.html", {"page": page})
