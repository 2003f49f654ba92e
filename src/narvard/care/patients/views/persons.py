"""One person: who it is, where they live, and correcting it."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from narvard.care.patients import operations
from narvard.care.patients.forms import (
    DeathForm,
    DetailsForm,
    EndMunicipalityForm,
    MoveForm,
    MunicipalityForm,
    NumberForm,
    ReasonForm,
)
from narvard.care.patients.views.writing import choices, page_of, written


def person(request: HttpRequest, subject: UUID) -> HttpResponse:
    """All that the own organization holds of who someone is."""
    return render(request, "patients/person.html", {"page": page_of(request, subject)})


def change(request: HttpRequest, subject: UUID) -> HttpResponse:
    """Correct name and particulars."""
    request.actor.require("patients.change")
    page = page_of(request, subject)
    form = DetailsForm(request.POST or None, page=page, country=request.actor.country)

    def act() -> None:
        given = form.cleaned_data
        operations.change_person(
            actor=request.actor,
            now=timezone.now(),
            subject=subject,
            version=given["version"],
            details=form.details(),
            reason=given["reason"],
        )

    lead = _("What stood before is kept, with your name and the time.")
    return written(request, page, form, act, title=_("Correct the particulars"), lead=lead)


def move(request: HttpRequest, subject: UUID) -> HttpResponse:
    """Note where the person is registered."""
    request.actor.require("patients.change")
    page = page_of(request, subject)
    form = MoveForm(request.POST or None, municipalities=choices(request))

    def act() -> None:
        operations.note_move(actor=request.actor, now=timezone.now(), subject=subject, home=form.home())

    lead = _("The period before ends on the day that this one begins.")
    return written(request, page, form, act, title=_("Note a move"), lead=lead)


def municipality(request: HttpRequest, subject: UUID) -> HttpResponse:
    """Note where the person stays, or which municipality placed them."""
    request.actor.require("patients.change")
    page = page_of(request, subject)
    form = MunicipalityForm(request.POST or None, municipalities=choices(request))

    def act() -> None:
        given = form.cleaned_data
        operations.note_municipality(
            actor=request.actor,
            now=timezone.now(),
            subject=subject,
            kind=given["kind"],
            municipality=form.code(),
            from_date=given["from_date"],
            to_date=given["to_date"],
        )

    lead = _("It decides which municipality answers, and which one pays.")
    return written(request, page, form, act, title=_("Stay, or placing by another municipality"), lead=lead)


def end_municipality(request: HttpRequest, subject: UUID) -> HttpResponse:
    """Note the last day of a stay or a placing."""
    request.actor.require("patients.change")
    page = page_of(request, subject)
    form = EndMunicipalityForm(request.POST or None)

    def act() -> None:
        operations.end_municipality(actor=request.actor, now=timezone.now(), subject=subject, **form.cleaned_data)

    return written(request, page, form, act, title=_("End a stay or a placing"), lead="")


def number(request: HttpRequest, subject: UUID) -> HttpResponse:
    """Give the person a number that became known."""
    request.actor.require("patients.change")
    page = page_of(request, subject)
    form = NumberForm(request.POST or None)

    def act() -> None:
        operations.add_number(actor=request.actor, now=timezone.now(), subject=subject, **form.cleaned_data)

    lead = _("A reserve number is then kept as replaced.")
    return written(request, page, form, act, title=_("Add an identity number"), lead=lead)


def death(request: HttpRequest, subject: UUID) -> HttpResponse:
    """Note that the person is dead."""
    request.actor.require("patients.change")
    page = page_of(request, subject)
    form = DeathForm(request.POST or None)

    def act() -> None:
        operations.note_death(actor=request.actor, now=timezone.now(), subject=subject, **form.cleaned_data)

    lead = _("Nobody speaks for the person any more after this, and every page says that the person is dead.")
    return written(request, page, form, act, title=_("Note a death"), lead=lead)


def lives(request: HttpRequest, subject: UUID) -> HttpResponse:
    """Note that the person lives after all."""
    request.actor.require("patients.change")
    page = page_of(request, subject)
    form = ReasonForm(request.POST or None)

    def act() -> None:
        operations.take_back_death(actor=request.actor, now=timezone.now(), subject=subject, **form.cleaned_data)

    lead = _("Who spoke for the person has to be written down anew.")
    return written(request, page, form, act, title=_("The person lives"), lead=lead)
