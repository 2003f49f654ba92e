"""Reading the plan that a page is about, and saving what was written on it."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from narvard.base.access.operations import ConsentNotGiven
from narvard.care.care_plans import operations
from narvard.care.care_plans.permissions import WRITE
from narvard.care.care_plans.queries import PlanNotFound, PlanPage
from narvard.care.care_plans.queries.refusals import consent_refused, not_changed


def read(request: HttpRequest, plan_id: int, action: str = "care_plans.read") -> PlanPage:
    """The plan, with an event in the log; 404 where the actor may not know of it."""
    try:
        return operations.read_plan(actor=request.actor, now=timezone.now(), plan_id=plan_id, action=action)
    except PlanNotFound as error:
        raise Http404 from error


def read_to_write(request: HttpRequest, plan_id: int, *, keeper: bool = True) -> PlanPage:
    """The plan for one who may write in it: the unit that keeps it, or any party; for others there is no such page."""
    request.actor.require(WRITE)
    page = read(request, plan_id)
    if not (page.keeper if keeper else page.party):
        raise Http404(plan_id)
    return page


def saved(
    request: HttpRequest, page: PlanPage, form: forms.Form, save: Callable[[], object], done: str, **context: object
) -> HttpResponse:
    """Save a valid form and go back to the plan; what is wrong is shown on the form. `context` needs a title."""
    if form.is_valid():
        refused = refusal(save)
        if not refused:
            messages.success(request, done)
            return redirect("care_plans:plan", page.row.id)
        form.add_error(None, refused)
    status = 422 if request.method == "POST" else 200
    return render(request, "care_plans/form.html", {"page": page, "form": form, **context}, status=status)


def refusal(save: Callable[[], object]) -> str:
    """Do it; answer in words why it was not done, "" when it was. 404 where the plan is gone meanwhile."""
    try:
        save()
    except operations.PlanNotChanged as error:
        return not_changed(error.code, error.missing)
    except ConsentNotGiven as error:
        return consent_refused(error.code)
    except PlanNotFound as error:
        raise Http404 from error
    return ""
