"""The tables and papers of money as files."""

from collections.abc import Sequence

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from narvard.base.core.queries import csv_file, xlsx_file
from narvard.base.papers.queries import docx_file, pdf_file, xlsx_file_of
from narvard.govern.funds import queries
from narvard.govern.funds.views.funds import or_404

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PAPERS = {
    "pdf": ("application/pdf", pdf_file),
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", docx_file),
    "xlsx": (XLSX, xlsx_file_of),
}
Rows = Sequence[Sequence[object]]


def index_file(request: HttpRequest, kind: str) -> HttpResponse:
    """The list of funds."""
    header = ["code", "name", "grantor", "year", "whole", "unnamed", "unassigned", "used", "unspent", "to_pay_back"]
    rows = [
        [row.code, row.name, row.grantor, row.year, row.whole, row.unnamed, row.unassigned, row.used, row.unspent,
         row.exposed]
        for row in queries.funds(request.actor, timezone.localdate()).funds
    ]  # fmt: skip
    return _table("funds", kind, header, rows)


def tree_file(request: HttpRequest, code: str, kind: str) -> HttpResponse:
    """A fund's tree, what is unnamed included."""
    header = ["kind", "code", "name", "depth", "whole", "regions", "municipalities", "association", "unassigned",
              "source", "certainty"]  # fmt: skip
    found = or_404(lambda: queries.tree(request.actor, code))
    rows = [
        [row.kind, row.code, row.name, row.depth, *row.cells, row.unassigned, row.source, row.certainty]
        for row in found.rows
    ]
    return _table(f"fund-{code}"[:31], kind, header, rows)


def use_file(request: HttpRequest, code: str, kind: str) -> HttpResponse:
    """What a fund was used for."""
    header = ["day", "voucher", "node", "purpose", "organization", "kronor", "text", "recorded_by"]
    found = or_404(lambda: queries.use(request.actor, code, timezone.localdate()))
    rows = [
        [row.day, row.voucher, row.node, row.purpose, row.organization, row.kronor, row.text, row.recorded_by]
        for row in found.spending
    ]
    return _table(f"use-{code}"[:31], kind, header, rows)


def split_file(request: HttpRequest, code: str, version: int, kind: str) -> HttpResponse:
    """A decided split with the proof of each krona."""
    header = ["party", "code", "name", "weight", "weights", "floor", "remainder", "extra", "kronor", "before", "source",
              "certainty"]  # fmt: skip
    found = or_404(lambda: queries.decided_split(request.actor, code, version))
    rows = []
    for part in found.parts:
        empty = [None] * 3
        rows.append([part.name, "", "", part.numerator, part.denominator, *empty, part.kronor, part.before, "", ""])
        rows += [
            [part.name, row.code, row.name, row.weight, row.weights, row.floor, row.remainder, row.extra, row.kronor,
             row.before, row.source, row.certainty]
            for row in part.portions
        ]  # fmt: skip
    return _table(f"split-{code}"[:31], kind, header, rows)


def invoice(request: HttpRequest, code: str, version: int, kind: str, municipality: str = "") -> HttpResponse:
    """The basis of the invoices of all who pay, or of one municipality."""
    if kind not in PAPERS:
        raise Http404(_("There is no such file."))
    paper = or_404(lambda: queries.invoice_paper(request.actor, code, version, municipality))
    media, write = PAPERS[kind]
    name = "-".join(filter(None, ("invoice", code, str(version), municipality)))
    return _file(write(paper), media, f"{name}.{kind}")


def _table(name: str, kind: str, header: Sequence[str], rows: Rows) -> HttpResponse:
    if kind == "xlsx":
        return _file(xlsx_file(name, header, rows), XLSX, f"{name}.xlsx")
    if kind == "csv":
        return _file(csv_file(header, rows), "text/csv; charset=utf-8", f"{name}.csv")
    raise Http404(_("There is no such file."))


def _file(content: bytes, media: str, name: str) -> HttpResponse:
    return HttpResponse(content, content_type=media, headers={"Content-Disposition": f'attachment; filename="{name}"'})
