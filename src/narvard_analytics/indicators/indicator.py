"""An entry of the catalogue: what a definition says, and the function that computes its figures."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from narvard_analytics.engines import Engine
from narvard_analytics.indicators.definition import Definition
from narvard_analytics.indicators.figures import Figures
from narvard_analytics.indicators.plan import Plan

FiguresOf = Callable[[Engine, Plan], Sequence[Figures]]


@dataclass(frozen=True)
class Indicator:
    """A definition and the function that computes its figures over a plan."""

    definition: Definition
    figures: FiguresOf
