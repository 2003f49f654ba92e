from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from narvard.measure.surveys import queries
from narvard.measure.surveys.forms import GroupForm, LinksForm, QuestionForm, RoundForm

KINDS = {"csv": "text/csv; charset=utf-8", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}


def index(request: HttpRequest) -> HttpResponse:
    """Every survey with its latest round."""
    found = queries.surveys(request.actor, timezone.localdate())
    shown = {"surveys": found, "open": [row for row in found if row.now], "may_change": may_change(request)}
    return render(request, "surveys/index.html", shown)


def survey(request: HttpRequest, code: str) -> HttpResponse:
    """One survey: what it says, and for those who may how it is asked."""
    return survey_page(request, code)


def results(request: HttpRequest, code: str, ending: str) -> HttpResponse:
    """The shares of every closed round as a file."""
    try:
        content = queries.results_file(request.actor, code, timezone.localdate(), ending)
    except queries.SurveyNotFound as error:
        raise Http404 from error
    name = f'attachment; filename="{code}.{ending}"'
    return HttpResponse(content, content_type=KINDS[ending], headers={"Content-Disposition": name})


def survey_page(request: HttpRequest, code: str, *, status: int = 200, **given: object) -> HttpResponse:
    """The page of a survey; `given` are forms that were sent and did not do."""
    try:
        page = queries.survey_page(request.actor, code, timezone.localdate())
    except queries.SurveyNotFound as error:
        raise Http404 from error
    forms = _forms(request, page) if page.may_change else {}
    return render(request, "surveys/survey.html", {"page": page, **forms, **given}, status=status)


def may_change(request: HttpRequest) -> bool:
    """Whether the actor prepares surveys."""
    return bool(request.actor.may("surveys.change"))


def _forms(request: HttpRequest, page: queries.SurveyPage) -> dict[str, object]:
    rounds = [(row.code, row.name) for row in page.askable]
    groups = [(row.code, row.name) for row in page.groups]
    return {
        "question_form": QuestionForm(prefix="question"),
        "group_form": GroupForm(staffs=queries.staffs(request.actor), prefix="group"),
        "round_form": RoundForm(prefix="round"),
        "links_form": LinksForm(rounds=rounds, groups=groups, prefix="links"),
    }
