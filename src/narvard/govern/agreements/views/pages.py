from collections.abc import Callable
from typing import TypeVar

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from narvard.govern.agreements import queries

Found = TypeVar("Found")


def found(query: Callable[..., Found], *asked: object) -> Found:
    """What a query answers; what is not there, or belongs to another collaboration, is a page that is not there."""
    try:
        return query(*asked)
    except (queries.AgreementNotFound, queries.CommitmentNotFound) as error:
        raise Http404 from error


def index(request: HttpRequest) -> HttpResponse:
    """Every agreement with where it stands."""
    listed = queries.agreements(request.actor, timezone.localdate())
    return render(request, "agreements/index.html", {"agreements": listed})


def agreement(request: HttpRequest, code: str) -> HttpResponse:
    """One agreement, in the version that matters now."""
    return _agreement(request, code, None)


def version(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """One agreement, in the version that is asked for."""
    return _agreement(request, code, number)


def _agreement(request: HttpRequest, code: str, number: int | None) -> HttpResponse:
    detail = found(queries.agreement, request.actor, code, timezone.localdate(), number)
    may_change = bool(request.actor.may("agreements.change"))
    return render(request, "agreements/agreement.html", {"agreement": detail, "may_change": may_change})


def difference(request: HttpRequest, code: str, before: int, after: int) -> HttpResponse:
    """What differs between two versions."""
    compared = found(queries.difference, request.actor, code, before, after, timezone.localdate())
    return render(request, "agreements/difference.html", {"difference": compared})


def theme_map(request: HttpRequest, code: str) -> HttpResponse:
    """Where the themes of an agreement are found in state agreements."""
    return render(request, "agreements/map.html", {"map": found(queries.theme_map, request.actor, code)})


def commitments(request: HttpRequest) -> HttpResponse:
    """Every commitment."""
    return render(request, "agreements/commitments.html", {"commitments": queries.commitments(request.actor)})


def commitment(request: HttpRequest, code: str) -> HttpResponse:
    """One commitment."""
    detail = found(queries.commitment_detail, request.actor, code)
    return render(request, "agreements/commitment.html", {"commitment": detail})
