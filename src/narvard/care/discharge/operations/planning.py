"""What a party plans for the coming home: its own row, shown to the hospital only on a ground."""

from datetime import datetime

from django.db import transaction

from narvard.base.access.operations import disclose
from narvard.base.access.queries import own_ground
from narvard.base.core.actor import Actor
from narvard.care.discharge.models import Planning
from narvard.care.discharge.operations.reaching import reach
from narvard.care.discharge.operations.refusing import NotSaved
from narvard.care.discharge.operations.standing import note

SHOW_ON = {"SE": "secrecy_assessment", "NO": "discharge_information_no"}


@transaction.atomic
def write_planning(
    *, actor: Actor, now: datetime, case_id: int, text: str, assessment: str = "", consent_id: int | None = None
) -> None:
    """Write what the actor's unit plans, in place of what it wrote before. Raises CaseNotFound, or NotSaved.

    The hospital sees it only where an `assessment` of secrecy says that it may, or with the person's consent.
    """
    actor.require("discharge.plan")
    reached = reach(actor, now, case_id)
    if not text.strip():
        raise NotSaved("text_missing")
    case = reached.case
    planning, _new = Planning.objects.update_or_create(
        case=case,
        unit_id=actor.organization_id,
        defaults={
            "subject": case.subject, "custodian_id": actor.controller_id, "text": text.strip(), "written_at": now,
            "by_name": actor.name,
        },
    )  # fmt: skip
    shown = bool(assessment.strip() or consent_id)
    if shown:
        ground = "person_agreed" if consent_id else SHOW_ON[case.country]
        disclose(actor=actor, now=now, rows=[planning], ground=ground, to=[case.custodian_id], consent_id=consent_id)
    details = {"shown": str(shown), "assessment": assessment.strip()}
    note(actor, now, "discharge.plan", case, own_ground(actor, "own_unit"), details)
