"""By when each kind of task is to be done, and agreeing on it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from narvard.care.tasks import operations
from narvard.care.tasks.forms import ClockForm
from narvard.care.tasks.queries.labels import NOT_SET


def clocks(request: HttpRequest) -> HttpResponse:
    """The clocks in force today; those who set them agree on another one here."""
    page = operations.read_clocks(actor=request.actor, now=timezone.now())
    if request.method == "POST":
        request.actor.require("tasks.set_clocks")
    form = ClockForm(request.POST or None, country=request.actor.country, today=timezone.localdate())
    if form.is_valid():
        try:
            operations.agree_clock(actor=request.actor, now=timezone.now(), **form.cleaned_data)
        except operations.ClockNotSet as refused:
            form.add_error(None, NOT_SET[refused.code])
        else:
            messages.success(request, _("The time is saved. It holds for tasks that are sent from that day on."))
            return redirect("tasks:clocks")
    return render(request, "tasks/clocks.html", {"page": page, "form": form}, status=422 if form.is_bound else 200)
