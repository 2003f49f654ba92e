"""The patient contract for a professional: read, written, and its times."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from narvard.care.contracts import operations
from narvard.care.contracts.forms import AgreementForm, ChangeForm, EndForm, TimeForm
from narvard.care.contracts.operations import (
    AgreementNotFound,
    AgreementNotSaved,
    PersonNotSeen,
    TimeNotFound,
    TimeNotSaved,
)
from narvard.care.contracts.views.papers import PAPERS


@require_safe
def contract(request: HttpRequest, subject: UUID) -> HttpResponse:
    """The contract as it is composed for this reader."""
    try:
        page = operations.read_contract(actor=request.actor, now=timezone.now(), subject=subject)
    except PersonNotSeen as error:
        raise Http404 from error
    agreed = [(row, EndForm(auto_id=f"end-{row.id}-%s")) for row in page.agreements]
    context = {
        "page": page,
        "agreed": agreed,
        "written": any(row.mine for row in page.agreements),
        "own_times": [row for row in page.times if row.mine and row.state in {"booked", "not_booked"}],
        "papers": PAPERS,
    }
    return render(request, "contracts/contract.html", context)


def write(request: HttpRequest, subject: UUID) -> HttpResponse:
    """Write the own unit's agreement with the person, or a new version of it."""
    now = timezone.now()
    try:
        person, standing = operations.read_to_write(actor=request.actor, now=now, subject=subject)
    except PersonNotSeen as error:
        raise Http404 from error
    names = ("matters", "care_does", "i_do", "follow_up_on")
    initial = {"replaces": standing.id, **{name: getattr(standing, name) for name in names}} if standing else None
    form = AgreementForm(request.POST or None, initial=initial)
    if form.is_valid():
        replaces, token = form.cleaned_data["replaces"], form.cleaned_data["token"]
        try:
            operations.write_agreement(
                actor=request.actor, now=now, subject=subject, text=form.text(), replaces=replaces, token=token
            )
        except AgreementNotSaved as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("The agreement is saved. The person is asked to confirm it."))
            return redirect("contracts:contract", subject)
    title = _("Write what you have agreed")
    lead = _("Write it together, in words that the person uses. The rest of the contract is composed by itself.")
    return _form(request, person, form, title, lead)


def new_time(request: HttpRequest, subject: UUID) -> HttpResponse:
    """Agree with the person on something that will happen."""
    now = timezone.now()
    try:
        person, _standing = operations.read_to_write(actor=request.actor, now=now, subject=subject)
    except PersonNotSeen as error:
        raise Http404 from error
    form = TimeForm(request.POST or None)
    if form.is_valid():
        try:
            operations.agree_time(
                actor=request.actor, now=now, subject=subject, text=form.text(), token=form.cleaned_data["token"]
            )
        except TimeNotSaved as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("The time is saved, and the person sees it."))
            return redirect("contracts:contract", subject)
    lead = _("Give the time. If it is not booked yet, write whom the person can ask.")
    return _form(request, person, form, _("Agree on a time"), lead)


def time(request: HttpRequest, time_id: int) -> HttpResponse:
    """Book, move, postpone, hold or cancel a time of the own unit."""
    now = timezone.now()
    try:
        person, row = operations.read_time(actor=request.actor, now=now, time_id=time_id)
    except (TimeNotFound, PersonNotSeen) as error:
        raise Http404 from error
    names = ("version", "at", "by", "place", "with_whom", "ask_whom", "ask_how")
    initial = {name: getattr(row, name) for name in names}
    form = ChangeForm(request.POST or None, initial=initial, state=row.state)
    if form.is_valid():
        given = {name: form.cleaned_data[name] for name in ("version", "move", "reason")}
        try:
            operations.change_time(
                actor=request.actor, now=now, time_id=time_id, text=form.text(row.what, row.kind), **given
            )
        except TimeNotSaved as refused:
            form.add_error(None, str(refused))
        except TimeNotFound as error:
            raise Http404 from error
        else:
            messages.success(request, _("The time is changed, and the person sees it."))
            return redirect("contracts:contract", row.subject)
    return _form(request, person, form, row.what, _("Say what is done with the time."))


@require_POST
def end(request: HttpRequest, agreement_id: int) -> HttpResponse:
    """End the own unit's agreement, with the reason."""
    form = EndForm(request.POST)
    reason = form.cleaned_data["reason"] if form.is_valid() else ""
    try:
        subject = operations.end_agreement(
            actor=request.actor, now=timezone.now(), agreement_id=agreement_id, reason=reason
        )
    except AgreementNotFound as error:
        raise Http404 from error
    except AgreementNotSaved as refused:
        messages.error(request, str(refused))
        return redirect("contracts:contract", refused.subject)
    messages.success(request, _("The agreement is ended."))
    return redirect("contracts:contract", subject)


def _form(request: HttpRequest, person, form, title: str, lead: str) -> HttpResponse:
    context = {"person": person, "form": form, "form_title": title, "form_lead": lead}
    return render(request, "contracts/write.html", context, status=422 if request.method == "POST" else 200)
