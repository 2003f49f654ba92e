from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from narvard.govern.missions import queries
from narvard.govern.missions.forms import DoneForm, MoveForm, ReviewForm

KINDS = {"csv": "text/csv; charset=utf-8", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}


def index(request: HttpRequest) -> HttpResponse:
    """What close care is to do, and what is proposed to change in the missions of others."""
    actor = request.actor
    waiting = queries.waiting(actor, timezone.localdate())
    shown = {"missions": queries.missions(actor), "changes": queries.changes(actor), "waiting": waiting}
    return page(request, "index", shown)


def change(request: HttpRequest, code: str) -> HttpResponse:
    """One proposed change."""
    return change_page(request, code)


def change_page(request: HttpRequest, code: str, form: MoveForm | None = None) -> HttpResponse:
    """One proposed change, with the form that did not do where there is one."""
    try:
        found = queries.change(request.actor, code)
    except queries.ChangeNotFound as error:
        raise Http404 from error
    shown = {"change": found, "form": form or MoveForm(states=found.next_states)}
    return page(request, "change", shown, status=422 if form else 200)


def guidelines(request: HttpRequest) -> HttpResponse:
    """Guidelines and local routines, the late reviews first."""
    return guidelines_page(request)


def guidelines_page(request: HttpRequest, form: ReviewForm | None = None) -> HttpResponse:
    """Guidelines and routines, with the review that did not do where there is one."""
    today = timezone.localdate()
    found = queries.guidelines(request.actor, today)
    shown = {
        "guidelines": found,
        "late": queries.late_routines(request.actor, today),
        "without": [row for row in found if not row.routines],
        "form": form or ReviewForm(routines=routines_in(found)),
    }
    return page(request, "guidelines", shown, status=422 if form else 200)


def routines_in(guidelines: tuple[queries.GuidelineRow, ...]) -> list[tuple[str, str]]:
    """Code and title of every routine, those that must be looked at first before the others."""
    rows = sorted((row for guideline in guidelines for row in guideline.routines), key=lambda row: row.review_on)
    return [(row.code, row.title) for row in rows]


def projects(request: HttpRequest) -> HttpResponse:
    """Programmes, projects and goals of others that the collaboration is linked to."""
    return page(
        request, "projects", {"projects": queries.projects(request.actor), "goals": queries.goals(request.actor)}
    )


def communication(request: HttpRequest) -> HttpResponse:
    """The communication plan."""
    return communication_page(request)


def communication_page(request: HttpRequest, form: DoneForm | None = None) -> HttpResponse:
    """The communication plan, with the form that did not do where there is one."""
    rows = queries.communication(request.actor, timezone.localdate())
    shown = {
        "waiting_rows": [row for row in rows if not row.done_on],
        "done_rows": [row for row in reversed(rows) if row.done_on],
        "late": [row for row in rows if row.late],
        "form": form or DoneForm(steps=steps_in(rows)),
    }
    return page(request, "communication", shown, status=422 if form else 200)


def steps_in(rows: tuple[queries.CommunicationRow, ...]) -> list[tuple[str, str]]:
    """Code and audience of every step that is not done."""
    return [(row.code, f"{row.due_on:%Y-%m-%d} {row.audience}") for row in rows if not row.done_on]


def investments(request: HttpRequest) -> HttpResponse:
    """Investments in e-health and welfare technology, and consequences for premises."""
    rows = queries.investments(request.actor, timezone.localdate())
    living = [row for row in rows if row.state != "stopped"]
    shown = {
        "rows": rows,
        "kronor": sum(row.kronor or 0 for row in living),
        "unknown": sum(row.kronor is None for row in living),
    }
    return page(request, "investments", shown)


def staffing(request: HttpRequest) -> HttpResponse:
    """The action plan for competence and staff."""
    rows = queries.staffing(request.actor, timezone.localdate())
    shown = {
        "rows": rows,
        "late": [row for row in rows if row.late],
        "open": [row for row in rows if row.state in ("planned", "under_way")],
    }
    return page(request, "staffing", shown)


def private(request: HttpRequest) -> HttpResponse:
    """Private providers as parties."""
    return page(request, "private", {"found": queries.private_parties(request.actor, timezone.localdate())})


def table_file(request: HttpRequest, table: str, ending: str) -> HttpResponse:
    """A table as a file."""
    content = queries.table_file(request.actor, table, ending)
    headers = {"Content-Disposition": f'attachment; filename="{table}.{ending}"'}
    return HttpResponse(content, content_type=KINDS[ending], headers=headers)


def page(request: HttpRequest, name: str, shown: dict[str, object], *, status: int = 200) -> HttpResponse:
    """A page of this app; every one knows whether its rows may be changed, and which section it is."""
    context = {"section": name, "may_change": bool(request.actor.may("missions.change")), **shown}
    return render(request, f"missions/{name}.html", context, status=status)
