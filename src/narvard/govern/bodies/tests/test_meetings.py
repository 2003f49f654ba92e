"""A meeting from its plan to its approved minutes, its decisions, and everything that is refused on the way."""

from datetime import date, datetime, time, timedelta
from io import BytesIO
from zoneinfo import ZoneInfo

import docx
import pytest
from django.utils.translation import override

from narvard.base.core.actor import NotPermitted
from narvard.govern.bodies import operations as do
from narvard.govern.bodies import queries

STOCKHOLM = ZoneInfo("Europe/Stockholm")
DAY = date(2026, 12, 1)
THEN = datetime(2026, 12, 1, 12, tzinfo=STOCKHOLM)
AGENDA = [do.Item("information", "Läget"), do.Item("decision", "Handlingsplan 2027", "Anders Hovmark")]
WORDING = do.Wording("Handlingsplan 2027", "Handlingsplanen fastställs.", "Den är beredd.")

pytestmark = pytest.mark.django_db


@pytest.fixture
def boss(bodies, actor_as):
    """The area manager of Borås."""
    return actor_as("area_manager", municipality="1490")


@pytest.fixture
def meeting_id(meeting_of) -> int:
    """The planned meeting of the management group of Borås on 1 December, without an agenda."""
    return meeting_of("ledningsgrupp-boras", "planned")


def everybody(actor, meeting_id, state="present"):
    rows = queries.meeting(actor, meeting_id, DAY).attendance
    return [do.Present(row.seat_id, state, "" if state == "absent" else row.holder or "X") for row in rows]


@pytest.fixture
def called(boss, now, meeting_id) -> int:
    do.change_agenda(actor=boss, now=now, meeting_id=meeting_id, items=AGENDA)
    do.call_meeting(actor=boss, now=now, meeting_id=meeting_id)
    return meeting_id


@pytest.fixture
def held(boss, called) -> int:
    do.record_attendance(actor=boss, now=THEN, meeting_id=called, seats=everybody(boss, called))
    do.close_meeting(actor=boss, now=THEN, meeting_id=called)
    return called


def refused(code, act, **given):
    with pytest.raises(do.NotDone) as told:
        act(**given)
    assert told.value.code == code
    assert str(told.value).endswith(".")


def test_a_meeting_from_plan_to_minutes_is_in_the_log(boss, held, logged):
    number = do.record_decision(actor=boss, now=THEN, meeting_id=held, wording=WORDING)
    do.approve_minutes(actor=boss, now=THEN, meeting_id=held)
    found = queries.meeting(boss, held, DAY)
    assert (found.row.status, found.approved_on, found.approved_by) == ("approved", DAY, boss.name)
    assert [row.number for row in found.decisions] == [number] == ["2026-02"]
    actions = [event.action for event in logged() if event.object_type.startswith("bodies.")][:7]
    assert actions == [
        "bodies.approve_minutes", "bodies.record_decision", "bodies.close_meeting", "bodies.record_attendance",
        "bodies.call_meeting", "bodies.change_agenda", "bodies.load",
    ]  # fmt: skip


def test_a_meeting_is_planned_once_a_day_and_only_while_the_body_is_there(boss, now):
    plan = {"actor": boss, "now": now, "slug": "ledningsgrupp-boras", "starts_at": time(9), "place": "X"}
    refused("day_taken", do.plan_meeting, **plan, day=DAY, ends_at=None)
    refused("ends_before_it_starts", do.plan_meeting, **plan, day=date(2027, 1, 7), ends_at=time(8))
    refused("body_not_in_force", do.plan_meeting, **plan, day=date(2010, 1, 7), ends_at=None)
    made = do.plan_meeting(**plan, day=date(2027, 1, 7), ends_at=time(11), guests="En gäst")
    found = queries.meeting(boss, made, now.date())
    assert (found.row.status, found.guests, found.agenda) == ("planned", "En gäst", ())


