"""When a version of an agreement is a draft, adopted, in force, replaced or ended, and what lets it come into force."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class Kind(StrEnum):
    """What sort of agreement it is. `cooperation` is the agreement that Norwegian law requires (samarbeidsavtale)."""

    OWN = "own"
    COOPERATION = "cooperation"
    STATE = "state"
    LAW = "law"


class Signing(StrEnum):
    """Who must have signed before a version comes into force."""

    ALL = "all"
    BOTH_SIDES = "both_sides"
    NOBODY = "nobody"


class Side(StrEnum):
    """Who answers for a commitment."""

    REGION = "region"
    MUNICIPALITY = "municipality"
    JOINT = "joint"
    STATE = "state"


class State(StrEnum):
    """Where a version stands on a day."""

    DRAFT = "draft"
    ADOPTED = "adopted"
    COMING = "coming"
    IN_FORCE = "in_force"
    REPLACED = "replaced"
    ENDED = "ended"


@dataclass(frozen=True)
class Period:
    """A half-open period, [start, end); an end of None is open."""

    start: date
    end: date | None = None

    def holds(self, day: date) -> bool:
        """Is the day in the period?"""
        return self.start <= day and (self.end is None or day < self.end)

    def overlaps(self, other: "Period") -> bool:
        """Do the two share a day?"""
        return (self.end is None or other.start < self.end) and (other.end is None or self.start < other.end)


@dataclass(frozen=True)
class Signature:
    """One party of a version: its side ("region", "municipality", "private", "joint", or "" outside) and its day."""

    side: str
    signed_on: date | None = None


def state_of(adopted_on: date | None, period: Period | None, later: Iterable[Period], today: date) -> State:
    """Where a version stands. `later` are the periods of the other versions of the same agreement."""
    if adopted_on is None:
        return State.DRAFT
    if period is None:
        return State.ADOPTED
    if today < period.start:
        return State.COMING
    if period.holds(today):
        return State.IN_FORCE
    return State.REPLACED if any(other.start >= period.start for other in later) else State.ENDED


def is_signed(signing: Signing, parties: Iterable[Signature]) -> bool:
    """Have those signed who must? A version without parties is signed only where nobody has to sign."""
    listed = list(parties)
    if signing is Signing.NOBODY:
        return True
    if signing is Signing.ALL:
        return bool(listed) and all(party.signed_on for party in listed)
    signed = {party.side for party in listed if party.signed_on}
    return {"region", "municipality"} <= signed


def force_period(intended: Period, adopted_on: date, signing: Signing, parties: Iterable[Signature]) -> Period | None:
    """When a signed version is in force: from its intended day, or from the last signature that was needed, if later.

    None when that day is past the intended end: the agreement never came into force.
    """
    needed = [adopted_on, *_days_needed(signing, list(parties))]
    start = max(intended.start, *needed)
    return None if intended.end is not None and start >= intended.end else Period(start, intended.end)


def _days_needed(signing: Signing, parties: list[Signature]) -> list[date]:
    if signing is Signing.NOBODY:
        return []
    if signing is Signing.ALL:
        return [party.signed_on for party in parties if party.signed_on]
    sides = ("region", "municipality")
    return [min(p.signed_on for p in parties if p.side == side and p.signed_on) for side in sides]


def overlapping(periods: Iterable[Period]) -> bool:
    """Do any two of the periods share a day?"""
    ordered = sorted(periods, key=lambda period: period.start)
    return any(first.overlaps(second) for first, second in zip(ordered, ordered[1:], strict=False))


def years_without_follow_up(period: Period, noted: Iterable[int], today: date) -> tuple[int, ...]:
    """The whole calendar years in force that are over, in which no yearly follow-up was noted.

    The year in which it came into force counts; the year that runs now does not.
    """
    last_day = today if period.end is None else min(today, period.end - timedelta(days=1))
    last = last_day.year - (1 if last_day == today else 0)
    return tuple(year for year in range(period.start.year, last + 1) if year not in set(noted))
