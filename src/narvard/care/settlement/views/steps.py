"""Taking a statement through its steps."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from narvard.care.settlement import operations
from narvard.care.settlement.forms import CauseForm, VersionForm
from narvard.care.settlement.queries.refusals import not_settled
from narvard.care.settlement.views.reading import Address, back, found

STEPS = {
    "send": operations.send,
    "agree": operations.agree,
    "invoice": operations.invoice,
    "take_back": operations.take_back,
}
RIGHTS = {"agree": "settlement.dispute"}


def step(request: HttpRequest, hospital: str, municipality: str, year: str, month: str, event: str) -> HttpResponse:
    """A step that needs nothing but its statement."""
    request.actor.require(RIGHTS.get(event, "settlement.settle"))
    address = (hospital, municipality, int(year), int(month))
    page, form = found(request, address), VersionForm(request.POST)
    if not form.is_valid():
        raise Http404
    try:
        STEPS[event](
            actor=request.actor, now=timezone.now(), statement_id=page.id, version=form.cleaned_data["version"]
        )
    except operations.NotSettled as refused:
        messages.error(request, not_settled(refused.code))
    except operations.StatementNotFound as error:
        raise Http404 from error
    else:
        messages.success(request, _("It is saved."))
    return back(address)


def run_again(request: HttpRequest, hospital: str, municipality: str, year: int, month: int) -> HttpResponse:
    """Work it out anew, and say why."""
    return _with_cause(request, (hospital, municipality, year, month), operations.run_again, _("Run the month again"))


def reopen(request: HttpRequest, hospital: str, municipality: str, year: int, month: int) -> HttpResponse:
    """Credit it and open the month again, and say why."""
    return _with_cause(
        request, (hospital, municipality, year, month), operations.reopen, _("Credit and open the month again")
    )


def _with_cause(request: HttpRequest, address: Address, act: Callable[..., object], title: str) -> HttpResponse:
    request.actor.require("settlement.settle")
    page = found(request, address)
    form = CauseForm(request.POST or None, initial={"version": page.version})
    if form.is_valid():
        try:
            act(actor=request.actor, now=timezone.now(), statement_id=page.id, **form.cleaned_data)
        except operations.NotSettled as refused:
            form.add_error(None, not_settled(refused.code))
        else:
            messages.success(request, _("It is saved."))
            return back(address)
    context = {"page": page, "form": form, "form_title": title}
    return render(request, "settlement/write.html", context, status=422 if request.method == "POST" else 200)
