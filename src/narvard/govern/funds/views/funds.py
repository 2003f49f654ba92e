from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from narvard.govern.funds import operations, queries
from narvard.govern.funds.forms import NodeForm, PartForm
from narvard.govern.funds.queries.wording import refusal_words


def index(request: HttpRequest) -> HttpResponse:
    """The funds of the collaboration, of one year or of all."""
    year = request.GET.get("year", "")
    chosen = int(year) if year.isascii() and year.isdigit() and len(year) == 4 else None
    found = queries.funds(request.actor, timezone.localdate(), chosen)
    return render(request, "funds/index.html", {"found": found, "year": chosen})


def fund(request: HttpRequest, code: str) -> HttpResponse:
    """One fund as a tree; `recipient` narrows the drawing to who gets the money."""
    found = or_404(lambda: queries.tree(request.actor, code, request.GET.get("recipient", "")))
    return render(request, "funds/fund.html", {"tree": found})


def node(request: HttpRequest, code: str, node: str) -> HttpResponse:
    """One node of a fund."""
    found = or_404(lambda: queries.node(request.actor, code, node))
    return _node_page(request, found, None, None)


@require_POST
def change_node(request: HttpRequest, code: str, node: str) -> HttpResponse:
    """Change a node's name and amounts; what does not fit together is shown on its page."""
    request.actor.require("funds.change")
    found = or_404(lambda: queries.node(request.actor, code, node))
    form = NodeForm(request.POST)
    if form.is_valid() and _saved(request, form, code, code_of_node=node):
        return redirect("funds:node", code, node)
    return _node_page(request, found, form, None, status=422)


@require_POST
def add_part(request: HttpRequest, code: str, node: str) -> HttpResponse:
    """Add a part, or an "of which", under a node."""
    request.actor.require("funds.change")
    found = or_404(lambda: queries.node(request.actor, code, node))
    form = PartForm(request.POST)
    if form.is_valid() and form.cleaned_data["code"] in found.codes:
        form.add_error("code", _("The fund has a node of this code already. Choose another one."))
    if form.is_valid() and _saved(
        request,
        form,
        code,
        code_of_node=form.cleaned_data["code"],
        parent=node,
        relation=form.cleaned_data["relation"],
    ):
        return redirect("funds:node", code, node)
    return _node_page(request, found, None, form, status=422)


def or_404(read: Callable[[], object]):
    """What `read` answers; what is not there within the actor's reach is a missing page."""
    try:
        return read()
    except (queries.FundNotFound, queries.CostNotFound) as error:
        raise Http404 from error


def _saved(request: HttpRequest, form: forms.Form, fund: str, *, code_of_node: str, **where: str) -> bool:
    amounts = {name: form.cleaned_data[name] for name in ("whole", "regions", "municipalities", "association")}
    try:
        operations.save_node(
            actor=request.actor,
            now=timezone.now(),
            fund_code=fund,
            code=code_of_node,
            name=form.cleaned_data["name"],
            amounts=amounts,
            **where,
        )
    except operations.FundRefused as refused:
        for refusal in refused.refusals:
            form.add_error(None, refusal_words(refusal))
        return False
    except operations.FundClosed:
        form.add_error(None, _("Nothing was saved, because the fund is reported and closed."))
        return False
    messages.success(request, _("The amounts are saved."))
    return True


def _node_page(
    request: HttpRequest,
    found: queries.NodeDetail,
    change: forms.Form | None,
    part: forms.Form | None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "node": found,
        "may_change": bool(request.actor.may("funds.change")) and not found.fund.reported_on,
        "change": change or NodeForm(initial={"name": found.name, **dict(found.stated)}),
        "part": part or PartForm(),
        "changing": change is not None,
        "adding": part is not None,
    }
    return render(request, "funds/node.html", context, status=status)
