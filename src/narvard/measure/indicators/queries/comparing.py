"""The funnel of one period in words: which municipalities differ from the rest by more than chance."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from narvard.measure.indicators.queries import numbers
from narvard.measure.indicators.queries.definitions import MeasureRow
from narvard.measure.indicators.queries.maps import At
from narvard.measure.indicators.rules.funnels import Comparison, FunnelDrawing, Unit, compare, draw_funnel


@dataclass(frozen=True)
class ComparedRow:
    """One municipality: its raw figure, the pooled one beside it, and what the funnel says of it."""

    code: str
    name: str
    size: str
    value: str
    pooled: str
    pooled_interval: str
    borrowed: str
    said: str
    stands_out: bool


@dataclass(frozen=True)
class ComparedPage:
    """The funnel with its sentence, its picture and the table behind it, the smallest municipality first."""

    sentence: str
    drawing: FunnelDrawing
    rows: tuple[ComparedRow, ...]
    widened: bool


def compared(at: At, places: dict[str, str], measure: MeasureRow) -> ComparedPage | None:
    """The funnel of the municipalities' figures in `at`; None where a funnel tells nothing of the measure."""
    rule = measure.rule
    found = compare({code: at[code] for code in places if code in at}, rule.kind, rule.scale)
    if found is None:
        return None
    return ComparedPage(
        sentence=_sentence(found, places),
        drawing=draw_funnel(
            found,
            lambda value, step: numbers.tick(value, step, measure.figuring),
            lambda size, _step: numbers.grouped(size, 0),
        ),
        rows=tuple(_row(unit, places, measure) for unit in found.units),
        widened=found.widened,
    )


def _sentence(found: Comparison, places: dict[str, str]) -> str:
    outside = [unit for unit in found.units if unit.stands_out]
    if not outside:
        return _("No municipality differs from the others by more than chance.")
    named = ", ".join(f"{places[unit.code]} ({_side(unit)})" for unit in outside)
    return _("More than chance lies behind: %(named)s.") % {"named": named}


def _side(unit: Unit) -> str:
    return _("higher than the rest") if unit.side > 0 else _("lower than the rest")


def _row(unit: Unit, places: dict[str, str], measure: MeasureRow) -> ComparedRow:
    return ComparedRow(
        code=unit.code,
        name=places[unit.code],
        size=numbers.grouped(unit.size, 0),
        value=numbers.bare(unit.value, measure.figuring),
        pooled=numbers.bare(unit.pooled, measure.figuring),
        pooled_interval=numbers.span(unit.pooled_lower, unit.pooled_upper, measure.figuring),
        borrowed=numbers.grouped(100 * unit.borrowed, 0),
        said=_side(unit) if unit.stands_out else _("as the rest"),
        stands_out=unit.stands_out,
    )
