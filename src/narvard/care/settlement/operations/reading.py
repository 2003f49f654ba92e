"""The audited doors: whoever reads about persons leaves an event for each."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction

from narvard.base.access.operations import Read, note_reads
from narvard.base.audit.operations import record
from narvard.base.core.actor import Actor
from narvard.base.papers.queries import Paper
from narvard.care.settlement.queries.index import index_page
from narvard.care.settlement.queries.papers import statement_paper
from narvard.care.settlement.queries.rows import IndexPage, StatementPage
from narvard.care.settlement.queries.statement import Address, statement_page


def read_index(*, actor: Actor, now: datetime, last: date | None = None) -> IndexPage:
    """Months × municipalities: figures only, so no person is read about."""
    return index_page(actor, now, last)


@transaction.atomic
def read_statement(
    *, actor: Actor, now: datetime, address: Address, number: int = 1, compare: str = ""
) -> StatementPage:
    """One statement with fifty of its waits, each noted in the log. Raises StatementNotFound."""
    page = statement_page(actor, now, address, number=number, compare=compare)
    note_reads(actor=actor, now=now, action="settlement.read", rows=_reads(page))
    if page.tried is not None:
        record(
            actor=actor, now=now, action="settlement.try", object_type="settlement.statement", object_id=str(page.id),
            details={"terms": compare},
        )  # fmt: skip
    return page


@transaction.atomic
def read_paper(*, actor: Actor, now: datetime, address: Address, language: str) -> Paper:
    """The whole statement as a paper, every wait noted in the log. Raises StatementNotFound."""
    page = statement_page(actor, now, address, whole=True)
    note_reads(actor=actor, now=now, action="settlement.paper", rows=_reads(page))
    return statement_paper(actor, page, language)


def _reads(page: StatementPage) -> Iterable[Read]:
    yield from (Read(row.subject, row.ground, "settlement.stay", str(row.id)) for row in page.waits)
    yield from (Read(row.subject, row.ground, "settlement.dispute", str(row.id)) for row in page.disputes)
