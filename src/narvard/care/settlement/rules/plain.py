"""The same account kept as one would by hand: each day asked about by itself, nothing remembered, nothing in spans.

It is slow and has no shortcuts. The tests and the bench hold the fast account against it.
"""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from uuid import UUID

from narvard.base.core.queries import ZONES, day_of
from narvard.care.settlement.rules import norway, sweden
from narvard.care.settlement.rules.amounts import Prices
from narvard.care.settlement.rules.billing import whole_kronor
from narvard.care.settlement.rules.clock import ONE_DAY
from narvard.care.settlement.rules.episodes import Episode, blocks, episodes, paying_municipality
from narvard.care.settlement.rules.facts import Outcome, Stay
from narvard.care.settlement.rules.months import month_of, next_month
from narvard.care.settlement.rules.terms import Attribution, Counted, Excess, Model, Rulebook, Terms, Window

Account = dict[str, tuple[int, int, Fraction, int | None]]
"""Code of the terms → persons, days, paid days, whole kronor (None: an amount is missing)."""


def municipality_on(stay: Stay, day: date) -> str:
    """Who pays for a day."""
    rows = sorted(stay.residences, key=lambda row: row.from_day)
    earlier = [row for row in rows if row.from_day <= day]
    chosen = earlier[-1] if earlier else rows[0] if rows else None
    return paying_municipality(stay.country, chosen) if chosen else ""


def outcome_on(stay: Stay, episode: Episode, terms: Terms, day: date) -> Outcome | None:
    """What one day of an episode is; None where it is no day of it."""
    zone, municipality = ZONES[stay.country], municipality_on(stay, day)
    if not covers(stay, episode, terms, day):
        return None
    rules = norway if stay.country == "NO" else sweden
    ticks, begins = rules.judge_episode(stay, episode, municipality, terms, zone)
    if ticks[1].at is not None and day < day_of(ticks[1].at, zone):
        return None
    if begins is None:
        return Outcome.DUTY_MISSED
    return _norwegian(stay, episode, municipality, day) if stay.country == "NO" else _swedish(stay, begins, day)


def covers(stay: Stay, episode: Episode, terms: Terms, day: date) -> bool:
    """Is it a day of this episode, and of none before it?"""
    zone = ZONES[stay.country]
    for other in episodes(stay):
        first = day_of(other.notices[0].sent_at, zone)
        ended = day_of(other.ended_at, zone) if other.ended_at else date.max
        if first <= day and (day < ended or (day == ended and terms.payable_days is Counted.STARTED)):
            return other == episode
    return False


def _swedish(stay: Stay, begins: date, day: date) -> Outcome:
    zone = ZONES[stay.country]
    for since, until in blocks(stay):
        if day_of(since, zone) <= day and (until is None or day <= day_of(until, zone)):
            return Outcome.BLOCKED
    return Outcome.FREE if day < begins else Outcome.PAYABLE


def _norwegian(stay: Stay, episode: Episode, municipality: str, day: date) -> Outcome:
    zone = ZONES[stay.country]
    given = [step for step in norway.answers(stay, episode, municipality) if day_of(step.sent_at, zone) <= day]
    if not given or given[-1].answer != norway.CAN:
        return Outcome.PAYABLE
    from_day = day_of(given[-1].about_at or given[-1].sent_at, zone)
    return Outcome.CAN_RECEIVE if from_day <= day else Outcome.PAYABLE


def account(
    stays: Sequence[Stay], rulebook: Rulebook, prices: Prices, month: date, municipality: str, until: date
) -> Account:
    """One municipality's month, counted day by day."""
    codes = {terms.code: terms for stay in stays for _, _, terms in rulebook.ruled(municipality, stay.discipline)}
    kept: Account = {}
    for code, terms in sorted(codes.items()):
        waits = [_waits(stays, rulebook, terms, next_month(month, back), municipality, until) for back in (0, -1, -2)]
        if waits[0][1]:
            kept[code] = _sum_up(terms, waits, prices, month)
    return kept


Wait = tuple[date, int, bool]
"""A counted day: which, its number in the wait, and whether it is past the free days."""
Waits = tuple[list[Wait], set[UUID]]


def _waits(
    stays: Sequence[Stay], rulebook: Rulebook, terms: Terms, month: date, municipality: str, until: date
) -> Waits:
    days: list[Wait] = []
    persons: set[UUID] = set()
    ruled = (rulebook, municipality, terms)
    for stay in stays:
        for episode in episodes(stay):
            numbered = _numbered(stay, episode, terms, municipality, until)
            mine = [row for row in numbered if _belongs(stay, episode, ruled, row[0], month)]
            days.extend(mine)
            if mine or (terms.include_day0 and _day0(stay, episode, ruled, month, until)):
                persons.add(stay.subject)
    return days, persons


