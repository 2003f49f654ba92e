from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from narvard.care.care_plans import operations
from narvard.care.care_plans.forms import ActivityForms, HeadForm, PartForm, activity_initial
from narvard.care.care_plans.queries import PlanPage
from narvard.care.care_plans.queries.choosing import items_of, overall_is_named
from narvard.care.care_plans.views.reading import read_to_write, refusal, saved


def write(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Write the own unit's part. What somebody saved meanwhile is shown beside what was written here."""
    page = read_to_write(request, plan_id, keeper=False)
    sent = request.method == "POST"
    form, rows = _forms(request, page, request.POST if sent else None)
    refused = ""
    if sent and form.is_valid() and rows.is_valid():
        refused = refusal(lambda: _save(request, page, form, rows))
        if not refused:
            messages.success(request, _("Your part is saved."))
            return redirect("care_plans:plan", plan_id)
        form, rows = _forms(request, page, _with_newest(request, page))
        form.add_error(None, refused)
    newer = page.my_part if sent and page.my_part and str(page.my_part.number) != request.POST.get("expected") else None
    context = {"page": page, "form": form, "rows": rows, "newer": newer}
    return render(request, "care_plans/write.html", context, status=422 if sent else 200)


def _forms(request: HttpRequest, page: PlanPage, data) -> tuple[PartForm, ActivityForms]:
    items = items_of(page.row.kind, page.row.country)
    form = PartForm(data, items=items, known=page.my_part)
    rows = ActivityForms(
        data, initial=activity_initial(page.my_part), prefix="activity", form_kwargs={"parties": page.row.parties}
    )
    return form, rows


def _with_newest(request: HttpRequest, page: PlanPage):
    """What was sent, made to be sent again upon the newest part: whoever reads on may then save."""
    data = request.POST.copy()
    data["expected"] = str(page.my_part.number if page.my_part else 0)
    return data


def _save(request: HttpRequest, page: PlanPage, form: PartForm, rows: ActivityForms) -> None:
    operations.write_part(
        actor=request.actor,
        now=timezone.now(),
        plan_id=page.row.id,
        expected=form.cleaned_data["expected"],
        written=form.written(rows.doings()),
    )


def common(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Write what is common to the plan."""
    page = read_to_write(request, plan_id)
    row = page.row
    initial = {
        "title": row.title,
        "overall": [row.overall_responsible],
        "coordinator": row.coordinator,
        "follow_up_on": row.follow_up_on,
        "expected": row.number,
    }
    named = overall_is_named(row.kind, row.country)
    form = HeadForm(request.POST or None, country=row.country, initial=initial, overall=named)

    def save() -> None:
        operations.write_head(actor=request.actor, now=timezone.now(), plan_id=plan_id, **form.given())

    context = {"title": _("What is common to the plan"), "button": _("Save"), "lead": "common"}
    return saved(request, page, form, save, _("It is saved."), **context)
