"""What is to be computed: the periods, the places and the groups that every indicator is laid out over."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from narvard_analytics.indicators.scope import VisitScope
from narvard_analytics.periods import Period, calendar_periods, month_number, months_in
from narvard_analytics.reference_data.code_lists import CodeList, code_list
from narvard_analytics.results import ALL_MUNICIPALITIES, UNKNOWN_MUNICIPALITY, PeriodKind

Cube = NDArray[np.int64]
"""Counts by place, target group and period, in the plan's order."""


@dataclass(frozen=True)
class Plan:
    """Periods in a row, the collaboration's municipalities by code, and the target groups with "all" first.

    units: primary-care units to divide by instead of municipalities: a person then counts where listed that day.
    lists: code lists that stand instead of the library's lists of the same id. visits_shared: whether several of the
    indicators asked for are measured on visits (see `visits`); it changes no figure.
    """

    periods: tuple[Period, ...]
    municipalities: tuple[str, ...]
    groups: tuple[str, ...]
    observed_from: date
    cut_off_day: date
    visits: VisitScope = field(default_factory=VisitScope)
    units: tuple[str, ...] = ()
    lists: Mapping[str, CodeList] = field(default_factory=dict)
    visits_shared: bool = False

    @property
    def start(self) -> date:
        """First day of the first period."""
        return self.periods[0].start

    @property
    def end(self) -> date:
        """Day after the last period."""
        return self.periods[-1].end

    @property
    def months(self) -> int:
        """Months a period."""
        return months_in(self.periods[0].kind)

    @property
    def first_month(self) -> int:
        """Number of the first period's first month."""
        return month_number(self.start)

    @property
    def month_count(self) -> int:
        """Months in all periods together."""
        return month_number(self.end) - self.first_month

    @property
    def places(self) -> tuple[str, ...]:
        """The municipalities (or units), then residents of none that is known, then all municipalities together."""
        return (*(self.units or self.municipalities), UNKNOWN_MUNICIPALITY, ALL_MUNICIPALITIES)

    @property
    def shape(self) -> tuple[int, int, int]:
        """Shape of a cube: places, groups, periods."""
        return len(self.places), len(self.groups), len(self.periods)

    def code_list(self, name: str) -> CodeList:
        """The code list of that id: the one imported, or the library's. Raises CodeListNotFound."""
        return self.lists.get(name) or code_list(name)

    def row_of(self, rows: pa.Table) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Place number and group number of rows with columns municipality and target_group."""
        return _numbers(rows["municipality"], self.places), _numbers(rows["target_group"], self.groups)

    def cube(self, rows: pa.Table, column: str) -> Cube:
        """A column of grouped rows (municipality, target_group, period) as a cube; absent cells are zero."""
        place, group = self.row_of(rows)
        period = rows["period"].to_numpy() - self.first_month // self.months
        cube = np.zeros(self.shape, dtype=np.int64)
        # A sum of which nothing is known, such as minutes of visits that nobody timed, is a sum of nothing.
        np.add.at(cube, (place, group, period), rows[column].fill_null(0).to_numpy().astype(np.int64))
        return cube


def _numbers(column: pa.ChunkedArray, labels: tuple[str, ...]) -> NDArray[np.int64]:
    positions = pa.compute.index_in(column, value_set=pa.array(labels))
    numbers: NDArray[np.int64] = positions.to_numpy().astype(np.int64)
    return numbers


def by_year(plan: Plan) -> Plan:
    """The plan over the calendar years that its periods lie in: an annual figure is the year's, whatever is asked."""
    return replace(plan, periods=calendar_periods(PeriodKind.YEAR, plan.start, plan.periods[-1].start))


def with_total(cube: NDArray[np.int64]) -> NDArray[np.int64]:
    """A cube whose last place is the sum of the known municipalities; right where no person is in two places at "
    "once."""
    filled = cube.copy()
    filled[-1] = cube[:-2].sum(axis=0)
    return filled


def by_period(monthly: NDArray[np.float64], months: int) -> NDArray[np.float64]:
    """Sums of the months of each period; months are the last axis."""
    sums: NDArray[np.float64] = monthly.reshape(*monthly.shape[:-1], -1, months).sum(axis=-1)
    return sums
