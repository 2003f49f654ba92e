from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language

from narvard.base.papers.queries import LANGUAGES, PdfNotAvailable, pdf_file
from narvard.care.care_plans import operations
from narvard.care.care_plans.queries import PlanNotFound
from narvard.care.care_plans.queries.paper import plan_paper
from narvard.care.care_plans.views.reading import Http404, read


def plan(request: HttpRequest, plan_id: int) -> HttpResponse:
    """All that the reader may see of one plan, with the next step."""
    return render(request, "care_plans/plan.html", {"page": read(request, plan_id)})


def versions(request: HttpRequest, plan_id: int) -> HttpResponse:
    """A version of the plan held against an earlier one."""
    asked = [
        int(text) if text.isdecimal() and len(text) < 7 else 0
        for text in (request.GET.get(n, "0") for n in ("to", "from"))
    ]
    try:
        page = operations.read_versions(
            actor=request.actor, now=timezone.now(), plan_id=plan_id, number=asked[0], before=asked[1]
        )
    except PlanNotFound as error:
        raise Http404 from error
    return render(request, "care_plans/versions.html", {"page": page})


def paper(request: HttpRequest, plan_id: int) -> HttpResponse:
    """The plan as an easy-to-read PDF, in the language asked for or the reader's own."""
    asked = request.GET.get("language", (get_language() or "sv")[:2])
    page = read(request, plan_id, "care_plans.print")
    written = plan_paper(request.actor, timezone.now(), page, asked if asked in LANGUAGES else "sv")
    try:
        content = pdf_file(written)
    except PdfNotAvailable:
        return render(request, "care_plans/no_paper.html", {"page": page}, status=503)
    headers = {"Content-Disposition": f'inline; filename="plan-{plan_id}-{asked[:2]}.pdf"'}
    return HttpResponse(content, content_type="application/pdf", headers=headers)
