"""One person's contacts, and naming a new one."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from narvard.care.coordination import operations
from narvard.care.coordination.forms import FrailtyForm, ListingForm, SentForm, appointment_form
from narvard.care.coordination.views.saving import found, saved


def person(request: HttpRequest, subject: UUID) -> HttpResponse:
    """Read the person's contacts; name one."""
    actor, now = request.actor, timezone.now()
    page = found(lambda: operations.read_person(actor=actor, now=now, subject=subject))
    initial = _suggested(page, request.GET.get("role", ""))
    form = appointment_form(
        request.POST or None, country=actor.country, roles=page.roles, tellers=page.tellers, initial=initial
    )

    def save() -> int:
        return operations.appoint(actor=actor, now=now, subject=subject, **form.appointment())

    if saved(request, form, save, _("The contact is saved. Tell the person by the letter.")):
        return redirect("coordination:person", subject)
    return _shown(request, page, form=form)


@require_POST
def frail(request: HttpRequest, subject: UUID) -> HttpResponse:
    """Mark the person as frail, or take the mark away."""
    actor, now = request.actor, timezone.now()
    actor.require("coordination.appoint")
    page = found(lambda: operations.read_person(actor=actor, now=now, subject=subject))
    form = FrailtyForm(request.POST, groups=page.target_groups)

    def save() -> object:
        if not form.cleaned_data["criterion"].strip():
            return operations.end_frailty(actor=actor, now=now, subject=subject)
        return operations.mark_frail(actor=actor, now=now, subject=subject, **form.cleaned_data)

    if saved(request, form, save, _("It is saved.")):
        return redirect("coordination:person", subject)
    return _shown(request, page, frailty=form)


@require_POST
def listed(request: HttpRequest, subject: UUID) -> HttpResponse:
    """List the person at the unit, or end the listing today."""
    actor, now = request.actor, timezone.now()
    actor.require("coordination.appoint")
    page = found(lambda: operations.read_person(actor=actor, now=now, subject=subject))
    ends = "end" in request.POST
    given = {"from_date": timezone.localdate().isoformat()} if ends else request.POST
    form = ListingForm(given)

    def save() -> object:
        if ends:
            return operations.end_listing(actor=actor, now=now, subject=subject, on=timezone.localdate())
        return operations.list_person(actor=actor, now=now, subject=subject, **form.listing())

    if saved(request, form, save, _("The listing is saved.")):
        return redirect("coordination:person", subject)
    return _shown(request, page, listing=form)


def _suggested(page, wanted: str) -> dict[str, object]:
    """The role asked for, or the first that is free, from today or from the day that whoever has it leaves."""
    role = wanted if wanted in page.roles else next(iter(page.roles), "")
    today = timezone.localdate()
    return {"role": role, "appointed_at": timezone.now(), "from_date": dict(page.leaving).get(role, today)}


def _shown(request: HttpRequest, page, **forms: object) -> HttpResponse:
    bound = any(form.is_bound for form in forms.values())
    if "form" not in forms:
        forms["form"] = appointment_form(
            None,
            country=request.actor.country,
            roles=page.roles,
            tellers=page.tellers,
            initial=_suggested(page, ""),
        )
    shown = {
        "page": page,
        "frailty": FrailtyForm(groups=page.target_groups),
        "listing": ListingForm(initial={"from_date": timezone.localdate()}),
        "sent": SentForm(auto_id=False),
        **forms,
    }
    return render(request, "coordination/person.html", shown, status=422 if bound else 200)
