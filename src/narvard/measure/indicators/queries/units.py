"""The care units beside each other, and the curve of the one that is chosen."""

from dataclasses import dataclass
from datetime import date

from narvard.measure.indicators.queries import numbers
from narvard.measure.indicators.queries.charts import ChartRow, chart_row
from narvard.measure.indicators.queries.choices import WHOLE, Choice
from narvard.measure.indicators.queries.definitions import MeasureRow
from narvard.measure.indicators.queries.maps import RankedRow, ranked_rows, ranking_of, said
from narvard.measure.indicators.queries.results import ByPeriod, RunRow, unit_figures
from narvard.measure.indicators.rules.definitions import reported_by_units
from narvard.measure.indicators.rules.figures import Figure, latest
from narvard.measure.indicators.rules.ranking import Ranking
from narvard_analytics.results import ALL_GROUPS, ALL_LISTED, UNKNOWN_MUNICIPALITY


@dataclass(frozen=True)
class UnitsRow:
    """The units of one period; `whole` is all of them together, `chart` that of `chosen`.

    `reported`: the units have told their own figures; others are counted at the unit where persons are listed.
    """

    ranking: Ranking
    ranked: tuple[RankedRow, ...]
    whole: str
    reported: bool
    period: str
    chosen: str
    chart: ChartRow | None


def units_row(
    run: RunRow | None, indicator: str, measure: MeasureRow, choice: Choice, shown: Figure | None, today: date
) -> UnitsRow | None:
    """The units at the shown period, or at their last one before it; None where no unit has a figure of its own.

    Units are divided by quarter and not by target group, since most would be withheld.
    """
    if run is None or shown is None or choice.target_group != ALL_GROUPS:
        return None
    found = unit_figures(run, indicator, measure.id)
    names = {unit: unit for unit in sorted(found) if unit not in (ALL_LISTED, UNKNOWN_MUNICIPALITY)}
    period = latest(_until(shown, found.get(ALL_LISTED, {}), measure))
    if not names or period is None:
        return None
    at = {
        WHOLE if unit == ALL_LISTED else unit: figure
        for unit, by_period in found.items()
        for figure in by_period.get(measure.rule.level_period, ())
        if figure.period_from == period.period_from
    }
    ranking, ordered = ranking_of(at, names, measure, choice.sort)
    chosen = choice.unit if choice.unit in names else ""
    return UnitsRow(
        ranking=ranking,
        ranked=ranked_rows(ordered, ranking, at, names, measure, choice, "unit"),
        whole=said(at[WHOLE], measure),
        reported=reported_by_units(indicator),
        period=numbers.period_name(period.period_from, period.period_to, measure.rule.level_period),
        chosen=chosen,
        chart=chart_row(found[chosen], measure, chosen, today) if chosen else None,
    )


def _until(shown: Figure, figures: ByPeriod, measure: MeasureRow) -> list[Figure]:
    own = figures.get(measure.rule.level_period, ())
    return [figure for figure in own if figure.period_from <= shown.period_from]
