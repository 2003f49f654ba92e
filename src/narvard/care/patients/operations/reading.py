"""Reading who a person is: each page and each find leaves an event for every person shown."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from narvard.base.access.operations import Read, note_reads
from narvard.base.access.queries import GROUNDS
from narvard.base.audit.operations import record
from narvard.base.core.actor import Actor
from narvard.care.patients.operations.registering import read, register_person
from narvard.care.patients.queries.finding import FoundPage, known_by_number, people_named, register_ground
from narvard.care.patients.queries.identity import Identity, identities
from narvard.care.patients.queries.pages import PersonPage, person_page

# Why someone looks in the population register; what they look for it does not say.
PURPOSES = ("care", "referral", "notice", "correction")


class NotLookedUp(Exception):
    """Nothing was looked for; `code` says why."""

    REASONS = {"purpose_missing": "it is not said what for. Choose it: it is written in the log."}

    def __init__(self, code: str) -> None:
        super().__init__(f"Nothing was looked for, because {self.REASONS[code]}")
        self.code = code


@dataclass(frozen=True)
class LookedUp:
    """Who a number leads to (None: nobody is known by it here), and whether the person page is open to the actor."""

    identity: Identity | None
    open: bool = False


@transaction.atomic
def read_person(*, actor: Actor, now: datetime, subject: UUID) -> PersonPage:
    """The page of who a person is, and that it was read. Raises PersonNotFound."""
    page = person_page(actor, now, actor.day_of(now), subject)
    reads = [Read(subject, page.ground, "patients.person", str(subject))]
    reads += [Read(row.subject, page.ground, "patients.person", str(row.subject)) for row in page.same]
    note_reads(actor=actor, now=now, action="patients.read", rows=reads)
    return page


@transaction.atomic
def find_people(*, actor: Actor, now: datetime, text: str) -> FoundPage:
    """Those of whom something reaches the actor and whose name begins so, and that they were shown."""
    page = people_named(actor, now, actor.day_of(now), text)
    rows = [Read(row.identity.subject, row.ground, "patients.person", str(row.identity.subject)) for row in page.rows]
    note_reads(actor=actor, now=now, action="patients.list", rows=rows)
    return page


@transaction.atomic
def look_up(*, actor: Actor, now: datetime, number: str, purpose: str, kind: str = "", assigner: str = "") -> LookedUp:
    """Who has exactly that number, for a stated purpose; the log keeps the purpose, and whom it was about.

    A person whom only other organizations have written down is not found, as if they were not there. Raises
    NumberRefused or NotLookedUp.
    """
    actor.require("patients.look_up")
    if purpose not in PURPOSES:
        raise NotLookedUp("purpose_missing")
    wanted = read(actor, now, number, kind, assigner)
    found = known_by_number(actor, now, wanted)
    subject, ground = found or (None, register_ground(actor))
    record(
        actor=actor,
        now=now,
        action="patients.look_up",
        object_type="patients.person",
        object_id=str(subject or ""),
        patient=subject,
        legal_basis=GROUNDS[ground].law,
        details={"purpose": purpose, "found": bool(found)},
    )
    if subject is None:
        return LookedUp(None)
    identity = identities(actor, [subject], actor.day_of(now))[subject]
    return LookedUp(identity, open=ground != register_ground(actor))


@transaction.atomic
def take_up(
    *, actor: Actor, now: datetime, number: str, purpose: str, kind: str = "", assigner: str = ""
) -> UUID | None:
    """Write down, at the actor's own unit, the person whom a number leads to; None where it leads to nobody.

    From then on the unit takes part in their care. Raises NumberRefused or NotLookedUp.
    """
    found = look_up(actor=actor, now=now, number=number, purpose=purpose, kind=kind, assigner=assigner).identity
    if found is None:
        return None
    return register_person(
        actor=actor,
        now=now,
        given_name=found.name,
        birth_date=found.birth_date,
        number=number,
        kind=kind,
        assigner=assigner,
    )
