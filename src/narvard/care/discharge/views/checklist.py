"""What must be ready when the person comes home."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from narvard.care.discharge import operations
from narvard.care.discharge.forms import ChecklistForm
from narvard.care.discharge.queries import CaseNotFound


def checklist(request: HttpRequest, case_id: int) -> HttpResponse:
    """The list of one way home, and ticking it."""
    now = timezone.now()
    try:
        page, items = operations.read_checklist(actor=request.actor, now=now, case_id=case_id)
    except CaseNotFound as error:
        raise Http404 from error
    if request.method == "POST":
        request.actor.require("discharge.plan")
    form = ChecklistForm(request.POST or None, items=items)
    if form.is_valid():
        try:
            operations.tick(actor=request.actor, now=now, case_id=case_id, **form.given())
        except operations.NotSaved as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("The list is saved."))
            return redirect("discharge:checklist", case_id)
    context = {"page": page, "items": items, "form": form}
    return render(request, "discharge/checklist.html", context, status=422 if form.is_bound else 200)
