"""From stays to the days and persons of each municipality, month and set of terms."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from narvard.care.settlement.rules.episodes import payers
from narvard.care.settlement.rules.facts import WAITED, Outcome, Period, Span, Stay
from narvard.care.settlement.rules.judging import judge
from narvard.care.settlement.rules.months import month_of, next_month
from narvard.care.settlement.rules.terms import Attribution, Model, Rulebook, Terms


@dataclass(frozen=True, slots=True)
class Entry:
    """The part of a period that belongs to a month under some terms.

    `before` is how many counted days of the period came earlier, so that the n-th day of a wait is known.
    """

    municipality: str
    month: date
    terms: Terms
    period: Period
    spans: tuple[Span, ...]
    before: int


@dataclass(frozen=True, slots=True)
class Share:
    """A period's counted days in one month and year: the first is number `before` + 1; `payable` of them not free."""

    subject: UUID
    year: int
    before: int
    days: int
    payable: int


@dataclass(slots=True)
class Tally:
    """What a month amounts to for a municipality under some terms. `persons` is the denominator of the mean;
    `unproven` counts the periods that nobody pays for because a duty was not done.
    """

    municipality: str
    month: date
    terms: Terms
    shares: list[Share] = field(default_factory=list)
    persons: set[UUID] = field(default_factory=set)
    periods: int = 0
    unproven: int = 0

    @property
    def days(self) -> int:
        """Every counted day of the month."""
        return sum(share.days for share in self.shares)

    def add(self, entry: Entry) -> None:
        """Count the entry in: its days by year, and its person."""
        self.periods += 1
        if not entry.period.proven:
            self.unproven += 1
            return
        shares = list(_shares(entry))
        self.shares.extend(shares)
        same_day = self.terms.include_day0 and entry.period.ended_on == entry.period.ready_on
        if shares or same_day:
            self.persons.add(entry.period.subject)


Book = dict[tuple[str, date, str], Tally]


def tally(stays: Iterable[Stay], rulebook: Rulebook, until: date) -> Book:
    """Every stay's days before `until`, in the tallies of (municipality, month, code of the terms)."""
    return tally_entries(entry for stay in stays for entry in entries(stay, rulebook, until))


def tally_entries(found: Iterable[Entry]) -> Book:
    """The entries in their tallies."""
    book: Book = {}
    for entry in found:
        key = (entry.municipality, entry.month, entry.terms.code)
        if key not in book:
            book[key] = Tally(entry.municipality, entry.month, entry.terms)
        book[key].add(entry)
    return book


def entries(stay: Stay, rulebook: Rulebook, until: date) -> Iterator[Entry]:
    """The parts of a stay's periods, each under the terms in force on its days."""
    judged: dict[str, tuple[Period, ...]] = {}
    admitted_on = stay.admitted_at.date()
    for municipality in sorted({payer.municipality for payer in payers(stay)}):
        for first, last, terms in rulebook.ruled(municipality, stay.discipline):
            if last <= admitted_on or first >= until:
                continue
            if terms.code not in judged:
                judged[terms.code] = judge(stay, terms, until)
            for period in judged[terms.code]:
                if period.municipality == municipality:
                    yield from _by_month(period, terms, first, last)


def _by_month(period: Period, terms: Terms, first: date, last: date) -> Iterator[Entry]:
    """The period cut at the turns of months, within the days [first, last) that the terms rule."""
    if terms.model is not Model.INDIVIDUAL and terms.attribution is Attribution.ENDED:
        if period.ended_on is not None and first <= period.ended_on < last:
            yield Entry(period.municipality, month_of(period.ended_on), terms, period, period.spans, 0)
        return
    if not period.spans:
        if period.ended_on == period.ready_on and first <= period.ready_on < last:
            yield Entry(period.municipality, month_of(period.ready_on), terms, period, (), 0)
        return
    begins = period.spans[0].from_day
    day, end = max(first, begins), min(last, period.spans[-1].to_day)
    while day < end:
        edge = min(next_month(month_of(day)), end)
        before = 0 if day == begins else counted(clip(period.spans, begins, day))
        yield Entry(period.municipality, month_of(day), terms, period, clip(period.spans, day, edge), before)
        day = edge


def clip(spans: Iterable[Span], first: date, last: date) -> tuple[Span, ...]:
    """The spans' days in [first, last)."""
    return tuple(
        Span(max(span.from_day, first), min(span.to_day, last), span.outcome)
        for span in spans
        if span.from_day < last and first < span.to_day
    )


def counted(spans: Iterable[Span]) -> int:
    """How many days of the spans a mean counts."""
    return sum((span.to_day - span.from_day).days for span in spans if span.outcome in WAITED)


def _shares(entry: Entry) -> Iterator[Share]:
    before = entry.before
    days: dict[int, list[int]] = {}
    for span in entry.spans:
        if span.outcome in WAITED:
            for year in range(span.from_day.year, span.to_day.year + 1):
                inside = clip((span,), date(year, 1, 1), date(year + 1, 1, 1))
                found = days.setdefault(year, [0, 0])
                found[0] += counted(inside)
                found[1] += counted(inside) if span.outcome is Outcome.PAYABLE else 0
    for year, (all_days, payable) in sorted(days.items()):
        if all_days:
            yield Share(entry.period.subject, year, before, all_days, payable)
            before += all_days
