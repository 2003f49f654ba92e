from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from narvard.base.core.queries import csv_file
from narvard.measure.surveys import operations, queries
from narvard.measure.surveys.forms import GroupForm, LinksForm, QuestionForm, RoundForm, SurveyForm
from narvard.measure.surveys.views.reading import survey_page

REFUSALS = {
    "untold": gettext_lazy("Nothing was saved, because no language has a text. Write it in one at least."),
    "taken": gettext_lazy(
        "Nothing was saved, because a survey with this title is there already. Choose another title."
    ),
    "answered": gettext_lazy(
        "Nothing was saved, because the survey has been answered, and rounds could not be compared."
        " Make a new survey for new questions."
    ),
    "whose": gettext_lazy(
        "Nothing was saved, because it is not said whose the group is. Choose an organization for a staff, write the"
        " body for a body, and leave both empty for residents."
    ),
    "dates": gettext_lazy("Nothing was saved, because the round closes before it opens. Choose a later last day."),
    "overlap": gettext_lazy(
        "Nothing was saved, because another round is open on one of these days. Choose other days."
    ),
    "number": gettext_lazy("No link was made, because the number is not between 1 and 2,000. Write another number."),
    "closed": gettext_lazy("No link was made, because the round is closed. Choose a round that is open or planned."),
    "brought": gettext_lazy("No link was made, because the round was brought as counts. Choose another round."),
    "no_questions": gettext_lazy("No link was made, because the survey has no questions. Add one first."),
}
Save = Callable[[forms.Form], object]


def new(request: HttpRequest) -> HttpResponse:
    """A new survey, which is given questions, groups and a round on its page."""
    request.actor.require("surveys.change")
    form = SurveyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            code = operations.create_survey(
                actor=request.actor,
                now=timezone.now(),
                titles=form.spoken("title"),
                introductions=form.spoken("introduction"),
                source=form.cleaned_data["source"],
            )
        except operations.SurveyNotPrepared as refused:
            form.add_error(None, REFUSALS[refused.code])
        else:
            messages.success(request, _("The survey is made. Add its questions, the groups to ask, and a round."))
            return redirect("surveys:survey", code)
    return render(request, "surveys/new.html", {"form": form}, status=422 if form.errors else 200)


@require_POST
def add_question(request: HttpRequest, code: str) -> HttpResponse:
    """One more question."""
    form = QuestionForm(request.POST, prefix="question")

    def save(form: QuestionForm) -> None:
        kind, texts = form.cleaned_data["kind"], form.spoken("text")
        operations.add_question(actor=request.actor, now=timezone.now(), survey=code, kind=kind, texts=texts)

    return _saved(request, code, "question_form", form, save, _("The question is added."))


@require_POST
def add_group(request: HttpRequest, code: str) -> HttpResponse:
    """One more group."""
    form = GroupForm(request.POST, staffs=queries.staffs(request.actor), prefix="group")

    def save(form: GroupForm) -> None:
        operations.add_group(actor=request.actor, now=timezone.now(), survey=code, **form.cleaned_data)

    return _saved(request, code, "group_form", form, save, _("The group is added."))


@require_POST
def plan_round(request: HttpRequest, code: str) -> HttpResponse:
    """One more round."""
    form = RoundForm(request.POST, prefix="round")

    def save(form: RoundForm) -> None:
        operations.plan_round(actor=request.actor, now=timezone.now(), survey=code, **form.cleaned_data)

    return _saved(request, code, "round_form", form, save, _("The round is planned."))


def _saved(request: HttpRequest, code: str, name: str, form: forms.Form, save: Save, said: str) -> HttpResponse:
    """Save a form of the survey's page and go back there; what is wrong stands in the form."""
    request.actor.require("surveys.change")
    if form.is_valid():
        try:
            save(form)
        except operations.SurveyNotPrepared as refused:
            if refused.code == "unknown":
                raise Http404 from refused
            form.add_error(None, REFUSALS[refused.code])
        else:
            messages.success(request, said)
            return redirect("surveys:survey", code)
    return survey_page(request, code, status=422, **{name: form})


@require_POST
def links(request: HttpRequest, code: str) -> HttpResponse:
    """Make links and hand them out as a file, this once."""
    request.actor.require("surveys.change")
    page = _page(request, code)
    groups = {row.code: row.name for row in page.groups}
    form = LinksForm(
        request.POST, rounds=[(row.code, row.name) for row in page.askable], groups=groups.items(), prefix="links"
    )
    if not form.is_valid():
        return survey_page(request, code, status=422, links_form=form)
    chosen = form.cleaned_data
    try:
        tokens = operations.make_links(
            actor=request.actor,
            now=timezone.now(),
            today=timezone.localdate(),
            survey=code,
            round_code=chosen["round"],
            group=chosen["group"],
            number=chosen["number"],
        )
    except operations.LinksNotMade as refused:
        form.add_error(None, REFUSALS[refused.code])
        return survey_page(request, code, status=422, links_form=form)
    return _file(request, tokens, groups[chosen["group"]], f"{code}-{chosen['round']}-{chosen['group']}")


def _file(request: HttpRequest, tokens: tuple[str, ...], group: str, name: str) -> HttpResponse:
    rows = [
        (group, number, request.build_absolute_uri(reverse("surveys:answer", args=[token])))
        for number, token in enumerate(tokens, 1)
    ]
    content = csv_file((_("Group"), _("Number of the link"), _("Link")), rows)
    headers = {"Content-Disposition": f'attachment; filename="links-{name}.csv"', "Cache-Control": "no-store"}
    return HttpResponse(content, content_type="text/csv; charset=utf-8", headers=headers)


@require_POST
def withdraw(request: HttpRequest, code: str, batch_id: int) -> HttpResponse:
    """Take back the unused links of a batch."""
    try:
        number = operations.withdraw_links(
            actor=request.actor, now=timezone.now(), today=timezone.localdate(), batch_id=batch_id
        )
    except operations.BatchNotFound as error:
        raise Http404 from error
    messages.success(
        request, _("%(number)s unused links are taken back and open nothing any more.") % {"number": number}
    )
    return redirect("surveys:survey", code)


def _page(request: HttpRequest, code: str) -> queries.SurveyPage:
    try:
        return queries.survey_page(request.actor, code, timezone.localdate())
    except queries.SurveyNotFound as error:
        raise Http404 from error
