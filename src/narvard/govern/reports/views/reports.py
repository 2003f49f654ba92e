"""Reports: what can be made, how one reads now, making its files, taking one."""

from pathlib import Path

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from django_tasks.base import Task

from narvard.govern.reports import queries
from narvard.govern.reports.operations import ReportNotAsked, ask_for_report

LOOK_AGAIN = 3
"""Seconds until a page looks again while a report is on its way."""


def index(request: HttpRequest) -> HttpResponse:
    """What can be made, and what was made."""
    page = queries.reports_page(request.actor, timezone.localdate())
    return _looking_again(render(request, "reports/index.html", {"page": page}), page.working)


def draft(request: HttpRequest) -> HttpResponse:
    """A report as it reads now, as it will look on paper."""
    asked = request.GET
    language = asked.get("language") or get_language()
    try:
        page = queries.screen(
            request.actor, asked.get("kind", ""), asked.get("key", ""), language, timezone.localdate()
        )
    except queries.ReportNotKnown as error:
        raise Http404(str(error)) from error
    return render(request, "reports/draft.html", {"page": page})


@require_POST
def make(request: HttpRequest, task: Task) -> HttpResponse:
    """Ask for a report and hand it to the worker."""
    asked = {name: request.POST.get(name, "") for name in ("kind", "key", "language")}
    try:
        report_id = ask_for_report(actor=request.actor, now=timezone.now(), as_of=timezone.localdate(), **asked)
    except queries.ReportNotKnown as error:
        raise Http404(str(error)) from error
    except ReportNotAsked:
        messages.error(
            request, _("No report was asked for, because the same one is on its way. Wait until it is made.")
        )
        return redirect("reports:index")
    task.enqueue(report_id=report_id, collaboration=request.actor.collaboration)
    return redirect("reports:report", report_id)


def detail(request: HttpRequest, report_id: int) -> HttpResponse:
    """One report: its files, what it was made from, and how far it has come while it is being made."""
    try:
        row = queries.report(request.actor, report_id)
    except queries.ReportNotFound as error:
        raise Http404(str(error)) from error
    page = render(request, "reports/report.html", {"report": row})
    return _looking_again(page, row.state in ("waiting", "running"))


def file(request: HttpRequest, report_id: int, ending: str, root: Path) -> FileResponse:
    """A report in one of its forms."""
    try:
        found = queries.report_file(request.actor, report_id, ending, root)
    except queries.ReportFileNotFound as error:
        raise Http404(str(error)) from error
    return FileResponse(
        found.place.open("rb"), as_attachment=True, filename=found.name, content_type=found.content_type
    )


def _looking_again(response: HttpResponse, working: bool) -> HttpResponse:
    if working:
        response["Refresh"] = str(LOOK_AGAIN)
    return response
