"""Bringing in the bodies of a collaboration with their seats, meetings and decisions: all of a document or nothing."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import IntegrityError, transaction

from narvard.base.audit.operations import record
from narvard.base.core.actor import Actor
from narvard.base.core.queries import DocumentRefused, Problem, require
from narvard.base.organizations.queries import collaboration, organizations
from narvard.govern.bodies.operations.saving import Saving
from narvard.govern.bodies.queries.documents import known_to, standing
from narvard.govern.bodies.queries.meetings import quorum_of
from narvard.govern.bodies.rules.checking import Row, problem, problems
from narvard.govern.bodies.rules.document import FORM


def load_bodies(*, actor: Actor, now: datetime, document: Mapping[str, object]) -> dict[str, int]:
    """Load every row of the document, or none; what is there by its key is updated. Returns rows by table.

    An actor who acts in no collaboration loads into the first one. Raises DocumentRefused.
    """
    actor.require("bodies.import")
    rows = require(FORM, document, known_to(actor, now))
    if found := problems(rows, standing(actor)):
        raise DocumentRefused(found)
    home = actor.collaboration or collaboration(actor).code
    try:
        with transaction.atomic():
            saving = Saving(home, organizations(actor))
            saving.structure(rows)
            saving.meetings(rows)
            _require_quorum(saving, rows["decisions"])
            _record(actor, now, home, counts := {name: len(held) for name, held in rows.items()})
    except IntegrityError as refused:
        raise DocumentRefused([Problem("contradicts", value=str(refused)[:80])]) from refused
    return counts


def _require_quorum(saving: Saving, decisions: Sequence[Row]) -> None:
    """No decision at a meeting where it is written down that too few were there."""
    days = {(row["body"], row["decided_on"]) for row in decisions if row["at_meeting"]}
    held = {(m.body.slug, m.day): m for m in saving.meetings_on(days)}
    short = {key for key, meeting in held.items() if meeting.attendance.all() and not quorum_of(meeting).reached}
    found = [
        problem("no_quorum", row, "number")
        for row in decisions
        if row["at_meeting"] and (row["body"], row["decided_on"]) in short
    ]
    if found:
        raise DocumentRefused(found)


def _record(actor: Actor, now: datetime, home: str, counts: Mapping[str, int]) -> None:
    record(
        actor=actor,
        now=now,
        action="bodies.load",
        object_type="bodies.Body",
        object_id=home,
        details=dict(counts),
    )
