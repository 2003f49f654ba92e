"""Who may open which address of pilots; tests/test_access.py tries every row as every role."""

from datetime import datetime

from narvard.base.core.actor import command_line
from narvard.govern.pilots.operations import load_pilots
from narvard.govern.pilots.tests import made_up

READERS = {"coordinator", "steering_member", "politician", "area_manager", "activity_owner", "economist", "analyst"}
REPORTERS = {"coordinator", "area_manager", "activity_owner"}
DECIDERS = {"coordinator", "steering_member"}
LOADER = command_line("pilots.import", "organizations.read", collaboration="sodra_alvsborg")
IN_BORAS = {"area_manager": {"municipality": "1490"}, "activity_owner": {"organization": "boras_kommun"}}


def loaded(url: str):
    """The address, once there is a pilot."""

    def address(now: datetime) -> str:
        load_pilots(actor=LOADER, now=now, document=made_up.document())
        return url

    return address


ROWS = {
    "pilots:index": {"url": "/pilots/", "allowed": READERS},
    "pilots:download": {"url": "/pilots/pilots.csv", "allowed": READERS},
    "pilots:propose": {"url": "/pilots/propose/", "allowed": DECIDERS},
    "pilots:change": {"url": loaded("/pilots/youth/change/"), "allowed": DECIDERS},
    "pilots:pilot": {"url": loaded("/pilots/team/"), "allowed": READERS},
    "pilots:decide": {
        "url": loaded("/pilots/team/decide/"),
        "method": "post",
        "data": {"state": "paused", "grounds": "Sommaren.", "on": "2026-11-20"},
        "allowed": DECIDERS,
    },
    **{
        f"pilots:{name}": {"url": loaded(f"/pilots/team/{path}"), "allowed": REPORTERS, "people": IN_BORAS}
        for name, path in (
            ("quarter", "quarter/2026/3/"),
            ("new_cycle", "cycle/"),
            ("cycle", "cycle/1/"),
            ("evaluation", "evaluation/"),
        )
    },
}
