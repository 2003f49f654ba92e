"""The pages by which documents are brought in and taken out."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from narvard.base.core.queries import DocumentRefused, yaml_text
from narvard.base.documents import operations, queries
from narvard.site.documents.files import example_text, lists_of, workbook_of
from narvard.site.documents.forms import DocumentForm
from narvard.site.documents.kinds import KINDS, DocumentKind

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
YAML = "application/yaml"


def _kind(request: HttpRequest, name: str) -> DocumentKind:
    """The kind of that name, for someone who may bring it; for the others there is none."""
    if name not in KINDS:
        raise Http404(name)
    request.actor.require(KINDS[name].right)
    return KINDS[name]


def index(request: HttpRequest) -> HttpResponse:
    """Every kind that the role may bring in or take out."""
    request.actor.require("documents.read")
    kinds = [kind for kind in KINDS.values() if request.actor.may(kind.right)]
    return render(request, "documents/index.html", {"kinds": kinds})


def kind(request: HttpRequest, name: str) -> HttpResponse:
    """One kind: template, example, what is loaded now, and a form to bring a file by."""
    chosen = _kind(request, name)
    sent = request.method == "POST"
    form = DocumentForm(request.POST, request.FILES) if sent else DocumentForm()
    if sent and form.is_valid():
        return _check(request, chosen, form)
    earlier = queries.brought_documents(request.actor, name, chosen.right)
    context = {"kind": chosen, "form": form, "earlier": earlier}
    return render(request, "documents/kind.html", context, status=422 if sent else 200)


def _check(request: HttpRequest, chosen: DocumentKind, form: DocumentForm) -> HttpResponse:
    now = timezone.now()
    file_name, sha256, document, problems = form.brought(chosen.form)
    brought = operations.keep_report(
        actor=request.actor,
        now=now,
        kind=chosen.form.name,
        right=chosen.right,
        file_name=file_name,
        sha256=sha256,
        document=document,
        problems=problems or chosen.check(request.actor, now, document),
    )
    return redirect("documents:brought", brought)


def _brought_kind(request: HttpRequest, brought_id: int) -> DocumentKind:
    try:
        return _kind(request, queries.brought_kind(request.actor, brought_id))
    except queries.DocumentNotFound as error:
        raise Http404 from error


def brought(request: HttpRequest, brought_id: int) -> HttpResponse:
    """The report on a brought document."""
    chosen = _brought_kind(request, brought_id)
    found = queries.brought_document(request.actor, brought_id, chosen.right)
    return render(request, "documents/brought.html", {"brought": found, "kind": chosen})


@require_POST
def load(request: HttpRequest, brought_id: int) -> HttpResponse:
    """Load a document that was checked."""
    chosen = _brought_kind(request, brought_id)
    try:
        operations.load_brought(
            actor=request.actor,
            now=timezone.now(),
            brought_id=brought_id,
            kind=chosen.form.name,
            right=chosen.right,
            load=chosen.load,
        )
    except operations.AlreadyLoaded:
        messages.info(request, _("This file was loaded before, so nothing was changed."))
    except DocumentRefused:
        messages.error(request, _("Nothing was loaded. Read the report, mend the file, and bring it again."))
    else:
        messages.success(request, _("The document is loaded."))
    return redirect("documents:brought", brought_id)


def template_xlsx(request: HttpRequest, name: str) -> HttpResponse:
    """An empty workbook with lists of what may be written."""
    chosen = _kind(request, name)
    content = workbook_of(chosen, {}, lists_of(request.actor, timezone.now(), chosen))
    return _download(content, XLSX, f"{name}-template.xlsx")


def example_yaml(request: HttpRequest, name: str) -> HttpResponse:
    """Every table and column in YAML, with what each means."""
    return _download(example_text(_kind(request, name)), YAML, f"{name}-example.yaml")


def export_xlsx(request: HttpRequest, name: str) -> HttpResponse:
    """What is loaded now as a workbook that can be brought again."""
    chosen = _kind(request, name)
    return _download(workbook_of(chosen, chosen.export(request.actor), {}), XLSX, _dated(name, "xlsx"))


def export_yaml(request: HttpRequest, name: str) -> HttpResponse:
    """What is loaded now as YAML that can be brought again."""
    chosen = _kind(request, name)
    return _download(yaml_text(chosen.export(request.actor)), YAML, _dated(name, "yaml"))


def _dated(name: str, ending: str) -> str:
    return f"{name}-{timezone.localdate()}.{ending}"


def _download(content: bytes | str, kind: str, name: str) -> HttpResponse:
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})
