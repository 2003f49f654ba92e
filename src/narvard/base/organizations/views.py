"""The page of those who take part, and its tables as files."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext

from narvard.base.core.actor import Actor
from narvard.base.core.queries import csv_file, xlsx_file
from narvard.base.organizations import queries


def organizations(request: HttpRequest) -> HttpResponse:
    rows = queries.organizations(request.actor, request.GET.get("organizations", "name"))
    municipalities = queries.municipalities(request.actor, request.GET.get("municipalities", "name"))
    return render(
        request,
        "organizations/list.html",
        {
            "organizations": rows,
            "municipalities": municipalities,
            "whole": queries.collaboration(request.actor),
        },
    )


def _organizations_file(actor: Actor) -> tuple[list[str], list[list[object]]]:
    header = ["code", "name", "kind", "principal", "municipality", "parent", "valid_from", "valid_to"]
    rows = [
        [row.code, row.name, row.kind, row.principal, row.municipality, row.parent, row.valid_from, row.valid_to]
        for row in queries.organizations(actor)
    ]
    return header, rows


def _municipalities_file(actor: Actor) -> tuple[list[str], list[list[object]]]:
    header = ["code", "name", "county", "inhabitants", "reference_date", "source"]
    rows = [
        [row.code, row.name, row.county, row.inhabitants, row.reference_date, row.source]
        for row in queries.municipalities(actor)
    ]
    return header, rows


FILES: dict[str, Callable[[Actor], tuple[list[str], list[list[object]]]]] = {
    "organizations": _organizations_file,
    "municipalities": _municipalities_file,
}
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def download(request: HttpRequest, table: str, kind: str) -> HttpResponse:
    if table not in FILES or kind not in {"csv", "xlsx"}:
        raise Http404(gettext("There is no such file."))
    header, rows = FILES[table](request.actor)
    name = f"narvard-{table}-{timezone.localdate()}.{kind}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    if kind == "xlsx":
        return HttpResponse(xlsx_file(table, header, rows), content_type=XLSX, headers=headers)
    return HttpResponse(csv_file(header, rows), content_type="text/csv; charset=utf-8", headers=headers)
