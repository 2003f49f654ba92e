"""From a month's days and persons to what is paid, by the model of the terms."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from narvard.care.settlement.rules.amounts import Amount, Prices
from narvard.care.settlement.rules.months import next_month
from narvard.care.settlement.rules.tallying import Book, Share, Tally
from narvard.care.settlement.rules.terms import Excess, Model, Terms, Window


class Why(StrEnum):
    """Why a month is paid for or not."""

    EACH_DAY = "each_day"
    ABOVE = "above"
    NOT_ABOVE = "not_above"
    CAP_ONLY = "cap_only"
    TOO_FEW_MONTHS = "too_few_months"
    NOBODY = "nobody"
    ANALYSIS = "analysis"


@dataclass(frozen=True)
class Part:
    """What a municipality's month comes to under one set of terms.

    `mean` is `mean_days` / `persons`, None where nobody waited; days above an individual cap are in `days` only.
    `compared` is the mean that was held against the threshold.
    `billed_days` may be a fraction. `amount` is whole kronor, None where no amount is known for a year in
    `missing_years`, and 0 where nothing is to be paid.
    """

    municipality: str
    month: date
    terms: Terms
    persons: int
    periods: int
    unproven: int
    days: int
    mean_days: int
    mean: Fraction | None
    compared: Fraction | None
    why: Why
    billed_days: Fraction
    amount: int | None
    amounts: tuple[Amount, ...] = ()
    missing_years: tuple[int, ...] = ()


def bill(month: Tally, earlier: Sequence[Tally | None], prices: Prices) -> Part:
    """Settle one month. `earlier` are the two months before it, the nearest first; None where the terms did not hold.

    Under a longer window the window decides whether anything is paid; how much is always the month's own days, so that
    no day is paid for twice [D].
    """
    terms = month.terms
    mean, compared, why = _decide(month, earlier)
    paid = [(share.year, days) for share, days in zip(month.shares, paid_days(month, why), strict=True) if days]
    amounts = {year: prices.of(terms.code, year, agreed=terms.agreed_amounts) for year in sorted({y for y, _ in paid})}
    missing = tuple(year for year, amount in amounts.items() if amount is None)
    used = {year: amount for year, amount in amounts.items() if amount is not None}
    money = sum((days * used[year].kronor for year, days in paid if year in used), Fraction(0))
    return Part(
        month.municipality, month.month, terms, len(month.persons), month.periods, month.unproven, month.days,
        sum(capped_days(share, terms) for share in month.shares), mean,
        compared, why, sum((days for _, days in paid), Fraction(0)), None if missing else whole_kronor(money),
        tuple(used.values()), missing,
    )  # fmt: skip


def whole_kronor(money: Fraction) -> int:
    """Half a krona is rounded up."""
    return int(money + Fraction(1, 2))


def settle(book: Book, prices: Prices, month: date, municipality: str) -> tuple[Part, ...]:
    """The parts of one municipality's month, in the order of the terms' codes."""
    found = [row for (code, when, _), row in book.items() if code == municipality and when == month]
    return tuple(bill(row, _earlier(book, row), prices) for row in sorted(found, key=lambda row: row.terms.code))


def _earlier(book: Book, month: Tally) -> list[Tally | None]:
    """The two months before, empty where nobody waited; None where the terms had not begun."""
    found: list[Tally | None] = []
    for back in (-1, -2):
        when = next_month(month.month, back)
        known = month.terms.in_force(when)
        empty = Tally(month.municipality, when, month.terms) if known else None
        found.append(book.get((month.municipality, when, month.terms.code), empty) if known else None)
    return found


def capped_days(share: Share, terms: Terms) -> int:
    """The share's days that enter the mean: under (i) and (ii) not those above an individual cap."""
    if terms.cap_days is None or terms.excess is Excess.CAP_ABOVE:
        return share.days
    return max(0, min(share.before + share.days, terms.cap_days) - share.before)


def mean_of(tallies: Sequence[Tally]) -> Fraction | None:
    """Days by persons, summed before they are divided; None where nobody waited."""
    persons = sum(len(row.persons) for row in tallies)
    days = sum(capped_days(share, row.terms) for row in tallies for share in row.shares)
    return Fraction(days, persons) if persons else None


def _decide(month: Tally, earlier: Sequence[Tally | None]) -> tuple[Fraction | None, Fraction | None, Why]:
    terms, mean = month.terms, mean_of([month])
    if mean is None:
        return None, None, Why.NOBODY
    if terms.model is Model.INDIVIDUAL:
        return mean, None, Why.EACH_DAY
    if terms.excess is Excess.CAP_ABOVE and terms.model is Model.MEAN:
        return mean, None, Why.CAP_ONLY
    compared, above = _compare(month, earlier, mean)
    if above is None:
        return mean, None, Why.TOO_FEW_MONTHS
    if terms.model is Model.ANALYSIS_ONLY:
        return mean, compared, Why.ANALYSIS
    return mean, compared, Why.ABOVE if above else Why.NOT_ABOVE


def _compare(month: Tally, earlier: Sequence[Tally | None], mean: Fraction) -> tuple[Fraction | None, bool | None]:
    """What is held against the threshold, and whether it is above; (None, None) before there are three months."""
    terms = month.terms
    if terms.window is Window.MONTH:
        return mean, mean > terms.threshold_days
    known = [row for row in earlier if row is not None]
    if len(known) < 2:
        return None, None
    if terms.window is Window.ROLLING:
        over = mean_of([month, *known])
        return over, over is not None and over > terms.threshold_days
    means = [mean_of([row]) for row in known]
    lowest = min([mean, *(found if found is not None else Fraction(0) for found in means)])
    return lowest, lowest > terms.threshold_days


def paid_days(month: Tally, why: Why) -> list[Fraction]:
    """How many days of each share are paid for; days above an individual cap are, whatever the mean."""
    terms = month.terms
    if terms.model is Model.INDIVIDUAL:
        return [Fraction(share.payable) for share in month.shares]
    if terms.model is Model.ANALYSIS_ONLY:
        return [Fraction(0) for _ in month.shares]
    spread = _spread(month) if why is Why.ABOVE and terms.excess is Excess.MEAN_ABOVE else Fraction(0)
    return [_paid(share, terms, why, spread) for share in month.shares]


def _paid(share: Share, terms: Terms, why: Why, spread: Fraction) -> Fraction:
    capped = capped_days(share, terms)
    paid = capped * spread
    if why is Why.ABOVE and terms.excess is Excess.DAYS_ABOVE:
        paid += above(share.before, capped, terms.threshold_days)
    if terms.cap_days is not None:
        paid += above(share.before, share.days, Fraction(terms.cap_days))
    return paid


def _spread(month: Tally) -> Fraction:
    """The part of each counted day that (i) pays for, so that the days sum to (mean − threshold) × persons."""
    days = sum(capped_days(share, month.terms) for share in month.shares)
    excess = days - month.terms.threshold_days * len(month.persons)
    return max(Fraction(0), excess) / days if days else Fraction(0)


def above(before: int, days: int, limit: Fraction) -> Fraction:
    """Of the days number `before` + 1 to `before` + `days`, how much lies above `limit` days."""
    return max(Fraction(0), before + days - limit) - max(Fraction(0), before - limit)
