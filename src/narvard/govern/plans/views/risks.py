"""The risks: matrix, list, and the forms."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from narvard.govern.plans import operations, queries
from narvard.govern.plans.forms import RiskForm
from narvard.govern.plans.queries.labels import REFUSALS, ZONES
from narvard.govern.plans.views.tables import table_file


def risks(request: HttpRequest) -> HttpResponse:
    """The matrix of the open risks, and their list; `likelihood` and `consequence` narrow to one field."""
    found = queries.risk_page(
        request.actor,
        timezone.localdate(),
        likelihood=_step(request, "likelihood"),
        consequence=_step(request, "consequence"),
    )
    return render(request, "plans/risks.html", {"risks": found})


def add_risk(request: HttpRequest) -> HttpResponse:
    """Note a risk."""
    today = timezone.localdate()
    places = queries.risk_places(request.actor, today)
    asked = _asked_place(request)
    if asked and asked not in dict(places):
        places = (*places, (asked, _("The activity or cell that you came from")))
    form = RiskForm(request.POST or None, places=places)
    form.initial |= {"place": asked}
    if form.is_valid():
        try:
            operations.add_risk(
                actor=request.actor,
                now=timezone.now(),
                place=operations.Place(**form.belongs_to()),
                **form.saved(),
            )
            messages.success(request, _("The risk is noted."))
            return redirect("plans:risks")
        except operations.RiskNotSaved as refused:
            form.add_error(None, REFUSALS[refused.code])
    return render(request, "plans/risk.html", {"form": form}, status=422 if form.is_bound else 200)


def change_risk(request: HttpRequest, risk_id: int) -> HttpResponse:
    """Say anew how great a risk is, or close it."""
    try:
        row = queries.risk_to_change(request.actor, risk_id, timezone.localdate())
    except queries.RiskNotFound as error:
        raise Http404 from error
    form = RiskForm(request.POST or None, row=row)
    if form.is_valid():
        try:
            operations.change_risk(actor=request.actor, now=timezone.now(), risk_id=risk_id, **form.saved())
            messages.success(request, _("The risk is changed."))
            return redirect("plans:risks")
        except operations.RiskNotSaved as refused:
            form.add_error(None, REFUSALS[refused.code])
    return render(request, "plans/risk.html", {"form": form, "risk": row}, status=422 if form.is_bound else 200)


def risks_file(request: HttpRequest, kind: str) -> HttpResponse:
    """The risks as CSV or XLSX."""
    found = queries.risk_page(request.actor, timezone.localdate())
    header = (_("Code"), _("Risk"), _("Belongs to"), _("Likelihood"), _("Consequence"), _("Zone"))
    header += (_("What is done about it"), _("Likelihood when that is done"), _("Consequence when that is done"))
    header += (_("Who answers for it"), _("Looked at again on"))
    rows = (
        (
            *(row.code, row.title, row.place, row.likelihood, row.consequence, str(ZONES[row.zone])),
            *(row.treatment, *(row.residual or (None, None)), row.owner, row.review_on),
        )
        for row in found.rows
    )
    return table_file(kind, "risks", _("Risks"), header, rows)


def _step(request: HttpRequest, name: str) -> int | None:
    text = request.GET.get(name, "")
    return int(text) if len(text) == 1 and text.isdecimal() else None


def _asked_place(request: HttpRequest) -> str:
    """The place that the address, or the form that came back, names, if it is there."""
    asked = request.POST.get("place") or request.GET.get("place", "")
    kind, _colon, number = asked.partition(":")
    if kind == "activity" and number.isdecimal() and len(number) < 12:
        return queries.risk_place(request.actor, activity_id=int(number))
    parts = tuple(request.GET.get("cell", "").split("/"))
    return queries.risk_place(request.actor, cell=parts) if len(parts) == 3 else asked
