"""What is done with one contact: ended, replaced, told of by letter."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from narvard.base.papers.queries import PdfNotAvailable, docx_file, pdf_file
from narvard.care.coordination import operations
from narvard.care.coordination.forms import EndForm, PractitionerForm, SentForm, refused
from narvard.care.coordination.views.saving import found, saved

WRITERS = {
    "pdf": ("application/pdf", pdf_file),
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", docx_file),
}


def _contact(request: HttpRequest, contact_id: int):
    request.actor.require("coordination.appoint")
    return found(lambda: operations.read_contact(actor=request.actor, now=timezone.now(), contact_id=contact_id))


def end(request: HttpRequest, contact_id: int) -> HttpResponse:
    """End a contact."""
    row = _contact(request, contact_id)
    form = EndForm(request.POST or None, initial={"on": timezone.localdate()})

    def save() -> None:
        operations.end_contact(actor=request.actor, now=timezone.now(), contact_id=row.id, **form.cleaned_data)

    if saved(request, form, save, _("The contact has ended.")):
        return redirect("coordination:person", row.subject)
    return _written(request, row, form, _("End the contact"))


def replace(request: HttpRequest, contact_id: int) -> HttpResponse:
    """Name someone else in the same role from today."""
    row = _contact(request, contact_id)
    form = PractitionerForm(request.POST or None, initial={"profession": row.profession})

    def save() -> int:
        return operations.replace_contact(
            actor=request.actor, now=timezone.now(), contact_id=row.id, practitioner=form.practitioner()
        )

    if saved(request, form, save, _("The contact is replaced. Tell the person by the letter.")):
        return redirect("coordination:person", row.subject)
    return _written(request, row, form, _("Name someone else"))


@require_POST
def settle(request: HttpRequest, contact_id: int) -> HttpResponse:
    """Say that nobody is needed after a contact who has left."""
    row = _contact(request, contact_id)
    try:
        operations.settle_gap(actor=request.actor, now=timezone.now(), contact_id=row.id)
    except operations.NotSaved as refusal:
        messages.error(request, refused(refusal.code))
    else:
        messages.success(request, _("It is saved that nobody is needed."))
    return redirect("coordination:index")


@require_POST
def sent(request: HttpRequest, contact_id: int) -> HttpResponse:
    """Note that the person has been told."""
    row = _contact(request, contact_id)
    form = SentForm(request.POST)

    def save() -> None:
        operations.note_letter_sent(actor=request.actor, now=timezone.now(), contact_id=row.id, **form.cleaned_data)

    if not saved(request, form, save, _("It is saved that the person has been told.")):
        for error in form.non_field_errors() or [_("Nothing was saved, because it is not said how. Choose a way.")]:
            messages.error(request, error)
    return redirect("coordination:person", row.subject)


def letter(request: HttpRequest, contact_id: str, language: str, ending: str) -> HttpResponse:
    """The letter to the person, as a file."""
    paper = found(
        lambda: operations.read_letter(
            actor=request.actor, now=timezone.now(), contact_id=int(contact_id), language=language
        )
    )
    kind, write = WRITERS[ending]
    try:
        content = write(paper)
    except PdfNotAvailable:
        word = {"contact_id": contact_id, "language": language, "ending": "docx"}
        return render(
            request, "coordination/no_pdf.html", {"word": reverse("coordination:letter", kwargs=word)}, status=503
        )
    name = f'attachment; filename="contact-{contact_id}-{language}.{ending}"'
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": name})


def _written(request: HttpRequest, row, form, title: str) -> HttpResponse:
    shown = {"row": row, "form": form, "title": title}
    return render(request, "coordination/write.html", shown, status=422 if form.is_bound else 200)
