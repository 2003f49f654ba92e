"""Who may open which address of tasks; tests/test_access.py tries every row as every role."""

from datetime import datetime

from narvard.care.tasks.tests import made_up

PROFESSIONALS = {
    "ward_nurse",
    "physician",
    "primary_care_nurse",
    "municipal_nurse",
    "care_manager",
    "social_worker",
    "unit_manager",
}
# Those whose unit is on neither side of the task, so that for them it is not there.
ELSEWHERE = dict.fromkeys(("primary_care_nurse", "care_manager", "social_worker", "unit_manager"), 404)
TOKEN = "11111111-1111-4111-8111-111111111111"


def one(path: str = ""):
    """The address of a task, once there is one."""

    def address(now: datetime) -> str:
        return f"/tasks/{made_up.a_task(now)}/{path}"

    return address


def new(now: datetime) -> str:
    """The address of a new task about someone on the ward."""
    return f"/tasks/new/?subject={made_up.a_patient(now)}"


ROWS = {
    "tasks:index": {"url": "/tasks/", "allowed": PROFESSIONALS},
    "tasks:new": {"url": new, "allowed": PROFESSIONALS, "expected": {**ELSEWHERE, "municipal_nurse": 404}},
    "tasks:clocks": {"url": "/tasks/clocks/", "allowed": PROFESSIONALS | {"coordinator"}},
    "tasks:task": {"url": one(), "allowed": PROFESSIONALS, "expected": ELSEWHERE},
    "tasks:act": {
        "url": one("accept/"),
        "method": "post",
        "data": {"expected": "1", "token": TOKEN},
        "allowed": PROFESSIONALS,
        "expected": {**ELSEWHERE, "ward_nurse": 422, "physician": 422},
    },
}
