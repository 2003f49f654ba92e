"""The strategy's map and roadmap, and the tree of documents."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from narvard.govern.plans import queries


def strategies(request: HttpRequest) -> HttpResponse:
    """The collaboration's first strategy, or a page that says what to do where there is none."""
    code = queries.first_strategy(request.actor)
    return redirect("plans:strategy", code) if code else render(request, "plans/no_strategy.html")


def strategy(request: HttpRequest, code: str) -> HttpResponse:
    """The map of a strategy, with the table beside it."""
    return render(request, "plans/strategy.html", {"strategy": _found(request, code)})


def roadmap(request: HttpRequest, code: str) -> HttpResponse:
    """The roadmap of a strategy, with the table beside it."""
    return render(request, "plans/roadmap.html", {"strategy": _found(request, code)})


def tree(request: HttpRequest) -> HttpResponse:
    """What rests on what, from the vision to the activity plans."""
    return render(request, "plans/tree.html", {"tree": queries.tree(request.actor, timezone.localdate())})


def _found(request: HttpRequest, code: str) -> queries.StrategyPage:
    try:
        return queries.strategy(request.actor, code, timezone.localdate())
    except queries.StrategyNotFound as error:
        raise Http404 from error
