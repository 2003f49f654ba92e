from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation
from django.views.decorators.csrf import csrf_exempt

from narvard.base.core.actor import the_public
from narvard.measure.surveys import operations, queries
from narvard.measure.surveys.forms import answers_in
from narvard.measure.surveys.queries.labels import FAULTS

PUBLIC = the_public("surveys.answer")
LANGUAGES = dict(settings.LANGUAGES)


# Nothing of the visitor's own is used here, neither cookie nor login: who has the link may answer, and who has it not
# could forge nothing. So no cookie has to be set for the sake of the form.
@csrf_exempt
@login_not_required
def answer_page(request: HttpRequest, token: str) -> HttpResponse:
    """The survey behind a link, in the language that the address asks for; sent once, it says thank you."""
    asked = request.GET.get("language", "")
    with translation.override(asked if asked in LANGUAGES else translation.get_language()):
        response = _answered(request, token) if request.method == "POST" else _asked(request, token)
    response["Cache-Control"] = "no-store"
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex"
    return response


def _asked(request: HttpRequest, token: str, *, refused: str = "", given: dict[str, str] | None = None) -> HttpResponse:
    try:
        sheet = queries.sheet(PUBLIC, token, timezone.localdate())
    except queries.LinkUnknown:
        return _page(request, "unknown", status=404)
    if sheet.state != "open":
        return _page(request, sheet.state, sheet=sheet)
    rows = [(question, (given or {}).get(f"q-{question.code}", "")) for question in sheet.questions]
    status = 422 if refused else 200
    return _page(request, "open", sheet=sheet, rows=rows, refused=FAULTS.get(refused, ""), status=status)


def _answered(request: HttpRequest, token: str) -> HttpResponse:
    """Count the answer. Sent again it is not counted again, and the answer is the same: thank you."""
    try:
        sheet = queries.sheet(PUBLIC, token, timezone.localdate())
        values, texts = answers_in(request.POST, sheet.questions)
        operations.answer(actor=PUBLIC, today=timezone.localdate(), token=token, values=values, texts=texts)
    except queries.LinkUnknown:
        return _page(request, "unknown", status=404)
    except operations.AnswerNotCounted as refused:
        if refused.code not in FAULTS:
            return _asked(request, token)
        return _asked(request, token, refused=refused.code, given=request.POST)
    return _page(request, "thanks", sheet=sheet)


def _page(request: HttpRequest, state: str, *, status: int = 200, **shown: object) -> HttpResponse:
    context = {"state": state, "languages": LANGUAGES.items(), "language": translation.get_language(), **shown}
    return render(request, "surveys/answer.html", context, status=status)
