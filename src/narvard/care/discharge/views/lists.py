"""The board: one list for all parties, each with its own view."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from narvard.care.discharge import operations


def board(request: HttpRequest) -> HttpResponse:
    """Those on their way home, whose turn it is and how soon."""
    asked = request.GET.get("page", "1")
    page = operations.read_board(
        actor=request.actor,
        now=timezone.now(),
        unit="all" if request.GET.get("unit") == "all" else "mine",
        turn=request.GET.get("turn", "all")[:20],
        number=int(asked[:6]) if asked[:6].isdecimal() else 1,
    )
    return render(request, "discharge/board.html", {"page": page, "now": timezone.now()})
