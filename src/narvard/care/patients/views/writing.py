"""What every page that writes about a person does the same way."""

from collections.abc import Callable
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from narvard.base.access.operations import BlockNotChanged, ConsentNotGiven
from narvard.base.organizations.queries import municipalities
from narvard.care.patients import operations
from narvard.care.patients.forms import place_of, refusal

REFUSED = (
    operations.NumberRefused,
    operations.PersonNotChanged,
    operations.PersonNotRegistered,
    operations.NotLookedUp,
    operations.NotMerged,
    operations.NotRepresented,
    ConsentNotGiven,
    BlockNotChanged,
)


def page_of(request: HttpRequest, subject: UUID) -> operations.PersonPage:
    """The page of a person, read and logged; 404 where nothing of them is within reach."""
    try:
        return operations.read_person(actor=request.actor, now=timezone.now(), subject=subject)
    except operations.PersonNotFound as error:
        raise Http404(subject) from error


def refused(form: forms.Form, error: Exception) -> None:
    """Say at the form why something was refused."""
    place = place_of(error)
    form.add_error(place if place in form.fields else None, str(refusal(error)))


def tried(form: forms.Form, act: Callable[[], object]) -> bool:
    """Do it where the form is right; whether it was done. What is refused is said at the form."""
    if not form.is_valid():
        return False
    try:
        act()
    except REFUSED as error:
        refused(form, error)
        return False
    except operations.PersonNotFound as error:
        raise Http404 from error
    return True


def choices(request: HttpRequest) -> list[tuple[str, str]]:
    """The municipalities to choose between."""
    return [(row.code, f"{row.name} ({row.code})") for row in municipalities(request.actor)]


def written(
    request: HttpRequest, page: operations.PersonPage, form: forms.Form, act: Callable[[], object], **words: object
) -> HttpResponse:
    """The page of one form about a person: saved and back to the person, or shown with what is wrong.

    `words`: title, lead, and what the button says.
    """
    if tried(form, act):
        messages.success(request, _("It is saved."))
        return redirect("patients:person", page.identity.subject)
    context = {"page": page, "form": form, **words}
    return render(request, "patients/write.html", context, status=422 if request.method == "POST" else 200)
