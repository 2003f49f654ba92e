from collections.abc import Callable
from datetime import date

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from narvard.govern.funds import operations, queries
from narvard.govern.funds.forms import CarrierForm, FactsForm, ReportForm, RequestForm, SpendingForm
from narvard.govern.funds.queries.wording import reason_words
from narvard.govern.funds.views.funds import or_404


def use(request: HttpRequest, code: str) -> HttpResponse:
    """What a fund was used for, what may have to be paid back, and the joint plan."""
    return _page(request, code)


@require_POST
def record_spending(request: HttpRequest, code: str) -> HttpResponse:
    """Record what was spent."""
    choices = _choices(request, code)
    form = SpendingForm(request.POST, **choices)
    done = _("Recorded: %(voucher)s.") % {"voucher": request.POST.get("voucher", "")[:60]}
    return _done(request, code, "spending", form, done, operations.record_spending)


@require_POST
def carry_out(request: HttpRequest, code: str) -> HttpResponse:
    """Add a line to the joint plan."""
    choices = _choices(request, code)
    form = CarrierForm(request.POST, purposes=choices["purposes"], organizations=choices["organizations"])
    return _done(request, code, "carrier", form, _("The joint plan is saved."), operations.carry_out)


@require_POST
def leave_out(request: HttpRequest, code: str) -> HttpResponse:
    """Take a line out of the joint plan."""
    choices = _choices(request, code)
    form = CarrierForm(request.POST, purposes=choices["purposes"], organizations=choices["organizations"])

    def leave(*, text: str, **values: object) -> None:
        operations.leave_out(**values)

    return _done(request, code, "carrier", form, _("The joint plan is saved."), leave)


@require_POST
def request_grant(request: HttpRequest, code: str) -> HttpResponse:
    """Note that the grant was requested."""
    request.actor.require("funds.change")
    form = RequestForm(request.POST)
    return _done(request, code, "asking", form, _("The requisition is noted."), operations.request_grant)


@require_POST
def report_grant(request: HttpRequest, code: str) -> HttpResponse:
    """Note that the use was reported, which closes the fund."""
    request.actor.require("funds.change")
    found = or_404(lambda: queries.use(request.actor, code, timezone.localdate()))
    form = ReportForm(request.POST, own_funding=found.terms.own_funding)
    return _done(
        request, code, "report", form, _("The report is noted, and the fund is closed."), operations.report_grant
    )


@require_POST
def change_fund(request: HttpRequest, code: str) -> HttpResponse:
    """Change what is known of a fund."""
    request.actor.require("funds.change")
    form = FactsForm(request.POST)

    def change(*, fund_code: str, **values: object) -> None:
        operations.change_fund(code=fund_code, **values)

    return _done(request, code, "facts", form, _("What is known of the fund is saved."), change)


def _choices(request: HttpRequest, code: str) -> dict[str, object]:
    request.actor.require("funds.change")
    found = or_404(lambda: queries.use_choices(request.actor, code))
    return {"nodes": found.nodes, "purposes": found.purposes, "organizations": found.organizations}


def _done(
    request: HttpRequest, code: str, name: str, form: forms.Form, done: str, operation: Callable[..., object]
) -> HttpResponse:
    """Do what the form says and go back to the page; what is refused is shown at the form."""
    if form.is_valid() and _accepted(request, code, form, operation):
        messages.success(request, done)
        return redirect("funds:use", code)
    return _page(request, code, **{name: form}, status=422)


def _accepted(request: HttpRequest, code: str, form: forms.Form, operation: Callable[..., object]) -> bool:
    def act() -> object:
        return operation(actor=request.actor, now=timezone.now(), fund_code=code, **form.cleaned_data)

    try:
        or_404(act)
    except operations.SpendingRefused as refused:
        form.add_error(None, reason_words(refused.reason))
    except operations.PlanNotWhole as refused:
        numbers = ", ".join(map(str, refused.missing))
        form.add_error(
            None,
            _("The grant was not requested, because nobody carries out purpose %(numbers)s. Write who does.")
            % {"numbers": numbers},
        )
    except operations.ReportNotWhole:
        form.add_error("own_funding", _("The regulation asks for this. Answer the question and note the report again."))
    except operations.FundClosed:
        form.add_error(None, _("Nothing was saved, because the fund is reported and closed."))
    return not form.errors


def _page(request: HttpRequest, code: str, status: int = 200, **tried: forms.Form) -> HttpResponse:
    today = timezone.localdate()
    found = or_404(lambda: queries.use(request.actor, code, today))
    may_change = bool(request.actor.may("funds.change")) and not found.fund.reported_on
    blank = _forms(request, found, today) if may_change else {}
    context = {"use": found, "may_change": may_change, "tried": set(tried), "forms": {**blank, **tried}}
    return render(request, "funds/use.html", context, status=status)


def _forms(request: HttpRequest, found: queries.FundUse, today: date) -> dict[str, forms.Form]:
    choices = _choices(request, found.fund.code)
    facts = {
        "received": found.received,
        "report_due": found.report_due,
        "named_for_rural": found.named_for_rural,
        "note": found.fund.note,
    }
    return {
        "spending": SpendingForm(None, day=today, **choices),
        "carrier": CarrierForm(None, purposes=choices["purposes"], organizations=choices["organizations"]),
        "asking": RequestForm(initial={"day": found.requested_on or today}),
        "report": ReportForm(None, own_funding=found.terms.own_funding, day=today),
        "facts": FactsForm(initial=facts),
    }
