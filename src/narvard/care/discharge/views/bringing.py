"""Bringing in ways home from another system's export."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from narvard.care.discharge import operations
from narvard.care.discharge.forms import BringForm
from narvard.care.discharge.queries.labels_of_export import mapping_refused, unreadable


def bring(request: HttpRequest) -> HttpResponse:
    """A mapping file and an export; what was brought in, or all that is wrong."""
    request.actor.require("discharge.import")
    form = BringForm(request.POST or None, request.FILES or None)
    context = {"form": form, "brought": None, "problems": ()}
    if form.is_valid():
        try:
            lines = form.lines()
            context["brought"] = operations.bring_cases(
                actor=request.actor, now=timezone.now(), mapping=form.cleaned_data["mapping"], lines=lines
            )
        except operations.ExportUnreadable as refused:
            form.add_error("export", unreadable(refused.code))
        except operations.MappingUnclear as refused:
            form.add_error("mapping", mapping_refused(refused.code, refused.value))
        except operations.NotBrought as refused:
            context["problems"] = refused.problems
    wrong = form.is_bound and not context["brought"]
    return render(request, "discharge/bring.html", context, status=422 if wrong else 200)
