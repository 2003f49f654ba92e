"""Moved deadlines, the year to come, thresholds to agree on, and the trace from commitment to indicator."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from narvard.govern.plans import operations, queries
from narvard.govern.plans.forms import AdoptForm, CopyForm, ProposalForm, PublishForm, year_in
from narvard.govern.plans.queries.labels import MOVED, REFUSALS, STATUSES
from narvard.govern.plans.views.tables import table_file


def moved(request: HttpRequest) -> HttpResponse:
    """The deadlines that were moved."""
    return render(request, "plans/moved.html", {"moved": _moved(request)})


def moved_file(request: HttpRequest, kind: str) -> HttpResponse:
    """The moved deadlines as CSV or XLSX."""
    header = (_("Area"), _("Activity"), _("What was moved"), _("From"), _("To"), _("Days"), _("Why"), _("When"))
    header += (_("By"),)
    rows = (
        (
            *(row.area, row.activity, row.move.milestone or str(MOVED[row.move.what]), row.move.from_day),
            *(row.move.to_day, row.move.days, row.move.why, timezone.localdate(row.move.at), row.move.by),
        )
        for row in _moved(request).rows
    )
    return table_file(kind, "moved-deadlines", _("Moved deadlines"), header, rows)


def next_year(request: HttpRequest) -> HttpResponse:
    """The plans of the year now beside those of the year to come."""
    found = queries.next_year(request.actor, timezone.localdate())
    form = CopyForm(initial={"why": _("Carried on into %(year)s.") % {"year": found.next}})
    return render(request, "plans/next_year.html", {"next": found, "form": form, "today": timezone.localdate()})


@require_POST
def copy_forward(request: HttpRequest) -> HttpResponse:
    """Make drafts of the year to come."""
    form = CopyForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Nothing was copied. Write why ends that have come are moved."))
        return redirect("plans:next_year")
    after = queries.next_year(request.actor, timezone.localdate()).next
    counts = operations.copy_forward(actor=request.actor, now=timezone.now(), year=after, **form.cleaned_data)
    said = ngettext(
        "%(plans)s draft with %(activities)s activities is made; %(moved)s ends were moved.",
        "%(plans)s drafts with %(activities)s activities are made; %(moved)s ends were moved.",
        counts["plans"],
    )
    messages.success(request, said % counts)
    return redirect("plans:next_year")


def draft(request: HttpRequest, municipality: str, year: int) -> HttpResponse:
    """What an area's draft holds."""
    try:
        rows = queries.draft(request.actor, municipality, year)
    except queries.DraftNotFound as error:
        raise Http404 from error
    names = {code: name for choices in queries.filter_choices(request.actor).values() for code, name in choices}
    shown = {"rows": rows, "names": names, "area": names.get(municipality, ""), "year": year}
    return render(request, "plans/draft.html", shown)


@require_POST
def adopt(request: HttpRequest) -> HttpResponse:
    """Adopt an area's draft."""
    form = AdoptForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("The plan was not adopted. Write the body, the day and the number of the decision."))
        return redirect("plans:next_year")
    try:
        operations.adopt_plan(actor=request.actor, now=timezone.now(), **form.cleaned_data)
        messages.success(request, _("The plan is adopted and active for its year."))
    except operations.PlanNotAdopted as refused:
        messages.error(request, REFUSALS[refused.code])
    return redirect("plans:next_year")


@require_POST
def publish(request: HttpRequest) -> HttpResponse:
    """Open an area's plan to everybody, or close it."""
    form = PublishForm(request.POST)
    if not form.is_valid():
        raise Http404
    wanted = dict(form.cleaned_data)
    change = operations.publish_plan if wanted.pop("published") else operations.withdraw_plan
    try:
        change(actor=request.actor, now=timezone.now(), **wanted)
    except operations.PlanNotPublished as error:
        raise Http404 from error
    return redirect("plans:next_year")


def thresholds(request: HttpRequest) -> HttpResponse:
    """Targets without a figure: propose one, and agree on it."""
    found = queries.thresholds(request.actor, timezone.localdate())
    return render(request, "plans/thresholds.html", {"rows": found})


@require_POST
def propose(request: HttpRequest) -> HttpResponse:
    """Propose a figure for a target that has none."""
    form = ProposalForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Nothing was proposed. Write a figure with digits, and the number of the decision."))
        return redirect("plans:thresholds")
    asked = {"link_id": form.cleaned_data["link"], "value": form.level(), "decision": form.cleaned_data["decision"]}
    try:
        operations.propose_threshold(actor=request.actor, now=timezone.now(), **asked)
        messages.success(request, _("The figure is proposed. Both sides have to agree before it counts."))
    except operations.LinkNotFound as error:
        raise Http404 from error
    except operations.ThresholdNotAgreed as refused:
        messages.error(request, REFUSALS[refused.code])
    return redirect("plans:thresholds")


@require_POST
def agree(request: HttpRequest, threshold_id: int) -> HttpResponse:
    """Agree to a proposed figure for one's own side."""
    try:
        both = operations.agree_threshold(actor=request.actor, now=timezone.now(), threshold_id=threshold_id)
    except operations.LinkNotFound as error:
        raise Http404 from error
    except operations.ThresholdNotAgreed as refused:
        messages.error(request, REFUSALS[refused.code])
        return redirect("plans:thresholds")
    said = _("Both sides agree. The next run gives the target a light.") if both else _("Your side has agreed.")
    messages.success(request, said)
    return redirect("plans:thresholds")


def trace(request: HttpRequest) -> HttpResponse:
    """From commitment to activity to indicator, both ways, with the gaps."""
    found = queries.trace(request.actor, timezone.localdate(), year_in(request.GET.get("year", "")))
    return render(request, "plans/trace.html", {"trace": found})


def trace_file(request: HttpRequest, kind: str) -> HttpResponse:
    """The trace as CSV or XLSX, a row for each step that is there."""
    found = queries.trace(request.actor, timezone.localdate(), year_in(request.GET.get("year", "")))
    header = (_("Commitment"), _("Text"), _("Agreement"), _("Area"), _("Activity"), _("Status"), _("Indicators"))
    rows = [
        (
            *(row.commitment.code, row.commitment.text, row.commitment.agreement_title, activity.area),
            *(activity.title, str(STATUSES[activity.status]), "; ".join(i.name for i in activity.indicators)),
        )
        for row in found.commitments
        for activity in row.activities
    ]
    empty = [(row.code, row.text, row.agreement_title, "", "", "", "") for row in found.without_activity]
    return table_file(kind, "trace", _("From commitment to indicator")[:31], header, [*rows, *empty])


def commitment_trace(request: HttpRequest, code: str) -> HttpResponse:
    """The path of one commitment."""
    try:
        found = queries.commitment_trace(request.actor, code, timezone.localdate())
    except queries.CommitmentNotFound as error:
        raise Http404 from error
    return render(request, "plans/trace_one.html", {"found": found})


def _moved(request: HttpRequest) -> queries.Moved:
    asked = request.GET
    year = year_in(asked.get("year", ""))
    return queries.moved_deadlines(
        request.actor, timezone.localdate(), municipality=asked.get("municipality", ""), year=year
    )
