"""Entering, choosing an assignment, leaving, and the table of roles."""

from django.conf import settings
from django.contrib import auth, messages
from django.contrib.auth import get_user_model
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from narvard.base.access import operations, queries
from narvard.base.access.forms import AssignmentForm


def _next_page(request: HttpRequest) -> str:
    wanted = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if safe else settings.LOGIN_REDIRECT_URL


@login_not_required
def demo_login(request: HttpRequest) -> HttpResponse:
    """Choose a role and enter as a made-up person. There is no such door outside the demo."""
    if not settings.DEMO:
        raise Http404
    today = timezone.localdate()
    if request.method == "POST":
        return _enter_demo(request)
    people = queries.demo_people(today)
    return render(request, "access/demo_login.html", {"people": people, "next": request.GET.get("next", "")})


def _enter_demo(request: HttpRequest) -> HttpResponse:
    form = AssignmentForm(request.POST)
    if not form.is_valid():
        return HttpResponseBadRequest(gettext("No role was chosen. Go back and choose one."))
    try:
        actor = operations.log_in_to_demo(
            assignment_id=form.cleaned_data["assignment"], now=timezone.now(), today=timezone.localdate()
        )
    except operations.AssignmentNotChosen as refused:
        raise Http404 from refused
    user = get_user_model().objects.get(pk=actor.user_id)
    auth.login(request, user, backend="django.contrib.auth.backends.ModelBackend")
    request.session[queries.SESSION_KEY] = actor.assignment_id
    return redirect(_next_page(request))


@require_POST
def logout(request: HttpRequest) -> HttpResponse:
    operations.log_out(actor=request.actor, now=timezone.now())
    auth.logout(request)
    return redirect(settings.LOGIN_URL)


def assignment(request: HttpRequest) -> HttpResponse:
    """Choose which of one's own assignments to act under."""
    if request.method == "POST":
        return _switch(request)
    rows = queries.own_assignments(request.actor, timezone.localdate())
    return render(request, "access/assignment.html", {"assignments": rows})


def _switch(request: HttpRequest) -> HttpResponse:
    form = AssignmentForm(request.POST)
    if not form.is_valid():
        return HttpResponseBadRequest(gettext("No assignment was chosen. Go back and choose one."))
    try:
        actor = operations.choose_assignment(
            actor=request.actor,
            assignment_id=form.cleaned_data["assignment"],
            now=timezone.now(),
            today=timezone.localdate(),
        )
    except operations.AssignmentNotChosen as refused:
        raise Http404 from refused
    request.session[queries.SESSION_KEY] = actor.assignment_id
    messages.success(request, gettext("You now act under the assignment that you chose."))
    return redirect(settings.LOGIN_REDIRECT_URL)


def roles(request: HttpRequest) -> HttpResponse:
    return render(request, "access/roles.html", {"tables": queries.role_tables(request.actor)})
