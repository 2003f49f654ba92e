"""Asking another unit for something about a person."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from narvard.care.tasks import operations
from narvard.care.tasks.forms import NewTaskForm
from narvard.care.tasks.queries import TaskNotFound
from narvard.care.tasks.queries.labels import NOT_SENT


def _subject(request: HttpRequest) -> UUID:
    try:
        return UUID(request.GET.get("subject", ""))
    except ValueError as error:
        raise Http404 from error


def new(request: HttpRequest) -> HttpResponse:
    """Write a task about the person that `subject` names."""
    request.actor.require("tasks.handle")
    subject, now = _subject(request), timezone.now()
    try:
        page = operations.read_for_new(actor=request.actor, now=now, subject=subject)
    except TaskNotFound as error:
        raise Http404 from error
    kind = request.GET.get("kind", "")
    form = NewTaskForm(request.POST or None, actor=request.actor, units=page.units, token=uuid4(), kind=kind)
    if form.is_valid():
        try:
            sent = operations.send_task(actor=request.actor, now=now, subject=subject, **form.given())
        except operations.TaskNotSent as refused:
            form.add_error(None, NOT_SENT[refused.code])
        else:
            messages.success(request, _("The task is sent."))
            return redirect("tasks:task", sent)
    status = 422 if form.is_bound else 200
    return render(request, "tasks/new.html", {"page": page, "form": form}, status=status)
