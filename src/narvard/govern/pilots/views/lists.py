from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from narvard.base.core.queries import csv_file, xlsx_file
from narvard.govern.pilots import queries
from narvard.govern.pilots.queries.labels import COLOURS, STATES

TYPES = {"csv": "text/csv", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}


def index(request: HttpRequest) -> HttpResponse:
    """Programmes with their pilots."""
    wanted = request.GET.get("q", "").strip()[:100]
    found = queries.pilots_page(request.actor, timezone.localdate(), wanted)
    return render(request, "pilots/index.html", {"page": found, "wanted": wanted})


def download(request: HttpRequest, ending: str) -> HttpResponse:
    """Every pilot as a file."""
    rows = queries.pilot_rows(request.actor, timezone.localdate())
    header = [_("Pilot"), _("State"), _("Owner"), _("Begins on"), _("Ends on"), _("Budget"), _("Spent"), _("Light")]
    cells = [
        [row.title, str(STATES[row.state]), row.owner_name, row.starts_on, row.ends_on, row.budget, row.spent,
         str(COLOURS[row.latest.colour]) if row.latest else ""]
        for row in rows
    ]  # fmt: skip
    content = csv_file(header, cells) if ending == "csv" else xlsx_file(_("Pilots"), header, cells)
    name = f'attachment; filename="pilots-{timezone.localdate()}.{ending}"'
    return HttpResponse(content, content_type=TYPES[ending], headers={"Content-Disposition": name})
