"""Checking afterwards: openings in emergencies, and the recurrent checks of the log."""

import secrets

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from narvard.base.access import operations
from narvard.base.access.forms import BeginCheckForm, CheckForm, VerdictForm


def reviews(request: HttpRequest) -> HttpResponse:
    """What was opened in emergencies, to be judged."""
    waiting, judged = operations.read_openings(actor=request.actor, now=timezone.now(), today=timezone.localdate())
    context = {"waiting": waiting, "judged": judged, "form": VerdictForm()}
    return render(request, "access/reviews.html", context)


@require_POST
def review(request: HttpRequest, number: int) -> HttpResponse:
    """Judge what was opened in an emergency."""
    request.actor.require("access.review_emergency")
    form = VerdictForm(request.POST)
    if form.is_valid():
        try:
            operations.review_opening(actor=request.actor, now=timezone.now(), opening_id=number, **form.cleaned_data)
        except operations.NotReviewed as refused:
            messages.error(request, gettext(str(refused)))
        else:
            messages.success(request, gettext("The verdict is saved."))
    else:
        messages.error(request, gettext("The verdict was not saved, because none was chosen. Choose one."))
    return redirect("access:reviews")


def checks(request: HttpRequest) -> HttpResponse:
    """Which units' logs are to be checked, and the checks so far."""
    due, rows = operations.read_checks(actor=request.actor, now=timezone.now())
    return render(request, "access/checks.html", {"due": due, "rows": rows})


@require_POST
def begin_check(request: HttpRequest) -> HttpResponse:
    """Draw what is looked at in a unit's log."""
    request.actor.require("audit.check_log")
    form = BeginCheckForm(request.POST)
    form.is_valid()
    try:
        number = operations.check_unit(
            actor=request.actor, now=timezone.now(), organization=form.cleaned_data.get("organization", ""),
            seed=secrets.randbelow(2**31),
        )  # fmt: skip
    except operations.LogNotChecked as refused:
        messages.error(request, gettext(str(refused)))
        return redirect("access:checks")
    return redirect("access:check", number)


def check(request: HttpRequest, number: int) -> HttpResponse:
    """One check: judge what it looks at, and close it."""
    page = operations.read_check(actor=request.actor, now=timezone.now(), check_id=number)
    if page is None:
        raise Http404
    form = CheckForm(request.POST or None, rows=tuple(row.id for row in page.rows))
    if form.is_valid():
        try:
            operations.judge_check(
                actor=request.actor, now=timezone.now(), check_id=number, verdicts=form.verdicts(),
                finish=form.cleaned_data["finish"], conclusion=form.cleaned_data["conclusion"],
            )  # fmt: skip
        except operations.LogNotChecked as refused:
            messages.error(request, gettext(str(refused)))
        else:
            messages.success(request, gettext("The verdicts are saved."))
        return redirect("access:check", number)
    return render(request, "access/check.html", {"page": page})
