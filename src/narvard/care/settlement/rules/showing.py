"""What each side is shown of a proof, and a wait taken apart into its days."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from narvard.care.settlement.rules.clock import ONE_DAY
from narvard.care.settlement.rules.facts import WAITED, Duty, Note, Outcome, Span, Tick
from narvard.care.settlement.rules.states import Side


@dataclass(frozen=True)
class PersonDay:
    """One day of a wait. `number` is its place among the days that count, None for one that does not."""

    day: date
    outcome: Outcome
    number: int | None
    ticks: tuple[Tick, ...]


def shown_to(side: Side, ticks: Iterable[Tick]) -> tuple[Tick, ...]:
    """The payer is not told when the person came to hospital, so not by when the admission notice was due either."""
    hidden = {Duty.ADMISSION_NOTICE} if side is Side.PAYER else set()
    return tuple(replace(tick, due=None) if tick.duty in hidden else tick for tick in ticks)


def person_days(spans: Sequence[Span], ticks: Sequence[Tick], before: int) -> Iterator[PersonDay]:
    """Each day with its own ticks: those that depend on the day say how it was on that day."""
    number = before
    for span in spans:
        day = span.from_day
        while day < span.to_day:
            number += span.outcome in WAITED
            yield PersonDay(
                day, span.outcome, number if span.outcome in WAITED else None,
                tuple(_on(tick, span.outcome) for tick in ticks),
            )  # fmt: skip
            day += ONE_DAY


def _on(tick: Tick, outcome: Outcome) -> Tick:
    if tick.duty is Duty.OPEN_CARE:
        hindered = outcome is Outcome.BLOCKED
        return replace(tick, met=not hindered, note=Note.BLOCKED if hindered else Note.MET)
    if tick.duty is Duty.ANSWER and outcome in (Outcome.PAYABLE, Outcome.CAN_RECEIVE):
        return replace(tick, met=outcome is Outcome.CAN_RECEIVE)
    return tick


@dataclass(frozen=True)
class Waited:
    """What one wait came to in a run: enough to tell two runs apart."""

    ready_at: datetime
    counted: int
    payable: int


@dataclass(frozen=True)
class Changed:
    """A case whose days are others in the later run; None on a side where it was not there."""

    case: object
    before: Waited | None
    after: Waited | None


def differences(before: Iterable[tuple[object, Waited]], after: Iterable[tuple[object, Waited]]) -> tuple[Changed, ...]:
    """The cases that differ between two runs, each summed over its waits."""
    old, new = _by_case(before), _by_case(after)
    cases = sorted(set(old) | set(new), key=str)
    return tuple(Changed(case, old.get(case), new.get(case)) for case in cases if old.get(case) != new.get(case))


def _by_case(rows: Iterable[tuple[object, Waited]]) -> dict[object, Waited]:
    found: dict[object, Waited] = {}
    for case, row in rows:
        known = found.get(case)
        if known is None:
            found[case] = row
        else:
            first = min(known.ready_at, row.ready_at)
            found[case] = Waited(first, known.counted + row.counted, known.payable + row.payable)
    return found
