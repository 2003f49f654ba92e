"""Working a statement out: the facts of three months, the terms, and a run that is never changed."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from narvard.base.core.actor import Actor
from narvard.care.settlement.models import Run, Statement, StatementStay
from narvard.care.settlement.queries.agreed import known_prices, rulebook
from narvard.care.settlement.queries.facts import stays
from narvard.care.settlement.rules.amounts import Prices
from narvard.care.settlement.rules.billing import Part, settle
from narvard.care.settlement.rules.facts import Outcome, Stay
from narvard.care.settlement.rules.freezing import freeze_part, freeze_spans, freeze_stay, freeze_ticks
from narvard.care.settlement.rules.months import next_month
from narvard.care.settlement.rules.quality import incomplete_share
from narvard.care.settlement.rules.tallying import Book, Entry, counted, entries, tally_entries
from narvard.care.settlement.rules.terms import Rulebook

# The two months before are needed for means over three months.
MONTHS_BACK = -2


@dataclass(frozen=True)
class Account:
    """One hospital's month, worked out and not yet saved."""

    month: date
    entries: Mapping[str, tuple[tuple[Stay, Entry], ...]]
    book: Book
    prices: Prices
    incomplete: int
    cases: int

    def parts(self, municipality: str) -> tuple[Part, ...]:
        """What the municipality's month comes to."""
        return settle(self.book, self.prices, self.month, municipality)

    def persons(self, municipality: str) -> set[UUID]:
        """Who is counted in the municipality's month, each once whatever the terms."""
        rows = (row for (code, month, _), row in self.book.items() if (code, month) == (municipality, self.month))
        return {person for row in rows for person in row.persons}


def work_out(actor: Actor, month: date) -> Account:
    """The month of the actor's own hospital, from the facts as they are now. Saves nothing."""
    until = next_month(month)
    found = stays(actor, next_month(month, MONTHS_BACK), until)
    book = rulebook(actor, actor.controller_id or 0)
    return account(found, book, known_prices(actor), month)


def account(found: Sequence[Stay], terms: Rulebook, prices: Prices, month: date) -> Account:
    """The month's account from these stays."""
    until = next_month(month)
    all_entries = [(stay, entry) for stay in found for entry in entries(stay, terms, until)]
    ours: dict[str, list[tuple[Stay, Entry]]] = defaultdict(list)
    for stay, entry in all_entries:
        if entry.month == month:
            ours[entry.municipality].append((stay, entry))
    # Each case of the month once: the share of incomplete ones is the hospital's, since some have no municipality.
    cases = {stay.case: stay for rows in ours.values() for stay, _ in rows}
    incomplete, of = incomplete_share(cases.values())
    book = tally_entries(entry for _, entry in all_entries)
    return Account(month, {code: tuple(rows) for code, rows in ours.items()}, book, prices, incomplete, of)


def save_run(actor: Actor, now: datetime, statement: Statement, found: Account, cause: str) -> Run:
    """Keep the account as the statement's run of its number, with every wait, its proof and its facts."""
    parts = found.parts(statement.municipality_id)
    run = Run.objects.create(
        statement=statement,
        number=statement.run,
        made_at=now,
        made_by=actor.name,
        cause=cause,
        persons=len(found.persons(statement.municipality_id)),
        days=sum(part.days for part in parts),
        amount=total(parts),
        incomplete=found.incomplete,
        cases=found.cases,
        parts=[freeze_part(part) for part in parts],
    )
    rows = found.entries.get(statement.municipality_id, ())
    StatementStay.objects.bulk_create([_stay(statement, run, stay, entry) for stay, entry in rows])
    return run


def total(parts: Iterable[Part]) -> int | None:
    """The sum of the parts; None as soon as one has no amount."""
    amounts = [part.amount for part in parts]
    return None if None in amounts else sum(amount for amount in amounts if amount is not None)


def _stay(statement: Statement, run: Run, stay: Stay, entry: Entry) -> StatementStay:
    days = [span for span in entry.spans if span.outcome is Outcome.PAYABLE]
    return StatementStay(
        subject=stay.subject,
        custodian_id=statement.custodian_id,
        unit_id=statement.custodian_id,
        run=run,
        case=stay.case,
        terms=entry.terms.code,
        discipline=stay.discipline,
        ready_at=entry.period.ready_at,
        ended_on=entry.period.ended_on,
        proven=entry.period.proven,
        before=entry.before,
        counted=counted(entry.spans) if entry.period.proven else 0,
        payable=sum((span.to_day - span.from_day).days for span in days) if entry.period.proven else 0,
        ticks=freeze_ticks(entry.period.ticks),
        spans=freeze_spans(entry.spans),
        facts=freeze_stay(stay),
    )
