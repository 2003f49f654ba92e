"""The register of decisions, one decision, and noting that it was carried out."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from narvard.base.core.queries import csv_file, xlsx_file
from narvard.govern.bodies import operations, queries
from narvard.govern.bodies.forms import CarriedOutForm, RegisterForm, filters_in
from narvard.govern.bodies.views.answering import done, form_page, found

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HEADER = (
    "body", "number", "decided_on", "title", "text", "grounds", "dissent", "carried_out_by", "due_on", "review_on",
    "status", "carried_out_on", "url",
)  # fmt: skip


def register(request: HttpRequest) -> HttpResponse:
    """Every decision, narrowed as the address says."""
    filters, page = filters_in(request.GET)
    shown = queries.register(request.actor, timezone.localdate(), filters, page)
    form = RegisterForm(request.GET, bodies=shown.bodies, years=shown.years)
    query = request.GET.copy()
    query.pop("page", None)
    context = {"register": shown, "form": form, "query": query.urlencode(), "narrowed": filters != queries.Filters()}
    return render(request, "bodies/register.html", context)


def register_file(request: HttpRequest, kind: str) -> HttpResponse:
    """The register as CSV or XLSX, narrowed as the page is."""
    if kind not in {"csv", "xlsx"}:
        raise Http404(_("There is no such file."))
    filters, _page = filters_in(request.GET)
    rows = [_line(row) for row in queries.whole_register(request.actor, timezone.localdate(), filters)]
    headers = {"Content-Disposition": f'attachment; filename="narvard-decisions-{timezone.localdate()}.{kind}"'}
    if kind == "xlsx":
        return HttpResponse(xlsx_file("decisions", HEADER, rows), content_type=XLSX, headers=headers)
    return HttpResponse(csv_file(HEADER, rows), content_type="text/csv; charset=utf-8", headers=headers)


def _line(row: queries.DecisionDetail) -> list[object]:
    line = row.row
    return [line.body, line.number, line.decided_on, line.title, row.text, row.grounds, row.dissent, line.who,
            line.due_on, line.review_on, str(line.status), row.carried_out_on, line.url]  # fmt: skip


def decision(request: HttpRequest, slug: str, number: str) -> HttpResponse:
    """One decision with its grounds, who carries it out, and what it is about."""
    one = found(queries.decision, request.actor, slug, number, timezone.localdate())
    return render(request, "bodies/decision.html", {"decision": one, "form": CarriedOutForm()})


@require_POST
def carried_out(request: HttpRequest, slug: str, number: str) -> HttpResponse:
    """Note that a decision was carried out."""
    one = found(queries.decision, request.actor, slug, number, timezone.localdate())
    form = CarriedOutForm(request.POST)
    if done(form, lambda: _note(request, slug, number, form)):
        messages.success(request, _("It is noted that the decision was carried out."))
        return redirect("bodies:decision", slug, number)
    return form_page(request, "bodies/decision.html", {"decision": one}, form)


def _note(request: HttpRequest, slug: str, number: str, form: CarriedOutForm) -> None:
    operations.note_carried_out(actor=request.actor, now=timezone.now(), slug=slug, number=number, **form.cleaned_data)