def test_only_those_who_may_hold_meetings_of_the_area(bodies, actor_as, now, meeting_id):
    for role, municipality in (("politician", ""), ("area_manager", "1463"), ("steering_member", "")):
        with pytest.raises(NotPermitted):
            do.call_meeting(actor=actor_as(role, municipality), now=now, meeting_id=meeting_id)


def test_the_agenda_keeps_its_items_when_they_change_places(boss, now, called):
    first, second = queries.meeting(boss, called, DAY).agenda
    do.link_paper(actor=boss, now=now, meeting_id=called, item_id=second.id, title="", link="https://example.org/a")
    items = [
        do.Item(second.kind, "Ny rubrik", id=second.id),
        do.Item("discussion", "Nytt"),
        do.Item("information", "Läget", id=first.id),
    ]
    do.change_agenda(actor=boss, now=now, meeting_id=called, items=items)
    agenda = queries.meeting(boss, called, DAY).agenda
    assert [(row.number, row.title) for row in agenda] == [(1, "Ny rubrik"), (2, "Nytt"), (3, "Läget")]
    assert (agenda[0].id, agenda[2].id) == (second.id, first.id)
    assert [paper.link for paper in agenda[0].papers] == ["https://example.org/a"]
    do.change_agenda(actor=boss, now=now, meeting_id=called, items=items[1:2])
    assert [row.title for row in queries.meeting(boss, called, DAY).agenda] == ["Nytt"]


def test_each_step_is_refused_out_of_turn(boss, now, meeting_id):
    step = {"actor": boss, "meeting_id": meeting_id}
    refused("no_agenda", do.call_meeting, **step, now=now)
    refused("too_early", do.close_meeting, **step, now=now)
    refused("wrong_step", do.approve_minutes, **step, now=now)
    refused("wrong_step", do.record_attendance, **step, now=now, seats=[])
    do.change_agenda(**step, now=now, items=AGENDA)
    do.call_meeting(**step, now=now)
    refused("wrong_step", do.call_meeting, **step, now=now)
    refused("too_early", do.record_attendance, **step, now=now, seats=[])
    refused("attendance_missing", do.close_meeting, **step, now=THEN)
    refused("not_held", do.record_decision, **step, now=THEN, wording=WORDING)
    do.record_attendance(**step, now=THEN, seats=everybody(boss, meeting_id))
    do.close_meeting(**step, now=THEN)
    refused("agenda_fixed", do.change_agenda, **step, now=THEN, items=AGENDA)
    refused("wrong_step", do.cancel_meeting, **step, now=THEN)
    do.approve_minutes(**step, now=THEN)
    refused("minutes_approved", do.record_decision, **step, now=THEN, wording=WORDING)
    refused("minutes_approved", do.record_attendance, **step, now=THEN, seats=[])
    refused("minutes_approved", do.link_paper, **step, now=THEN, item_id=1, title="", link="https://example.org")


def test_who_was_there_is_checked(boss, called, meeting_of):
    seats = everybody(boss, called)
    given = {"actor": boss, "now": THEN, "meeting_id": called}
    refused("unknown_seat", do.record_attendance, **given, seats=[do.Present(0, "absent")])
    refused("name_missing", do.record_attendance, **given, seats=[do.Present(seats[0].seat_id, "present", " ")])
    do.record_attendance(**given, seats=seats[:1])
    rows = queries.meeting(boss, called, DAY).attendance
    assert [row.state for row in rows] == ["present"] + ["absent"] * (len(rows) - 1)


def test_without_a_quorum_nothing_is_decided(boss, called):
    do.record_attendance(actor=boss, now=THEN, meeting_id=called, seats=everybody(boss, called)[:2])
    do.close_meeting(actor=boss, now=THEN, meeting_id=called)
    refused("no_quorum", do.record_decision, actor=boss, now=THEN, meeting_id=called, wording=WORDING)
    do.record_attendance(actor=boss, now=THEN, meeting_id=called, seats=everybody(boss, called))
    assert do.record_decision(actor=boss, now=THEN, meeting_id=called, wording=WORDING) == "2026-02"


