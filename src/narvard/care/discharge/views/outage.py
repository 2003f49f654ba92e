"""When the system is down: the form to print, and entering afterwards what went on paper."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from narvard.base.papers.queries import PdfNotAvailable, pdf_file
from narvard.care.discharge import operations
from narvard.care.discharge.forms import FIELDS, PaperForm, StepForm, without_times
from narvard.care.discharge.queries import CaseNotFound
from narvard.care.discharge.queries.outage import outage_paper
from narvard.care.discharge.views.taking import REFUSALS, take

LANGUAGES = ("sv", "nb", "en")
# Not told on paper, so not entered from it: what the system keeps for itself.
WITHIN = ("need", "move", "leave", "back", "planning")


def outage(request: HttpRequest) -> HttpResponse:
    """What to do when the system is down."""
    request.actor.require("discharge.read")
    return render(request, "discharge/outage.html", {"languages": LANGUAGES})


def outage_form(request: HttpRequest) -> HttpResponse:
    """The form to print, in the language of the page or the one that `language` names."""
    request.actor.require("discharge.read")
    asked = request.GET.get("language", get_language() or "sv")
    paper = outage_paper(request.actor, asked if asked in LANGUAGES else "sv")
    try:
        content = pdf_file(paper)
    except PdfNotAvailable:
        return render(request, "discharge/outage.html", {"languages": LANGUAGES, "no_pdf": True}, status=503)
    name = {"Content-Disposition": f'inline; filename="way-home-{paper.language}.pdf"'}
    return HttpResponse(content, content_type="application/pdf", headers=name)


def afterwards(request: HttpRequest, case_id: int) -> HttpResponse:
    """Which step to enter from paper."""
    try:
        page = operations.read_case(actor=request.actor, now=timezone.now(), case_id=case_id)
    except CaseNotFound as error:
        raise Http404 from error
    steps = [step for step in page.may if step not in WITHIN]
    return render(request, "discharge/afterwards.html", {"page": page, "steps": steps})


def enter(request: HttpRequest, case_id: int, step: str) -> HttpResponse:
    """Enter one step from paper: the step's own form, and who took it then."""
    now = timezone.now()
    if step in WITHIN or step not in FIELDS.get(request.actor.country, {}):
        raise Http404(step)
    try:
        page, options = operations.read_step(actor=request.actor, now=now, case_id=case_id, step=step)
    except CaseNotFound as error:
        raise Http404 from error
    given = request.POST or None
    form = StepForm(given, step=step, country=request.actor.country, options=options, version=page.version, now=now)
    without_times(form)
    paper = PaperForm(given)
    if form.is_valid() and paper.is_valid():
        try:
            take(request.actor, now, case_id, step, form, on_paper_by=paper.cleaned_data["paper_by"])
        except REFUSALS as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("It is entered with its true time, and those concerned are told."))
            return redirect("discharge:afterwards", case_id)
    context = {"page": page, "form": form, "paper": paper, "step": step}
    return render(request, "discharge/enter.html", context, status=422 if form.is_bound else 200)
