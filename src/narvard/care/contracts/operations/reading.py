"""The audited doors: whoever opens a person's page or contract, their own among them, leaves it in the log."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from narvard.base.access.operations import Read, note_reads
from narvard.base.audit.queries import ReadsPage, reads_of
from narvard.base.core.actor import Actor
from narvard.care.contracts.queries import (
    AgreementRow,
    ChoicesPage,
    Composed,
    MyPage,
    PersonNotSeen,
    PersonPage,
    TimeRow,
    UnitPage,
    agreed_time,
    agreements_of,
    choices_page,
    compose,
    ground_to_know,
    my_page,
    oneself,
    person_page,
    unit_page,
)
from narvard.care.patients.queries import Identity, identities


@transaction.atomic
def read_person(*, actor: Actor, now: datetime, subject: UUID) -> PersonPage:
    """A person's page for a professional. Raises PersonNotSeen."""
    page = person_page(actor, now, subject)
    _note(actor, now, "contracts.read_person", subject, page.grounds)
    return page


@transaction.atomic
def read_list(*, actor: Actor, now: datetime, number: int) -> UnitPage:
    """What waits for the own unit in its patient contracts, a page at a time."""
    page = unit_page(actor, now, number)
    rows = [Read(row.subject, row.ground, "contracts.person", str(row.subject)) for row in page.rows]
    note_reads(actor=actor, now=now, action="contracts.list", rows=rows)
    return page


@transaction.atomic
def read_contract(*, actor: Actor, now: datetime, subject: UUID, on_paper: bool = False) -> Composed:
    """The patient contract for a professional, on the screen or on paper. Raises PersonNotSeen."""
    actor.require("contracts.read")
    whole = compose(actor, now, subject)
    _note(actor, now, "contracts.print_contract" if on_paper else "contracts.read_contract", subject, whole.grounds)
    return whole


@transaction.atomic
def read_to_write(*, actor: Actor, now: datetime, subject: UUID) -> tuple[Identity, AgreementRow | None]:
    """Who the person is, and the own unit's agreement that stands, for the form. Raises PersonNotSeen."""
    actor.require("contracts.compose")
    ground = ground_to_know(actor, now, subject)
    person = identities(actor, [subject], actor.day_of(now)).get(subject)
    if person is None:
        raise PersonNotSeen(subject)
    rows = agreements_of(actor, now, [subject])
    standing = next((row for row in rows if row.mine and row.to_date is None), None)
    _note(actor, now, "contracts.read_contract", subject, {ground})
    return person, standing


@transaction.atomic
def read_time(*, actor: Actor, now: datetime, time_id: int) -> tuple[Identity, TimeRow]:
    """An agreed time of the own unit with the person it is for, for the form. Raises TimeNotFound, PersonNotSeen."""
    actor.require("contracts.compose")
    row = agreed_time(actor, now, time_id)
    person = identities(actor, [row.subject], actor.day_of(now)).get(row.subject)
    if person is None:
        raise PersonNotSeen(row.subject)
    _note(actor, now, "contracts.read_contract", row.subject, {row.ground})
    return person, row


@transaction.atomic
def read_mine(*, actor: Actor, now: datetime, subject: UUID | None = None, on_paper: bool = False) -> MyPage:
    """The person's own page, or that of someone whom they represent. Raises PersonNotSeen."""
    page = my_page(actor, now, subject)
    seen_by = "contracts.read_own" if page.own else "contracts.read_represented"
    action = "contracts.print_contract" if on_paper else seen_by
    _note(actor, now, action, page.whole.subject, page.whole.grounds)
    return page


@transaction.atomic
def read_choices(*, actor: Actor, now: datetime) -> ChoicesPage:
    """What the person has said yes to and blocked. Raises PersonNotSeen."""
    page = choices_page(actor, now)
    _note(actor, now, "contracts.read_own", oneself(actor), {"own_data"})
    return page


@transaction.atomic
def read_reads(*, actor: Actor, now: datetime, number: int) -> ReadsPage:
    """What others have done with data about the person, a page at a time. Raises PersonNotSeen."""
    me = oneself(actor)
    page = reads_of(actor, me, number)
    _note(actor, now, "contracts.read_reads", me, {"own_data"})
    return page


def _note(actor: Actor, now: datetime, action: str, subject: UUID, grounds: Iterable[str]) -> None:
    """One event a ground: what rests on different law is told apart."""
    rows = [Read(subject, ground, "contracts.person", str(subject)) for ground in sorted(grounds)]
    note_reads(actor=actor, now=now, action=action, rows=rows)
