from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from narvard.govern.voices import operations, queries
from narvard.govern.voices.forms import DiscussionForm, OccasionForm, SaidForm
from narvard.govern.voices.views.reading import discussion_page, found_discussion, note_form, occasion_page

REFUSALS = {
    "identity_number": gettext_lazy(
        "Nothing was saved, because the text holds an identity number. Take it away: what people say is kept without"
        " anything that tells who they are."
    ),
    "nobody_heard": gettext_lazy("Nothing was saved, because nobody was heard. Write who, and how many."),
    "nothing_said": gettext_lazy("Nothing was saved, because nothing is written. Write what was said."),
    "no_group": gettext_lazy("Nothing was saved, because the discussion has no group. Write at least one."),
    "gathered": gettext_lazy("Nothing was saved, because the notes of the discussion are gathered already."),
    "not_held_yet": gettext_lazy("Nothing was saved, because the discussion is yet to be held. Gather it afterwards."),
}


def new_occasion(request: HttpRequest) -> HttpResponse:
    """A time when people were heard."""
    form = OccasionForm(request.POST or None, areas=_areas(request))
    if request.method == "POST" and form.is_valid():
        try:
            code = operations.add_occasion(actor=request.actor, now=timezone.now(), **form.cleaned_data)
        except operations.VoiceNotKept as refused:
            _refuse(form, refused)
        else:
            messages.success(request, _("The occasion is saved. Write down what was said."))
            return redirect("voices:occasion", code)
    return _new(request, form, _("Write down whom you have heard"))


def new_discussion(request: HttpRequest) -> HttpResponse:
    """A discussion in groups."""
    form = DiscussionForm(request.POST or None, areas=_areas(request))
    if request.method == "POST" and form.is_valid():
        values = {**form.cleaned_data, "questions": form.lines("questions"), "groups": form.lines("groups")}
        try:
            code = operations.add_discussion(actor=request.actor, now=timezone.now(), **values)
        except operations.VoiceNotKept as refused:
            _refuse(form, refused)
        else:
            messages.success(request, _("The discussion is saved. Write down what each group says."))
            return redirect("voices:discussion", code)
    return _new(request, form, _("Prepare a discussion"))


def _areas(request: HttpRequest) -> tuple[tuple[str, str], ...]:
    """The areas that the actor may write for; whoever has no such right is told so."""
    if "voices.change" not in request.actor.grants:
        request.actor.require("voices.change")
    return queries.areas(request.actor)


def _new(request: HttpRequest, form: forms.Form, title: str) -> HttpResponse:
    return render(request, "voices/new.html", {"form": form, "title": title}, status=422 if form.errors else 200)


@require_POST
def add_statement(request: HttpRequest, code: str) -> HttpResponse:
    """Something that was said on an occasion."""
    form = SaidForm(request.POST)
    if form.is_valid():
        try:
            operations.add_statement(actor=request.actor, now=timezone.now(), occasion=code, **form.cleaned_data)
        except operations.VoiceNotKept as refused:
            form = SaidForm(request.POST, ask=refused.code == "name_perhaps")
            _refuse(form, refused)
        else:
            messages.success(request, _("It is written down, and waits for an answer."))
            return redirect("voices:occasion", code)
    return occasion_page(request, code, form)


@require_POST
def add_note(request: HttpRequest, code: str) -> HttpResponse:
    """What a group said in a discussion."""
    page = found_discussion(request, code)
    form = note_form(page, request.POST)
    if form.is_valid():
        try:
            operations.add_note(actor=request.actor, now=timezone.now(), discussion=code, **form.cleaned_data)
        except operations.VoiceNotKept as refused:
            form = note_form(page, request.POST, ask=refused.code == "name_perhaps")
            _refuse(form, refused)
        else:
            messages.success(request, _("The note is saved."))
            return redirect("voices:discussion", code)
    return discussion_page(request, code, form)


@require_POST
def gather(request: HttpRequest, code: str) -> HttpResponse:
    """Say that every group's notes are in."""
    try:
        operations.gather_discussion(
            actor=request.actor, now=timezone.now(), today=timezone.localdate(), discussion=code
        )
    except operations.VoiceNotKept as refused:
        if refused.code == "unknown":
            raise Http404 from refused
        messages.error(request, REFUSALS[refused.code])
    else:
        messages.success(request, _("The notes are gathered. Say what comes of each."))
    return redirect("voices:discussion", code)


def _refuse(form: forms.Form, refused: operations.VoiceNotKept) -> None:
    """Why nothing was saved, in the form; what is not there answers 404."""
    if refused.code == "unknown":
        raise Http404 from refused
    if refused.code == "name_perhaps":
        text = _("Nothing was saved yet: %(names)s may tell who somebody is. Take it away, or say that nobody can be"
                 " recognised and save again.")  # fmt: skip
        form.add_error(None, text % {"names": ", ".join(f"“{name}”" for name in refused.about)})
    else:
        form.add_error(None, REFUSALS[refused.code])
