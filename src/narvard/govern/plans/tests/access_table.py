"""Who may open which address of plans; tests/test_access.py tries every row as every role."""

from copy import deepcopy
from datetime import datetime
from uuid import UUID

from narvard.base.core.actor import command_line
from narvard.govern.plans.operations import check_plan, load_plan
from narvard.govern.plans.tests import made_up

READERS = {"coordinator", "steering_member", "politician", "area_manager", "activity_owner", "economist", "analyst"}
TOKEN = UUID(int=1)
LOADER = command_line(
    "organizations.read", "bodies.read", "plans.import", "plans.read", "indicators.set_target", "indicators.read"
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
}
