from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from narvard.govern.voices import queries
from narvard.govern.voices.forms import NoteForm, SaidForm

KINDS = {"csv": "text/csv; charset=utf-8", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}


def index(request: HttpRequest) -> HttpResponse:
    """What people have said and nobody has answered; whom the collaboration has heard."""
    may_add = "voices.change" in request.actor.grants
    return render(request, "voices/index.html", {"heard": queries.heard(request.actor), "may_add": may_add})


def occasion(request: HttpRequest, code: str) -> HttpResponse:
    """One occasion with what was said."""
    return occasion_page(request, code)


def occasion_page(request: HttpRequest, code: str, form: SaidForm | None = None) -> HttpResponse:
    """One occasion, with the form that did not do where there is one."""
    try:
        found = queries.occasion(request.actor, code)
    except queries.OccasionNotFound as error:
        raise Http404 from error
    waiting = [row for row in found.said if not row.outcomes]
    shown = {"page": found, "waiting": waiting, "form": form or SaidForm()}
    return render(request, "voices/occasion.html", shown, status=422 if form else 200)


def discussion(request: HttpRequest, code: str) -> HttpResponse:
    """One discussion, gathered by kind."""
    return discussion_page(request, code)


def discussion_page(request: HttpRequest, code: str, form: NoteForm | None = None) -> HttpResponse:
    """One discussion, with the form that did not do where there is one."""
    found = found_discussion(request, code)
    shown = {"page": found, "form": form or note_form(found)}
    return render(request, "voices/discussion.html", shown, status=422 if form else 200)


def found_discussion(request: HttpRequest, code: str) -> queries.DiscussionPage:
    """The discussion, or 404."""
    try:
        return queries.discussion(request.actor, code)
    except queries.DiscussionNotFound as error:
        raise Http404 from error


def note_form(page: queries.DiscussionPage, data: dict[str, str] | None = None, *, ask: bool = False) -> NoteForm:
    """The form of a note in this discussion."""
    groups = tuple((code, name) for code, name, _people in page.groups)
    return NoteForm(data, groups=groups, questions=page.questions, ask=ask)


def said_file(request: HttpRequest, ending: str) -> HttpResponse:
    """Everything that was said as a file."""
    content = queries.said_file(request.actor, ending)
    headers = {"Content-Disposition": f'attachment; filename="voices.{ending}"'}
    return HttpResponse(content, content_type=KINDS[ending], headers=headers)
