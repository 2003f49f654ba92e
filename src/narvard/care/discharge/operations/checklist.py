"""Ticking what must be ready when the person comes home."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction

from narvard.base.access.operations import disclose
from narvard.base.access.queries import own_ground
from narvard.base.core.actor import Actor
from narvard.care.discharge.models import Party, Tick
from narvard.care.discharge.operations.planning import SHOW_ON
from narvard.care.discharge.operations.reaching import Reached, reach
from narvard.care.discharge.operations.reading import read_case
from narvard.care.discharge.operations.refusing import NotSaved
from narvard.care.discharge.operations.standing import note
from narvard.care.discharge.queries.checklist import ITEMS, OPEN, Checklist, checklist
from narvard.care.discharge.queries.rows import CasePage
from narvard.care.discharge.rules.facts import Role

STATES = frozenset({"done", "not_needed", OPEN})


@dataclass(frozen=True)
class Ticked:
    """What is said of an item: done, not_needed or open, with a note."""

    item: str
    state: str
    note: str = ""


@transaction.atomic
def read_checklist(*, actor: Actor, now: datetime, case_id: int) -> tuple[CasePage, Checklist]:
    """The case, which is logged, with what must be ready. Raises CaseNotFound."""
    return read_case(actor=actor, now=now, case_id=case_id), checklist(actor, now, case_id)


@transaction.atomic
def tick(*, actor: Actor, now: datetime, case_id: int, ticks: Sequence[Ticked], assessment: str = "") -> int:
    """Say what is ready; answer how many items changed. What stands already is not written again.

    Others see it only where an `assessment` of secrecy says that they may: the hospital's is shown to all that it has
    told, another's to the hospital. Raises CaseNotFound, or NotSaved.
    """
    actor.require("discharge.plan")
    reached = reach(actor, now, case_id)
    if any(given.item not in ITEMS or given.state not in STATES for given in ticks):
        raise NotSaved("check_unknown")
    standing = {row.item: (row.state, row.note) for row in checklist(actor, now, case_id).rows}
    asked = [replace(given, note=given.note.strip()[:300]) for given in ticks]
    changed = [given for given in asked if standing[given.item] != (given.state, given.note)]
    rows = [_written(actor, now, reached, given) for given in changed]
    if rows and assessment.strip():
        disclose(actor=actor, now=now, rows=rows, ground=SHOW_ON[reached.case.country], to=_others(reached))
    if rows:
        details = {"items": sorted(given.item for given in changed), "assessment": assessment.strip()}
        note(actor, now, "discharge.tick", reached.case, own_ground(actor, "own_unit"), details)
    return len(rows)


def _written(actor: Actor, now: datetime, reached: Reached, given: Ticked) -> Tick:
    return Tick.objects.create(
        subject=reached.case.subject,
        custodian_id=actor.controller_id,
        unit_id=actor.organization_id,
        case=reached.case,
        item=given.item,
        state=given.state,
        note=given.note,
        at=now,
        by_name=actor.name,
    )


def _others(reached: Reached) -> list[int]:
    if reached.role is not Role.HOSPITAL:
        return [reached.case.custodian_id]
    told = Party.objects.filter(case=reached.case).exclude(role=Role.HOSPITAL)
    return list(told.values_list("unit_id", flat=True))
