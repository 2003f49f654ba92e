from datetime import date

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from narvard.base.core.queries import yaml_text
from narvard.govern.plans import queries
from narvard.govern.plans.forms import year_in
from narvard.govern.plans.views.workbook import plan_workbook
from narvard.govern.plans.views.yaml_text import example

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def template_xlsx(request: HttpRequest) -> HttpResponse:
    """An empty workbook with lists of what may be written."""
    offered = queries.offered(request.actor, timezone.now())
    return _download(plan_workbook({}, offered), XLSX, "plan-template.xlsx")


def example_yaml(request: HttpRequest) -> HttpResponse:
    """A short plan in YAML, with what each line means."""
    offered = queries.offered(request.actor, timezone.now())
    return _download(example(offered, timezone.localdate().year), "application/yaml", "plan-example.yaml")


def export_xlsx(request: HttpRequest) -> HttpResponse:
    """The present plans as a workbook that can be brought again."""
    document = queries.export(request.actor, **_narrowing(request))
    return _download(plan_workbook(document, None), XLSX, f"plan-{_today()}.xlsx")


def export_yaml(request: HttpRequest) -> HttpResponse:
    """The present plans as YAML that can be brought again."""
    document = queries.export(request.actor, **_narrowing(request))
    return _download(yaml_text(document), "application/yaml", f"plan-{_today()}.yaml")


def _narrowing(request: HttpRequest) -> dict[str, object]:
    return {"year": year_in(request.GET.get("year", "")), "municipality": request.GET.get("municipality", "")}


def _today() -> date:
    return timezone.localdate()


def _download(content: bytes | str, kind: str, name: str) -> HttpResponse:
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})
