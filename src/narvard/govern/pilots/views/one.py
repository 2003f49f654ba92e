"""One pilot, and what is written about it."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from narvard.govern.pilots import operations, queries
from narvard.govern.pilots.forms import CycleForm, DecisionForm, EvaluationForm, QuarterForm
from narvard.govern.pilots.queries.refusals import not_decided, not_said


def _found(request: HttpRequest, code: str) -> queries.PilotPage:
    try:
        return queries.pilot_page(request.actor, code, timezone.localdate())
    except queries.PilotNotFound as error:
        raise Http404 from error


def pilot(request: HttpRequest, code: str) -> HttpResponse:
    """All that is written of one pilot."""
    found = _found(request, code)
    form = DecisionForm(None, states=found.next_states, today=timezone.localdate())
    return render(request, "pilots/pilot.html", {"page": found, "form": form})


def decide(request: HttpRequest, code: str) -> HttpResponse:
    """Decide on a pilot; what is wrong is shown on its page."""
    request.actor.require("pilots.decide")
    found = _found(request, code)
    form = DecisionForm(request.POST or None, states=found.next_states, today=timezone.localdate())
    if form.is_valid():
        try:
            operations.decide_pilot(actor=request.actor, now=timezone.now(), code=code, **form.cleaned_data)
        except operations.PilotNotDecided as refused:
            form.add_error(None, not_decided(refused.code, refused.lacking))
        else:
            messages.success(request, _("The decision is saved."))
            return redirect("pilots:pilot", code)
    return render(request, "pilots/pilot.html", {"page": found, "form": form}, status=422)


def quarter(request: HttpRequest, code: str, year: int, number: int) -> HttpResponse:
    """Say how a pilot went in a quarter."""
    found = _to_report(request, code)
    said = next((row for row in found.row.quarters if (row.year, row.quarter) == (year, number)), None)
    initial = {name: getattr(said, name) for name in QuarterForm.base_fields} if said and said.said_at else None
    form = QuarterForm(request.POST or None, initial=initial)

    def save() -> None:
        given = {name: form.cleaned_data[name] for name in ("done", "hinders", "next")}
        operations.report_quarter(
            actor=request.actor,
            now=timezone.now(),
            today=timezone.localdate(),
            code=code,
            year=year,
            quarter=number,
            said=form.said(),
            **given,
        )

    title = _("Quarter %(quarter)s of %(year)s") % {"quarter": number, "year": year}
    return _written(request, found, form, save, title)


def cycle(request: HttpRequest, code: str, number: int = 0) -> HttpResponse:
    """Begin a test cycle (number 0), or go on writing in one."""
    found = _to_report(request, code)
    known = next((row for row in found.cycles if row.number == number), None)
    if number and known is None:
        raise Http404(number)
    initial = {name: getattr(known, name) for name in CycleForm.base_fields} if known else None
    form = CycleForm(request.POST or None, initial=initial)

    def save() -> None:
        operations.write_cycle(
            actor=request.actor, now=timezone.now(), code=code, number=number or None, **form.cleaned_data
        )

    title = _("Test cycle %(number)s") % {"number": number} if number else _("A new test cycle")
    return _written(request, found, form, save, title)


def attach_evaluation(request: HttpRequest, code: str) -> HttpResponse:
    """Attach what someone outside found."""
    found = _to_report(request, code)
    form = EvaluationForm(request.POST or None)

    def save() -> None:
        operations.attach_evaluation(actor=request.actor, now=timezone.now(), code=code, **form.cleaned_data)

    return _written(request, found, form, save, _("An evaluation"))


def _to_report(request: HttpRequest, code: str) -> queries.PilotPage:
    """The pilot for one who may report on it; for the others there is nothing to write on."""
    operations.require_reporter(request.actor)
    found = _found(request, code)
    if not found.may_report:
        raise Http404(code)
    return found


def _written(request: HttpRequest, found: queries.PilotPage, form: forms.Form, save, title: str) -> HttpResponse:
    if form.is_valid():
        try:
            save()
        except operations.NotSaid as refused:
            form.add_error(None, not_said(refused.code))
        else:
            messages.success(request, _("It is saved."))
            return redirect("pilots:pilot", found.row.code)
    context = {"page": found, "form": form, "form_title": title}
    return render(request, "pilots/write.html", context, status=422 if request.method == "POST" else 200)
