"""All indicators by id, with what computes them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from narvard_analytics.engines import Engine
from narvard_analytics.errors import AnalyticsError
from narvard_analytics.indicators import (
    avoidable_admissions,
    continuity,
    discharge_ready,
    emergency_visits,
    named_physician,
    own_physician_visits,
    readmission,
)
from narvard_analytics.indicators.definition import Definition
from narvard_analytics.indicators.figures import Figures
from narvard_analytics.indicators.plan import Plan


class IndicatorNotInCatalogue(AnalyticsError):
    """An indicator was asked for that the catalogue does not have."""


@dataclass(frozen=True)
class Indicator:
    """A definition and the function that computes its figures over a plan."""

    definition: Definition
    figures: Callable[[Engine, Plan], Sequence[Figures]]


CATALOGUE: Mapping[str, Indicator] = {
    topic.DEFINITION.id: Indicator(topic.DEFINITION, topic.figures)
    for topic in (
        named_physician,
        continuity,
        own_physician_visits,
        avoidable_admissions,
        readmission,
        discharge_ready,
        emergency_visits,
    )
}


def indicator(name: str) -> Indicator:
    """The indicator of that id.

    Raises IndicatorNotInCatalogue.
    """
    if name not in CATALOGUE:
        raise IndicatorNotInCatalogue(
            f"The catalogue has no indicator {name}. It has {', '.join(CATALOGUE)}; name one of them."
        )
    return CATALOGUE[name]


def definitions() -> tuple[Definition, ...]:
    """All definitions in the order of the catalogue."""
    return tuple(entry.definition for entry in CATALOGUE.values())
