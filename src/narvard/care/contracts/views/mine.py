"""The person's own pages, and those of someone whom they represent."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from narvard.care.care_plans.queries import PlanNotFound
from narvard.care.contracts import operations
from narvard.care.contracts.forms import NeedForm, RemarkForm
from narvard.care.contracts.operations import (
    AgreementNotFound,
    AgreementNotSaved,
    ChoiceNotSaved,
    NeedNotSent,
    PersonNotSeen,
)
from narvard.care.contracts.views.papers import PAPERS


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """Who knows me, what is agreed, what happens next, and where to turn."""
    return _page(request, None)


@require_safe
def represented(request: HttpRequest, subject: UUID) -> HttpResponse:
    """The same of someone whom I represent, as far as I may see it."""
    return _page(request, subject)


def _page(request: HttpRequest, subject: UUID | None, need_form: NeedForm | None = None) -> HttpResponse:
    try:
        page = operations.read_mine(actor=request.actor, now=timezone.now(), subject=subject)
    except PersonNotSeen as error:
        raise Http404 from error
    context = {
        "page": page,
        "agreed": [(row, RemarkForm(auto_id=f"remark-{row.id}-%s")) for row in page.whole.agreements],
        "need_form": need_form or NeedForm(units=page.may_ask),
        "papers": PAPERS,
    }
    return render(request, "contracts/mine.html", context, status=422 if need_form else 200)


@require_POST
def confirm(request: HttpRequest, agreement_id: int) -> HttpResponse:
    """Say yes to an agreement."""
    try:
        operations.confirm_agreement(actor=request.actor, now=timezone.now(), agreement_id=agreement_id)
    except AgreementNotFound as error:
        raise Http404 from error
    except AgreementNotSaved as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Thank you. Your yes is saved."))
    return redirect("contracts:mine")


@require_POST
def remark(request: HttpRequest, agreement_id: int) -> HttpResponse:
    """Say something of an agreement."""
    request.actor.require("contracts.own")
    form = RemarkForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Nothing was sent, because nothing was written. Write what is missing or wrong."))
        return redirect("contracts:mine")
    try:
        operations.remark(actor=request.actor, now=timezone.now(), agreement_id=agreement_id, **form.cleaned_data)
    except AgreementNotFound as error:
        raise Http404 from error
    except AgreementNotSaved as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("It is sent to the unit."))
    return redirect("contracts:mine")


@require_POST
def comment(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Say something of a plan."""
    text = request.POST.get("text", "")[:4000]
    try:
        operations.comment_on_plan(actor=request.actor, now=timezone.now(), plan_id=plan_id, text=text)
    except (PlanNotFound, PersonNotSeen) as error:
        raise Http404 from error
    except ChoiceNotSaved as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("It is sent to those who keep the plan."))
    return redirect("contracts:mine")


@require_POST
def need(request: HttpRequest) -> HttpResponse:
    """Ask for a joint plan."""
    request.actor.require("contracts.own")
    try:
        units = operations.units_to_ask(actor=request.actor, now=timezone.now())
    except PersonNotSeen as error:
        raise Http404 from error
    form = NeedForm(request.POST, units=units)
    if form.is_valid():
        try:
            operations.ask_for_plan(actor=request.actor, now=timezone.now(), **form.cleaned_data)
        except NeedNotSent as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("It is sent. The unit must answer you, and say why if the answer is no."))
            return redirect("contracts:mine")
    return _page(request, None, form)
