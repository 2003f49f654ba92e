"""Saying what came of what people said: something that is there, a new risk, a new activity, or nothing and why."""

from collections.abc import Sequence
from datetime import date, datetime
from enum import StrEnum

from django.db import transaction

from narvard.base.audit.operations import record
from narvard.base.core.actor import Actor
from narvard.base.organizations.queries import own
from narvard.govern.plans.operations import add_activity, add_risk
from narvard.govern.voices.models import Note, Outcome, OutcomeKind, Statement
from narvard.govern.voices.operations.hearing import next_code
from narvard.govern.voices.rules.document import is_address

CHANGE = "voices.change"


class Thing(StrEnum):
    """What something came of."""

    STATEMENT = "statement"
    NOTE = "note"


class ThingNotFound(Exception):
    """There is no such statement or note in the collaboration."""


class VoiceNotAnswered(Exception):
    """The outcome was not saved; `code` says why: title_missing, link_and_kind, no_address, unknown_kind."""

    def __init__(self, code: str) -> None:
        super().__init__(f"What came of it was not saved ({code}). Mend what is named, and save again.")
        self.code = code


def link_outcome(
    *,
    actor: Actor,
    now: datetime,
    today: date,
    thing: Thing,
    code: str,
    kind: str,
    title: str,
    reference: str = "",
    url: str = "",
) -> None:
    """Link an activity, a decision or a risk that is there, or say why nothing comes of it.

    Raises ThingNotFound, VoiceNotAnswered.
    """
    with transaction.atomic():
        found = _found(actor, thing, code)
        _check(kind, title, reference, url)
        _save(actor, now, today, found, kind=kind, title=title.strip(), reference=reference.strip(), url=url.strip())


def become_risk(
    *,
    actor: Actor,
    now: datetime,
    today: date,
    thing: Thing,
    code: str,
    title: str,
    likelihood: int,
    consequence: int,
    owner: str,
    review_on: date,
) -> int:
    """Make a risk of it, which the plans keep; both or neither. Returns the risk's number. Raises RiskNotSaved."""
    with transaction.atomic():
        found = _found(actor, thing, code)
        number = add_risk(
            actor=actor,
            now=now,
            title=title,
            likelihood=likelihood,
            consequence=consequence,
            owner=owner,
            review_on=review_on,
            about=found.text,
        )
        _save(actor, now, today, found, kind=OutcomeKind.RISK, title=title.strip(), number=number)
    return number


def become_activity(
    *,
    actor: Actor,
    now: datetime,
    today: date,
    thing: Thing,
    code: str,
    municipality: str,
    target_group: str,
    goal_area: str,
    reference: str,
    title: str,
    owner_name: str,
    owner_role: str,
    organizations: Sequence[str],
    starts_on: date,
    ends_on: date,
) -> int:
    """Make an activity of it in the area's plan of the year that it begins. Returns its number.

    Both happen or neither. Raises ActivityNotSaved.
    """
    with transaction.atomic():
        found = _found(actor, thing, code)
        number = add_activity(
            actor=actor,
            now=now,
            municipality=municipality,
            year=starts_on.year,
            target_group=target_group,
            goal_area=goal_area,
            reference=reference,
            title=title,
            description=found.text,
            owner_name=owner_name,
            owner_role=owner_role,
            organizations=organizations,
            starts_on=starts_on,
            ends_on=ends_on,
        )
        _save(
            actor, now, today, found, kind=OutcomeKind.ACTIVITY, title=title.strip(), reference=reference, number=number
        )
    return number


def _found(actor: Actor, thing: Thing, code: str) -> Statement | Note:
    """The statement or the note within the actor's reach, held until the transaction ends."""
    if thing is Thing.STATEMENT:
        rows, above = Statement.objects.select_related("occasion"), "occasion"
    else:
        rows, above = Note.objects.select_related("group__discussion"), "group"
    found = rows.select_for_update(of=("self",)).filter(own(actor), code=code).first()
    if found is None:
        raise ThingNotFound(code)
    held = found.occasion if above == "occasion" else found.group.discussion
    actor.require(CHANGE, municipality=held.municipality_id or "")
    return found


def _check(kind: str, title: str, reference: str, url: str) -> None:
    if kind not in OutcomeKind.values:
        raise VoiceNotAnswered("unknown_kind")
    if not title.strip():
        raise VoiceNotAnswered("title_missing")
    if (kind == OutcomeKind.NOTHING) == bool(reference.strip() or url.strip()):
        raise VoiceNotAnswered("link_and_kind")
    if url.strip() and not is_address(url.strip()):
        raise VoiceNotAnswered("no_address")


def _save(actor: Actor, now: datetime, today: date, found: Statement | Note, **fields: object) -> None:
    of = {"statement": found} if isinstance(found, Statement) else {"note": found}
    code = next_code(actor, Outcome, f"{found.code[:70]}-o")
    outcome = Outcome.objects.create(collaboration_id=actor.collaboration, code=code, came_on=today, **of, **fields)
    record(
        actor=actor,
        now=now,
        action=CHANGE,
        object_type="voices.Outcome",
        object_id=outcome.code,
        label=outcome.title,
        details={"of": found.code, "kind": outcome.kind, "reference": outcome.reference},
    )
