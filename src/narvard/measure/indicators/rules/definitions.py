"""The library's catalogue, and what lights, charts and pages have to know of a measure."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from narvard.measure.indicators.rules.assessment import MeasureRule
from narvard_analytics.indicators import catalogue
from narvard_analytics.indicators.definition import Definition, Direction, Kind, Measure, Time

LEVEL_PERIOD: Mapping[Time, str] = MappingProxyType(
    {Time.FLOW: "quarter", Time.ROLLING: "rolling_18_months", Time.STOCK: "point"}
)
"""The kind of period that a level is read from: follow-up is quarterly, windows and stocks are their own."""

BETTER: Mapping[Direction, str] = MappingProxyType({Direction.HIGH_IS_GOOD: "higher", Direction.LOW_IS_GOOD: "lower"})

DECIMALS: Mapping[Kind, int] = MappingProxyType(
    {Kind.PROPORTION: 1, Kind.RATE: 1, Kind.STANDARDISED_RATE: 1, Kind.MEAN: 2, Kind.COUNT: 0}
)
"""Decimals that a reader is shown; a share has them in percent."""


class IndicatorNotFound(LookupError):
    """There is no such indicator or measure in the catalogue."""


@dataclass(frozen=True)
class Figuring:
    """How a measure's values are written: in percent or not, with how many decimals, in which unit (a code)."""

    percent: bool
    decimals: int
    unit: str


def definitions() -> tuple[Definition, ...]:
    """Every definition in the catalogue's order."""
    return catalogue.definitions()


def definition(indicator: str) -> Definition:
    """The definition of that id. Raises IndicatorNotFound."""
    try:
        return catalogue.indicator(indicator).definition
    except catalogue.IndicatorNotInCatalogue as error:
        raise IndicatorNotFound(str(error)) from error


def measure(indicator: str, name: str) -> Measure:
    """A measure of an indicator. Raises IndicatorNotFound."""
    found = definition(indicator)
    known = {each.id: each for each in found.measures}
    if name not in known:
        raise IndicatorNotFound(f"{indicator} has no measure {name}. Choose one of {', '.join(known)}.")
    return known[name]


def measure_rule(indicator: str, name: str) -> MeasureRule:
    """What a light has to know of a measure. Raises IndicatorNotFound."""
    found, time = measure(indicator, name), definition(indicator).time
    return MeasureRule(
        kind=found.kind.value,
        direction=BETTER[found.direction],
        flow=time is Time.FLOW,
        scale=found.scale,
        level_period=LEVEL_PERIOD[time],
    )


def figuring(found: Measure) -> Figuring:
    """How a measure's values are written."""
    return Figuring(percent=found.unit == "share", decimals=DECIMALS[found.kind], unit=found.unit)


def version_of(indicator: str) -> str:
    """The version of the definition that is in the catalogue."""
    return definition(indicator).version
