"""The calendar that calendar programs follow, and the address that opens it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from narvard.govern.bodies import operations, queries
from narvard.govern.bodies.views.answering import found


@login_not_required
def calendar_feed(request: HttpRequest) -> HttpResponse:
    """Meetings and due dates of "mine", "all" or one body, for whoever holds the key in the address."""
    now = timezone.localtime()
    actor = found(queries.reader, request.GET.get("key", ""), now.date())
    text = queries.feed(actor, now, request.GET.get("of", "mine"), request.build_absolute_uri("/").rstrip("/"))
    return HttpResponse(text, content_type="text/calendar; charset=utf-8", headers={"Cache-Control": "private"})


@require_POST
def calendar_link(request: HttpRequest) -> HttpResponse:
    """Make a new address, or end the one there is."""
    if "end" in request.POST:
        operations.end_calendar(actor=request.actor, now=timezone.now())
        messages.success(request, _("The address opens nothing any longer."))
    else:
        operations.open_calendar(actor=request.actor, now=timezone.now())
        messages.success(request, _("Here is your new address. The one before opens nothing any longer."))
    return redirect("bodies:meetings")
