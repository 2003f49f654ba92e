"""Writing down a pilot before it starts."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from narvard.govern.pilots import operations, queries
from narvard.govern.pilots.forms import ProposalForm
from narvard.govern.pilots.queries.refusals import not_written


def propose(request: HttpRequest) -> HttpResponse:
    """Propose a new pilot."""
    request.actor.require("pilots.decide")
    return _written(request, None)


def change(request: HttpRequest, code: str) -> HttpResponse:
    """Go on writing a pilot that has not started."""
    request.actor.require("pilots.decide")
    try:
        return _written(request, queries.proposal(request.actor, code))
    except queries.PilotNotFound as error:
        raise Http404 from error


def _written(request: HttpRequest, known: queries.ProposalRow | None) -> HttpResponse:
    sent = request.method == "POST"
    initial = known.values if known else None
    form = ProposalForm(request.POST if sent else None, choices=queries.choices(request.actor), initial=initial)
    if form.is_valid():
        try:
            wanted = known.code if known else slugify(form.cleaned_data["title"])[:60]
            code = _save(request, form, wanted, new=known is None)
        except operations.PilotNotWritten as refused:
            form.add_error(None, not_written(refused.code))
        else:
            messages.success(request, _("The pilot is saved."))
            return redirect("pilots:pilot", code)
    context = {"form": form, "known": known}
    return render(request, "pilots/propose.html", context, status=422 if sent else 200)


def _save(request: HttpRequest, form: ProposalForm, code: str, *, new: bool) -> str:
    now, actor = timezone.now(), request.actor
    operations.write_pilot(actor=actor, now=now, code=code, proposal=form.proposal(), rules=form.rules(), new=new)
    return code
