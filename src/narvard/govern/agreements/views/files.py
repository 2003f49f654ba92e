from collections.abc import Callable, Iterable, Sequence
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from narvard.base.core.queries import csv_file, xlsx_file
from narvard.govern.agreements import queries
from narvard.govern.agreements.queries.labels import CHANGES, KINDS, SIDES, STATES
from narvard.govern.agreements.rules.difference import Difference, plain
from narvard.govern.agreements.views.pages import found

Rows = Iterable[Sequence[str | int | date | None]]


def download(request: HttpRequest, kind: str) -> HttpResponse:
    """The agreements as CSV or XLSX."""
    header = (_("Agreement"), _("Kind"), _("State"), _("Version"), _("In force from"), _("In force to"), _("Signed"),
              _("Parties"))  # fmt: skip
    listed = queries.agreements(request.actor, timezone.localdate())
    return _table(kind, "agreements", header, (_line(row) for row in listed.rows))


def _line(row: queries.AgreementRow) -> Sequence[str | int | date | None]:
    version = row.version
    if version is None:
        return (row.title, str(KINDS[row.kind]), "", "", None, None, None, None)
    period = version.period
    times = (period.start, period.end) if period else (None, None)
    state = str(STATES[version.state])
    return (row.title, str(KINDS[row.kind]), state, version.label, *times, version.signed, version.parties)


def download_commitments(request: HttpRequest, kind: str) -> HttpResponse:
    """The commitments as CSV or XLSX."""
    header = (_("Code"), _("Commitment"), _("Who"), _("Agreement"), _("Clause"), _("Theme"), _("From"), _("By"))
    rows = (
        (row.code, row.text, ", ".join(row.organizations) or str(SIDES[row.side]), row.agreement_title, row.clause[0],
         row.theme[1], row.starts_on, row.due_on)
        for row in queries.commitments(request.actor)
    )  # fmt: skip
    return _table(kind, "commitments", header, rows)


def download_map(request: HttpRequest, code: str, kind: str) -> HttpResponse:
    """The cross-map as CSV or XLSX: one row a theme, one column a state agreement."""
    mapped = found(queries.theme_map, request.actor, code).found
    header = (_("Theme"), *(row.target.title for row in mapped.targets))
    rows = [(row.theme.title, *("x" if cell else "" for cell in row.cells)) for row in mapped.rows]
    return _table(kind, "cross-map", header, [*rows, (_("Links"), *mapped.totals)])


def difference_text(request: HttpRequest, code: str, before: int, after: int) -> HttpResponse:
    """What differs between two versions, as text with [-removed-] and {+added+} words."""
    compared = found(queries.difference, request.actor, code, before, after, timezone.localdate())
    told = [f"{compared.title}\n{compared.before.label} → {compared.after.label}\n"]
    told += [_paragraph(row) for row in (*compared.changed, *compared.changed_commitments)]
    name = f"{code}-{before}-{after}.txt"
    return _file("\n".join(told).encode(), "text/plain; charset=utf-8", name)


def _paragraph(row: Difference) -> str:
    numbers = " → ".join(dict.fromkeys(item.number for item in (row.before, row.after) if item))
    return f"{numbers} {plain(row.heading)} ({CHANGES[row.change]})\n{plain(row.text)}\n"


def _table(kind: str, name: str, header: Sequence[str], rows: Rows) -> HttpResponse:
    writers: dict[str, tuple[Callable[[], bytes], str]] = {
        "csv": (lambda: csv_file(header, rows), "text/csv; charset=utf-8"),
        "xlsx": (
            lambda: xlsx_file(name, header, rows),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ),
    }
    if kind not in writers:
        raise Http404
    write, content_type = writers[kind]
    return _file(write(), content_type, f"{name}-{timezone.localdate()}.{kind}")


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})
