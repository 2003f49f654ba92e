"""Plans of one person that run at the same time, and what they say that does not go together."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations


@dataclass(frozen=True)
class Running:
    """A plan as another one is held against it: half-open [from_on, to_on), an empty end is open."""

    id: int
    kind: str
    from_on: date
    to_on: date | None
    overall: str


@dataclass(frozen=True)
class Overlap:
    """Two plans that run at the same time. `same_kind`: two of one kind; `two_overall`: the overall responsibility is
    said to lie with different principals.
    """

    first: int
    second: int
    same_kind: bool
    two_overall: bool


def overlaps(plans: Sequence[Running]) -> tuple[Overlap, ...]:
    """Each pair that shares a day. A crisis plan is for a bad day only and overlaps with nothing."""
    everyday = [plan for plan in plans if plan.kind != "crisis"]
    return tuple(
        Overlap(a.id, b.id, a.kind == b.kind, bool(a.overall and b.overall and a.overall != b.overall))
        for a, b in combinations(everyday, 2)
        if (a.to_on is None or b.from_on < a.to_on) and (b.to_on is None or a.from_on < b.to_on)
    )
