"""The log of runs: look at it, start one, publish one, withdraw one."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from django_tasks.base import Task

from narvard.measure.indicators import queries
from narvard.measure.indicators.operations import (
    RunNotPublished,
    RunNotStarted,
    ask_for_run,
    publish_run,
    withdraw_run,
)

LOOK_AGAIN = 5
"""Seconds until the page looks again while a run is on its way."""


def runs(request: HttpRequest) -> HttpResponse:
    """The runs, newest first, with how far one on its way has come."""
    page = queries.run_log(request.actor)
    response = render(request, "indicators/runs.html", {"page": page})
    if page.working:
        response["Refresh"] = str(LOOK_AGAIN)
    return response


@require_POST
def start_run(request: HttpRequest, task: Task) -> HttpResponse:
    """Ask for a run and hand it to the worker."""
    try:
        asked = ask_for_run(actor=request.actor, now=timezone.now())
        task.enqueue(run_id=asked, collaboration=request.actor.collaboration)
    except RunNotStarted:
        messages.error(request, _("No run was started, because one is on its way already. Wait until it is finished."))
    return redirect("indicators:runs")


@require_POST
def publish(request: HttpRequest, run_id: int) -> HttpResponse:
    """Open a run's figures to everybody."""
    try:
        publish_run(actor=request.actor, now=timezone.now(), run_id=run_id)
    except RunNotPublished as refused:
        messages.error(request, queries.publication_refusal(refused.code))
    return redirect("indicators:runs")


@require_POST
def withdraw(request: HttpRequest, run_id: int) -> HttpResponse:
    """Take a published run back."""
    try:
        withdraw_run(actor=request.actor, now=timezone.now(), run_id=run_id, reason=request.POST.get("reason", ""))
    except RunNotPublished as refused:
        messages.error(request, queries.publication_refusal(refused.code))
    return redirect("indicators:runs")
