"""Meetings: the list, one meeting, its agenda and papers, who was there, its decisions and its minutes."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from narvard.base.organizations.queries import organizations
from narvard.base.papers.queries import docx_file, pdf_file
from narvard.govern.bodies import operations, queries
from narvard.govern.bodies.forms import AgendaForms, AttendanceForm, DecisionForm, PaperForm
from narvard.govern.bodies.views.answering import done, form_page, found

STEPS: dict[str, tuple[Callable[..., None], object]] = {
    "call": (operations.call_meeting, gettext_lazy("The body is called to the meeting.")),
    "cancel": (operations.cancel_meeting, gettext_lazy("The meeting is called off.")),
    "close": (
        operations.close_meeting,
        gettext_lazy("It is noted that the meeting was held. Write down its decisions."),
    ),
    "approve": (operations.approve_minutes, gettext_lazy("The minutes are approved.")),
}
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
WRITERS = {"docx": (docx_file, DOCX), "pdf": (pdf_file, "application/pdf")}


def meetings(request: HttpRequest) -> HttpResponse:
    """The meetings to come and those that were held, with the address of one's own calendar."""
    shown = queries.meetings(request.actor, timezone.localdate(), request.GET.get("of", "mine"))
    link = queries.own_link(request.actor)
    feed = request.build_absolute_uri("/bodies/calendar.ics")
    return render(request, "bodies/meetings.html", {"meetings": shown, "link": link, "feed": feed})


def meeting(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """One meeting: what it takes up, who was there, what it decided, and the next step."""
    return render(request, "bodies/meeting.html", {"meeting": _meeting(request, meeting_id)})


def _meeting(request: HttpRequest, meeting_id: int) -> queries.MeetingDetail:
    return found(queries.meeting, request.actor, meeting_id, timezone.localdate())


def _to_change(request: HttpRequest, meeting_id: int) -> queries.MeetingDetail:
    one = _meeting(request, meeting_id)
    request.actor.require("bodies.hold_meeting", municipality=one.municipality)
    return one


@require_POST
def step(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Call the meeting, call it off, note that it was held, or approve its minutes."""
    act, said = STEPS.get(request.POST.get("step", ""), (None, ""))
    if act is None:
        raise Http404(_("There is no such step."))
    try:
        found(act, actor=request.actor, now=timezone.now(), meeting_id=meeting_id)
        messages.success(request, said)
    except operations.NotDone as refused:
        messages.error(request, str(refused))
    return redirect("bodies:meeting", meeting_id)


def agenda(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Write the agenda."""
    one = _to_change(request, meeting_id)
    form = AgendaForms.of(one.agenda, request.POST or None)
    if request.method == "POST" and done(form, lambda: _change_agenda(request, meeting_id, form)):
        messages.success(request, _("The agenda is saved."))
        return redirect("bodies:meeting", meeting_id)
    return form_page(request, "bodies/agenda.html", {"meeting": one}, form)


def _change_agenda(request: HttpRequest, meeting_id: int, form: AgendaForms) -> None:
    operations.change_agenda(actor=request.actor, now=timezone.now(), meeting_id=meeting_id, items=form.items())


def attendance(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Write down who was there."""
    one = _to_change(request, meeting_id)
    form = AttendanceForm(request.POST or None, seats=one.attendance)
    if request.method == "POST" and done(form, lambda: _attend(request, meeting_id, form)):
        messages.success(request, _("It is written down who was there."))
        return redirect("bodies:meeting", meeting_id)
    return form_page(request, "bodies/attendance.html", {"meeting": one}, form)


def _attend(request: HttpRequest, meeting_id: int, form: AttendanceForm) -> None:
    operations.record_attendance(actor=request.actor, now=timezone.now(), meeting_id=meeting_id, seats=form.present())


def new_decision(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Write down a decision of the meeting."""
    one = _to_change(request, meeting_id)
    parties = tuple((row.code, row.name) for row in organizations(request.actor))
    form = DecisionForm(request.POST or None, agenda=one.agenda, organizations=parties)
    if request.method == "POST" and done(form, lambda: _decide(request, meeting_id, form)):
        messages.success(request, _("The decision is written down, with a number of its own."))
        return redirect("bodies:meeting", meeting_id)
    return form_page(request, "bodies/new_decision.html", {"meeting": one}, form)


def _decide(request: HttpRequest, meeting_id: int, form: DecisionForm) -> None:
    operations.record_decision(
        actor=request.actor,
        now=timezone.now(),
        meeting_id=meeting_id,
        wording=form.wording(),
        item_id=form.cleaned_data["item"],
    )


def papers(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Add a paper to an item of the agenda."""
    one = _to_change(request, meeting_id)
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = PaperForm(*sent, agenda=one.agenda)
    if request.method == "POST" and done(form, lambda: _keep(request, meeting_id, form)):
        messages.success(request, _("The paper is there for those who read the meeting."))
        return redirect("bodies:meeting", meeting_id)
    return form_page(request, "bodies/papers.html", {"meeting": one}, form)


def _keep(request: HttpRequest, meeting_id: int, form: PaperForm) -> None:
    given = form.cleaned_data
    asked = {"actor": request.actor, "now": timezone.now(), "meeting_id": meeting_id}
    place = {"item_id": given["item"], "title": given["title"]}
    if given["file"]:
        operations.keep_paper(**asked, **place, file_name=given["file"].name, content=given["file"].read())
    else:
        operations.link_paper(**asked, **place, link=given["link"])


def paper(request: HttpRequest, meeting_id: int, paper_id: int) -> HttpResponse:
    """A kept file, to take home; never opened inside the site."""
    name, content = found(operations.paper_content, actor=request.actor, meeting_id=meeting_id, paper_id=paper_id)
    answer = HttpResponse(content, content_type="application/octet-stream")
    answer["Content-Disposition"] = f'attachment; filename="{name.encode("ascii", "replace").decode()}"'
    return answer


def minutes(request: HttpRequest, meeting_id: int, kind: str) -> HttpResponse:
    """The minutes as DOCX or PDF, drafted from what is written down."""
    if kind not in WRITERS:
        raise Http404(_("There is no such file."))
    text = found(queries.minutes, request.actor, meeting_id, timezone.localdate())
    write, content_type = WRITERS[kind]
    name = text.reference.replace(" ", "-")
    headers = {"Content-Disposition": f'attachment; filename="{name}.{kind}"'}
    return HttpResponse(write(text), content_type=content_type, headers=headers)
