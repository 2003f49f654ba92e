"""A stay, terms and a last day in; the days that somebody waited out, each with its proof. Pure and without a clock."""

from collections.abc import Iterator
from datetime import date
from zoneinfo import ZoneInfo

from narvard.base.core.queries import ZONES, day_of
from narvard.care.settlement.rules import norway, sweden
from narvard.care.settlement.rules.clock import ONE_DAY
from narvard.care.settlement.rules.episodes import Episode, Payer, episodes, payers
from narvard.care.settlement.rules.facts import Period, Span, Stay, Tick
from narvard.care.settlement.rules.terms import Counted, Terms


def judge(stay: Stay, terms: Terms, until: date) -> tuple[Period, ...]:
    """Every period of the stay before the day `until`, by who pays; a person who moves has one for each municipality.

    A day never stands in two periods of one municipality. `terms` are taken to hold all the time; whoever asks cuts out
    the days on which they did.
    """
    zone = ZONES[stay.country]
    return tuple(period for payer in payers(stay) for period in _of_payer(stay, payer, terms, until, zone))


def _of_payer(stay: Stay, payer: Payer, terms: Terms, until: date, zone: ZoneInfo) -> Iterator[Period]:
    reached = payer.from_day
    for episode in episodes(stay):
        first = day_of(episode.notices[0].sent_at, zone)
        ended = day_of(episode.ended_at, zone) if episode.ended_at else None
        if first >= until or not _meets(payer, first, ended):
            continue
        last = _last(ended, terms, until, payer.to_day)
        period = _period(stay, episode, payer, terms, (max(first, reached), last, ended), zone)
        reached = max(reached, last)
        yield period


def _meets(payer: Payer, first: date, ended: date | None) -> bool:
    """Does the payer have a day of it? One who was ready and left on the same day was somebody's that day."""
    begins_before = ended is None or payer.from_day < max(ended, first + ONE_DAY)
    return begins_before and (payer.to_day is None or first < payer.to_day)


def _last(ended: date | None, terms: Terms, until: date, payer_until: date | None) -> date:
    """The day after the last one that counts."""
    left = until if ended is None else ended + ONE_DAY if terms.payable_days is Counted.STARTED else ended
    return min(left, until, payer_until or until)


def _period(
    stay: Stay, episode: Episode, payer: Payer, terms: Terms, days: tuple[date, date, date | None], zone: ZoneInfo
) -> Period:
    first, last, ended = days
    rules = norway if stay.country == "NO" else sweden
    ticks, begins = rules.judge_episode(stay, episode, payer.municipality, terms, zone)
    ready_at = ticks[1].at or episode.notices[0].sent_at
    first = max(first, day_of(ready_at, zone))
    spans, more = _lay_out(stay, episode, payer, (first, last), begins, zone)
    return Period(
        stay.case, stay.subject, payer.municipality, stay.discipline, ready_at, day_of(ready_at, zone), begins, ended,
        (*ticks, more), spans,
    )  # fmt: skip


def _lay_out(
    stay: Stay, episode: Episode, payer: Payer, days: tuple[date, date], begins: date | None, zone: ZoneInfo
) -> tuple[tuple[Span, ...], Tick]:
    if stay.country == "NO":
        return norway.lay_out(norway.answers(stay, episode, payer.municipality), *days, begins, zone)
    return sweden.lay_out(stay, *days, begins, zone)
