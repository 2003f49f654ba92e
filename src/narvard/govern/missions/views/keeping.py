from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from narvard.base.documents.queries import PROBLEM_WORDS
from narvard.govern.missions import operations, queries
from narvard.govern.missions.forms import DoneForm, MoveForm, ReviewForm, RowForm
from narvard.govern.missions.queries.labels import TABLES
from narvard.govern.missions.views.reading import (
    change_page,
    communication_page,
    guidelines_page,
    page,
    routines_in,
    steps_in,
)

SECTIONS = {
    "missions": "index",
    "changes": "index",
    "guidelines": "guidelines",
    "routines": "guidelines",
    "projects": "projects",
    "items": "projects",
    "goals": "projects",
    "goal_links": "projects",
    "communication": "communication",
    "investments": "investments",
    "staffing": "staffing",
    "private_parties": "private",
}
WORDS = {**PROBLEM_WORDS, **queries.PROBLEM_WORDS}
NOT_MOVED = {
    "not_next": gettext_lazy("Nothing was saved, because the proposal has another state by now. Choose again."),
    "decision_missing": gettext_lazy(
        "Nothing was saved, because an accepted or rejected proposal names its decision. Write number and day."
    ),
    "not_decided_yet": gettext_lazy(
        "Nothing was saved, because a decision is named and the proposal is neither accepted nor rejected."
        " Choose one of those, or take the decision away."
    ),
}
NOT_REVIEWED = {
    "not_later": gettext_lazy("Nothing was saved, because the next review is not after today. Choose a later day."),
    "nothing_found": gettext_lazy("Nothing was saved, because it is not said what was found. Write a line."),
}


def new_row(request: HttpRequest, table: str) -> HttpResponse:
    """A new row of a section."""
    request.actor.require("missions.change")
    return _kept(request, table, "", None)


def row(request: HttpRequest, table: str, code: str) -> HttpResponse:
    """A row of a section, to be changed."""
    try:
        found = queries.row(request.actor, table, code)
    except queries.RowNotFound as error:
        raise Http404 from error
    return _kept(request, table, code, found)


def _kept(request: HttpRequest, table: str, code: str, found: dict[str, object] | None) -> HttpResponse:
    form = RowForm(request.POST or None, table=table, offered=queries.offered(request.actor), row=found)
    if request.method == "POST" and form.is_valid():
        values = {**form.cleaned_data, **({"code": code} if code else {})}
        try:
            operations.keep_row(actor=request.actor, now=timezone.now(), table=table, values=values, new=not code)
        except operations.RowNotKept as refused:
            for problem in refused.problems:
                what, remedy = WORDS[problem.code]
                form.add_error(problem.column if problem.column in form.fields else None, f"{what} {remedy}")
        else:
            messages.success(request, _("Saved."))
            return redirect(f"missions:{SECTIONS[table]}")
    shown = {"form": form, "thing": TABLES[table], "new": not code, "back": f"missions:{SECTIONS[table]}"}
    return page(request, "row", shown, status=422 if form.errors else 200)


@require_POST
def move(request: HttpRequest, code: str) -> HttpResponse:
    """Take a proposal further."""
    request.actor.require("missions.change")
    try:
        form = MoveForm(request.POST, states=queries.change(request.actor, code).next_states)
    except queries.ChangeNotFound as error:
        raise Http404 from error
    if form.is_valid():
        try:
            operations.move_change(actor=request.actor, now=timezone.now(), code=code, **form.cleaned_data)
        except operations.ChangeNotMoved as refused:
            form.add_error(None, NOT_MOVED[refused.code])
        else:
            messages.success(request, _("The proposal has a new state."))
            return redirect("missions:change", code)
    return change_page(request, code, form)


@require_POST
def review(request: HttpRequest) -> HttpResponse:
    """Note the review of a routine."""
    request.actor.require("missions.change")
    today = timezone.localdate()
    form = ReviewForm(request.POST, routines=routines_in(queries.guidelines(request.actor, today)))
    if form.is_valid():
        try:
            operations.review_routine(actor=request.actor, now=timezone.now(), today=today, **form.cleaned_data)
        except operations.RoutineNotReviewed as refused:
            form.add_error(None, NOT_REVIEWED[refused.code])
        else:
            messages.success(request, _("The review is noted."))
            return redirect("missions:guidelines")
    return guidelines_page(request, form)


@require_POST
def finish(request: HttpRequest) -> HttpResponse:
    """Say that a step of communication is done."""
    request.actor.require("missions.change")
    today = timezone.localdate()
    form = DoneForm(request.POST, steps=steps_in(queries.communication(request.actor, today)))
    if not form.is_valid():
        return communication_page(request, form)
    operations.finish_communication(actor=request.actor, now=timezone.now(), today=today, **form.cleaned_data)
    messages.success(request, _("The step is done."))
    return redirect("missions:communication")
