"""Curves over time, drawn in both widths, with the table behind them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from narvard.measure.indicators.queries import numbers, words
from narvard.measure.indicators.queries.definitions import MeasureRow
from narvard.measure.indicators.rules.assessment import Goal
from narvard.measure.indicators.rules.curves import curve, drawn
from narvard.measure.indicators.rules.drawing import NARROW, SMALL, WIDE, Curve, Drawing, draw
from narvard.measure.indicators.rules.figures import INCOMPLETE, Figure, Figures


@dataclass(frozen=True)
class FigureRow:
    """A line of the table behind a chart, in words; `state` is the status where there is no figure."""

    period: str
    period_from: date
    value: str
    interval: str
    numerator: str
    denominator: str
    state: str


@dataclass(frozen=True)
class ChartRow:
    """A chart in a wide and a narrow drawing, with a title and a description for those who do not see it."""

    title: str
    description: str
    wide: Drawing
    narrow: Drawing
    kind: str
    has_limits: bool
    has_path: bool
    has_interval: bool
    months_withheld: bool
    begins_late: bool
    rows: tuple[FigureRow, ...]


def chart_row(
    figures: Figures, measure: MeasureRow, name: str, today: date, goal: Goal | None = None
) -> ChartRow | None:
    """The chart of a measure called `name`; None where there is nothing to draw."""
    kind, shown = drawn(figures, measure.rule)
    laid_out = curve(figures, measure.rule, goal, today, _title(kind, measure))
    if laid_out is None:
        return None
    rows = tuple(figure_row(figure, kind, measure) for figure in shown)
    return ChartRow(
        title=name,
        description=_description(rows, has_limits=bool(laid_out.limits)),
        wide=draw(laid_out, WIDE, lambda value, step: numbers.tick(value, step, measure.figuring)),
        narrow=draw(laid_out, NARROW, lambda value, step: numbers.tick(value, step, measure.figuring)),
        kind=kind,
        has_limits=bool(laid_out.limits),
        has_path=bool(laid_out.path),
        has_interval=laid_out.interval is not None,
        months_withheld=measure.rule.flow and kind != "month",
        begins_late=kind == "month" and len(shown) < sum(month.status != INCOMPLETE for month in figures["month"]),
        rows=rows,
    )


def small_drawings(
    figures: Mapping[str, Figures], measure: MeasureRow, today: date, *, common: bool
) -> dict[str, Drawing]:
    """The curve of each place as a small picture, on one scale for all or each on its own; none without a figure."""
    curves = {code: small for code, own in figures.items() if (small := _small(own, measure, today))}
    beside = tuple(curves.values()) if common else ()
    return {
        code: draw(each, SMALL, lambda value, step: numbers.tick(value, step, measure.figuring), beside)
        for code, each in curves.items()
    }


def _small(figures: Figures, measure: MeasureRow, today: date) -> Curve | None:
    kind, shown = drawn(figures, measure.rule)
    if not any(figure.usable for figure in shown):
        return None
    return curve(figures, measure.rule, None, today, _title(kind, measure))


def figure_row(figure: Figure, kind: str, measure: MeasureRow) -> FigureRow:
    """A figure in words; without a figure its state alone."""
    usable = figure.usable and figure.value is not None
    return FigureRow(
        period=numbers.period_name(figure.period_from, figure.period_to, kind),
        period_from=figure.period_from,
        value=numbers.bare(figure.value or 0.0, measure.figuring) if usable else "",
        interval=numbers.span(figure.lower, figure.upper, measure.figuring) if usable else "",
        numerator=_count(figure.numerator) if usable else "",
        denominator=_count(figure.denominator) if usable else "",
        state="" if usable else str(words.STATUSES[figure.status]),
    )


def _count(value: float | None) -> str:
    return "" if value is None else numbers.grouped(value, 0 if value == int(value) else 1)


def _title(kind: str, measure: MeasureRow):
    said = {"better": _("special cause, better"), "worse": _("special cause, worse")}

    def title(figure: Figure, shape: str) -> str:
        row = figure_row(figure, kind, measure)
        return ": ".join(filter(None, (row.period, row.value or row.state, said.get(shape, ""))))

    return title


def _description(rows: tuple[FigureRow, ...], *, has_limits: bool) -> str:
    """What the picture shows, for those who do not see it; all figures stand in the table under it."""
    shown = [row for row in rows if row.value]
    if not shown:
        return _("No figure can be shown.")
    said = {"count": len(shown), "first": shown[0].period, "last": shown[-1].period, "value": shown[-1].value}
    text = _("%(count)s figures from %(first)s to %(last)s; the last is %(value)s.") % said
    return " ".join([text, _("Control limits are drawn.")]) if has_limits else text
