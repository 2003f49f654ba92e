"""Measures of the usual kinds, so that a definition says only what is its own."""

from narvard_analytics.indicators.definition import Direction, Kind, Measure, Text
from narvard_analytics.results import IntervalMethod

LOW, HIGH = Direction.LOW_IS_GOOD, Direction.HIGH_IS_GOOD


def share(name: str, text: Text, part: str, whole: str, direction: Direction, *, of_days: bool = False) -> Measure:
    """A part of a whole. of_days: both are days, which come many a person, so that there is no interval."""
    interval = IntervalMethod.NONE if of_days else IntervalMethod.WILSON
    return Measure(name, text, Kind.PROPORTION, "share", interval, direction, part=part, whole=whole)


def per_person_years(
    name: str, text: Text, part: str, number: int, direction: Direction, *, of: str = "events", of_days: bool = False
) -> Measure:
    """Events, or persons who have any, by so many person-years of the definition's ages. of_days: as for a share."""
    interval = IntervalMethod.NONE if of_days else IntervalMethod.EXACT_POISSON
    unit = f"per {number:,} person-years".replace(",", " ")
    return Measure(name, text, Kind.RATE, unit, interval, direction, scale=float(number), part=part, of=of)


def mean_of(
    name: str, text: Text, part: str, whole: str, unit: str, direction: Direction, of: str = "events"
) -> Measure:
    """A mean over rows, or over persons."""
    return Measure(name, text, Kind.MEAN, unit, IntervalMethod.MEAN_T, direction, part=part, whole=whole, of=of)


def median_of(name: str, text: Text, part: str, whole: str, unit: str, direction: Direction) -> Measure:
    """The middle value over rows."""
    return Measure(name, text, Kind.MEDIAN, unit, IntervalMethod.ORDER_STATISTICS, direction, part=part, whole=whole)


def sum_of(
    name: str, text: Text, part: str, unit: str, direction: Direction, *, among: str = "", of: str = "events"
) -> Measure:
    """A sum over rows, or the number of persons who have any; without a denominator. among: who stands behind it."""
    none = IntervalMethod.NONE
    return Measure(name, text, Kind.COUNT, unit, none, direction, part=part, whole=among, of=of)
