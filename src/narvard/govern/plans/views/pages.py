from collections.abc import Callable
from datetime import date
from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from narvard.base.core.actor import Actor
from narvard.govern.plans import operations, queries
from narvard.govern.plans.forms import FilterForm, StatusForm, year_in

Query = Callable[[Actor, int, date], queries.ActivityDetail]


def grid(request: HttpRequest) -> HttpResponse:
    """The whole plan; `open` names the target groups whose areas are shown."""
    actor, today = request.actor, timezone.localdate()
    form = FilterForm(request.GET, queries.filter_choices(actor))
    found = queries.grid(actor, today, filters=form.filters(), year=year_in(request.GET.get("year", "")))
    opened = (
        {group.group.code for group in found.groups} if form.filters().municipality else request.GET.getlist("open")
    )
    may_bring = bool(actor.may("plans.import"))
    shown = {"grid": found, "form": form, "opened": opened, "may_bring": may_bring}
    return render(request, "plans/grid.html", shown | {"asked_year": "year" in request.GET})


def cell(request: HttpRequest, municipality: str, target_group: str, goal_area: str) -> HttpResponse:
    """One cell: what is done, and whether it helps."""
    try:
        year = year_in(request.GET.get("year", ""))
        found = queries.cell(request.actor, municipality, target_group, goal_area, timezone.localdate(), year)
    except queries.PlanNotFound as error:
        raise Http404 from error
    forms = {card.id: StatusForm(None, statuses=card.statuses, token=uuid4()) for card in found.activities}
    return render(request, "plans/cell.html", {"cell": found, "forms": forms})


def activity(request: HttpRequest, activity_id: int) -> HttpResponse:
    """One activity with its history."""
    found = _found(queries.activity, request, activity_id)
    form = StatusForm(None, statuses=found.card.statuses, token=uuid4())
    return render(request, "plans/activity.html", {"activity": found, "form": form})


@require_POST
def change_status(request: HttpRequest, activity_id: int) -> HttpResponse:
    """Give an activity a new status; what is wrong with the form is shown on the activity's page."""
    found = _found(queries.activity_to_change, request, activity_id)
    statuses = [*found.card.statuses, found.card.status]
    form = StatusForm(request.POST, statuses=statuses)
    if not form.is_valid():
        return render(request, "plans/activity.html", {"activity": found, "form": form}, status=422)
    try:
        operations.change_activity_status(
            actor=request.actor, now=timezone.now(), activity_id=activity_id, **form.cleaned_data
        )
    except operations.ActivityNotFound as error:
        raise Http404 from error
    except operations.StatusNotChanged:
        form.add_error("status", form.fields["status"].error_messages["invalid_choice"])
        return render(request, "plans/activity.html", {"activity": found, "form": form}, status=422)
    messages.success(request, _("The status of “%(title)s” is changed.") % {"title": found.card.title})
    return redirect("plans:cell", found.area[0], found.group[0], found.goal[0])


def findings(request: HttpRequest) -> HttpResponse:
    """What is missing in the plans."""
    found = queries.findings(request.actor, timezone.localdate(), municipality=request.GET.get("municipality", ""))
    return render(request, "plans/findings.html", {"findings": found})


def _found(query: Query, request: HttpRequest, activity_id: int) -> queries.ActivityDetail:
    try:
        return query(request.actor, activity_id, timezone.localdate())
    except queries.ActivityNotFound as error:
        raise Http404 from error
