"""How a page of this app answers: with what was found, or with 404; and a form again when it was not usable."""

from collections.abc import Callable
from typing import TypeVar

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from narvard.govern.bodies import operations, queries

MISSING = (
    queries.BodyNotFound,
    queries.MeetingNotFound,
    queries.DecisionNotFound,
    queries.PaperNotFound,
    queries.CalendarNotFound,
    operations.SeatNotFound,
)
Found = TypeVar("Found")


def found(ask: Callable[..., Found], *args: object, **kwargs: object) -> Found:
    """What the query or operation answers; 404 when there is no such thing for this person."""
    try:
        return ask(*args, **kwargs)
    except MISSING as error:
        raise Http404(str(error)) from error


def done(form: forms.BaseForm | forms.BaseFormSet, act: Callable[[], object]) -> bool:
    """Was the form usable and its operation carried out? If not, the form says why."""
    if not form.is_valid():
        return False
    try:
        found(act)
    except operations.NotDone as refused:
        errors = form.non_form_errors() if isinstance(form, forms.BaseFormSet) else None
        if errors is None:
            form.add_error(None, str(refused))
        else:
            errors.append(str(refused))
        return False
    return True


def form_page(request: HttpRequest, template: str, context: dict[str, object], form: object) -> HttpResponse:
    """The page with a form: 422 when what was sent could not be used."""
    return render(request, template, {**context, "form": form}, status=422 if request.method == "POST" else 200)
