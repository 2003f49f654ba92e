"""Reading a statement, or answering that there is none."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from narvard.care.settlement import operations
from narvard.care.settlement.queries import StatementPage

Address = tuple[str, str, int, int]


def found(request: HttpRequest, address: Address, **options: object) -> StatementPage:
    """The page of a statement; 404 where the actor may see none."""
    try:
        return operations.read_statement(actor=request.actor, now=timezone.now(), address=address, **options)
    except operations.StatementNotFound as error:
        raise Http404 from error


def whole_number(text: str) -> int:
    """A page number as it was written in an address; the first page for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 1


def back(address: Address) -> HttpResponse:
    """To the statement's page."""
    return redirect("settlement:statement", *address)
