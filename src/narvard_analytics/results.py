"""The shape of every result: one flat table, one row an indicator's measure in a place, a group and a period.

Pages, exports, disclosure control, charts and lights all read this table and no other.
"""

from enum import StrEnum

import pyarrow as pa

ALL_MUNICIPALITIES = "*"
"""All residents of the collaboration's municipalities taken together; never an average of the municipalities."""

UNKNOWN_MUNICIPALITY = "unknown"
"""The event counts, but the person had no registered residence that day."""

ALL_UNITS = "*"
"""Not divided by care unit, in the column `unit`."""

ALL_LISTED = "listed"
"""All who are listed at a unit taken together, in the column `unit`: what the units of a measure add up to."""

FROM = "+from "
"""Stands in a result's version before whoever computed it elsewhere, and keeps it apart from what is computed here."""

ALL_GROUPS = "all"
"""The whole population, in the column `target_group`."""


class PeriodKind(StrEnum):
    """How long a row's period is; `point` is the single day `period_from`."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    ROLLING_18_MONTHS = "rolling_18_months"
    POINT = "point"


class Status(StrEnum):
    """Whether a row's figures can be used, and if not why. The last three are never collapsed into each other.

    `suppressed`: figures exist and are withheld. `no_data`: the denominator is zero, or a table was not delivered.
    `incomplete`: the period ends after the cut-off, or its follow-up does. `not_applicable`: the measure has no meaning
    in this row.
    """

    OK = "ok"
    SUPPRESSED = "suppressed"
    NO_DATA = "no_data"
    INCOMPLETE = "incomplete"
    NOT_APPLICABLE = "not_applicable"


class IntervalMethod(StrEnum):
    """How the limits were computed; `wilson` marks a proportion, whose complement is a count too."""

    WILSON = "wilson"
    EXACT_POISSON = "exact_poisson"
    DOBSON_BYAR = "dobson_byar"
    MEAN_T = "mean_t"
    ORDER_STATISTICS = "order_statistics"
    GREENWOOD = "greenwood"
    NONE = "none"


class Basis(StrEnum):
    """Where the figure comes from; figures of different basis are never merged."""

    REGISTER = "register"
    SURVEY = "survey"
    PUBLISHED = "published"


SCHEMA = pa.schema(
    [
        pa.field("indicator", pa.string(), nullable=False),
        pa.field("measure", pa.string(), nullable=False),
        pa.field("version", pa.string(), nullable=False),
        pa.field("period_kind", pa.string(), nullable=False),
        pa.field("period_from", pa.date32(), nullable=False),
        pa.field("period_to", pa.date32(), nullable=False),
        pa.field("municipality", pa.string(), nullable=False),
        pa.field("unit", pa.string(), nullable=False),
        pa.field("target_group", pa.string(), nullable=False),
        pa.field("numerator", pa.float64()),
        pa.field("denominator", pa.float64()),
        pa.field("value", pa.float64()),
        pa.field("lower_95", pa.float64()),
        pa.field("upper_95", pa.float64()),
        pa.field("lower_998", pa.float64()),
        pa.field("upper_998", pa.float64()),
        pa.field("persons", pa.int64()),
        pa.field("events", pa.int64()),
        pa.field("status", pa.string(), nullable=False),
        pa.field("interval_method", pa.string(), nullable=False),
        pa.field("code_list", pa.string(), nullable=False),
        pa.field("basis", pa.string(), nullable=False),
        pa.field("inputs", pa.string(), nullable=False),
        pa.field("cut_off", pa.timestamp("us", tz="UTC"), nullable=False),
    ]
)
"""Periods are half-open, `[period_from, period_to)`. `value` is in the measure's unit (see the catalogue).

`persons` is the number of persons behind the denominator and `events` the number of persons or events behind the
numerator: disclosure control judges both. Figures are null where they are suppressed or cannot be computed; never NaN.
"""

COLUMNS = {
    "indicator": "id of the indicator",
    "measure": "id of the measure within the indicator",
    "version": "version of the definition, and after a plus sign what was asked for differently",
    "period_kind": "month, quarter, year, rolling_18_months or point",
    "period_from": "first day of the period",
    "period_to": "day after the last day of the period",
    "municipality": "SCB code of residence; * all municipalities together; unknown where none is known",
    "unit": "primary-care unit of listing, with municipality *; listed all units together; * not divided by unit",
    "target_group": "target group, or all",
    "numerator": "what the measure counts or sums",
    "denominator": "what it is divided by: persons, events or person-years",
    "value": "the figure in the measure's unit",
    "lower_95": "lower limit of the 95 % confidence interval",
    "upper_95": "upper limit of the 95 % confidence interval",
    "lower_998": "lower limit of the 99.8 % confidence interval",
    "upper_998": "upper limit of the 99.8 % confidence interval",
    "persons": "persons behind the denominator",
    "events": "persons or events behind the numerator",
    "status": "ok, suppressed, no_data, incomplete or not_applicable",
    "interval_method": "how the limits were computed",
    "code_list": "id and version of the code list behind the figure, if any",
    "basis": "register, survey or published; figures of different basis are never merged",
    "inputs": "key of the snapshot that the figure was computed from",
    "cut_off": "instant up to which every controller's events are known",
}
"""What each column of `SCHEMA` holds, for the reference page."""

KEY = (
    "indicator",
    "measure",
    "version",
    "period_kind",
    "period_from",
    "period_to",
    "municipality",
    "unit",
    "target_group",
    "basis",
)
"""Columns that together name one row."""

FIGURES = (
    "numerator",
    "denominator",
    "value",
    "lower_95",
    "upper_95",
    "lower_998",
    "upper_998",
    "persons",
    "events",
)
"""Columns that a suppressed row holds as null, never as zero."""


def empty() -> pa.Table:
    """A result table without rows."""
    return SCHEMA.empty_table()


def join(tables: list[pa.Table]) -> pa.Table:
    """The rows of several result tables, sorted by `KEY` so that equal results are equal files."""
    rows = pa.concat_tables([table.select(SCHEMA.names).cast(SCHEMA) for table in tables] or [empty()])
    return rows.sort_by([(name, "ascending") for name in KEY])
