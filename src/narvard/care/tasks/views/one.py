"""One task, and what is done with it."""

from collections.abc import Callable, Mapping
from uuid import uuid4

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from narvard.care.tasks import operations
from narvard.care.tasks.forms import act_form
from narvard.care.tasks.queries import TaskNotFound, TaskPage, Unit
from narvard.care.tasks.queries.labels import ACTS, NOT_HANDLED, NOT_SENT

DO: Mapping[str, Callable[..., None]] = {
    "accept": operations.accept_task,
    "ask_more": operations.ask_for_more,
    "answer": operations.answer_task,
    "decline": operations.decline_task,
    "start": operations.start_task,
    "finish": operations.finish_task,
    "mis_sent": operations.mark_mis_sent,
    "correct": operations.correct_task,
    "forward": operations.forward_task,
    "cancel": operations.cancel_task,
}
# After these the task may be out of sight for the one who did them.
LEAVE = {"finish", "decline", "mis_sent"}


def task(request: HttpRequest, task_id: int) -> HttpResponse:
    """One task with its steps, and a form for each thing that the reader's unit may do now."""
    return _shown(request, task_id)


@require_POST
def act(request: HttpRequest, task_id: int, name: str) -> HttpResponse:
    """Do one thing with a task; what is wrong is shown on its page."""
    if name not in DO:
        raise Http404(name)
    request.actor.require("tasks.handle")
    units = operations.units_to_ask(actor=request.actor, now=timezone.now())
    form = act_form(name, request.POST, actor=request.actor, units=units, token=uuid4())
    if form.is_valid():
        try:
            DO[name](actor=request.actor, now=timezone.now(), task_id=task_id, **form.given())
        except TaskNotFound as error:
            raise Http404 from error
        except operations.TaskNotHandled as refused:
            form.add_error(None, NOT_HANDLED[refused.code])
        except operations.TaskNotSent as refused:
            form.add_error(None, NOT_SENT[refused.code])
        else:
            messages.success(request, _("It is saved."))
            return redirect("tasks:index") if name in LEAVE else redirect("tasks:task", task_id)
    return _shown(request, task_id, (name, form))


def _shown(request: HttpRequest, task_id: int, wrong: tuple[str, forms.Form] | None = None) -> HttpResponse:
    try:
        page, units = operations.read_task(actor=request.actor, now=timezone.now(), task_id=task_id)
    except TaskNotFound as error:
        raise Http404 from error
    context = {"page": page, "main": None, "others": [], "wrong": None}
    for name in page.acts:
        form = wrong[1] if wrong and wrong[0] == name else _form(request, page, units, name)
        if name == page.main:
            context["main"] = (name, ACTS[name], form)
        else:
            context["others"].append((name, ACTS[name], form))
    if wrong and wrong[0] not in page.acts:
        context["wrong"] = wrong[1]
    return render(request, "tasks/task.html", context, status=422 if wrong else 200)


def _form(request: HttpRequest, page: TaskPage, units: tuple[Unit, ...], name: str) -> forms.Form:
    return act_form(
        name,
        None,
        actor=request.actor,
        units=units,
        token=uuid4(),
        revision=page.revision,
        request=page.row.text,
        to=page.suggested,
    )
