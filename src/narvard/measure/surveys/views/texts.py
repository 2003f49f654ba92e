from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from narvard.measure.surveys import operations, queries


def texts(request: HttpRequest, code: str) -> HttpResponse:
    """What was written, to be read before anybody else sees it."""
    try:
        found = queries.waiting_texts(request.actor, code)
    except queries.SurveyNotFound as error:
        raise Http404 from error
    waiting = sum(text.state == "waiting" for text in found)
    return render(request, "surveys/texts.html", {"texts": found, "code": code, "waiting": waiting})


@require_POST
def read(request: HttpRequest, text_id: UUID) -> HttpResponse:
    """Show a text, or withhold it."""
    show = request.POST.get("show") == "yes"
    try:
        code = operations.read_text(actor=request.actor, now=timezone.now(), text_id=text_id, show=show)
    except operations.TextNotFound as error:
        raise Http404 from error
    return redirect("surveys:texts", code)
