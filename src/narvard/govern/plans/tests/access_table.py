"""Who may open which address of plans; tests/test_access.py tries every row as every role."""

from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from narvard.base.core.actor import Scope, command_line
from narvard.govern.agreements.operations import load_agreements
from narvard.govern.plans.models import IndicatorLink
from narvard.govern.plans.operations import (
    Place,
    add_risk,
    check_plan,
    copy_forward,
    load_plan,
    load_strategy,
    propose_threshold,
    publish_plan,
)
from narvard.govern.plans.tests import made_up

READERS = {"coordinator", "steering_member", "politician", "area_manager", "activity_owner", "economist", "analyst"}
TOKEN = UUID(int=1)
LOADER = command_line(
    "organizations.read",
    "bodies.read",
    "bodies.import",
    "plans.import",
    "plans.read",
    "strategies.import",
    "agreements.read",
    "agreements.import",
    "indicators.set_target",
    "indicators.read",
    collaboration="sodra_alvsborg",
)


def loaded(now: datetime, organizations: list[str] | None = None) -> int:
    """The number of an activity in Borås, in a plan that is loaded for it."""
    document = deepcopy(made_up.DOCUMENT)
    document["plans"][0]["adopted_by"] = ""
    if organizations:
        document["plans"][0]["cells"][0]["activities"][0]["organizations"] = organizations
    load_plan(actor=LOADER, now=now, document=document, replace=True)
    return made_up.number_of(LOADER, made_up.TEAM)


def an_activity(now: datetime) -> str:
    """The address of an activity."""
    return f"/activities/{loaded(now)}/"


def a_status(now: datetime) -> str:
    """The address at which the status of an activity in Borås is changed."""
    return f"/activities/{loaded(now)}/status/"


def a_brought_plan(now: datetime) -> str:
    """The address of the report on a brought file."""
    document = deepcopy(made_up.DOCUMENT)
    brought = check_plan(actor=LOADER, now=now, file_name="plan.yaml", sha256="0" * 64, document=document)
    return f"/plan/bring/{brought}/"


def a_load(now: datetime) -> str:
    """The address at which a brought file is loaded."""
    return f"{a_brought_plan(now)}load/"


def in_a_plan(url: str) -> Callable[[datetime], str]:
    """The address, once the plan of Borås is there."""

    def address(now: datetime) -> str:
        loaded(now)
        return url

    return address


def a_part(ending: str, organizations: list[str] | None = None) -> Callable[[datetime], str]:
    """The address of something about an activity in Borås."""
    return lambda now: f"/activities/{loaded(now, organizations)}/{ending}"


def a_risk(now: datetime) -> str:
    """The address at which a risk in the plan of Borås is changed."""
    place = Place(activity=loaded(now))
    made = add_risk(actor=replace(LOADER, grants=CHANGING), now=now, **RISK, place=place)
    return f"/risks/{made}/"


def a_draft(now: datetime) -> str:
    """The address of the draft of Borås for the year to come."""
    loaded(now)
    copy_forward(actor=replace(LOADER, grants=CHANGING), now=now, year=2027, why="Förs vidare.")
    return "/plan/next/1490/2027/"


def a_strategy(now: datetime) -> str:
    """The address of a strategy."""
    load_strategy(actor=LOADER, now=now, document=STRATEGY)
    return "/strategy/malet/"


def a_commitment(now: datetime) -> str:
    """The address of the path of a commitment."""
    load_agreements(actor=LOADER, now=now, document=AGREEMENT)
    return "/trace/narhet/"


def an_open_plan(now: datetime) -> str:
    """The address at which everybody reads the plan of Borås."""
    loaded(now)
    publish_plan(actor=replace(LOADER, grants=CHANGING), now=now, municipality="1490", year=2026)
    return "/open/plan/sodra_alvsborg/1490/"


def a_target(now: datetime) -> int:
    """The number of a target without a figure in the plan of Borås."""
    document = deepcopy(made_up.DOCUMENT)
    document["plans"][0]["adopted_by"] = ""
    document["plans"][0]["cells"][0]["indicators"][0].update(kind="unquantified", value=None)
    load_plan(actor=LOADER, now=now, document=document, replace=True)
    return IndicatorLink.objects.latest("pk").pk


def a_proposal(now: datetime) -> str:
    """The address at which a proposed threshold is agreed to."""
    actor = replace(LOADER, grants=CHANGING)
    made = propose_threshold(actor=actor, now=now, link_id=a_target(now), value=1.0, decision="2026-1")
    return f"/plan/thresholds/{made}/agree/"


