"""The ways on to what others have documented: with consent, in an emergency, and what whoever blocked is asked."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_POST

from narvard.base.access import operations
from narvard.base.access.forms import AnswerForm, CoherentForm, EmergencyForm
from narvard.base.core.actor import Actor


def _ways(request: HttpRequest, subject: UUID) -> object:
    return operations.read_ways_on(actor=request.actor, now=timezone.now(), subject=subject)


def open_others(request: HttpRequest, subject: UUID) -> HttpResponse:
    """Open what others that take part have documented, with consent, taking part and relevance."""
    request.actor.require("access.open_coherent")
    form = CoherentForm(request.POST or None)
    if form.is_valid():
        try:
            opened = operations.agree_and_open(
                actor=request.actor, now=timezone.now(), subject=subject, **form.cleaned_data
            )
        except (operations.NotOpened, operations.ConsentNotGiven) as refused:
            form.add_error(None, gettext(str(refused)))
        else:
            messages.success(request, _opened(opened))
            return redirect("access:open", subject)
    status = 422 if form.is_bound else 200
    return render(request, "access/open.html", {"page": _ways(request, subject), "form": form}, status=status)


def _opened(number: int) -> str:
    if not number:
        return gettext("There is nothing more to open.")
    text = ngettext(
        "What %(count)s organization has documented is open to your unit.",
        "What %(count)s organizations have documented is open to your unit.",
        number,
    )
    return text % {"count": number}


def _take(actor: Actor, subject: UUID, given: dict[str, object]) -> str:
    """Take the step of an emergency that the form names, and say what came of it."""
    step, whom = given["step"], given["whom"] or 0
    told = {"actor": actor, "now": timezone.now(), "subject": subject, "reason": given["reason"]}
    if step == "ask":
        operations.ask_to_lift(**told, custodian=whom)
        return gettext("They have been asked. Call them as well if it is urgent.")
    if step == "inside_need":
        operations.open_inside(**told, unit=whom, basis="need")
        return gettext("The block is lifted for your unit for a day. It will be reviewed.")
    if step == "unblocked":
        return _opened(operations.open_in_emergency(**told, in_our_care=given["in_our_care"]))
    see = operations.see_who_blocked if step == "who_blocked" else operations.see_blocked_units
    see(**told, in_our_care=given["in_our_care"])
    return gettext("You see now whose block it is. It will be reviewed that you looked.")


def emergency(request: HttpRequest, subject: UUID) -> HttpResponse:
    """The steps of an emergency, in the order of the law."""
    request.actor.require("access.open_in_emergency")
    form = EmergencyForm(request.POST or None)
    if form.is_valid():
        try:
            said = _take(request.actor, subject, form.cleaned_data)
        except (operations.NotOpened, operations.BlockNotChanged) as refused:
            form.add_error(None, gettext(str(refused)))
        else:
            messages.success(request, said)
            return redirect("access:emergency", subject)
    status = 422 if form.is_bound else 200
    return render(request, "access/emergency.html", {"page": _ways(request, subject), "form": form}, status=status)


def lifts(request: HttpRequest) -> HttpResponse:
    """Who asks us to lift a block."""
    rows = operations.read_lift_requests(actor=request.actor, now=timezone.now())
    return render(request, "access/lifts.html", {"rows": rows, "form": AnswerForm()})


@require_POST
def answer(request: HttpRequest, number: int) -> HttpResponse:
    """Lift the block for those who ask, or say no."""
    request.actor.require("access.lift_block")
    form = AnswerForm(request.POST)
    if form.is_valid():
        try:
            operations.answer_lift_request(
                actor=request.actor, now=timezone.now(), request_id=number, **form.cleaned_data
            )
        except (operations.LiftNotAnswered, operations.NotDisclosed) as refused:
            messages.error(request, gettext(str(refused)))
        else:
            messages.success(request, gettext("The answer is saved."))
    else:
        messages.error(request, gettext("The answer was not saved, because it lacks yes or no, or why. Fill in both."))
    return redirect("access:lifts")
