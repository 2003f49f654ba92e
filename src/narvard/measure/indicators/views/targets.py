"""The targets of an indicator, and setting one."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from narvard.measure.indicators import queries
from narvard.measure.indicators.forms import TargetForm
from narvard.measure.indicators.operations import TargetNotSet, set_target


def targets(request: HttpRequest, indicator: str) -> HttpResponse:
    """The indicator's targets with their lights, and the form that sets one."""
    now = timezone.now()
    try:
        page = queries.targets_page(request.actor, indicator, timezone.localdate(now))
    except queries.IndicatorNotFound as error:
        raise Http404(str(error)) from error
    form = TargetForm(request.POST or None)
    if form.is_valid():
        try:
            set_target(actor=request.actor, now=now, indicator=indicator, **_asked(form))
            return redirect("indicators:targets", indicator=indicator)
        except TargetNotSet as refused:
            form.add_error(None, queries.target_refusal(refused.code))
    status = 422 if form.is_bound else 200
    return render(request, "indicators/targets.html", {"page": page, "form": form}, status=status)


def _asked(form: TargetForm) -> dict:
    """What was asked for; a change in per cent is stored as a share of the baseline."""
    asked = dict(form.cleaned_data)
    if asked["kind"] == "relative" and asked["target_value"] is not None:
        asked["target_value"] /= 100
    return asked
