"""Who may open which address of joint plans; tests/test_access.py tries every row as every role."""

from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone

from narvard.base.access.queries import actor_for, demo_people
from narvard.base.core.actor import Actor
from narvard.base.organizations.queries import organizations
from narvard.care.care_plans import operations
from narvard.care.care_plans.tests.made_up import PARTIES, Story

PROFESSIONALS = {
    "ward_nurse", "physician", "primary_care_nurse", "municipal_nurse", "care_manager", "social_worker", "unit_manager",
}  # fmt: skip
# The resident of the demo: the plan is hers.
SUBJECT = UUID("5e000001-0000-4000-8000-000000000001")
# Those whose unit takes no part: for them the plan is not there.
OUTSIDE = dict.fromkeys(("ward_nurse", "physician", "social_worker"), 404)
# Those whose unit takes part without keeping the plan.
NOT_KEEPING = {**OUTSIDE, "care_manager": 404, "municipal_nurse": 404}


def _actor(role: str, unit: str, now: datetime) -> Actor:
    rows = [row for row in demo_people(now.date()) if (row.role, row.organization) == (role, unit)]
    return actor_for(rows[0].user_id, rows[0].id, now.date())


def told(until: str) -> Story:
    """A SIP kept by Vårdcentralen Linden, as far as asked, begun three days before the clock of the pages."""
    now = timezone.now() - timedelta(days=3)
    nurse = _actor("primary_care_nurse", "Vårdcentralen Linden", now)
    ids = {row.code: row.id for row in organizations(nurse)}
    manager = _actor("care_manager", "Borås Stad, biståndsenheten", now)
    return Story(nurse, manager, now, SUBJECT, [ids[code] for code in PARTIES], operations).told(until)


def plan(path: str, until: str = "written"):
    def address() -> str:
        return f"/care-plans/{told(until).plan}/{path}"

    return address


def need() -> str:
    return f"/care-plans/needs/{told('need').need}/"


def of_person(path: str):
    def address() -> str:
        told("written")
        return f"/care-plans/{path}/{SUBJECT}/"

    return address


OF_ALL = {"allowed": PROFESSIONALS | {"resident"}, "expected": OUTSIDE}
OF_PARTIES = {"allowed": PROFESSIONALS, "expected": OUTSIDE}
OF_KEEPER = {"allowed": PROFESSIONALS, "expected": NOT_KEEPING}
ROWS = {
    "care_plans:index": {"url": "/care-plans/", "allowed": PROFESSIONALS},
    "care_plans:new": {"url": of_person("new"), **OF_PARTIES},
    "care_plans:need": {"url": need, **OF_KEEPER},
    "care_plans:person": {"url": of_person("person"), **OF_PARTIES},
    "care_plans:plan": {"url": plan(""), **OF_ALL},
    "care_plans:versions": {"url": plan("versions/"), **OF_ALL},
    "care_plans:paper": {"url": plan("print.pdf"), **OF_ALL},
    "care_plans:write": {"url": plan("write/"), **OF_PARTIES},
    "care_plans:step": {
        "url": plan("step/"), "method": "post", "data": {"step": "share_part"}, **OF_PARTIES,
    },
    **{
        f"care_plans:{name}": {"url": plan(path, until), **OF_KEEPER}
        for name, path, until in (
            ("common", "common/", "written"),
            ("meeting", "meeting/", "called"),
            ("consent", "consent/", "written"),
            ("withdraw", "withdraw/", "written"),
            ("parties", "parties/", "written"),
            ("follow_up", "follow-up/", "active"),
            ("end", "end/", "active"),
        )
    },
}  # fmt: skip
