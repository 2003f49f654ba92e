"""Months × municipalities: where each statement stands."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import F, OuterRef, Q, QuerySet, Subquery

from narvard.base.core.actor import Actor
from narvard.base.core.queries import StartLine
from narvard.base.organizations.queries import organizations
from narvard.care.settlement.models import Dispute, Run, Statement
from narvard.care.settlement.queries.agreed import known_prices
from narvard.care.settlement.queries.finding import READ, visible
from narvard.care.settlement.queries.labels import start_text
from narvard.care.settlement.queries.rows import Cell, IndexPage, IndexRow
from narvard.care.settlement.rules.months import month_of, next_month
from narvard.care.settlement.rules.states import Side, State

MONTHS = 6
# What waits for each side: the hospital's own drafts and what was agreed or disputed; the payer's, what was sent.
WAITS = {Side.HOSPITAL: (State.DRAFT, State.DISPUTED, State.AGREED), Side.PAYER: (State.SENT,)}


def index_page(actor: Actor, now: datetime, last: date | None = None) -> IndexPage:
    """Six months up to `last` (a first day), by default the one that ended latest."""
    today = actor.day_of(now)
    newest = next_month(month_of(today), -1)
    last = min(last or newest, newest)
    months = tuple(next_month(last, back) for back in range(1 - MONTHS, 1))
    found = list(_rows(visible(actor).filter(month__gte=months[0], month__lte=last)))
    states = Counter(row.state for row in found)
    years = sorted({month.year for month in months})
    return IndexPage(
        months=months,
        rows=tuple(_lines(found, months)),
        counts=tuple((state.value, states[state]) for state in State if states[state]),
        mine=sum(row.state in WAITS[_side(actor, row)] for row in found),
        may_settle=bool(actor.may("settlement.settle")) and _is_hospital(actor),
        to_settle=newest,
        earlier=months[0],
        later=None if last == newest else min(next_month(last, MONTHS), newest),
        amounts_missing=_without_amount(actor, years),
        may_import=bool(actor.may("settlement.import")),
    )


def _rows(rows: QuerySet[Statement]) -> QuerySet[Statement]:
    """The statements that hold, each with the figures of the run that its reader sees."""
    run = Run.objects.filter(statement=OuterRef("pk"), number=OuterRef("run"))
    return (
        rows.exclude(state=State.CREDITED)
        .select_related("custodian", "municipality")
        .annotate(amount=Subquery(run.values("amount")[:1]), persons=Subquery(run.values("persons")[:1]))
        .order_by("custodian__sort_key", "municipality__sort_key", "month")
    )


def _lines(found: Iterable[Statement], months: tuple[date, ...]) -> Iterable[IndexRow]:
    lines: dict[tuple[int, str], dict[date, Statement]] = {}
    for row in found:
        lines.setdefault((row.custodian_id, row.municipality_id), {})[row.month] = row
    for by_month in lines.values():
        first = next(iter(by_month.values()))
        cells = tuple(_cell(by_month.get(month)) for month in months)
        yield IndexRow(first.custodian.name, first.municipality.name, cells)


def _cell(row: Statement | None) -> Cell | None:
    if row is None:
        return None
    return Cell(row.state, row.amount, row.persons, url_args(row))


def url_args(row: Statement) -> tuple[str, str, int, int]:
    """What the address of a statement is made of."""
    return row.custodian.code, row.municipality_id, row.month.year, row.month.month


def _side(actor: Actor, row: Statement) -> Side:
    return Side.HOSPITAL if row.custodian_id == actor.controller_id else Side.PAYER


def _is_hospital(actor: Actor) -> bool:
    return any(row.id == actor.controller_id and row.kind == "hospital" for row in organizations(actor))


def _without_amount(actor: Actor, years: Iterable[int]) -> tuple[int, ...]:
    """The years for which no official amount is known."""
    known = known_prices(actor).national if actor.country else {}
    return tuple(year for year in years if year not in known)


def start_lines(actor: Actor, today: date) -> tuple[StartLine, ...]:
    """How many statements wait for the actor's side: figures, no names."""
    if not actor.may(READ) or actor.controller_id is None:
        return ()
    hospital = Q(custodian=actor.controller_id, state__in=WAITS[Side.HOSPITAL])
    payer = Q(payer=actor.controller_id, state__in=WAITS[Side.PAYER]) & ~Q(custodian=F("payer"))
    waiting = visible(actor).filter(hospital | payer).count()
    disputes = Dispute.objects.filter(statement__custodian=actor.controller_id, state="open").count()
    if not waiting:
        return ()
    return (StartLine(start_text(waiting, disputes), "settlement:index", (), None),)
