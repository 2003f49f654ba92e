from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from narvard.govern.plans.operations import ActivityNotSaved, RiskNotSaved
from narvard.govern.voices import operations, queries
from narvard.govern.voices.forms import ActivityForm, LinkForm, RiskForm

REFUSALS = {
    "link_and_kind": gettext_lazy(
        "Nothing was saved: an activity, a decision or a risk has a number or an address, and nothing has neither."
        " Write where it can be found, or change the kind."
    ),
    "no_address": gettext_lazy("Nothing was saved, because it is no address of a page. Begin with / or https://."),
    "title_missing": gettext_lazy("Nothing was saved, because it is not said what it is. Write a title."),
    "unknown_kind": gettext_lazy("Nothing was saved, because the kind is not known. Choose one from the list."),
}
NO_RISK = gettext_lazy("Nothing was saved, because the plans do not take the risk as it is. Read the fields again.")
NO_ACTIVITY = {
    "no_such_plan": gettext_lazy(
        "Nothing was saved, because the area has no plan for the year in which it begins. Choose another day or area."
    ),
    "outside_the_plan": gettext_lazy("Nothing was saved, because the days lie outside the plan's year. Move them."),
    "beyond_the_plans_year": gettext_lazy(
        "Nothing was saved, because it ends after the plan's year. Let it end within the year in which it begins."
    ),
    "dates_out_of_order": gettext_lazy("Nothing was saved, because it ends before it begins. Mend one of the days."),
    "duplicate_reference": gettext_lazy(
        "Nothing was saved, because the plan has an activity with this reference. Write another one."
    ),
}
NOT_TAKEN = gettext_lazy(
    "Nothing was saved, because the plan does not take the activity as it is. Read the fields again, and save."
)


def answer(request: HttpRequest, thing: str, code: str) -> HttpResponse:
    """What can come of a statement or a note."""
    return _page(request, thing, code)


@require_POST
def link(request: HttpRequest, thing: str, code: str) -> HttpResponse:
    """Something that is there already, or nothing and why."""
    _found(request, thing, code)
    return _saved(request, thing, code, "link_form", LinkForm(request.POST), operations.link_outcome)


@require_POST
def make_risk(request: HttpRequest, thing: str, code: str) -> HttpResponse:
    """A new risk of it."""
    _found(request, thing, code)
    return _saved(request, thing, code, "risk_form", RiskForm(request.POST), operations.become_risk)


@require_POST
def make_activity(request: HttpRequest, thing: str, code: str) -> HttpResponse:
    """A new activity of it."""
    _found(request, thing, code)
    form = ActivityForm(request.POST, places=queries.places(request.actor))
    return _saved(request, thing, code, "activity_form", form, operations.become_activity)


def _saved(
    request: HttpRequest, thing: str, code: str, name: str, form: forms.Form, operation: Callable[..., object]
) -> HttpResponse:
    if form.is_valid():
        values = {
            key: int(value) if key in ("likelihood", "consequence") else value
            for key, value in form.cleaned_data.items()
        }
        of = {"thing": operations.Thing(thing), "code": code, "today": timezone.localdate()}
        try:
            operation(actor=request.actor, now=timezone.now(), **of, **values)
        except operations.VoiceNotAnswered as refused:
            form.add_error(None, REFUSALS[refused.code])
        except RiskNotSaved:
            form.add_error(None, NO_RISK)
        except ActivityNotSaved as refused:
            form.add_error(None, NO_ACTIVITY.get(refused.code, NOT_TAKEN))
        else:
            messages.success(request, _("What came of it is saved."))
            return redirect("voices:index")
    return _page(request, thing, code, **{name: form})


def _found(request: HttpRequest, thing: str, code: str) -> queries.SaidRow:
    try:
        return queries.to_answer(request.actor, thing, code)
    except queries.SaidNotFound as error:
        raise Http404 from error


def _page(request: HttpRequest, thing: str, code: str, **given: forms.Form) -> HttpResponse:
    row = _found(request, thing, code)
    may_plan = "plans.change" in request.actor.grants
    shown = {
        "row": row,
        "may_plan": may_plan,
        "link_form": LinkForm(),
        "risk_form": RiskForm(),
        "activity_form": ActivityForm(places=queries.places(request.actor)),
        **given,
    }
    return render(request, "voices/answer.html", shown, status=422 if given else 200)
