"""Whether an agreement takes up every point that a law asks of agreements of its kind, as the law stands on a day."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from narvard.govern.agreements.rules.versions import Period

UNVERIFIED = frozenset({"C", "D", "X"})
"""Certainty marks of what has not been read in a primary text or a public page."""


@dataclass(frozen=True)
class Point:
    """A required point: dated, with its source and how certain it is."""

    code: str
    number: int
    title: str
    period: Period
    source: str
    certainty: str

    @property
    def unverified(self) -> bool:
        """Must the point be checked against the law before it is relied on?"""
        return self.certainty in UNVERIFIED


@dataclass(frozen=True)
class Completeness:
    """The points that are asked for on a day, in their order, and which of them are taken up."""

    day: date
    required: tuple[Point, ...]
    missing: tuple[Point, ...]

    @property
    def met(self) -> int:
        """How many points are taken up."""
        return len(self.required) - len(self.missing)

    @property
    def complete(self) -> bool:
        """Is nothing missing?"""
        return not self.missing


def completeness(points: Iterable[Point], covered: Collection[str], day: date) -> Completeness:
    """Which points are required on `day`, and which of them no clause takes up (`covered` are codes of points)."""
    required = tuple(sorted((p for p in points if p.period.holds(day)), key=lambda point: point.number))
    return Completeness(day, required, tuple(point for point in required if point.code not in covered))
