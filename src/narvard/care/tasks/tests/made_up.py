"""People who do not exist, on a ward and in a municipality, and a task between them, for pages that need one."""

from datetime import date, datetime
from uuid import UUID

from narvard.base.access.queries import actor_for, demo_people
from narvard.base.core.actor import Actor
from narvard.care.patients.operations import register_person
from narvard.care.tasks.operations import send_task

UNITS = {"sas_medicin": "Medicinavdelningen, SÄS", "boras_halsovard": "Borås Stad, hemsjukvården"}


def someone(role: str, organization: str, now: datetime) -> Actor:
    """Whoever has that role at that unit."""
    people = demo_people(now.date())
    chosen = next(row for row in people if (row.role, row.organization) == (role, UNITS[organization]))
    return actor_for(chosen.user_id, chosen.id, now.date())


def a_patient(now: datetime) -> UUID:
    """Astrid, whom the ward has written down."""
    nurse = someone("ward_nurse", "sas_medicin", now)
    return register_person(actor=nurse, now=now, given_name="Astrid", family_name="Linde", birth_date=date(1940, 1, 1))


def a_task(now: datetime) -> int:
    """A task from the ward to the home care of Borås."""
    to = someone("municipal_nurse", "boras_halsovard", now).organization_id
    return send_task(
        actor=someone("ward_nurse", "sas_medicin", now), now=now, subject=a_patient(now), to=to, kind="assess_need",
        text="Behöver hjälp hemma.", days=2, ground="secrecy_assessment",
    )  # fmt: skip
