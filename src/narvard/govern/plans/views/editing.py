"""Adding and changing activities, and each side's word on them."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from narvard.govern.plans import operations, queries
from narvard.govern.plans.forms import ActivityForm, MilestoneForm, milestone_forms, year_in
from narvard.govern.plans.queries.labels import REFUSALS


def add_activity(request: HttpRequest, municipality: str, target_group: str, goal_area: str) -> HttpResponse:
    """Add an activity to a cell."""
    key, year = (municipality, target_group, goal_area), year_in(request.GET.get("year", ""))
    try:
        editing = queries.activity_to_add(request.actor, key, timezone.localdate(), year)
    except queries.PlanNotFound as error:
        raise Http404 from error
    form = ActivityForm(request.POST or None, editing)
    if form.is_valid():
        place = dict(zip(("municipality", "target_group", "goal_area"), key, strict=True))
        try:
            number = operations.add_activity(
                actor=request.actor, now=timezone.now(), **place, year=editing.year, **form.wanted()
            )
            _link(request, number, form)
            messages.success(request, _("“%(title)s” is in the plan.") % form.cleaned_data)
            return redirect("plans:activity", number)
        except operations.ActivityNotSaved as refused:
            form.add_error(None, REFUSALS[refused.code])
    return _form(request, editing, form)


def change_activity(request: HttpRequest, activity_id: int) -> HttpResponse:
    """Change an activity; a day that is moved is noted with why."""
    editing = _editing(request, activity_id)
    form = ActivityForm(request.POST or None, editing)
    if form.is_valid():
        wanted, why = operations.Wanted(**form.wanted()), form.cleaned_data["why"]
        try:
            operations.change_activity(
                actor=request.actor, now=timezone.now(), activity_id=activity_id, wanted=wanted, why=why
            )
            _link(request, activity_id, form)
            messages.success(request, _("“%(title)s” is changed.") % form.cleaned_data)
            return redirect("plans:activity", activity_id)
        except operations.ActivityNotSaved as refused:
            form.add_error("why" if refused.code == "why_missing" else None, _about(refused))
    return _form(request, editing, form)


@require_POST
def move_milestone(request: HttpRequest, activity_id: int) -> HttpResponse:
    """Give a milestone another day."""
    _editing(request, activity_id)
    form = MilestoneForm(request.POST, prefix=request.POST.get("prefix", ""))
    if not form.is_valid():
        messages.error(request, _("Nothing was moved. Write the new day and why."))
        return redirect("plans:change_activity", activity_id)
    try:
        operations.move_milestone(actor=request.actor, now=timezone.now(), activity_id=activity_id, **form.cleaned_data)
    except operations.ActivityNotFound as error:
        raise Http404 from error
    messages.success(request, _("The milestone has another day."))
    return redirect("plans:activity", activity_id)


@require_POST
def confirm(request: HttpRequest, activity_id: int) -> HttpResponse:
    """Say for one's own side that it takes part."""
    try:
        operations.confirm_activity(actor=request.actor, now=timezone.now(), activity_id=activity_id)
        messages.success(request, _("Your side has confirmed the activity as it is dated."))
    except operations.ActivityNotFound as error:
        raise Http404 from error
    except operations.NotConfirmed as refused:
        messages.error(request, REFUSALS[refused.code])
    return redirect("plans:activity", activity_id)


def _editing(request: HttpRequest, activity_id: int) -> queries.Editing:
    try:
        return queries.activity_to_edit(request.actor, activity_id)
    except queries.ActivityNotFound as error:
        raise Http404 from error


def _link(request: HttpRequest, activity_id: int, form: ActivityForm) -> None:
    if "commitments" in form.fields:
        operations.link_commitments(
            actor=request.actor,
            now=timezone.now(),
            activity_id=activity_id,
            codes=form.cleaned_data["commitments"],
        )


def _about(refused: operations.ActivityNotSaved) -> str:
    said = str(REFUSALS[refused.code])
    return f"{said} ({refused.about})" if refused.code == "circle" else said


def _form(request: HttpRequest, editing: queries.Editing, form: ActivityForm) -> HttpResponse:
    shown = {"editing": editing, "form": form, "milestones": milestone_forms(editing.milestones)}
    return render(request, "plans/edit.html", shown, status=422 if form.is_bound else 200)
