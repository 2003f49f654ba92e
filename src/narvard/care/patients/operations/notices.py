"""The address that an admission notice must hold, also of one whose address is shown nowhere."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from narvard.base.audit.operations import record
from narvard.base.core.actor import Actor
from narvard.care.patients.queries.identity import believed_rows, identities
from narvard.care.patients.rules.protection import Protection, forwarding, heaviest


@dataclass(frozen=True)
class NoticeAddress:
    """What stands as the address in a notice. `route` says what `text` is: the "address" itself, the authority that
    letters are "forwarded" by, the person "by_named_person" who hands it over, or "unknown" with an empty text.
    """

    route: str
    text: str


@transaction.atomic
def address_for_notice(*, actor: Actor, now: datetime, subject: UUID) -> NoticeAddress:
    """The registered address for a notice by law (2017:612 2:2); an event in the log where the identity is protected.

    Of one with protected registration the address of the forwarding authority is given, never the own; of one whose
    data is marked, the name of who hands it over by other means. The caller has asked for the right to notify.
    """
    found = identities(actor, [subject], actor.day_of(now)).get(subject)
    if found is None:
        return NoticeAddress("unknown", "")
    if not found.protected:
        return NoticeAddress("address", found.address) if found.address else NoticeAddress("unknown", "")
    rows = believed_rows(actor, [subject])[subject]
    mine = next((row.handled_by for row in rows if row.custodian_id == actor.controller_id), "")
    given = _given(heaviest(*(row.protection for row in rows)), mine)
    record(
        actor=actor,
        now=now,
        action="patients.address_for_notice",
        object_type="patients.person",
        object_id=str(subject),
        patient=subject,
        legal_basis="2017:612 2:2" if actor.country == "SE" else "FOR-2011-11-18-1115 § 8",
        details={"route": given.route},
    )
    return given


def _given(kind: Protection, handled_by: str) -> NoticeAddress:
    """A named person goes first; without one the authority that forwards letters, where there is one."""
    if handled_by:
        return NoticeAddress("by_named_person", handled_by)
    authority = forwarding(kind)
    return NoticeAddress("forwarded", authority) if authority else NoticeAddress("unknown", "")
