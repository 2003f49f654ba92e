from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from narvard.govern.examples import operations, queries
from narvard.govern.examples.forms import AdoptForm, FindForm, OutcomeForm, WriteForm
from narvard.govern.examples.queries.refusals import not_adopted, not_planned
from narvard.govern.plans.operations import ActivityNotSaved


def index(request: HttpRequest) -> HttpResponse:
    """Good examples, found by need."""
    found = queries.examples_page(request.actor, FindForm.filters(request.GET))
    form = FindForm(request.GET, groups=found.groups, goals=found.goals)
    return render(request, "examples/index.html", {"page": found, "form": form})


def example(request: HttpRequest, example_id: int) -> HttpResponse:
    """One good example."""
    return render(request, "examples/example.html", {"page": _found(request, example_id), "outcome": OutcomeForm()})


def _found(request: HttpRequest, example_id: int) -> queries.ExamplePage:
    try:
        return queries.example_page(request.actor, example_id)
    except queries.ExampleNotFound as error:
        raise Http404 from error


def write(request: HttpRequest) -> HttpResponse:
    """Write a good example."""
    request.actor.require("examples.change", municipality=request.actor.municipality)
    sent = request.method == "POST"
    page = queries.examples_page(request.actor, queries.Filters())
    form = WriteForm(request.POST if sent else None, groups=page.groups, goals=page.goals)
    if form.is_valid():
        try:
            operations.write_example(actor=request.actor, now=timezone.now(), values=form.values(), steps=form.lines())
        except operations.ExampleNotWritten:
            form.add_error("title", _("Nothing was saved, because another example has that title. Choose another."))
        else:
            messages.success(request, _("The example is saved."))
            return redirect("examples:index")
    return render(request, "examples/write.html", {"form": form}, status=422 if sent else 200)


def adopt(request: HttpRequest, example_id: int) -> HttpResponse:
    """Copy an example into the own plan."""
    queries.require_adopter(request.actor)
    found, today = _found(request, example_id), timezone.localdate()
    sent = request.method == "POST"
    choices = queries.adopting_choices(request.actor, today)
    form = AdoptForm(request.POST if sent else None, choices=choices, today=today)
    if form.is_valid():
        try:
            copied = operations.adopt_example(
                actor=request.actor, now=timezone.now(), example_id=example_id, **_where(form)
            )
        except operations.NotAdopted as refused:
            form.add_error(None, not_adopted(refused.code))
        except ActivityNotSaved as refused:
            form.add_error(None, not_planned(refused.code))
        else:
            said = ngettext(
                "%(number)s activity stands in the plan.", "%(number)s activities stand in the plan.", copied
            )
            messages.success(request, said % {"number": copied})
            return redirect(
                "plans:cell", *(form.cleaned_data[n] for n in ("municipality", "target_group", "goal_area"))
            )
    return render(request, "examples/adopt.html", {"page": found, "form": form}, status=422 if sent else 200)


def _where(form: AdoptForm) -> dict[str, object]:
    return {**form.cleaned_data, "organizations": tuple(form.cleaned_data["organizations"])}


@require_POST
def outcome(request: HttpRequest, example_id: int, adoption_id: int) -> HttpResponse:
    """Say what came of an example that was adopted."""
    queries.require_adopter(request.actor)
    found, form = _found(request, example_id), OutcomeForm(request.POST)
    if not form.is_valid():
        return render(request, "examples/example.html", {"page": found, "outcome": form}, status=422)
    try:
        operations.say_outcome(actor=request.actor, now=timezone.now(), adoption_id=adoption_id, **form.cleaned_data)
    except queries.ExampleNotFound as error:
        raise Http404 from error
    messages.success(request, _("It is saved."))
    return redirect("examples:example", example_id)
