from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from narvard.govern.agreements import operations, queries
from narvard.govern.agreements.forms import ClauseForm
from narvard.govern.agreements.views.acts import REFUSED
from narvard.govern.agreements.views.pages import found


def _draft(request: HttpRequest, code: str, number: int) -> queries.AgreementDetail:
    request.actor.require("agreements.change")
    return found(queries.agreement, request.actor, code, timezone.localdate(), number)


def edit(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """The text of a draft, clause by clause."""
    return render(request, "agreements/edit.html", {"agreement": _draft(request, code, number)})


def clause(request: HttpRequest, code: str, number: int, key: str) -> HttpResponse:
    """Change one clause of a draft."""
    detail = _draft(request, code, number)
    present = {row.key: (part.code, row) for part in detail.shown.parts for row in part.clauses}
    if key not in present:
        raise Http404
    part, row = present[key]
    initial = {"part": part, "number": row.number, "heading": row.heading, "text": row.text}
    return _clause(request, detail, key, initial)


def add(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Add a clause to a draft."""
    return _clause(request, _draft(request, code, number), "", {"part": request.GET.get("part", "")})


def _clause(request: HttpRequest, detail: queries.AgreementDetail, key: str, initial: dict[str, str]) -> HttpResponse:
    parts = [(part.code, f"{part.code} · {part.title}") for part in detail.shown.parts]
    form = ClauseForm(request.POST if request.method == "POST" else None, parts=parts, initial=initial)
    code, number = detail.code, detail.shown.row.number
    if request.method == "POST" and form.is_valid() and _changed(request, form, code, number, key):
        messages.success(request, _("The clause is saved."))
        return redirect("agreements:edit", code, number)
    context = {"agreement": detail, "form": form, "key": key}
    return render(request, "agreements/clause.html", context, status=422 if form.errors else 200)


def _changed(request: HttpRequest, form: ClauseForm, code: str, number: int, key: str) -> bool:
    now = timezone.localtime()
    try:
        operations.change_clause(actor=request.actor, now=now, code=code, version=number, key=key, **form.cleaned_data)
    except operations.VersionNotDraft:
        form.add_error(None, REFUSED["not_draft"])
        return False
    except operations.ClauseNotChanged as error:
        if error.code != "number_taken":
            raise Http404 from error
        form.add_error("number", _("Another clause of this version has that number. Write another one."))
        return False
    return True


@require_POST
def remove(request: HttpRequest, code: str, number: int, key: str) -> HttpResponse:
    """Take a clause out of a draft."""
    now = timezone.localtime()
    try:
        operations.remove_clause(actor=request.actor, now=now, code=code, version=number, key=key)
    except (queries.AgreementNotFound, operations.ClauseNotChanged) as error:
        raise Http404 from error
    except operations.VersionNotDraft:
        messages.error(request, REFUSED["not_draft"])
        return redirect("agreements:version", code, number)
    messages.success(request, _("The clause is taken out of the draft."))
    return redirect("agreements:edit", code, number)
