"""The quarter, an area in it, and the letters."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from narvard.govern.followup import queries
from narvard.govern.followup.forms import NoteForm, SupplementForm
from narvard.govern.followup.queries import PeriodRow


def index(request: HttpRequest) -> HttpResponse:
    """The open quarter, else the newest; else what to do first."""
    actor = request.actor
    rows = queries.periods(actor)
    shown = next((row for row in rows if row.state == "open"), rows[0] if rows else None)
    if shown is None or shown.state == "prepared":
        may_open = bool(actor.may("followup.close"))
        return render(request, "followup/none.html", {"periods": rows, "prepared": shown, "may_open": may_open})
    return _shown(request, shown, rows)


def quarter(request: HttpRequest, year: int, number: int) -> HttpResponse:
    """One quarter, as it grows or as it was reported."""
    row = _period(request, year, number)
    if row.state == "prepared":
        raise Http404
    return _shown(request, row, queries.periods(request.actor))


def area(request: HttpRequest, year: int, number: int, municipality: str) -> HttpResponse:
    """An area in a quarter."""
    row = _period(request, year, number)
    try:
        if row.state == "closed":
            return _closed_area(request, row, municipality)
        page = queries.area_page(request.actor, year, number, municipality, timezone.localdate())
    except queries.AreaNotFound as error:
        raise Http404 from error
    return render(request, "followup/area.html", {"page": page, "form": NoteForm()})


def letters(request: HttpRequest) -> HttpResponse:
    """What was sent to whom about what."""
    return render(request, "followup/letters.html", {"letters": queries.letters(request.actor)})


def render_open(request: HttpRequest, row: PeriodRow, rows: tuple[PeriodRow, ...], **more: object) -> HttpResponse:
    """The page of an open quarter; `more` is a form with errors and the status of the answer."""
    actor, today = request.actor, timezone.localdate()
    every = queries.every_line(actor, row, today)
    may_close = bool(actor.may("followup.close"))
    context = {
        "board": queries.board_of(actor, row, queries.to_speak_of(every), today),
        "periods": rows,
        "may_close": may_close,
        "may_report": "followup.report" in actor.grants,
        "preview": queries.preview(actor, row, every) if may_close else None,
        "pilots": queries.pilot_lines(actor, row.quarter, today),
        "changes": queries.changes_so_far(actor, row),
        "most": queries.MOST_SHOWN,
        "form": more.get("form") or NoteForm(),
    }
    return render(request, "followup/open.html", context, status=more.get("status", 200))


def render_closed(request: HttpRequest, row: PeriodRow, rows: tuple[PeriodRow, ...], **more: object) -> HttpResponse:
    """The page of a closed quarter; `more` is a form with errors and the status of the answer."""
    actor = request.actor
    found = queries.closed_quarter(actor, row.year, row.number)
    context = {
        "closed": found,
        "periods": rows,
        "may_close": bool(actor.may("followup.close")),
        "most": queries.MOST_SHOWN,
        "form": more.get("form") or supplement_form(request),
    }
    return render(request, "followup/closed.html", context, status=more.get("status", 200))


def supplement_form(request: HttpRequest, data: dict[str, str] | None = None) -> SupplementForm:
    """The form of a supplement, with the areas it can be about."""
    return SupplementForm(data, areas=[(row.code, row.name) for row in queries.areas(request.actor)])


def _shown(request: HttpRequest, row: PeriodRow, rows: tuple[PeriodRow, ...]) -> HttpResponse:
    return render_closed(request, row, rows) if row.state == "closed" else render_open(request, row, rows)


def _closed_area(request: HttpRequest, row: PeriodRow, municipality: str) -> HttpResponse:
    named = queries.area_named(request.actor, municipality)
    rows = queries.quarter_rows(request.actor, row.year, row.number, municipality=municipality)
    return render(request, "followup/area_closed.html", {"period": row, "area": named, "rows": rows})


def _period(request: HttpRequest, year: int, number: int) -> PeriodRow:
    try:
        return queries.period(request.actor, year, number)
    except queries.PeriodNotFound as error:
        raise Http404 from error
