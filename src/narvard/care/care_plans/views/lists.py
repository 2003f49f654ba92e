from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from narvard.care.care_plans import operations
from narvard.care.care_plans.queries import PlanNotFound


def index(request: HttpRequest) -> HttpResponse:
    """The plans that the unit takes part in, and the needs that wait for its answer."""
    wanted, asked = request.GET.get("show", "open"), request.GET.get("page", "1")[:6]
    number = int(asked) if asked.isdecimal() else 1
    page = operations.read_list(actor=request.actor, now=timezone.now(), shown=wanted, number=number)
    return render(request, "care_plans/index.html", {"page": page})


def person(request: HttpRequest, subject: UUID) -> HttpResponse:
    """A person's plans side by side."""
    request.actor.require("care_plans.read")
    try:
        page = operations.read_person(actor=request.actor, now=timezone.now(), subject=subject)
    except PlanNotFound as error:
        raise Http404 from error
    return render(request, "care_plans/person.html", {"page": page})
