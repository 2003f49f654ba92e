"""Who may open which address of bodies; tests/test_access.py tries every row as every role."""

from collections.abc import Callable
from datetime import datetime
from functools import cache
from pathlib import Path
from urllib.parse import quote

import yaml

from narvard.base.access.queries import actor_for, demo_people
from narvard.base.core.actor import command_line
from narvard.govern.bodies import queries
from narvard.govern.bodies.operations import keep_paper, load_bodies, open_calendar

DEMO = Path(__file__).parents[3] / "site/demo/cases/sodra_alvsborg/bodies.yaml"
READERS = {
    "coordinator",
    "steering_member",
    "politician",
    "area_manager",
    "activity_owner",
    "economist",
    "analyst",
    "log_reviewer",
}
LOADER = command_line(
    "bodies.import", "bodies.read", "bodies.hold_meeting", "organizations.read", collaboration="sodra_alvsborg"
)
# The whole collaboration's meetings are the coordinator's; an area manager holds those of the own area only.
WHOLE = {"allowed": {"coordinator"}, "expected": {"area_manager": 404}}
OWN_AREA = {"allowed": {"coordinator", "area_manager"}}


@cache
def _document() -> dict:
    return yaml.load(DEMO.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def _loaded(now: datetime) -> None:
    load_bodies(actor=LOADER, now=now, document=_document())


def some_body(now: datetime) -> str:
    """The address of the steering group, with the demo's bodies loaded."""
    _loaded(now)
    return "/bodies/styrgrupp/"


def of_body(slug: str, rest: str) -> Callable[[datetime], str]:
    """An address under a body."""

    def address(now: datetime) -> str:
        _loaded(now)
        return f"/bodies/{slug}/{rest}"

    return address


def of_meeting(slug: str, status: str, rest: str = "") -> Callable[[datetime], str]:
    """An address under the latest or next meeting of a body that has come so far."""

    def address(now: datetime) -> str:
        _loaded(now)
        found = queries.meetings(LOADER, now.date(), slug)
        row = next(row for row in (*found.to_come, *found.held) if row.status == status)
        return f"/meetings/{row.id}/{rest}"

    return address


def a_paper(now: datetime) -> str:
    """The address of a file that is kept as a paper of the steering group's next meeting."""
    address = of_meeting("styrgrupp", "called")(now)
    meeting_id = int(address.split("/")[2])
    item = queries.meeting(LOADER, meeting_id, now.date()).agenda[0]
    place = {"meeting_id": meeting_id, "item_id": item.id, "title": "x"}
    keep_paper(actor=LOADER, now=now, **place, file_name="x.txt", content=b"x")
    paper = queries.meeting(LOADER, meeting_id, now.date()).agenda[0].papers[0]
    return f"{address}papers/{paper.id}/"


def a_calendar(now: datetime) -> str:
    """The address of somebody's calendar."""
    _loaded(now)
    person = demo_people(now.date())[0]
    actor = actor_for(person.user_id, person.id, now.date())
    open_calendar(actor=actor, now=now)
    return f"/bodies/calendar.ics?key={quote(queries.own_link(actor).key)}"


def a_decision(now: datetime) -> str:
    """The address of a decision that is to be carried out."""
    _loaded(now)
    return "/decisions/styrgrupp/2026-03/"


ROWS = {
    "bodies:structure": {"url": "/bodies/", "allowed": READERS},
    "bodies:body": {"url": some_body, "allowed": READERS},
    "bodies:seats": {"url": of_body("styrgrupp", "seats/"), "allowed": {"coordinator"}},
    "bodies:plan_meeting": {"url": of_body("styrgrupp", "meetings/new/"), **WHOLE},
    "bodies:calendar_feed": {"url": a_calendar, "allowed": READERS, "open": True},
    "bodies:meetings": {"url": "/meetings/", "allowed": READERS},
    "bodies:calendar_link": {"url": "/meetings/calendar/", "method": "post", "allowed": READERS},
    "bodies:meeting": {"url": of_meeting("styrgrupp", "called"), "allowed": READERS},
    "bodies:agenda": {"url": of_meeting("ledningsgrupp-boras", "planned", "agenda/"), **OWN_AREA},
    "bodies:attendance": {"url": of_meeting("styrgrupp", "held", "attendance/"), **WHOLE},
    "bodies:new_decision": {"url": of_meeting("styrgrupp", "held", "decisions/new/"), **WHOLE},
    "bodies:papers": {"url": of_meeting("ledningsgrupp-boras", "planned", "papers/"), **OWN_AREA},
    "bodies:paper": {"url": a_paper, "allowed": READERS},
    "bodies:step": {
        "url": of_meeting("styrgrupp", "held", "step/"),
        "method": "post",
        "data": {"step": "approve"},
        **WHOLE,
    },
    "bodies:minutes": {"url": of_meeting("styrgrupp", "held", "minutes.docx"), "allowed": READERS},
    "bodies:register": {"url": "/decisions/", "allowed": READERS},
    "bodies:register_file": {"url": "/decisions.csv", "allowed": READERS},
    "bodies:decision": {"url": a_decision, "allowed": READERS},
    "bodies:carried_out": {
        "url": lambda now: f"{a_decision(now)}carried-out/",
        "method": "post",
        "data": {"day": "2026-11-01", "text": "Klart."},
        **WHOLE,
    },
}
