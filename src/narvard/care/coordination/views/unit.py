"""The unit's page, its staffing, and someone who leaves."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from narvard.care.coordination import operations
from narvard.care.coordination.forms import LeavingForm, StaffingForm
from narvard.care.coordination.views.saving import saved


def index(request: HttpRequest) -> HttpResponse:
    """Who of the own unit's patients lacks a contact, and how full its list is."""
    wanted = request.GET.get("page", "1")
    page = int(wanted) if wanted.isascii() and wanted.isdigit() and len(wanted) < 8 else 1
    found = operations.read_unit(actor=request.actor, now=timezone.now(), page=page)
    return render(request, "coordination/index.html", {"page": found})


def staffing(request: HttpRequest) -> HttpResponse:
    """Set the unit's physicians from a day on."""
    request.actor.require("coordination.set_capacity")
    now = timezone.now()
    load = operations.read_unit(actor=request.actor, now=now).load
    known = load.staffing if load else None
    initial = {"from_date": timezone.localdate()}
    if known:
        initial |= {"specialists": f"{known.specialists / 100:.2f}", "trainees": f"{known.trainees / 100:.2f}"}
        initial |= {"limit": known.limit, "expected": known.id}
    form = StaffingForm(request.POST or None, initial=initial)

    def save() -> int:
        return operations.set_capacity(actor=request.actor, now=now, **form.staffing())

    if saved(request, form, save, _("The staffing is saved.")):
        return redirect("coordination:index")
    return render(request, "coordination/staffing.html", {"form": form}, status=422 if form.is_bound else 200)


def leaving(request: HttpRequest) -> HttpResponse:
    """Someone leaves the unit: everyone whose contact they are comes into the gap list."""
    request.actor.require("coordination.appoint")
    now = timezone.now()
    named = operations.read_unit(actor=request.actor, now=now).named
    said = [(row.name, row.number, _words(row.name, row.persons)) for row in named]
    form = LeavingForm(request.POST or None, named=said)

    def save() -> int:
        return operations.practitioner_left(actor=request.actor, now=now, **form.left())

    if saved(request, form, save, _("It is saved. Those who need someone new stand in the list.")):
        return redirect("coordination:index")
    return render(
        request, "coordination/leaving.html", {"form": form, "named": named}, status=422 if form.is_bound else 200
    )


def _words(name: str, persons: int) -> str:
    said = {"name": name, "persons": persons}
    return (
        ngettext("%(name)s, contact of %(persons)s person", "%(name)s, contact of %(persons)s persons", persons) % said
    )
