"""Putting a person's word over a computed light."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from narvard.measure.indicators import queries
from narvard.measure.indicators.forms import OverrideForm
from narvard.measure.indicators.operations import LightNotOverridden, override_light


def override(request: HttpRequest, target_id: int) -> HttpResponse:
    """The computed light with its reasons, and the form that puts another over it."""
    now = timezone.now()
    try:
        page = queries.override_page(request.actor, target_id, timezone.localdate(now))
    except queries.TargetNotFound as error:
        raise Http404(str(error)) from error
    form = OverrideForm(request.POST or None)
    if form.is_valid():
        try:
            override_light(actor=request.actor, now=now, target_id=target_id, **form.cleaned_data)
            return redirect("indicators:override", target_id=target_id)
        except LightNotOverridden as refused:
            form.add_error(None, queries.refusal(refused.code))
    return render(request, "indicators/override.html", {"page": page, "form": form}, status=_status(form))


def _status(form: OverrideForm) -> int:
    return 422 if form.is_bound and not form.is_valid() else 200
