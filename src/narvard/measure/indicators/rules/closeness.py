"""Is care near? The library's verdict on the latest figures of closeness in one place and group."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from narvard.measure.indicators.rules.definitions import basis_of
from narvard.measure.indicators.rules.figures import Figure
from narvard_analytics.indicators.closeness import Verdict, verdict
from narvard_analytics.indicators.closeness.limits import LimitsNotInForce, NearLimit, limits_on
from narvard_analytics.results import ALL_UNITS

GOAL_AREA = "closeness"


@dataclass(frozen=True)
class MeasureId:
    """An indicator and one of its measures."""

    indicator: str
    measure: str


def dimensions(day: date) -> Mapping[str, MeasureId]:
    """The figures that closeness is read from, by dimension; none where no limits are in force that day."""
    try:
        limits = limits_on(day)
    except LimitsNotInForce:
        return {}
    return {name: _of(limit) for name, limit in limits.items() if limit.indicator}


def near(figures: Mapping[MeasureId, Figure], municipality: str, group: str, day: date) -> Verdict:
    """The verdict on one figure a dimension. Raises LimitsNotInForce where `dimensions` has none."""
    place = {"municipality": municipality, "unit": ALL_UNITS, "target_group": group}
    return verdict([{**_row(of, figure), **place} for of, figure in figures.items()], day)


def _of(limit: NearLimit) -> MeasureId:
    return MeasureId(limit.indicator, limit.measure)


def _row(of: MeasureId, figure: Figure) -> dict[str, object]:
    return {
        "indicator": of.indicator,
        "measure": of.measure,
        "basis": basis_of(of.indicator),
        "status": figure.status,
        "value": figure.value,
        "lower_95": figure.lower,
        "upper_95": figure.upper,
        "persons": figure.persons or 0,
    }
