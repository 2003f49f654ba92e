"""Saying that two persons are one and the same, and taking it back."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from narvard.care.patients import operations
from narvard.care.patients.forms import MergeForm, OtherForm, ReasonForm
from narvard.care.patients.views.writing import page_of, tried, written


def merge(request: HttpRequest, subject: UUID) -> HttpResponse:
    """Choose who may be the same: from those who are alike, or by a number."""
    request.actor.require("patients.merge")
    page = page_of(request, subject)
    form = OtherForm(request.POST or None)
    found: list[operations.LookedUp] = []

    def act() -> None:
        given = {"number": form.cleaned_data["number"], "purpose": "correction"}
        found.append(operations.look_up(actor=request.actor, now=timezone.now(), **given))

    if tried(form, act):
        other = found[0].identity
        if other is not None and found[0].open and other.subject != subject:
            return redirect("patients:compare", subject, other.subject)
        form.add_error("number", _("Nobody else within your reach has that number. Look them up first."))
    context = {"page": page, "form": form}
    return render(request, "patients/merge.html", context, status=422 if request.method == "POST" else 200)


def compare(request: HttpRequest, subject: UUID, other: UUID) -> HttpResponse:
    """Both beside each other, and saying that they are one."""
    request.actor.require("patients.merge")
    if subject == other:
        raise Http404(other)
    page, second = page_of(request, subject), page_of(request, other)
    form = MergeForm(request.POST or None)

    def act() -> None:
        operations.merge_persons(
            actor=request.actor, now=timezone.now(), subject=subject, other=other, **form.cleaned_data
        )

    if tried(form, act):
        messages.success(request, _("They are one person to your organization from now on. It can be taken back."))
        return redirect("patients:person", subject)
    context = {"page": page, "second": second, "form": form, "both": (page, second)}
    return render(request, "patients/compare.html", context, status=422 if request.method == "POST" else 200)


def unmerge(request: HttpRequest, subject: UUID, number: int) -> HttpResponse:
    """Note that they are two persons after all."""
    request.actor.require("patients.merge")
    page = page_of(request, subject)
    if not any(row.merge_id == number for row in page.same if row.merge_id):
        raise Http404(number)
    form = ReasonForm(request.POST or None)

    def act() -> None:
        operations.unmerge_persons(actor=request.actor, now=timezone.now(), merge_id=number, **form.cleaned_data)

    lead = _("Each row goes back to the one it was written for.")
    return written(request, page, form, act, title=_("They are two persons"), lead=lead)
