"""The page and the contract on paper: read through the audited door, composed in the language of who is to read it."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import override

from narvard.base.core.actor import Actor
from narvard.base.papers.queries import Paper
from narvard.care.contracts.operations.reading import read_contract, read_mine
from narvard.care.contracts.queries.papers import contract_paper


@transaction.atomic
def print_contract(*, actor: Actor, now: datetime, subject: UUID, language: str) -> Paper:
    """The patient contract on paper, for a professional to hand over. Raises PersonNotSeen."""
    with override(language):
        whole = read_contract(actor=actor, now=now, subject=subject, on_paper=True)
        return contract_paper(whole, actor.country, language, actor.day_of(now))


@transaction.atomic
def print_mine(*, actor: Actor, now: datetime, language: str, subject: UUID | None = None) -> Paper:
    """The person's own page on paper, or that of someone whom they represent. Raises PersonNotSeen."""
    with override(language):
        page = read_mine(actor=actor, now=now, subject=subject, on_paper=True)
        return contract_paper(page.whole, actor.country, language, page.today)
