"""The library's catalogue, and what lights, charts and pages have to know of a measure."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from enum import Enum
from types import MappingProxyType

from narvard.measure.indicators.rules.assessment import MeasureRule
from narvard_analytics.indicators import catalogue
from narvard_analytics.indicators.definition import Definition, Direction, Kind, Measure, Time
from narvard_analytics.indicators.run import BY_UNIT

LEVEL_PERIOD: Mapping[Time, str] = MappingProxyType(
    {Time.FLOW: "quarter", Time.ROLLING: "rolling_18_months", Time.STOCK: "point", Time.ANNUAL: "year"}
)
"""The kind of period that a level is read from: follow-up is quarterly, windows and stocks are their own."""

BETTER: Mapping[Direction, str] = MappingProxyType({Direction.HIGH_IS_GOOD: "higher", Direction.LOW_IS_GOOD: "lower"})

DECIMALS: Mapping[Kind, int] = MappingProxyType(
    {Kind.PROPORTION: 1, Kind.RATE: 1, Kind.STANDARDISED_RATE: 1, Kind.MEAN: 2, Kind.COUNT: 0, Kind.MEDIAN: 0}
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


def divided_by_unit(found: Definition) -> bool:
    """Whether a care unit has figures of its own: what is about listed persons, or moves with it, or says so itself."""
    listed = [each for each in definitions() if "listings" in each.tables]
    companions = {each.companion for each in listed}
    return BY_UNIT in found.stratifiers or found in listed or found.id in companions


def reported_by_units(indicator: str) -> bool:
    """Whether a unit's figure is what the unit has told, and not of the persons listed at it."""
    return BY_UNIT in definition(indicator).stratifiers


def content_of(found: Definition) -> dict[str, object]:
    """What the definition says, field by field, as plain values: for the history of its versions."""
    return {field.name: _plain(getattr(found, field.name)) for field in fields(found)}


def _plain(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, date):
        return value.isoformat()
    return value.value if isinstance(value, Enum) else value


def version_of(indicator: str) -> str:
    """The version of the definition that is in the catalogue."""
    return definition(indicator).version


def basis_of(indicator: str) -> str:
    """The basis of the definition's own figures; an indicator that has left the catalogue has no own figures."""
    return definition(indicator).basis.value