CHANGERS = {"coordinator", "area_manager"}
CHANGING = dict.fromkeys((*LOADER.grants, "plans.change", "plans.adopt", "plans.publish"), Scope.ALL)
RISK = {"title": "x", "likelihood": 1, "consequence": 1, "owner": "x", "review_on": date(2026, 12, 1)}
ACTIVITY = {
    "reference": "NY-1",
    "title": "Ny aktivitet",
    "owner_name": "Vera Djurfors",
    "organizations": ["boras_kommun"],
    "starts_on": "2026-03-01",
    "ends_on": "2026-10-01",
}
STRATEGY = {
    "format": "narvard-strategy",
    "version": 1,
    "strategies": [
        {"code": "malet", "title": "Målet", "valid_from": "2026-01-01", "source": "påhittad", "certainty": "X"}
    ],
}
AGREEMENT = {
    "format": "narvard-agreements",
    "version": 1,
    "agreements": [
        {
            "code": "avtal", "title": "Avtal", "short_title": "Avtal", "kind": "own", "signing": "nobody",
            "source": "påhittat", "certainty": "X",
        }
    ],
    "versions": [{"agreement": "avtal", "number": 1, "label": "1", "intended_from": "2026-01-01"}],
    "parts": [{"agreement": "avtal", "version": 1, "code": "a", "title": "A"}],
    "clauses": [{"agreement": "avtal", "version": 1, "part": "a", "key": "a1", "number": "1", "heading": "A"}],
    "commitments": [
        {"code": "narhet", "agreement": "avtal", "version": 1, "clause": "a1", "text": "Vård nära.", "side": "joint"}
    ],
}  # fmt: skip
ROWS = {
    "plans:grid": {"url": "/plan/", "allowed": READERS},
    "plans:findings": {"url": "/plan/findings/", "allowed": READERS},
    "plans:cell": {"url": "/plan/1490/multi_ill_elderly/closeness/", "allowed": READERS},
    "plans:activity": {"url": an_activity, "allowed": READERS},
    "plans:change_status": {
        "url": a_status,
        "method": "post",
        "data": {"status": "done", "comment": "Klart.", "token": str(TOKEN)},
        "allowed": {"coordinator", "area_manager", "activity_owner"},
    },
    "plans:bring": {"url": "/plan/bring/", "allowed": {"coordinator"}},
    "plans:brought": {"url": a_brought_plan, "allowed": {"coordinator"}},
    "plans:load": {"url": a_load, "method": "post", "data": {}, "allowed": {"coordinator"}},
    "plans:template_xlsx": {"url": "/plan/template.xlsx", "allowed": {"coordinator"}},
    "plans:example_yaml": {"url": "/plan/example.yaml", "allowed": {"coordinator"}},
    "plans:export_xlsx": {"url": "/plan/export.xlsx", "allowed": READERS},
    "plans:export_yaml": {"url": "/plan/export.yaml", "allowed": READERS},
    "plans:add_activity": {
        "url": in_a_plan("/plan/1490/disability/security/add/"),
        "method": "post",
        "data": ACTIVITY,
        "allowed": CHANGERS,
    },
    "plans:change_activity": {"url": a_part("change/"), "allowed": CHANGERS},
    "plans:move_milestone": {
        "url": a_part("milestone/"),
        "method": "post",
        "data": {"title": "Beslut om fortsättning", "due_on": "2026-12-09", "why": "Nytt möte."},
        "allowed": CHANGERS,
    },
    "plans:confirm": {
        "url": a_part("confirm/"),
        "method": "post",
        "allowed": {"coordinator", "area_manager", "activity_owner"},
    },
    "plans:tree": {"url": "/plan/tree/", "allowed": READERS},
    "plans:moved": {"url": "/plan/moved/", "allowed": READERS},
    "plans:moved_file": {"url": "/plan/moved.csv", "allowed": READERS},
    "plans:next_year": {"url": "/plan/next/", "allowed": READERS},
    "plans:copy_forward": {
        "url": in_a_plan("/plan/next/copy/"),
        "method": "post",
        "data": {"why": "Förs vidare."},
        "allowed": {"coordinator"},
    },
    "plans:adopt": {
        "url": "/plan/next/adopt/",
        "method": "post",
        "data": {"municipality": "1490", "year": 2027, "body": "x", "adopted_on": "2026-11-20", "decision": "1"},
        "allowed": {"coordinator"},
    },
    "plans:publish": {
        "url": in_a_plan("/plan/next/publish/"),
        "method": "post",
        "data": {"municipality": "1490", "year": 2026, "published": "on"},
        "allowed": {"coordinator"},
    },
    "plans:draft": {"url": a_draft, "allowed": READERS},
    "plans:thresholds": {"url": "/plan/thresholds/", "allowed": READERS},
    "plans:propose": {
        "url": "/plan/thresholds/propose/",
        "method": "post",
        "data": {"link": 0, "value": "1", "decision": "2026-1"},
        "allowed": set(),
        "expected": {"coordinator": 404, "area_manager": 404},
    },
    "plans:agree": {
        "url": a_proposal,
        "method": "post",
        "allowed": {"coordinator", "area_manager", "activity_owner"},
    },
    "plans:strategies": {"url": "/strategy/", "allowed": READERS},
    "plans:strategy": {"url": a_strategy, "allowed": READERS},
    "plans:roadmap": {"url": lambda now: f"{a_strategy(now)}roadmap/", "allowed": READERS},
    "plans:risks": {"url": "/risks/", "allowed": READERS},
    "plans:risks_file": {"url": "/risks.xlsx", "allowed": READERS},
    "plans:add_risk": {"url": "/risks/add/", "allowed": CHANGERS},
    "plans:change_risk": {"url": a_risk, "allowed": CHANGERS},
    "plans:trace": {"url": "/trace/", "allowed": READERS},
    "plans:trace_file": {"url": "/trace.csv", "allowed": READERS},
    "plans:commitment_trace": {"url": a_commitment, "allowed": READERS},
    "plans:open_index": {
        "url": lambda now: an_open_plan(now).removesuffix("1490/"),
        "allowed": set(),
        "open": True,
    },
    "plans:open_plan": {"url": an_open_plan, "allowed": set(), "open": True},
}
