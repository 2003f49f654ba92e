from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from narvard.govern.plans import operations, queries
from narvard.govern.plans.forms import BringForm, LoadForm


def bring(request: HttpRequest) -> HttpResponse:
    """Bring a file with a plan: it is checked at once and loaded only when asked for."""
    earlier = queries.brought_plans(request.actor)
    sent = request.method == "POST"
    form = BringForm(request.POST, request.FILES) if sent else BringForm()
    if not (sent and form.is_valid()):
        status = 422 if sent else 200
        return render(request, "plans/bring.html", {"form": form, "earlier": earlier}, status=status)
    brought_id = operations.check_plan(actor=request.actor, now=timezone.now(), **form.brought())
    return redirect("plans:brought", brought_id)


def brought(request: HttpRequest, brought_id: int) -> HttpResponse:
    """The report on a brought file."""
    try:
        found = queries.brought(request.actor, brought_id)
    except queries.BroughtPlanNotFound as error:
        raise Http404 from error
    return render(request, "plans/brought.html", {"brought": found})


@require_POST
def load(request: HttpRequest, brought_id: int) -> HttpResponse:
    """Load a file that was checked."""
    form = LoadForm(request.POST)
    form.is_valid()
    try:
        counts = operations.load_brought_plan(
            actor=request.actor, now=timezone.now(), brought_id=brought_id, replace=form.cleaned_data["replace"]
        )
    except operations.BroughtPlanNotFound as error:
        raise Http404 from error
    except operations.AlreadyLoaded:
        messages.info(request, _("This file was loaded before, so nothing was changed."))
        return redirect("plans:brought", brought_id)
    except operations.PlanNotLoaded:
        messages.error(request, _("Nothing was loaded. Read the report, mend the file, and bring it again."))
        return redirect("plans:brought", brought_id)
    messages.success(request, _("The plan is loaded with %(activities)s activities.") % counts)
    return redirect("plans:grid")
