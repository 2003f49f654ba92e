"""Who can see what about a person and why, and what would change if a role changed."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from narvard.base.access import operations
from narvard.base.access.forms import RolesForm


def who(request: HttpRequest, subject: UUID) -> HttpResponse:
    """Who can see what is written about the person, and on which ground."""
    try:
        page = operations.read_who(actor=request.actor, now=timezone.now(), subject=subject)
    except operations.PersonUnknown as unknown:
        raise Http404 from unknown
    return render(request, "access/who.html", {"page": page})


def compare(request: HttpRequest) -> HttpResponse:
    """What would change if someone in my unit got another role."""
    request.actor.require("access.compare_roles")
    roles = tuple((role, role) for role in operations.role_names())
    form = RolesForm(request.GET or None, roles=roles)
    found = None
    if form.is_valid():
        found = operations.read_comparison(actor=request.actor, now=timezone.now(), **form.cleaned_data)
    return render(request, "access/compare.html", {"form": form, "found": found, "roles": roles})
