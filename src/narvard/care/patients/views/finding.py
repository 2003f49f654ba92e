"""Finding a person, and writing down someone new."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from narvard.care.patients import operations
from narvard.care.patients.forms import LookUpForm, RegisterForm
from narvard.care.patients.views.writing import choices, tried


def index(request: HttpRequest) -> HttpResponse:
    """Find someone by name, among those whom something reaches the unit about, or by a whole number."""
    wanted = request.GET.get("q", "").strip()[:100]
    found = operations.find_people(actor=request.actor, now=timezone.now(), text=wanted)
    return render(request, "patients/index.html", {"page": found, "form": LookUpForm()})


def look_up(request: HttpRequest) -> HttpResponse:
    """Who has exactly that number; what is wrong with it is shown on the same page."""
    request.actor.require("patients.look_up")
    form = LookUpForm(request.POST or None)
    answers: list[operations.LookedUp] = []

    def act() -> None:
        answers.append(operations.look_up(actor=request.actor, now=timezone.now(), **form.cleaned_data))

    done = tried(form, act)
    context = {"form": form, "answer": answers[0] if done else None, "looked": True}
    return render(request, "patients/index.html", context, status=200 if done or not request.POST else 422)


def take_up(request: HttpRequest) -> HttpResponse:
    """Write down at the own unit whom the number led to."""
    request.actor.require("patients.register")
    form = LookUpForm(request.POST or None)
    taken: list[object] = []
    done = tried(
        form,
        lambda: taken.append(operations.take_up(actor=request.actor, now=timezone.now(), **form.cleaned_data)),
    )
    if done and taken[0]:
        messages.success(request, _("The person is written down at your unit."))
        return redirect("patients:person", taken[0])
    return render(request, "patients/index.html", {"form": form, "looked": True}, status=422)


def register(request: HttpRequest) -> HttpResponse:
    """Write down someone new."""
    request.actor.require("patients.register")
    number = {"number": request.GET["number"][:40]} if request.GET.get("number") else None
    form = RegisterForm(
        request.POST or None, initial=number, municipalities=choices(request), country=request.actor.country
    )
    made: list[object] = []

    def act() -> None:
        made.append(operations.register_person(actor=request.actor, now=timezone.now(), **form.values()))

    if tried(form, act):
        messages.success(request, _("The person is written down at your unit."))
        return redirect("patients:person", made[0])
    return render(request, "patients/register.html", {"form": form}, status=422 if request.method == "POST" else 200)
