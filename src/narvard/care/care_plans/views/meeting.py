from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from narvard.care.care_plans import operations
from narvard.care.care_plans.forms import CallForm, ConsentForm, MeetingForm, PartiesForm, WithdrawForm
from narvard.care.care_plans.queries import PlanPage
from narvard.care.care_plans.queries.choosing import units
from narvard.care.care_plans.views.reading import read_to_write, saved


def meeting(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Call the units to a meeting, or note the one that they were called to (`?move` calls to another time)."""
    page = read_to_write(request, plan_id)
    called = page.row.next_meeting_at is not None
    return _call(request, page) if "move" in request.GET or not called else _note(request, page)


def _call(request: HttpRequest, page: PlanPage) -> HttpResponse:
    now = timezone.now()
    known = [str(party.unit_id) for party in page.row.parties if not party.keeper]
    initial = {"units": known, "expected": page.row.number, "place": page.row.next_meeting_place}
    form = CallForm(request.POST or None, units=units(request.actor, timezone.localdate(now)), initial=initial)

    def save() -> None:
        given = form.cleaned_data
        operations.call_to_plan(
            actor=request.actor,
            now=now,
            subject=page.row.subject,
            kind=page.row.kind,
            at=given["at"],
            place=given["place"],
            invited=form.called(),
            plan_id=page.row.id,
            expected=given["expected"],
        )

    context = {"title": _("Call to a meeting"), "button": _("Send the call"), "lead": "call"}
    return saved(request, page, form, save, _("The call is sent."), **context)


def _note(request: HttpRequest, page: PlanPage) -> HttpResponse:
    initial = {"held_at": page.row.next_meeting_at, "expected": page.row.number}
    others = [party for party in page.row.parties if not party.keeper]
    form = MeetingForm(request.POST or None, parties=others, initial=initial)

    def save() -> None:
        operations.note_meeting(
            actor=request.actor,
            now=timezone.now(),
            plan_id=page.row.id,
            attendance=form.attendance(page.person.name if page.person else ""),
            **form.given(),
        )

    context = {"title": _("Note the meeting"), "button": _("Save the meeting"), "lead": "meeting"}
    return saved(request, page, form, save, _("The meeting is saved."), **context)


def consent(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Note the person's consent; where one stands, how it is withdrawn."""
    page = read_to_write(request, plan_id)
    initial = {"given_by": page.person.name if page.person else "", "given_at": timezone.now()}
    form = ConsentForm(request.POST or None, initial=initial)

    def save() -> None:
        operations.note_consent(actor=request.actor, now=timezone.now(), plan_id=page.row.id, consent=form.consent())

    context = {"title": _("Note the consent"), "button": _("Save the consent"), "lead": "consent"}
    return saved(request, page, form, save, _("The consent is noted."), **context)


def withdraw(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Note that the person withdraws the consent."""
    page = read_to_write(request, plan_id)
    form = WithdrawForm(request.POST or None)

    def save() -> None:
        how = form.cleaned_data["how"]
        operations.withdraw(actor=request.actor, now=timezone.now(), plan_id=page.row.id, how=how)

    done = _("The consent is withdrawn. The others no longer see the plan.")
    context = {"title": _("The consent is withdrawn"), "button": _("Save that it is withdrawn"), "lead": "withdraw"}
    return saved(request, page, form, save, done, **context)


def parties(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Let more units take part, without a meeting."""
    page = read_to_write(request, plan_id)
    known = {party.unit_id for party in page.row.parties}
    offered = {pk: name for pk, name in units(request.actor, timezone.localdate()).items() if pk not in known}
    form = PartiesForm(request.POST or None, units=offered)

    def save() -> None:
        operations.add_parties(actor=request.actor, now=timezone.now(), plan_id=page.row.id, units=form.called())

    context = {"title": _("Let more units take part"), "button": _("Let them take part"), "lead": "parties"}
    return saved(request, page, form, save, _("The units take part from now on."), **context)
