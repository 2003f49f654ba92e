from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from narvard.care.care_plans import operations
from narvard.care.care_plans.forms import EndForm, FollowUpForm
from narvard.care.care_plans.permissions import WRITE
from narvard.care.care_plans.views.reading import read, read_to_write, refusal, saved

STEPS = {
    "ask_approval": operations.ask_approval,
    "approve": operations.approve,
    "put_in_force": operations.put_in_force,
}


@require_POST
def step(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Take a step that needs no more than a button; `expected` is the number that the page showed."""
    request.actor.require(WRITE)
    read(request, plan_id)
    wanted, number = request.POST.get("step", ""), request.POST.get("expected", "")[:6]
    same = {"actor": request.actor, "now": timezone.now(), "plan_id": plan_id}
    if wanted == "share_part":
        refused = refusal(lambda: operations.share_part(**same))
    elif wanted in STEPS and number.isdecimal():
        refused = refusal(lambda: STEPS[wanted](**same, expected=int(number)))
    else:
        raise Http404(wanted)
    if refused:
        messages.error(request, refused)
    else:
        messages.success(request, _("It is saved."))
    return redirect("care_plans:plan", plan_id)


def follow_up(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Note a follow-up."""
    page = read_to_write(request, plan_id)
    initial = {"held_on": timezone.localdate(), "expected": page.row.number}
    form = FollowUpForm(request.POST or None, initial=initial)

    def save() -> None:
        operations.follow_up(actor=request.actor, now=timezone.now(), plan_id=plan_id, **form.cleaned_data)

    context = {"title": _("Follow up the plan"), "button": _("Save the follow-up"), "lead": "follow_up"}
    return saved(request, page, form, save, _("The follow-up is saved."), **context)


def end(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Close a plan, or give up one that has not come into force."""
    page = read_to_write(request, plan_id)
    form = EndForm(request.POST or None, initial={"expected": page.row.number})

    def save() -> None:
        operations.end_plan(actor=request.actor, now=timezone.now(), plan_id=plan_id, **form.cleaned_data)

    context = {"title": _("End the plan"), "button": _("End the plan"), "lead": "end"}
    return saved(request, page, form, save, _("The plan has ended."), **context)
