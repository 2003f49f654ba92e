"""Who may open which address of bodies; tests/test_access.py tries every row as every role."""

from datetime import datetime
from pathlib import Path

import yaml

from narvard.base.core.actor import command_line
from narvard.govern.bodies.operations import load_bodies

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


def some_body(now: datetime) -> str:
    """The address of the steering group, with the demo's bodies loaded."""
    actor = command_line("bodies.load", "bodies.read", "organizations.read")
    load_bodies(actor=actor, now=now, document=yaml.safe_load(DEMO.read_text(encoding="utf-8")))
    return "/bodies/styrgrupp/"


ROWS = {
    "bodies:structure": {"url": "/bodies/", "allowed": READERS},
    "bodies:body": {"url": some_body, "allowed": READERS},
}
