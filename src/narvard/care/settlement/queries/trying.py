"""A month tried under other terms, on the facts that were kept with it. Nothing is saved."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from uuid import UUID

from narvard.base.core.actor import Actor
from narvard.care.settlement.models import Run, Statement, StatementStay
from narvard.care.settlement.queries.agreed import all_terms, known_prices
from narvard.care.settlement.queries.frozen import part_of
from narvard.care.settlement.queries.rows import Tried
from narvard.care.settlement.rules.billing import settle
from narvard.care.settlement.rules.facts import Stay
from narvard.care.settlement.rules.freezing import thaw_stay
from narvard.care.settlement.rules.months import next_month
from narvard.care.settlement.rules.tallying import tally
from narvard.care.settlement.rules.terms import DISCIPLINES, LAWS, Rulebook, Terms

LAW = "law"


def choices(actor: Actor) -> tuple[tuple[str, str], ...]:
    """Code and name of what a month can be tried under: every agreement, then the law by itself."""
    laws = {law.code for law in LAWS}
    agreements = [(terms.code, terms.name) for terms in all_terms(actor) if terms.code not in laws]
    own_law = next(law for law in LAWS if law.country == actor.country)
    return (*agreements, (LAW, own_law.name))


def tried(actor: Actor, statement: Statement, run: Run, code: str) -> Tried | None:
    """What the month would have come to under the terms `code`; None where there are no such terms.

    For a mean over three months the two months before are needed; where they are not settled, the mean decides nothing.
    """
    chosen = _chosen(actor, code)
    if chosen is None:
        return None
    since = _known_since(statement)
    book = tally(_stays(statement, run, since), _rulebook(actor, statement, chosen, since), next_month(statement.month))
    parts = settle(book, known_prices(actor), statement.month, statement.municipality_id)
    amounts = [part.amount for part in parts]
    amount = None if None in amounts else sum(found for found in amounts if found is not None)
    here = (statement.municipality_id, statement.month)
    rows = [row for (place, month, _), row in book.items() if (place, month) == here]
    return Tried(
        name=chosen.name,
        source=chosen.source,
        certainty=chosen.certainty,
        parts=tuple(part_of(part) for part in parts),
        persons=len({person for row in rows for person in row.persons}),
        days=sum(part.days for part in parts),
        amount=amount,
        difference=None if amount is None or run.amount is None else amount - run.amount,
    )


def _chosen(actor: Actor, code: str) -> Terms | None:
    if code == LAW:
        return next((law for law in LAWS if law.country == actor.country), None)
    return next((terms for terms in all_terms(actor) if terms.code == code), None)


def _rulebook(actor: Actor, statement: Statement, chosen: Terms, since: date) -> Rulebook:
    """The chosen terms for every day of the known months, whatever days they were agreed for."""
    if chosen in LAWS:
        return Rulebook(actor.country, {})
    always = replace(chosen, valid_from=since, valid_to=None)
    return Rulebook(actor.country, {(statement.municipality_id, kind): (always,) for kind in DISCIPLINES})


def _known_since(statement: Statement) -> date:
    """The earliest of up to three months in a row that are settled for this hospital and municipality."""
    months = set(_months(statement).values_list("month", flat=True))
    since = statement.month
    while next_month(since, -1) in months and since > next_month(statement.month, -2):
        since = next_month(since, -1)
    return since


def _months(statement: Statement) -> Iterable[Statement]:
    same = Statement.objects.filter(custodian=statement.custodian_id, municipality=statement.municipality_id)
    return same.filter(month__lt=statement.month, month__gte=next_month(statement.month, -2)).exclude(state="credited")


def _stays(statement: Statement, run: Run, since: date) -> tuple[Stay, ...]:
    """The facts kept with the months, each case once, as the latest month knew it."""
    runs = {run.pk}
    for earlier in _months(statement).filter(month__gte=since).prefetch_related("runs"):
        runs |= {row.pk for row in earlier.runs.all() if row.number == earlier.run}
    found: dict[UUID, Stay] = {}
    rows = StatementStay.objects.filter(run__in=runs).order_by("run__statement__month")
    for facts in rows.values_list("facts", flat=True):
        stay = thaw_stay(facts)
        found[stay.case] = stay
    return tuple(found.values())
