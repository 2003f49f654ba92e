"""Which municipalities a municipality is set beside. The rule is data, and is shown where its result is."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class SimilarRule:
    """Nearest by number of inhabitants among the municipalities of the collaboration. `certainty` as in domain rules:
    D, our own choice, since no source says which municipalities of a collaboration are comparable.
    """

    number: int
    certainty: str
    valid_from: str


RULE = SimilarRule(number=3, certainty="D", valid_from="2026-01-01")


@dataclass(frozen=True)
class Place:
    """A municipality with its inhabitants; None where no population is loaded."""

    code: str
    name: str
    inhabitants: int | None


def similar(code: str, places: Iterable[Place], rule: SimilarRule = RULE) -> tuple[Place, ...]:
    """The places nearest in inhabitants, the nearest first; equally near ones by code. Empty where none is known."""
    known = {place.code: place for place in places if place.inhabitants is not None}
    own = known.pop(code, None)
    if own is None or own.inhabitants is None:
        return ()
    size = own.inhabitants
    ranked = sorted(known.values(), key=lambda place: (abs((place.inhabitants or 0) - size), place.code))
    return tuple(ranked[: rule.number])


def ore_per_resident(kronor: int, inhabitants: int | None) -> int:
    """Whole öre a resident, half upwards; 0 where nobody is known to live there."""
    return (kronor * 200 + inhabitants) // (2 * inhabitants) if inhabitants else 0
