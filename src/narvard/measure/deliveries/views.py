"""Pages of the deliveries."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from narvard.measure.deliveries import queries


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
