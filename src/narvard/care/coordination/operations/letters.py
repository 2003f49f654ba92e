"""The letter that tells the person who their contact is."""

from datetime import datetime

from django.db import transaction

from narvard.base.access.operations import Read, note_reads
from narvard.base.core.actor import Actor
from narvard.base.papers.queries import Paper
from narvard.care.coordination.operations.appointing import own_contact
from narvard.care.coordination.operations.recording import record_row
from narvard.care.coordination.operations.refusing import NotSaved
from narvard.care.coordination.queries.contacts import contact
from narvard.care.coordination.queries.letters import letter_paper


@transaction.atomic
def read_letter(*, actor: Actor, now: datetime, contact_id: int, language: str) -> Paper:
    """The letter to the person in a language (sv, nb, en), as a paper. Raises ContactNotFound."""
    row = contact(actor, now, contact_id)
    paper = letter_paper(actor, now, row, language)
    note_reads(
        actor=actor, now=now, action="coordination.letter",
        rows=[Read(row.subject, row.ground, "coordination.named_contact", str(row.id))],
    )  # fmt: skip
    return paper


@transaction.atomic
def note_letter_sent(*, actor: Actor, now: datetime, contact_id: int, how: str) -> None:
    """Note that the person has been told, and how: post, handed or digital. Raises ContactNotFound or NotSaved.

    The same answer again changes nothing.
    """
    actor.require("coordination.appoint")
    row = own_contact(actor, now, contact_id)
    if row.letter_at is not None:
        if row.letter_how == how:
            return
        raise NotSaved("already_sent")
    row.letter_at, row.letter_how = now, how
    row.save(update_fields=["letter_at", "letter_how"])
    record_row(actor, now, "coordination.send_letter", row, {"how": how})
