"""Who sits where from when, the chair that goes to and fro, the calendar, and what waits on the start page."""

from datetime import date, timedelta
from urllib.parse import quote

import icalendar
import pytest

from narvard.base.core.actor import NotPermitted
from narvard.govern.bodies import operations as do
from narvard.govern.bodies import queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def actor(bodies, actor_as):
    return actor_as("coordinator")


def refused(code, act, **given):
    with pytest.raises(do.NotDone) as told:
        act(**given)
    assert told.value.code == code


def seat_of(actor, slug, number, today):
    return queries.body(actor, slug, today).seats[number - 1]


def test_a_new_holder_ends_the_one_before(actor, now):
    today = now.date()
    seat = seat_of(actor, "styrgrupp", 1, today)
    change = {"actor": actor, "now": now, "seat_id": seat.id}
    do.change_seat_holder(**change, kind="ordinary", holder="Nils Tallgren", since=today)
    do.change_seat_holder(**change, kind="alternate", holder="", since=today)
    after = seat_of(actor, "styrgrupp", 1, today)
    assert (after.holder, after.alternate, after.since) == ("Nils Tallgren", "", today)
    assert seat_of(actor, "styrgrupp", 1, today - timedelta(days=1)).holder == "Viktor Sandhem"
    refused("period_taken", do.change_seat_holder, **change, kind="ordinary", holder="X", since=date(2024, 1, 1))
    assert seat_of(actor, "styrgrupp", 1, today).holder == "Nils Tallgren"


def test_a_vacancy_breaks_the_composition_and_filling_it_mends_it(actor, now):
    today = now.date()
    vacant = next(seat for seat in queries.body(actor, "styrgrupp", today).seats if not seat.holder)
    do.change_seat_holder(actor=actor, now=now, seat_id=vacant.id, kind="ordinary", holder="Ny", since=today)
    assert queries.body(actor, "styrgrupp", today).fulfilled


def test_the_chair_is_handed_over_in_turn(actor, now):
    hand = {"actor": actor, "now": now, "slug": "styrgrupp", "kind": "chair", "holder": "Åsa Ekvall"}
    turn = date(2027, 1, 1)
    refused("not_in_turn", do.rotate_chair, **hand, principal="region", since=turn, until=None)
    refused("period_taken", do.rotate_chair, **hand, principal="municipality", since=date(2026, 6, 1), until=None)
    refused(
        "holder_missing", do.rotate_chair, **hand | {"holder": " "}, principal="municipality", since=turn, until=None
    )
    do.rotate_chair(**hand, principal="municipality", since=turn, until=date(2029, 1, 1))
    later = queries.body(actor, "styrgrupp", turn)
    assert [(chair.kind, chair.holder) for chair in later.chairs] == [("chair", "Åsa Ekvall")]
    assert (later.next_chair.principal, later.next_chair.starts) == ("region", date(2029, 1, 1))


def test_only_who_may_changes_seats(actor, actor_as, now):
    seat = seat_of(actor, "styrgrupp", 1, now.date())
    for role in ("area_manager", "steering_member", "politician"):
        with pytest.raises(NotPermitted):
            do.change_seat_holder(
                actor=actor_as(role), now=now, seat_id=seat.id, kind="ordinary", holder="X", since=now.date()
            )


def test_the_pages_change_a_seat_and_the_chair(actor, client_as, now):
    browser = client_as("coordinator")
    seat = seat_of(actor, "styrgrupp", 1, now.date())
    sent = {
        "seat-seat_id": seat.id,
        "seat-kind": "alternate",
        "seat-holder": "Ny Ersättare",
        "seat-since": "2026-11-22",
    }
    refused_page = browser.post("/bodies/styrgrupp/seats/", sent | {"seat-since": "2020-01-01"})
    assert refused_page.status_code == 422
    assert browser.post("/bodies/styrgrupp/seats/", sent).status_code == 302
    assert seat_of(actor, "styrgrupp", 1, date(2026, 11, 22)).alternate == "Ny Ersättare"
    chair = {"chair-kind": "chair", "chair-principal": "region", "chair-holder": "X", "chair-since": "2027-01-01"}
    assert browser.post("/bodies/styrgrupp/seats/", chair).status_code == 422
    assert browser.post("/bodies/styrgrupp/seats/", chair | {"chair-principal": "municipality"}).status_code == 302


def opened(actor, now, client, of="mine"):
    address = f"/bodies/calendar.ics?of={of}&key={quote(queries.own_link(actor).key)}"
    return icalendar.Calendar.from_ical(client.get(address).content).walk("VEVENT")


def test_the_calendar_holds_meetings_and_due_dates_and_needs_no_login(actor, actor_as, now, client):
    do.open_calendar(actor=actor, now=now)
    titles = [str(event["summary"]) for event in opened(actor, now, client)]
    assert "Styrgrupp närvård" in titles
    assert any("2026-05" in title for title in titles)
    politician = actor_as("politician")
    do.open_calendar(actor=politician, now=now)
    mine = {str(event["summary"]) for event in opened(politician, now, client)}
    assert "Ledningsgrupp Mark närvårdsområde" not in mine
    assert "Delregionalt politiskt samrådsorgan" in mine
    assert "Ledningsgrupp Mark närvårdsområde" in {
        str(event["summary"]) for event in opened(politician, now, client, "ledningsgrupp-mark")
    }


