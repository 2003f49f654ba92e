"""The steps of a quarter, each a button with what it does."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from narvard.govern.followup import operations, queries
from narvard.govern.followup.forms import DeadlinesForm, NoteForm
from narvard.govern.followup.queries.labels import REFUSALS
from narvard.govern.followup.rules.deadlines import Deadlines
from narvard.govern.followup.views.pages import render_closed, render_open, supplement_form


def prepare(request: HttpRequest) -> HttpResponse:
    """The next quarter's deadlines: as the rule proposes, or as the office moves them."""
    found = queries.proposal(request.actor, timezone.localdate())
    form = DeadlinesForm(request.POST or None, initial=vars(found.deadlines))
    if request.method == "POST" and form.is_valid():
        refused = _tried(
            lambda: operations.prepare_period(
                actor=request.actor,
                now=timezone.now(),
                quarter=found.quarter,
                deadlines=Deadlines(**form.cleaned_data),
            )
        )
        if not refused:
            messages.success(request, _("The deadlines are saved. Open the quarter when the areas may begin."))
            return redirect("followup:prepare")
        form.add_error(None, REFUSALS[refused])
    status = 422 if form.errors else 200
    return render(request, "followup/prepare.html", {"proposal": found, "form": form}, status=status)


@require_POST
def open_next(request: HttpRequest) -> HttpResponse:
    """Open the quarter that is prepared."""
    found = queries.proposal(request.actor, timezone.localdate())
    if not found.prepared:
        raise Http404
    refused = _tried(
        lambda: operations.open_period(
            actor=request.actor, now=timezone.now(), today=timezone.localdate(), quarter=found.quarter
        )
    )
    if refused:
        messages.error(request, REFUSALS[refused])
        return redirect("followup:prepare")
    messages.success(request, _("The quarter is open. Owners can say how it goes."))
    return redirect("followup:index")


@require_POST
def area_ready(request: HttpRequest, year: int, number: int, municipality: str) -> HttpResponse:
    """Call an area ready, or take it back."""
    form = NoteForm(request.POST)
    where = {"year": year, "quarter": number, "municipality": municipality}
    try:
        if form.is_valid() and form.cleaned_data["withdraw"]:
            operations.take_back_area_ready(actor=request.actor, now=timezone.now(), **where)
        else:
            _mark_area(request, where, form)
    except (queries.PeriodNotFound, queries.AreaNotFound) as error:
        raise Http404 from error
    except operations.PeriodNotOpen as refused:
        form.add_error(None, REFUSALS[refused.state])
    except operations.NotReady as refused:
        form.add_error("note", _missing_words(refused.missing))
    if form.errors:
        page = queries.area_page(request.actor, year, number, municipality, timezone.localdate())
        return render(request, "followup/area.html", {"page": page, "form": form}, status=422)
    return redirect("followup:area", year, number, municipality)


@require_POST
def office_ready(request: HttpRequest, year: int, number: int) -> HttpResponse:
    """Call the office ready."""
    form = NoteForm(request.POST)
    try:
        operations.mark_office_ready(
            actor=request.actor,
            now=timezone.now(),
            today=timezone.localdate(),
            year=year,
            quarter=number,
            note=request.POST.get("note", ""),
        )
    except queries.PeriodNotFound as error:
        raise Http404 from error
    except operations.PeriodNotOpen as refused:
        form.add_error(None, REFUSALS[refused.state])
    except operations.NoteTooLong:
        form.full_clean()
    except operations.NotReady as refused:
        form.add_error("note", _missing_areas(refused.missing))
    return _open_again(request, year, number, form)


@require_POST
def close(request: HttpRequest, year: int, number: int) -> HttpResponse:
    """Freeze what was reported."""
    form = NoteForm()
    try:
        operations.close_period(
            actor=request.actor, now=timezone.now(), today=timezone.localdate(), year=year, quarter=number
        )
    except queries.PeriodNotFound as error:
        raise Http404 from error
    except operations.PeriodNotOpen as refused:
        messages.error(request, REFUSALS[refused.state])
        return redirect("followup:index")
    except operations.OfficeNotReady:
        messages.error(request, REFUSALS["office_first"])
        return _open_again(request, year, number, form)
    messages.success(request, _("The quarter is closed. What was reported stands."))
    return redirect("followup:quarter", year, number)


@require_POST
def supplement(request: HttpRequest, year: int, number: int) -> HttpResponse:
    """Add to a closed quarter."""
    form = supplement_form(request, request.POST)
    try:
        if form.is_valid():
            _supplement(request, year, number, form.cleaned_data)
        else:
            queries.closed_quarter(request.actor, year, number)
            request.actor.require("followup.close")
    except queries.PeriodNotFound as error:
        raise Http404 from error
    except operations.PeriodNotOpen as error:
        raise Http404 from error
    except operations.NotSupplemented as refused:
        form.add_error(None, REFUSALS[refused.code])
    if form.errors:
        row = queries.period(request.actor, year, number)
        return render_closed(request, row, queries.periods(request.actor), form=form, status=422)
    messages.success(request, _("It is added. The report itself is unchanged."))
    return redirect("followup:quarter", year, number)


def _mark_area(request: HttpRequest, where: dict[str, object], form: NoteForm) -> None:
    try:
        operations.mark_area_ready(
            actor=request.actor,
            now=timezone.now(),
            today=timezone.localdate(),
            note=request.POST.get("note", ""),
            **where,
        )
    except operations.NoteTooLong:
        form.full_clean()


def _supplement(request: HttpRequest, year: int, number: int, values: dict[str, object]) -> None:
    operations.add_supplement(
        actor=request.actor,
        now=timezone.now(),
        today=timezone.localdate(),
        year=year,
        quarter=number,
        municipality=values["area"],
        reason=values["reason"],
        text=values["text"],
        figures=values["figures"],
        token=values["token"],
    )


def _open_again(request: HttpRequest, year: int, number: int, form: NoteForm) -> HttpResponse:
    if form.is_bound and not form.errors:
        return redirect("followup:quarter", year, number)
    row = queries.period(request.actor, year, number)
    if row.state != "open":
        return redirect("followup:quarter", year, number)
    return render_open(request, row, queries.periods(request.actor), form=form, status=422)


def _tried(step: Callable[[], object]) -> str:
    """The code of what was refused, or "" when it was done."""
    try:
        step()
    except operations.PeriodNotPrepared as refused:
        return refused.code
    except queries.PeriodNotFound as error:
        raise Http404 from error
    return ""


def _missing_words(number: int) -> str:
    return ngettext(
        "Not called ready yet, because %(number)s word is missing. Write in the note why, or wait for it.",
        "Not called ready yet, because %(number)s words are missing. Write in the note why, or wait for them.",
        number,
    ) % {"number": number}


def _missing_areas(number: int) -> str:
    return ngettext(
        "Not called ready yet, because %(number)s area is not. Write in the note why, or wait for it.",
        "Not called ready yet, because %(number)s areas are not. Write in the note why, or wait for them.",
        number,
    ) % {"number": number}
