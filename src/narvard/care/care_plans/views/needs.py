from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from narvard.care.care_plans import operations
from narvard.care.care_plans.forms import AnswerForm, NeedForm
from narvard.care.care_plans.queries import NeedNotFound, PlanNotFound
from narvard.care.care_plans.queries.refusals import need_refused, not_changed


def new(request: HttpRequest, subject: UUID) -> HttpResponse:
    """Say that a joint plan is needed for a person who is known to the unit."""
    actor, now = request.actor, timezone.now()
    try:
        begun = operations.read_to_begin(actor=actor, now=now, subject=subject)
    except PlanNotFound as error:
        raise Http404 from error
    form = NeedForm(request.POST or None, kinds=begun.kinds, who=actor.name)
    if form.is_valid():
        try:
            need_id = operations.raise_need(actor=actor, now=now, subject=subject, **form.cleaned_data)
        except operations.NeedRefused as refused:
            form.add_error(None, need_refused(refused.code))
        else:
            messages.success(request, _("The need is saved. Now decide whether a plan is made."))
            return redirect("care_plans:need", need_id)
    status = 422 if request.method == "POST" else 200
    return render(request, "care_plans/new.html", {"begun": begun, "form": form}, status=status)


def need(request: HttpRequest, need_id: int) -> HttpResponse:
    """A need; the unit that it came to answers it."""
    actor, now = request.actor, timezone.now()
    try:
        row, name = operations.read_need(actor=actor, now=now, need_id=need_id)
    except NeedNotFound as error:
        raise Http404 from error
    form = AnswerForm(request.POST or None)
    if form.is_valid():
        yes, reason = form.cleaned_data["answer"] == "yes", form.cleaned_data["reason"]
        try:
            plan = operations.answer_need(actor=actor, now=now, need_id=need_id, yes=yes, reason=reason)
        except operations.NeedRefused as refused:
            form.add_error(None, need_refused(refused.code))
        except operations.PlanNotChanged as refused:
            form.add_error(None, not_changed(refused.code, refused.missing))
        else:
            messages.success(request, _("The answer is saved."))
            return redirect("care_plans:plan", plan) if plan else redirect("care_plans:index")
    context = {"need": row, "name": name, "form": form, "mine": row.unit_id == actor.organization_id}
    return render(request, "care_plans/need.html", context, status=422 if request.method == "POST" else 200)
