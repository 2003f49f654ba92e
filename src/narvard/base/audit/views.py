"""The page of the log, for the log reviewer."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from narvard.base.audit import operations, queries
from narvard.base.audit.forms import LogFilterForm
from narvard.base.core.queries import csv_file


def log(request: HttpRequest) -> HttpResponse:
    form = LogFilterForm(request.GET)
    form.is_valid()
    page = operations.read_log(
        actor=request.actor, now=timezone.now(), wanted=form.wanted(),
        number=form.cleaned_data.get("page") or 1, zone=timezone.get_current_timezone(),
    )  # fmt: skip
    query = request.GET.copy()
    query.pop("page", None)
    return render(
        request,
        "audit/log.html",
        {
            "page": page,
            "form": form,
            "choices": queries.log_choices(request.actor),
            "state": queries.chain_state(request.actor, timezone.now()),
            "query": query.urlencode(),
        },
    )


def download(request: HttpRequest) -> HttpResponse:
    form = LogFilterForm(request.GET)
    form.is_valid()
    rows = operations.download_log(
        actor=request.actor, now=timezone.now(), wanted=form.wanted(), zone=timezone.get_current_timezone()
    )
    header = [
        gettext("Time"), gettext("Person"), gettext("Role"), gettext("Unit"), gettext("Action"),
        gettext("Kind of object"), gettext("Object"), gettext("Name"), gettext("Patient (pseudonym)"),
        gettext("Legal basis"), gettext("Place in the chain"),
    ]  # fmt: skip
    cells = (
        [timezone.localtime(row.at), row.name, row.role, row.unit, row.action, row.object_type, row.object_id,
         row.label, row.patient, row.legal_basis, row.sequence]
        for row in rows
    )  # fmt: skip
    name = f"narvard-log-{timezone.localdate()}.csv"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(csv_file(header, cells), content_type="text/csv; charset=utf-8", headers=headers)


@require_POST
def verify(request: HttpRequest) -> HttpResponse:
    found = operations.verify(actor=request.actor, now=timezone.now(), anchors=settings.AUDIT_ANCHORS)
    return render(request, "audit/verification.html", {"found": found})
