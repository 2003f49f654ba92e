"""Actors for tests that have no fixtures: someone of the demo by unit and role."""

from datetime import date

from narvard.base.access.queries import actor_for, demo_people
from narvard.base.core.actor import Actor, command_line
from narvard.base.organizations.queries import organizations

READER = command_line("organizations.read")


def nurse_of(organization: str, role: str = "ward_nurse", day: date = date(2026, 11, 22)) -> Actor:
    """The made-up person with that role at that unit (its code)."""
    name = next(row.name for row in organizations(READER) if row.code == organization)
    chosen = next(row for row in demo_people(day) if (row.role, row.organization) == (role, name))
    return actor_for(chosen.user_id, chosen.id, day)
