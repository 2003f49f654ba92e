"""What the person has decided: consents and blocks; and who has read."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from narvard.care.contracts import operations
from narvard.care.contracts.forms import BlockForm
from narvard.care.contracts.operations import ChoiceNotSaved, PersonNotSeen
from narvard.care.contracts.views.paging import asked_page, beside


@require_safe
def reads(request: HttpRequest) -> HttpResponse:
    """Who has read about me: when, where, in which role, what, and on which ground."""
    try:
        page = operations.read_reads(actor=request.actor, now=timezone.now(), number=asked_page(request))
    except PersonNotSeen as error:
        raise Http404 from error
    return render(request, "contracts/reads.html", {"page": page, **beside(page.number, page.pages)})


def _page(request: HttpRequest):
    try:
        return operations.read_choices(actor=request.actor, now=timezone.now())
    except PersonNotSeen as error:
        raise Http404 from error


@require_safe
def choices(request: HttpRequest) -> HttpResponse:
    """What I have said yes to and what I have blocked."""
    page = _page(request)
    return render(request, "contracts/choices.html", {"page": page, "block_form": BlockForm(holders=page.may_block)})


@require_POST
def withdraw(request: HttpRequest, consent_id: int) -> HttpResponse:
    """Take back a yes."""
    return _done(request, operations.take_back, _("Your yes is taken back."), consent_id=consent_id)


@require_POST
def block(request: HttpRequest) -> HttpResponse:
    """Block whose notes the form names."""
    page = _page(request)
    form = BlockForm(request.POST, holders=page.may_block)
    if not form.is_valid():
        messages.error(request, _("Nothing was blocked, because nothing was chosen. Choose from the list."))
        return redirect("contracts:choices")
    return _done(request, operations.ask_for_block, _("It is blocked now."), holder=form.cleaned_data["holder"])


@require_POST
def unblock(request: HttpRequest, block_id: int) -> HttpResponse:
    """Open again what I have blocked."""
    return _done(request, operations.open_again, _("The block is gone."), block_id=block_id)


def _done(request: HttpRequest, act, said: str, **about: object) -> HttpResponse:
    try:
        act(actor=request.actor, now=timezone.now(), **about)
    except ChoiceNotSaved as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, said)
    return redirect("contracts:choices")
