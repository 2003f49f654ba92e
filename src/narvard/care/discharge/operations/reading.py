"""The audited door: what is shown of ways home, noted in the log in the same transaction."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.db import transaction

from narvard.base.access.operations import Read, note_reads
from narvard.base.core.actor import Actor
from narvard.care.discharge.permissions import RIGHTS, require_step
from narvard.care.discharge.queries.afterwards import entered_afterwards
from narvard.care.discharge.queries.cases import board, cases_of
from narvard.care.discharge.queries.choosing import choices, need_codes
from narvard.care.discharge.queries.finding import CaseNotFound
from narvard.care.discharge.queries.one import case_page
from narvard.care.discharge.queries.rows import BoardPage, CasePage, CaseRow, Choices
from narvard.care.discharge.rules.facts import INSIDE, Kind
from narvard.care.patients.operations import address_for_notice, read_person
from narvard.care.patients.queries import Identity, identities

OBJECT = "discharge.case"


@transaction.atomic
def read_board(*, actor: Actor, now: datetime, unit: str, turn: str, number: int) -> BoardPage:
    """One page of the board; each person on it is noted as read about."""
    page = board(actor, now, unit=unit, turn=turn, number=number)
    page = replace(page, afterwards=entered_afterwards(actor, now, [row.case.id for row in page.rows]))
    reads = [Read(row.case.subject, row.case.ground, OBJECT, str(row.case.id)) for row in page.rows]
    note_reads(actor=actor, now=now, action="discharge.list", rows=reads)
    return page


@transaction.atomic
def read_case(*, actor: Actor, now: datetime, case_id: int) -> CasePage:
    """One way home. Raises CaseNotFound."""
    page = case_page(actor, now, case_id)
    note_reads(
        actor=actor, now=now, action="discharge.read",
        rows=[Read(page.case.subject, page.case.ground, OBJECT, str(case_id))],
    )  # fmt: skip
    if page.person is None or not page.role:
        return page
    given = address_for_notice(actor=actor, now=now, subject=page.case.subject)
    return replace(page, address=given.text)


@transaction.atomic
def read_step(*, actor: Actor, now: datetime, case_id: int, step: str) -> tuple[CasePage, Choices]:
    """One way home with what the form of a step offers. Raises CaseNotFound, also where the step is none to take."""
    if step not in RIGHTS or step in INSIDE - {Kind.PATIENT_INFORMATION}:
        raise CaseNotFound(f"There is no step {step}.")
    require_step(actor, step)
    page = read_case(actor=actor, now=now, case_id=case_id)
    if not page.role:
        raise CaseNotFound(f"{actor.organization_code} only may look at {case_id}.")
    return page, choices(actor, now, page, step)


@transaction.atomic
def read_cases_of(*, actor: Actor, now: datetime, subject: UUID) -> tuple[CaseRow, ...]:
    """A person's ways home, as far as the actor may see them."""
    rows = cases_of(actor, now, subject)
    reads = [Read(subject, row.ground, OBJECT, str(row.id)) for row in rows]
    note_reads(actor=actor, now=now, action="discharge.list", rows=reads)
    return rows


@transaction.atomic
def read_for_admission(*, actor: Actor, now: datetime, subject: UUID) -> tuple[Identity, Choices]:
    """Who the person is, with what the form of an admission offers. Raises PersonNotFound."""
    actor.require("discharge.notify")
    read_person(actor=actor, now=now, subject=subject)
    person = identities(actor, [subject], actor.day_of(now))[subject]
    return person, Choices(needs=need_codes(actor))
