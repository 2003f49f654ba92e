"""From the steps of a stay: when the person was ready to leave, and whose they were on the days."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from narvard.care.settlement.rules.facts import Residence, Stay, Step, StepKind

READY = frozenset({StepKind.READY, StepKind.COMPULSORY})
STOPS = frozenset({StepKind.NOT_READY, StepKind.INTERRUPTED})


@dataclass(frozen=True, slots=True)
class Episode:
    """The person was ready from the first of `notices` until `ended_at` (None: still is). A new notice, a new clock."""

    notices: tuple[Step, ...]
    ended_at: datetime | None


@dataclass(frozen=True, slots=True)
class Payer:
    """The municipality that pays for days in [from_day, to_day); None as `to_day` is open, "" is nobody known."""

    municipality: str
    from_day: date
    to_day: date | None


def paying_municipality(country: str, residence: Residence) -> str:
    """Norway: where the person stays. Sweden: where they are registered, unless another municipality placed them in
    special housing (2017:612 5:2). Two rules that are each other's opposite.
    """
    if country == "NO":
        return residence.staying
    return residence.placed_by or residence.registered


def payers(stay: Stay) -> tuple[Payer, ...]:
    """Who pays on which days: the first one from the beginning of time, the last one without end."""
    found: list[Payer] = []
    for residence in sorted(stay.residences, key=lambda row: row.from_day):
        municipality = paying_municipality(stay.country, residence)
        if found and found[-1].municipality == municipality:
            continue
        if found:
            found[-1] = Payer(found[-1].municipality, found[-1].from_day, residence.from_day)
        found.append(Payer(municipality, residence.from_day if found else date.min, None))
    return tuple(found) or (Payer("", date.min, None),)


def episodes(stay: Stay) -> Iterator[Episode]:
    """Each time the person was ready to leave, in the order of time. A stop counts from when it was judged."""
    notices: list[Step] = []
    for step in sorted(stay.steps, key=lambda step: (step.sent_at, step.kind not in STOPS)):
        if step.kind in READY:
            notices.extend([step] if _within(stay, step) else [])
        elif step.kind in STOPS and notices:
            stopped = _stopped(step, notices[0])
            yield Episode(tuple(notices), min(stopped, stay.ended_at) if stay.ended_at else stopped)
            notices = []
    if notices:
        yield Episode(tuple(notices), stay.ended_at)


def _within(stay: Stay, step: Step) -> bool:
    """A notice from before the person came, or after they left, says nothing about this stay."""
    return stay.admitted_at <= step.sent_at and (stay.ended_at is None or step.sent_at <= stay.ended_at)


def _stopped(step: Step, notice: Step) -> datetime:
    judged = step.judged_at
    return judged if judged is not None and notice.sent_at <= judged < step.sent_at else step.sent_at


def blocks(stay: Stay) -> tuple[tuple[datetime, datetime | None], ...]:
    """When it was unclear whether region-financed open care could take over, each until it was clear (5:5)."""
    found: list[tuple[datetime, datetime | None]] = []
    since: datetime | None = None
    for step in sorted(stay.steps, key=lambda step: step.sent_at):
        if step.kind is StepKind.UNCLEAR and since is None:
            since = step.sent_at
        elif step.kind is StepKind.CLEAR and since is not None:
            found.append((since, step.sent_at))
            since = None
    return tuple(found) if since is None else (*found, (since, None))