# what is decided · why it is not written down
UNUSABLE = [
    (do.Wording(" ", "x"), "text_missing"),
    (do.Wording("x", ""), "text_missing"),
    (do.Wording("x", "x", due_on=DAY - timedelta(days=1), responsible="X"), "before_the_decision"),
    (do.Wording("x", "x", review_on=DAY - timedelta(days=1)), "before_the_decision"),
    (do.Wording("x", "x", due_on=DAY), "task_without_someone"),
]


@pytest.mark.parametrize(("wording", "code"), UNUSABLE)
def test_a_decision_that_says_too_little_is_refused(boss, held, wording, code):
    refused(code, do.record_decision, actor=boss, now=THEN, meeting_id=held, wording=wording)
    assert queries.meeting(boss, held, DAY).decisions == ()


def test_a_decision_belongs_to_an_item_for_decision(boss, held):
    information, decision = queries.meeting(boss, held, DAY).agenda
    given = {"actor": boss, "now": THEN, "meeting_id": held, "wording": WORDING}
    refused("item_not_for_decision", do.record_decision, **given, item_id=information.id)
    number = do.record_decision(**given, item_id=decision.id)
    assert queries.decision(boss, "ledningsgrupp-boras", number, DAY).item == "2. Handlingsplan 2027"


def test_numbers_follow_each_other_in_a_body_and_year(boss, held):
    given = {"actor": boss, "now": THEN, "meeting_id": held, "wording": WORDING}
    assert [do.record_decision(**given) for _ in range(3)] == ["2026-02", "2026-03", "2026-04"]


def test_a_decision_is_found_from_what_it_is_about(boss, held, now):
    number = do.record_decision(actor=boss, now=THEN, meeting_id=held, wording=WORDING)
    place = {"actor": boss, "now": THEN, "slug": "ledningsgrupp-boras", "number": number}
    about = {"kind": "action_plan", "key": "1490-2027", "label": "Handlingsplan 2027"}
    do.link_decision(**place, **about, url="/plan/")
    do.link_decision(**place, **about, url="/plan/?year=2027")
    refused("not_an_address_here", do.link_decision, **place, **about, url="https://example.org")
    found = queries.decisions_about(boss, "action_plan", "1490-2027")
    assert [(row.number, row.url) for row in found] == [(number, f"/decisions/ledningsgrupp-boras/{number}/")]
    subjects = queries.decision(boss, "ledningsgrupp-boras", number, DAY).subjects
    assert [subject.url for subject in subjects] == ["/plan/?year=2027"]


def test_noting_that_a_decision_was_carried_out(bodies, actor_as, now):
    actor = actor_as("coordinator")
    note = {"actor": actor, "now": now, "slug": "styrgrupp", "text": "Klart."}
    today = now.date()
    refused("nothing_to_carry_out", do.note_carried_out, **note, number="2026-01", day=today)
    refused("already_carried_out", do.note_carried_out, **note, number="2026-02", day=today)
    refused("in_the_future", do.note_carried_out, **note, number="2026-03", day=today + timedelta(days=1))
    refused("before_the_decision", do.note_carried_out, **note, number="2026-03", day=date(2026, 1, 1))
    do.note_carried_out(**note, number="2026-03", day=today)
    found = queries.decision(actor, "styrgrupp", "2026-03", today)
    assert (found.row.status, found.carried_out_on, found.carried_out_note) == ("carried_out", today, "Klart.")
    with pytest.raises(queries.DecisionNotFound):
        do.note_carried_out(**note, number="2026-77", day=today)


