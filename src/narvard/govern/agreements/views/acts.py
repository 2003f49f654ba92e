from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from narvard.govern.agreements import operations, queries
from narvard.govern.agreements.forms import AdoptForm, DraftForm, EndForm, FollowUpForm, SignForm
from narvard.govern.agreements.views.pages import found

# code of what could not be done → what the person is told
REFUSED: dict[str, Promise] = {
    "draft_exists": gettext_lazy("There is a draft already. Go on with that one, or adopt it first."),
    "dates": gettext_lazy("The end comes before the start. Write an end that is after the start, or leave it empty."),
    "not_draft": gettext_lazy("This version is adopted already, so its text stands. Make a new draft instead."),
    "body": gettext_lazy("The body may not adopt this kind of document that day. Choose another body or day."),
    "in_the_future": gettext_lazy("The day has not come yet. Write the day when it happened."),
    "before_adoption": gettext_lazy("The day is before the version was adopted. Write a later day."),
    "before_start": gettext_lazy("It was not in force on that day. Write a day after its first day in force."),
    "never_in_force": gettext_lazy(
        "By that day the time that the version is meant for is over, so it would never come into force. Write an"
        " earlier day, or make a new draft with another time."
    ),
    "two_in_force": gettext_lazy("Another version is in force from that day or later. End that one first."),
    "unknown_party": gettext_lazy("The party is not one of this version's. Choose one in the list."),
    "signed_already": gettext_lazy("The party has signed already. Choose one that has not."),
    "not_adopted": gettext_lazy("A draft cannot be signed. Let a body adopt it first."),
    "nothing_in_force": gettext_lazy("No version is in force that day, so there is nothing to end. Write another day."),
    "followed_up": gettext_lazy("The follow-up of that year is noted already. Write another year."),
}
_CODES: dict[type[Exception], str] = {
    operations.DraftExists: "draft_exists",
    operations.DatesNotInOrder: "dates",
    operations.VersionNotDraft: "not_draft",
    operations.BodyMayNotAdopt: "body",
    operations.TwoVersionsInForce: "two_in_force",
    operations.NothingInForce: "nothing_in_force",
    operations.FollowUpNoted: "followed_up",
}


def _done(request: HttpRequest, form: forms.Form, act: Callable[..., object], **asked: object) -> bool:
    """Was the form right and the act done? What stood in the way is told on the form."""
    if not form.is_valid():
        return False
    try:
        act(actor=request.actor, now=timezone.localtime(), **asked, **form.cleaned_data)
    except queries.AgreementNotFound as error:
        raise Http404 from error
    except (*_CODES, operations.DayNotPossible, operations.NotToSign) as error:
        form.add_error(None, REFUSED[getattr(error, "code", "") or _CODES[type(error)]])
        return False
    return True


def _page(request: HttpRequest, act: str, form: forms.Form, **context: object) -> HttpResponse:
    status = 422 if form.errors else 200
    return render(request, f"agreements/{act}.html", {"form": form, **context}, status=status)


def _agreement(request: HttpRequest, code: str, number: int | None = None) -> queries.AgreementDetail:
    request.actor.require("agreements.change")
    return found(queries.agreement, request.actor, code, timezone.localdate(), number)


def _data(request: HttpRequest) -> object:
    return request.POST if request.method == "POST" else None


def draft(request: HttpRequest, code: str) -> HttpResponse:
    """Begin a new version."""
    detail, form = _agreement(request, code), DraftForm(_data(request))
    if request.method == "POST" and _done(request, form, operations.draft_version, code=code):
        messages.success(request, _("The draft is made. Change its clauses, then let a body adopt it."))
        return redirect("agreements:edit", code, max(row.number for row in _agreement(request, code).versions))
    return _page(request, "draft", form, agreement=detail)


def adopt(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Note that a body has adopted a draft."""
    detail = _agreement(request, code, number)
    form = AdoptForm(_data(request), bodies=found(queries.adopters, request.actor, code, timezone.localdate()))
    if request.method == "POST" and _done(request, form, operations.adopt_version, code=code, version=number):
        messages.success(request, _("The version is adopted."))
        return redirect("agreements:version", code, number)
    return _page(request, "adopt", form, agreement=detail)


def sign(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Note that a party has signed."""
    detail = _agreement(request, code, number)
    parties = [(str(party.id), party.name) for party in detail.shown.unsigned]
    form = SignForm(_data(request), parties=parties)
    if request.method == "POST" and _done(request, form, operations.sign, code=code, version=number):
        messages.success(request, _("The signature is noted."))
        return redirect("agreements:version", code, number)
    return _page(request, "sign", form, agreement=detail)


def end(request: HttpRequest, code: str) -> HttpResponse:
    """End what is in force."""
    detail, form = _agreement(request, code), EndForm(_data(request))
    if request.method == "POST" and _done(request, form, operations.end_agreement, code=code):
        messages.success(request, _("The end of the agreement is noted."))
        return redirect("agreements:agreement", code)
    return _page(request, "end", form, agreement=detail)


def follow_up(request: HttpRequest, code: str) -> HttpResponse:
    """Note a yearly follow-up."""
    detail, form = _agreement(request, code), FollowUpForm(_data(request))
    if request.method == "POST" and _done(request, form, operations.note_follow_up, code=code):
        messages.success(request, _("The follow-up is noted."))
        return redirect("agreements:agreement", code)
    return _page(request, "follow_up", form, agreement=detail)
