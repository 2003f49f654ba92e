"""The structure, one body, its seats, and planning its next meeting."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from narvard.govern.bodies import operations, queries
from narvard.govern.bodies.forms import ChairForm, MeetingForm, SeatForm
from narvard.govern.bodies.views.answering import done, form_page, found


def structure(request: HttpRequest) -> HttpResponse:
    """The structure of the collaboration, as a drawing and as a tree."""
    whole = queries.structure(request.actor, timezone.localdate())
    return render(request, "bodies/structure.html", {"structure": whole})


def body(request: HttpRequest, slug: str) -> HttpResponse:
    """One body: what it is for, who sits in it, when it meets, what it has decided, and whether it is as it must be."""
    one = found(queries.body, request.actor, slug, timezone.localdate())
    return render(request, "bodies/body.html", {"body": one})


def seats(request: HttpRequest, slug: str) -> HttpResponse:
    """Change who holds a seat, or hand over the chair."""
    request.actor.require("bodies.change_seats")
    one = found(queries.body, request.actor, slug, timezone.localdate())
    chair_asked = "chair-kind" in request.POST
    seat = SeatForm(request.POST if request.method == "POST" and not chair_asked else None, seats=one.seats)
    following = one.next_chair
    chair = ChairForm(
        request.POST if chair_asked else None,
        principal=following.principal if following else "",
        since=following.starts if following else None,
    )
    form = chair if chair_asked else seat
    if request.method == "POST" and done(form, lambda: _seat(request, slug, form, chair_asked)):
        messages.success(request, _("It is written down who holds it from then on."))
        return redirect("bodies:body", slug)
    return form_page(request, "bodies/seats.html", {"body": one, "seat_form": seat, "chair_form": chair}, form)


def _seat(request: HttpRequest, slug: str, form: SeatForm | ChairForm, chair_asked: bool) -> None:
    asked = {"actor": request.actor, "now": timezone.now(), **form.cleaned_data}
    if chair_asked:
        operations.rotate_chair(slug=slug, **asked)
    else:
        operations.change_seat_holder(**asked)


def plan_meeting(request: HttpRequest, slug: str) -> HttpResponse:
    """Plan a meeting of the body; its agenda is written next."""
    callable_ = found(queries.may_be_called, request.actor, slug, timezone.localdate())
    form = MeetingForm(request.POST or None, callable_=callable_.rules)
    made: list[int] = []
    if request.method == "POST" and done(form, lambda: made.append(_plan(request, slug, form))):
        return redirect("bodies:agenda", made[0])
    return form_page(request, "bodies/plan_meeting.html", {"slug": slug, "name": callable_.name}, form)


def _plan(request: HttpRequest, slug: str, form: MeetingForm) -> int:
    return operations.plan_meeting(actor=request.actor, now=timezone.now(), slug=slug, **form.values())