def test_a_call_to_a_meeting_counts_as_the_yearly_call(bodies, actor_as, now):
    actor = actor_as("coordinator")
    labels = queries.may_be_called(actor, "ledningsgrupp-tranemo", now.date()).rules
    late = [
        rule for rule in queries.body(actor, "ledningsgrupp-tranemo", now.date()).rules if not rule.assessment.fulfilled
    ]
    called = [pk for pk, label in labels if label == late[0].label]
    day = now.date()
    made = do.plan_meeting(actor=actor, now=now, slug="ledningsgrupp-tranemo", day=day, starts_at=time(9),
                           ends_at=None, place="X", called=called)  # fmt: skip
    assert not queries.body(actor, "ledningsgrupp-tranemo", day).fulfilled
    do.change_agenda(actor=actor, now=now, meeting_id=made, items=AGENDA)
    do.call_meeting(actor=actor, now=now, meeting_id=made)
    rule = next(r for r in queries.body(actor, "ledningsgrupp-tranemo", day).rules if r.label == late[0].label)
    assert (rule.assessment.fulfilled, rule.last_called_on) == (True, day)


def test_a_file_is_kept_once_and_given_to_those_who_read(boss, now, called, settings, tmp_path, actor_as):
    settings.DATA = tmp_path
    item = queries.meeting(boss, called, DAY).agenda[0]
    place = {"actor": boss, "now": now, "meeting_id": called, "item_id": item.id, "title": ""}
    for name in ("../Under lag.pdf", "b.pdf"):
        do.keep_paper(**place, file_name=name, content=b"%PDF")
    kept = queries.meeting(boss, called, DAY).agenda[0].papers
    assert [(row.file_name, row.size) for row in kept] == [("Under lag.pdf", 4), ("b.pdf", 4)]
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 1
    reader = actor_as("politician")
    assert do.paper_content(actor=reader, meeting_id=called, paper_id=kept[0].id) == ("Under lag.pdf", b"%PDF")
    with pytest.raises(queries.PaperNotFound):
        do.paper_content(actor=reader, meeting_id=called + 1, paper_id=kept[0].id)
    refused("file_kind", do.keep_paper, **place, file_name="a.html", content=b"x")
    refused("item_gone", do.link_paper, **place | {"item_id": 0}, link="https://example.org")
    refused("link_wrong", do.link_paper, **place, link="javascript:alert(1)")


# language · what the minutes say
MINUTES = [
    ("sv", ["Protokoll: Styrgrupp närvård", "Vilka som var där", "Beslut 2026-05: Utskrivning på fredagar"]),
    ("nb", ["Referat: Styrgrupp närvård", "Hvem som var til stede", "Vedtak 2026-05: Utskrivning på fredagar"]),
    ("en", ["Minutes: Styrgrupp närvård", "Who was there", "Decision 2026-05: Utskrivning på fredagar"]),
]


@pytest.mark.parametrize(("language", "said"), MINUTES)
def test_the_minutes_are_drafted_in_each_language(meeting_of, client_as, language, said):
    browser = client_as("coordinator")
    browser.cookies["django_language"] = language
    answer = browser.get(f"/meetings/{meeting_of('styrgrupp', 'held')}/minutes.docx")
    paper = docx.Document(BytesIO(answer.content))
    text = "\n".join(paragraph.text for paragraph in paper.paragraphs)
    assert all(words in text for words in said), text
    assert len(paper.tables) == 1
    assert len(paper.tables[0].rows) == 20


def test_the_minutes_hold_grounds_dissent_and_who_carries_it_out(boss, held):
    wording = do.Wording("Rubrik", "Text", "Skäl här", "Någon var emot", "boras_kommun", "Enheten", DAY, DAY)
    do.record_decision(actor=boss, now=THEN, meeting_id=held, wording=wording)
    with override("sv"):
        texts = [getattr(part, "text", "") for part in queries.minutes(boss, held, DAY).parts]
    for said in (
        "Skäl: Skäl här",
        "Reservation: Någon var emot",
        "Verkställs av: Borås Stad, Enheten",
        "Övriga beslut",
    ):
        assert said in texts


def test_the_minutes_as_pdf(meeting_of, client_as):
    answer = client_as("politician").get(f"/meetings/{meeting_of('styrgrupp', 'held')}/minutes.pdf")
    assert answer.content.startswith(b"%PDF")
    assert "styrgrupp-2026-11-19.pdf" in answer["Content-Disposition"]
