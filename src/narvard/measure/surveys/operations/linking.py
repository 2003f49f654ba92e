"""Making the links that a survey is answered by. They are seen once, by the one who makes them."""

import secrets
from datetime import date, datetime

from django.db import transaction

from narvard.base.audit.operations import record
from narvard.base.core.actor import Actor
from narvard.base.organizations.queries import own
from narvard.measure.surveys.models import Batch, Group, Link, Round
from narvard.measure.surveys.rules.asking import MOST_LINKS, TOKEN_BYTES, Stage, stage, token_hash

CHANGE = "surveys.change"


class LinksNotMade(Exception):
    """No link was made; `code` says why: unknown, number, closed, brought, no_questions."""

    def __init__(self, code: str) -> None:
        super().__init__(f"No link was made ({code}). Mend what is named, and make the links again.")
        self.code = code


class BatchNotFound(Exception):
    """There is no such batch of links in the collaboration, or it was withdrawn before."""


def make_links(
    *, actor: Actor, now: datetime, today: date, survey: str, round_code: str, group: str, number: int
) -> tuple[str, ...]:
    """So many new links for a group in a round; returns their tokens, which nothing can bring back afterwards.

    Raises LinksNotMade. The database keeps the hashes only.
    """
    actor.require(CHANGE)
    if not 1 <= number <= MOST_LINKS:
        raise LinksNotMade("number")
    with transaction.atomic():
        chosen, asked = _round_and_group(actor, survey, round_code, group, today)
        batch = Batch.objects.create(round=chosen, group=asked, number=number, made_on=today, made_by=actor.name)
        tokens = tuple(secrets.token_urlsafe(TOKEN_BYTES) for _ in range(number))
        # In the order of the hashes, which tells nothing of the order in which the links are handed out.
        Link.objects.bulk_create(Link(batch=batch, token_hash=kept) for kept in sorted(map(token_hash, tokens)))
        _record(actor, now, batch, f"{survey} {round_code} {group}", made=number)
    return tokens


def withdraw_links(*, actor: Actor, now: datetime, today: date, batch_id: int) -> int:
    """Take back the links of a batch that are not used yet, when the file was lost for instance. Returns how many."""
    actor.require(CHANGE)
    with transaction.atomic():
        batch = (
            Batch.objects.select_for_update(of=("self",))
            .select_related("round__survey", "group")
            .filter(own(actor, "round__survey__collaboration"), pk=batch_id, withdrawn_on=None)
            .first()
        )
        if batch is None:
            raise BatchNotFound(batch_id)
        withdrawn, _ = batch.links.filter(used=False).delete()
        Batch.objects.filter(pk=batch.pk).update(withdrawn_on=today)
        label = f"{batch.round.survey.code} {batch.round.code} {batch.group.code}"
        _record(actor, now, batch, label, withdrawn=withdrawn)
    return withdrawn


def _round_and_group(actor: Actor, survey: str, round_code: str, group: str, today: date) -> tuple[Round, Group]:
    mine = own(actor, "survey__collaboration")
    chosen = Round.objects.select_related("survey").filter(mine, survey__code=survey, code=round_code).first()
    asked = Group.objects.filter(mine, survey__code=survey, code=group).first()
    if chosen is None or asked is None:
        raise LinksNotMade("unknown")
    if chosen.brought:
        raise LinksNotMade("brought")
    if stage(chosen.opens_on, chosen.closes_on, today) is Stage.CLOSED:
        raise LinksNotMade("closed")
    if not chosen.survey.questions.exists():
        raise LinksNotMade("no_questions")
    return chosen, asked


def _record(actor: Actor, now: datetime, batch: Batch, label: str, **details: int) -> None:
    record(
        actor=actor,
        now=now,
        action=CHANGE,
        object_type="surveys.Batch",
        object_id=str(batch.pk),
        label=label,
        details=dict(details),
    )
