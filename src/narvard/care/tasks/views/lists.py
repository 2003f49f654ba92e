"""The work list of a unit."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from narvard.care.tasks import operations
from narvard.care.tasks.forms import NarrowForm, wanted


def index(request: HttpRequest) -> HttpResponse:
    """What waits for the unit, what it waits for, or what is closed."""
    asked = wanted(request.GET)
    page, units = operations.read_work_list(actor=request.actor, now=timezone.now(), wanted=asked)
    form = NarrowForm(request.GET, country=request.actor.country, units=units)
    return render(request, "tasks/index.html", {"page": page, "wanted": asked, "form": form})