def _numbered(stay: Stay, episode: Episode, terms: Terms, municipality: str, until: date) -> list[Wait]:
    zone = ZONES[stay.country]
    day = day_of(episode.notices[0].sent_at, zone)
    found: list[Wait] = []
    while day < until and (episode.ended_at is None or day <= day_of(episode.ended_at, zone)):
        if municipality_on(stay, day) == municipality:
            outcome = outcome_on(stay, episode, terms, day)
            if outcome in (Outcome.FREE, Outcome.PAYABLE):
                found.append((day, len(found) + 1, outcome is Outcome.PAYABLE))
        day += ONE_DAY
    return found


def _belongs(stay: Stay, episode: Episode, ruled: tuple[Rulebook, str, Terms], day: date, month: date) -> bool:
    """Is the day one of this month, under these terms?"""
    rulebook, municipality, terms = ruled
    if terms.attribution is Attribution.ENDED and terms.model is not Model.INDIVIDUAL:
        if episode.ended_at is None:
            return False
        day = day_of(episode.ended_at, ZONES[stay.country])
    return month_of(day) == month and rulebook.on(municipality, stay.discipline, day) == terms


def _day0(stay: Stay, episode: Episode, ruled: tuple[Rulebook, str, Terms], month: date, until: date) -> bool:
    """Was the person ready and gone on one day of the month, with every duty done?"""
    _rulebook, municipality, terms = ruled
    zone = ZONES[stay.country]
    rules = norway if stay.country == "NO" else sweden
    ticks, _ = rules.judge_episode(stay, episode, municipality, terms, zone)
    ready = day_of(ticks[1].at or episode.notices[0].sent_at, zone)
    if episode.ended_at is None or day_of(episode.ended_at, zone) != ready or ready >= until:
        return False
    done = all(tick.met is not False for tick in ticks)
    return done and municipality_on(stay, ready) == municipality and _belongs(stay, episode, ruled, ready, month)


def _sum_up(terms: Terms, waits: list[Waits], prices: Prices, month: date) -> tuple[int, int, Fraction, int | None]:
    days, persons = waits[0]
    above = _above(terms, waits, month)
    in_mean = [row for row in days if _in_mean(row, terms)]
    paid: list[tuple[int, Fraction]] = []
    for row in days:
        part = Fraction(0)
        if terms.model is Model.INDIVIDUAL:
            part = Fraction(row[2])
        elif terms.model is Model.MEAN:
            if terms.cap_days is not None and row[1] > terms.cap_days:
                part = Fraction(1)
            elif above and terms.excess is Excess.MEAN_ABOVE:
                part = max(Fraction(0), len(in_mean) - terms.threshold_days * len(persons)) / len(in_mean)
            elif above and terms.excess is Excess.DAYS_ABOVE:
                part = min(Fraction(1), max(Fraction(0), row[1] - terms.threshold_days))
        paid.append((row[0].year, part))
    known = {year: prices.of(terms.code, year, agreed=terms.agreed_amounts) for year, part in paid if part}
    kronor = {year: found.kronor for year, found in known.items() if found is not None}
    money = sum((part * kronor.get(year, 0) for year, part in paid), Fraction(0))
    amount = whole_kronor(money) if len(kronor) == len(known) else None
    return len(persons), len(days), sum((part for _, part in paid), Fraction(0)), amount


def _in_mean(row: Wait, terms: Terms) -> bool:
    return terms.cap_days is None or terms.excess is Excess.CAP_ABOVE or row[1] <= terms.cap_days


def _above(terms: Terms, waits: list[Waits], month: date) -> bool:
    if terms.excess is Excess.CAP_ABOVE:
        return False
    counts = [(sum(_in_mean(row, terms) for row in days), len(persons)) for days, persons in waits]
    if terms.window is Window.MONTH:
        counts = counts[:1]
    elif not all(terms.in_force(next_month(month, back)) for back in (-1, -2)):
        return False
    if terms.window is Window.CONSECUTIVE:
        return all(persons and Fraction(days, persons) > terms.threshold_days for days, persons in counts)
    days, persons = sum(row[0] for row in counts), sum(row[1] for row in counts)
    return bool(persons) and Fraction(days, persons) > terms.threshold_days
