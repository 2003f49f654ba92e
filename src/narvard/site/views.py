"""The start page, search, languages, and the pages of what went wrong."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseServerError
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.generic import RedirectView
from django.views.i18n import set_language as django_set_language

from narvard.base.core.actor import NotPermitted, Reason
from narvard.site.searching import hits
from narvard.site.starting import start_page

to_login = login_not_required(RedirectView.as_view(pattern_name="account_login", query_string=True))
set_language = login_not_required(django_set_language)


def start(request: HttpRequest) -> HttpResponse:
    """What waits for me, and what changed; a resident's first page is their own."""
    if request.actor.subject is not None and request.actor.may("contracts.own"):
        return redirect("contracts:mine")
    return render(request, "start.html", {"start": start_page(request.actor, timezone.localtime())})


def search(request: HttpRequest) -> HttpResponse:
    """What is called so: persons, activities, bodies, indicators, organizations and municipalities."""
    wanted = request.GET.get("q", "").strip()[:100]
    groups = hits(request.actor, wanted, timezone.localtime())
    return render(request, "search.html", {"wanted": wanted, "groups": groups})


@login_not_required
def accessibility(request: HttpRequest) -> HttpResponse:
    """The accessibility statement (DOS-lagen 2018:1937)."""
    return render(request, "accessibility.html", {"accessibility_contact": settings.ACCESSIBILITY_CONTACT})


@login_not_required
def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403, with the reason in words."""
    reason = exception.reason if isinstance(exception, NotPermitted) else Reason.ROLE_LACKS_RIGHT
    return render(request, "403.html", {"reason": reason}, status=403)


@login_not_required
def missing(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404, for what is not there and for what is outside the assignment alike."""
    return render(request, "404.html", status=404)


@login_not_required
def refused_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form that was not ours, or that lay open in another window while someone logged in or out."""
    return render(request, "form_refused.html", status=403)


@login_not_required
def broken(request: HttpRequest) -> HttpResponse:
    """500: it is our fault. Asks nothing of the database, which may be what does not answer."""
    return HttpResponseServerError(render_to_string("500.html"))