def test_an_ended_or_replaced_address_opens_nothing(actor, now, client):
    do.open_calendar(actor=actor, now=now)
    first = queries.own_link(actor).key
    do.open_calendar(actor=actor, now=now)
    second = queries.own_link(actor).key
    assert client.get(f"/bodies/calendar.ics?key={quote(first)}").status_code == 404
    assert client.get(f"/bodies/calendar.ics?key={quote(second)}").status_code == 200
    do.end_calendar(actor=actor, now=now)
    assert client.get(f"/bodies/calendar.ics?key={quote(second)}").status_code == 404
    assert queries.own_link(actor) is None


def test_the_start_page_says_what_waits(actor, actor_as, now):
    today = now.date()
    lines = queries.start_lines(actor, today)
    assert [line.day for line in lines] == sorted(line.day for line in lines)
    names = {(line.url_name, line.day) for line in lines}
    assert ("bodies:decision", date(2026, 10, 31)) in names
    assert ("bodies:meeting", date(2026, 11, 19)) in names
    assert ("bodies:meeting", date(2026, 11, 26)) in names
    politician = queries.start_lines(actor_as("politician"), today)
    assert {line.url_name for line in politician} == {"bodies:meeting"}


def test_who_may_adopt_what_and_when(actor):
    assert queries.may_adopt(actor, "styrgrupp", "verksamhetsplan", date(2026, 1, 1))
    assert not queries.may_adopt(actor, "styrgrupp", "Handlingsplan", date(2026, 1, 1))
    assert not queries.may_adopt(actor, "styrgrupp", "Verksamhetsplan", date(2010, 1, 1))
    assert not queries.may_adopt(actor, "nobody", "Verksamhetsplan", date(2026, 1, 1))
    assert len(queries.adopters(actor, "Handlingsplan", date(2026, 1, 1))) == 10
    assert ("styrgrupp", "Styrgrupp närvård") in queries.body_choices(actor, date(2026, 1, 1))


def test_a_meeting_through_the_pages(actor, client_as, now, meeting_of):
    browser = client_as("coordinator")
    form = {"day": "2027-02-03", "starts_at": "09:00", "ends_at": "08:00", "place": "Borås", "guests": ""}
    address = "/bodies/ledningsgrupp-boras/meetings/new/"
    assert browser.post(address, form).status_code == 422
    agenda = browser.post(address, form | {"ends_at": "11:00"})["Location"]
    lines = {"item-TOTAL_FORMS": "2", "item-INITIAL_FORMS": "0",
             "item-0-number": "2", "item-0-title": "Andra", "item-0-kind": "decision",
             "item-1-number": "1", "item-1-title": "Första", "item-1-kind": "information"}  # fmt: skip
    page = browser.post(agenda, lines)["Location"]
    meeting_id = int(page.split("/")[2])
    titles = [item.title for item in queries.meeting(actor, meeting_id, now.date()).agenda]
    assert titles == ["Första", "Andra"]
    assert browser.post(f"{page}step/", {"step": "call"}, follow=True).status_code == 200
    assert queries.meeting(actor, meeting_id, now.date()).row.status == "called"
    assert browser.post(f"{page}step/", {"step": "dance"}).status_code == 404
    paper = {"item": queries.meeting(actor, meeting_id, now.date()).agenda[0].id, "title": "", "link": ""}
    assert browser.post(f"{page}papers/", paper).status_code == 422
    assert browser.post(f"{page}papers/", paper | {"link": "https://example.org/x"}).status_code == 302


def test_decisions_and_attendance_through_the_pages(actor, client_as, meeting_of, now):
    browser = client_as("coordinator")
    meeting_id = meeting_of("styrgrupp", "held")
    page = f"/meetings/{meeting_id}/"
    seats = queries.meeting(actor, meeting_id, now.date()).attendance
    sent = {f"state-{seat.seat_id}": "present" for seat in seats} | {f"name-{seat.seat_id}": "X" for seat in seats}
    assert browser.post(f"{page}attendance/", sent | {f"name-{seats[0].seat_id}": ""}).status_code == 422
    assert browser.post(f"{page}attendance/", sent).status_code == 302
    wanted = {"title": "Ny rutin", "text": "Rutinen gäller.", "organization": "sas", "due_on": "2026-12-31"}
    assert browser.post(f"{page}decisions/new/", wanted | {"organization": ""}).status_code == 422
    assert browser.post(f"{page}decisions/new/", wanted).status_code == 302
    found = queries.register(actor, now.date(), queries.Filters(q="NY RUTIN")).rows
    assert [(row.number, row.who, row.status) for row in found] == [("2026-06", "Södra Älvsborgs Sjukhus", "open")]
