"""The pages of obligations."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from narvard.base.core.queries import csv_file, xlsx_file
from narvard.govern.obligations import operations, queries
from narvard.govern.obligations.forms import ProofForm, ReceiptForm, SendForm
from narvard.govern.obligations.queries.labels import STATES, TURNS

Form = ProofForm | SendForm | ReceiptForm
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# code of what could not be done → what the person is told
REFUSED: dict[str, Promise] = {
    "in_the_future": gettext_lazy("The day has not come yet. Write the day when it happened."),
    "sent_already": gettext_lazy("It has been sent already, so this cannot be added."),
    "unknown_organization": gettext_lazy("The organization does not take part. Choose another one."),
    "noted_already": gettext_lazy("That day is noted already. Write another day, or leave it as it is."),
    "consents_missing": gettext_lazy(
        "It cannot be noted as sent, because these have not been consulted or signed by that day: %(missing)s. Note"
        " that first."
    ),
    "not_sent": gettext_lazy("It has not been sent. Note that it was sent first."),
    "received_already": gettext_lazy("The receipt is noted already."),
    "before_sending": gettext_lazy("The receipt would come before it was sent. Write a later day."),
}


def index(request: HttpRequest) -> HttpResponse:
    """What must be sent, by date."""
    listed = queries.obligations(request.actor, timezone.localdate())
    return render(request, "obligations/index.html", {"obligations": listed})


def download(request: HttpRequest, kind: str) -> HttpResponse:
    """What must be sent, and what was, as CSV or XLSX."""
    listed = queries.obligations(request.actor, timezone.localdate())
    header = (_("What"), _("To whom"), _("Who answers"), _("Year"), _("Due on"), _("State"), _("Days late"),
              _("Whose turn"), _("Sent on"), _("Reference"), _("Received on"))  # fmt: skip
    rows = [
        (row.title, row.recipient, row.answers, row.period, row.due_on, str(STATES[row.state]), row.days_late,
         str(TURNS[row.turn]), row.sent_on, row.reference, row.received_on)
        for row in (*listed.to_send, *listed.sent)
    ]  # fmt: skip
    files: dict[str, tuple[Callable[[], bytes], str]] = {
        "csv": (lambda: csv_file(header, rows), "text/csv; charset=utf-8"),
        "xlsx": (lambda: xlsx_file("obligations", header, rows), XLSX),
    }
    if kind not in files:
        raise Http404
    write, content_type = files[kind]
    name = f'attachment; filename="obligations-{timezone.localdate()}.{kind}"'
    return HttpResponse(write(), content_type=content_type, headers={"Content-Disposition": name})


def _obligation(request: HttpRequest, code: str) -> queries.ObligationDetail:
    try:
        return queries.obligation(request.actor, code, timezone.localdate())
    except queries.ObligationNotFound as error:
        raise Http404 from error


def obligation(request: HttpRequest, code: str) -> HttpResponse:
    """One obligation with all its times."""
    context = {"obligation": _obligation(request, code), "may_report": bool(request.actor.may("obligations.report"))}
    return render(request, "obligations/obligation.html", context)


def prove(request: HttpRequest, code: str, period: str) -> HttpResponse:
    """Note that someone was consulted or signed."""
    detail = _to_report(request, code)
    form = ProofForm(request.POST if request.method == "POST" else None, required=detail.required)
    return _act(request, "prove", detail, period, form, operations.note_consultation)


def send(request: HttpRequest, code: str, period: str) -> HttpResponse:
    """Note that it was sent."""
    form = SendForm(request.POST if request.method == "POST" else None)
    return _act(request, "send", _to_report(request, code), period, form, operations.send_obligation)


def receive(request: HttpRequest, code: str, period: str) -> HttpResponse:
    """Note that it was received."""
    form = ReceiptForm(request.POST if request.method == "POST" else None)
    return _act(request, "receive", _to_report(request, code), period, form, operations.note_receipt)


def _to_report(request: HttpRequest, code: str) -> queries.ObligationDetail:
    request.actor.require("obligations.report")
    return _obligation(request, code)


def _act(
    request: HttpRequest,
    name: str,
    detail: queries.ObligationDetail,
    period: str,
    form: Form,
    act: Callable[..., None],
) -> HttpResponse:
    occasion = next((row for row in detail.occasions if row.period == period), None)
    if occasion is None:
        raise Http404
    if form.is_bound and form.is_valid() and _done(request, detail.code, period, form, act):
        messages.success(request, _("It is noted."))
        return redirect("obligations:obligation", detail.code)
    context = {"obligation": detail, "occasion": occasion, "form": form}
    return render(request, f"obligations/{name}.html", context, status=422 if form.errors else 200)


def _done(request: HttpRequest, code: str, period: str, form: Form, act: Callable[..., None]) -> bool:
    try:
        act(actor=request.actor, now=timezone.localtime(), code=code, period=period, **form.told())
    except queries.ObligationNotFound as error:
        raise Http404 from error
    except (operations.ProofRefused, operations.NotSent, operations.ReceiptRefused) as error:
        form.add_error(None, REFUSED[error.code] % {"missing": ", ".join(getattr(error, "missing", ()))})
        return False
    return True
