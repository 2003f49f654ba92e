"""Saving what a form says, and saying in words why it was not saved."""

from collections.abc import Callable
from typing import TypeVar

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest

from narvard.base.access.operations import NotDisclosed
from narvard.care.coordination import operations
from narvard.care.coordination.forms import refused

Found = TypeVar("Found")


def found(read: Callable[[], Found]) -> Found:
    """What `read` answers; a page that is not there where the gate shows nothing."""
    try:
        return read()
    except (operations.ContactNotFound, operations.PersonNotReached) as error:
        raise Http404 from error


def saved(request: HttpRequest, form: forms.Form, save: Callable[[], object], said: str) -> bool:
    """Save what a valid form says and say so; False where it was refused, with the reason in the form."""
    if not form.is_valid():
        return False
    try:
        found(save)
    except operations.NotSaved as refusal:
        form.add_error(None, refused(refusal.code))
        return False
    except NotDisclosed:
        form.add_error(None, refused("not_disclosed"))
        return False
    messages.success(request, said)
    return True
