"""One way home, and the steps that are taken in it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from narvard.care.discharge import operations
from narvard.care.discharge.forms import FIELDS, CorrectForm, StepForm
from narvard.care.discharge.queries import CaseNotFound
from narvard.care.discharge.views.taking import REFUSALS, take


def case(request: HttpRequest, case_id: int) -> HttpResponse:
    """Where one person's way home stands, as the reader's unit knows it."""
    now = timezone.now()
    try:
        page = operations.read_case(actor=request.actor, now=now, case_id=case_id)
    except CaseNotFound as error:
        raise Http404 from error
    return render(request, "discharge/case.html", {"page": page, "now": now})


def step(request: HttpRequest, case_id: int, step: str) -> HttpResponse:
    """Take one step: its form, and what became of it."""
    now = timezone.now()
    try:
        page, options = operations.read_step(actor=request.actor, now=now, case_id=case_id, step=step)
    except CaseNotFound as error:
        raise Http404 from error
    if step not in FIELDS[request.actor.country]:
        raise Http404(step)
    form = StepForm(
        request.POST or None, step=step, country=request.actor.country, options=options, version=page.version, now=now
    )
    if form.is_valid():
        try:
            take(request.actor, now, case_id, step, form)
        except REFUSALS as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("It is saved, and those concerned are told."))
            return redirect("discharge:case", case_id)
    context = {"page": page, "form": form, "step": step, "now": now}
    return render(request, "discharge/step.html", context, status=422 if form.is_bound else 200)


def correct(request: HttpRequest, case_id: int, notice_id: int) -> HttpResponse:
    """Correct the time of a notice, with its cause."""
    now = timezone.now()
    try:
        page = operations.read_case(actor=request.actor, now=now, case_id=case_id)
    except CaseNotFound as error:
        raise Http404 from error
    told = next((row for row in page.told if row.id == notice_id and row.correctable), None)
    if told is None:
        raise Http404(notice_id)
    form = CorrectForm(request.POST or None, sent_at=told.at)
    if form.is_valid():
        try:
            operations.correct_time(actor=request.actor, now=now, notice_id=notice_id, **form.cleaned_data)
        except REFUSALS as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("The time is corrected. The old one stays in the history."))
            return redirect("discharge:case", case_id)
    context = {"page": page, "form": form, "told": told, "now": now}
    return render(request, "discharge/correct.html", context, status=422 if form.is_bound else 200)
