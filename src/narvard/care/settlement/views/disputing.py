"""Disputing a wait, answering, and correcting a time."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from narvard.care.settlement import operations
from narvard.care.settlement.forms import AnswerForm, CorrectionForm, DisputeForm
from narvard.care.settlement.queries import StatementPage
from narvard.care.settlement.queries.choosing import notice_choices, wait_choices
from narvard.care.settlement.queries.refusals import not_settled
from narvard.care.settlement.views.reading import back, found, whole_number


def dispute(request: HttpRequest, hospital: str, municipality: str, year: int, month: int) -> HttpResponse:
    """Say what is wrong about a wait."""
    request.actor.require("settlement.dispute")
    page = found(request, (hospital, municipality, year, month), number=whole_number(request.GET.get("page", "")))
    form = DisputeForm(
        request.POST or None,
        waits=wait_choices(request.actor, page),
        initial={"version": page.version, "stay": request.GET.get("wait", "")},
    )

    def save() -> None:
        given = form.cleaned_data
        operations.dispute(
            actor=request.actor, now=timezone.now(), statement_id=page.id, version=given["version"],
            stay_id=int(given["stay"]), reason=given["reason"],
        )  # fmt: skip

    return _written(request, page, form, save, _("Dispute a wait"))


def answer(request: HttpRequest, hospital: str, municipality: str, year: int, month: int, dispute: int) -> HttpResponse:
    """Answer a dispute."""
    request.actor.require("settlement.settle")
    page = _of_dispute(request, (hospital, municipality, year, month), dispute)
    form = AnswerForm(request.POST or None)

    def save() -> None:
        operations.answer_dispute(actor=request.actor, now=timezone.now(), dispute_id=dispute, **form.cleaned_data)

    return _written(request, page, form, save, _("Answer the dispute"), dispute)


def correct(
    request: HttpRequest, hospital: str, municipality: str, year: int, month: int, dispute: int
) -> HttpResponse:
    """Correct a time that a dispute is about."""
    request.actor.require("settlement.settle")
    page = _of_dispute(request, (hospital, municipality, year, month), dispute)
    form = CorrectionForm(
        request.POST or None,
        notices=notice_choices(request.actor, timezone.now(), page.id, dispute),
        initial={"version": page.version},
    )

    def save() -> None:
        given = form.cleaned_data
        operations.correct(
            actor=request.actor, now=timezone.now(), dispute_id=dispute, version=given["version"],
            notice_id=given["notice"], sent_at=given["sent_at"], cause=given["cause"],
        )  # fmt: skip

    return _written(request, page, form, save, _("Correct a time"), dispute)


def _of_dispute(request: HttpRequest, address: tuple[str, str, int, int], dispute: int) -> StatementPage:
    page = found(request, address)
    if not any(row.id == dispute for row in page.disputes):
        raise Http404
    return page


def _written(
    request: HttpRequest, page: StatementPage, form: forms.Form, save: Callable[[], None], title: str, dispute: int = 0
) -> HttpResponse:
    if form.is_valid():
        try:
            save()
        except operations.NotSettled as refused:
            form.add_error(None, not_settled(refused.code))
        except operations.StatementNotFound as error:
            raise Http404 from error
        else:
            messages.success(request, _("It is saved."))
            return back((page.hospital_code, page.municipality_code, page.month.year, page.month.month))
    about = next((row for row in page.disputes if row.id == dispute), None)
    context = {"page": page, "form": form, "form_title": title, "dispute": about}
    return render(request, "settlement/write.html", context, status=422 if request.method == "POST" else 200)
