"""The rows of a closed quarter and the log of letters, as files."""

from collections.abc import Iterator

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from narvard.base.core.queries import csv_file, xlsx_file
from narvard.govern.followup import queries
from narvard.govern.followup.queries.labels import FATES, KINDS, SIDES, STEPS
from narvard.govern.plans.queries.labels import STATUSES

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Cells = list[str | int | float | None]


def rows_csv(request: HttpRequest, year: int, number: int) -> HttpResponse:
    """What was reported, one row a word or light."""
    return _csv(f"quarter-{year}-{number}", _head(), _rows(request, year, number))


def rows_xlsx(request: HttpRequest, year: int, number: int) -> HttpResponse:
    """The same as a workbook."""
    return _xlsx(f"quarter-{year}-{number}", _head(), _rows(request, year, number))


def letters_csv(request: HttpRequest) -> HttpResponse:
    """Every letter that was prepared."""
    return _csv("letters", _letters_head(), _letters(request))


def letters_xlsx(request: HttpRequest) -> HttpResponse:
    """The same as a workbook."""
    return _xlsx("letters", _letters_head(), _letters(request))


def _csv(name: str, head: list[str], rows: list[Cells]) -> HttpResponse:
    answer = HttpResponse(csv_file(head, rows), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return answer


def _xlsx(name: str, head: list[str], rows: list[Cells]) -> HttpResponse:
    answer = HttpResponse(xlsx_file(name, head, rows), content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
    return answer


def _head() -> list[str]:
    return [
        _("Kind"),
        _("Area"),
        _("Reference"),
        _("Title"),
        _("Status"),
        _("Said for"),
        _("What was done"),
        _("What hinders"),
        _("What is next"),
        _("Said by"),
        _("Value"),
        _("Lower limit"),
        _("Upper limit"),
        _("Persons"),
        _("Cut-off"),
        _("Method"),
        _("Supplement"),
    ]


def _rows(request: HttpRequest, year: int, number: int) -> list[Cells]:
    try:
        found = queries.quarter_rows(request.actor, year, number)
    except queries.PeriodNotFound as error:
        raise Http404 from error
    return [cells for row in found for cells in _cells(row)]


def _cells(row: queries.QuarterRow) -> Iterator[Cells]:
    content = row.content
    state = str(STATUSES.get(row.state, row.state))
    head = [str(KINDS[row.kind]), row.area, row.key, row.title, state]
    figures = [content.get(name) for name in ("value", "lower", "upper", "n", "cut_off", "method")]
    for word in content.get("words") or [{}]:
        said = [word.get(name, "") for name in ("done", "hinders", "next", "by")]
        side = str(SIDES[word["side"]]) if word else ""
        yield [*head, side, *said, *figures, row.supplement or None]


def _letters_head() -> list[str]:
    return [_("To"), _("About"), _("Quarter"), _("Words asked for"), _("Prepared"), _("What became of it")]


def _letters(request: HttpRequest) -> list[Cells]:
    return [
        [
            row.to,
            str(STEPS[row.step]),
            row.quarter.code,
            row.waiting,
            timezone.localtime(row.prepared_at).strftime("%Y-%m-%d %H:%M"),
            str(FATES[row.fate]),
        ]
        for row in queries.letters(request.actor, most=None)
    ]
