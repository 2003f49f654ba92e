"""Sweden, lag (2017:612): liability begins some days after the notice, if P1, P2 and P3 were done and 5:5 is no hinder.

Start: 2017:612 5:4. Preconditions: 5:3. Hinder: 5:5. A day on which it was unclear at any time is not counted [D].
"""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from narvard.base.core.queries import day_of
from narvard.care.settlement.rules.clock import ONE_DAY, starts_on
from narvard.care.settlement.rules.episodes import Episode, blocks
from narvard.care.settlement.rules.facts import Duty, Note, Outcome, Span, Stay, Tick
from narvard.care.settlement.rules.painting import paint
from narvard.care.settlement.rules.terms import Terms
from narvard.care.settlement.rules.ticks import admission_tick, call_tick, ready_tick, shifted

OPEN_CARE_LAW = "2017:612 5:5"


def judge_episode(
    stay: Stay, episode: Episode, municipality: str, terms: Terms, zone: ZoneInfo
) -> tuple[tuple[Tick, ...], date | None]:
    """The ticks of P1, P2 and P3, and the first day that is not free (None: liability never begins)."""
    admission = admission_tick(stay, municipality, terms)
    ready = ready_tick(stay, municipality, episode.notices)
    call = call_tick(stay, ready.at, terms, zone)
    ticks = (admission, ready, call)
    if any(tick.met is False for tick in ticks) or ready.at is None or admission.at is None:
        return ticks, None
    begins = starts_on(shifted(ready.at, admission, terms), terms, zone)
    return ticks, max(begins, day_of(admission.at, zone))


def lay_out(
    stay: Stay, from_day: date, to_day: date, begins: date | None, zone: ZoneInfo
) -> tuple[tuple[Span, ...], Tick]:
    """The days as spans, and the tick of 5:5 with when the last hinder among them was gone."""
    if begins is None:
        return paint(from_day, to_day, [(from_day, to_day, Outcome.DUTY_MISSED)]), _open_care(None, False)
    layers = [(from_day, begins, Outcome.FREE), (max(begins, from_day), to_day, Outcome.PAYABLE)]
    cleared: datetime | None = None
    hindered = False
    for since, until in blocks(stay):
        first, last = day_of(since, zone), day_of(until, zone) + ONE_DAY if until else to_day
        if first < to_day and from_day < last:
            layers.append((first, last, Outcome.BLOCKED))
            hindered, cleared = True, until
    return paint(from_day, to_day, layers), _open_care(cleared, hindered)


def _open_care(cleared: datetime | None, hindered: bool) -> Tick:
    note = Note.BLOCKED if hindered else Note.MET
    return Tick(Duty.OPEN_CARE, "primary_care", not hindered, note, cleared, None, OPEN_CARE_LAW, "A")
