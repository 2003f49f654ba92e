"""Made-up results in the library's own table, for tests and for looking at pages. Nobody in them exists."""

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pyarrow as pa

from narvard_analytics import results
from narvard_analytics.indicators.catalogue import definitions
from narvard_analytics.indicators.definition import Definition, Measure, Time

CUT_OFF = datetime(2026, 10, 15, tzinfo=UTC)
TEN = ("1441", "1442", "1443", "1452", "1463", "1465", "1466", "1489", "1490", "1491")
GROUPS = ("all", "children_young", "multi_ill_elderly", "mental_ill_health", "disability", "end_of_life")
FIRST = date(2022, 4, 1)
SHOWN = (
    "named_physician",
    "continuity",
    "own_physician_visits",
    "avoidable_admissions",
    "unplanned_readmission_30d_65",
    "discharge_ready_days",
    "emergency_visits_80",
)
"""The indicators that have figures; the others of the catalogue have none yet."""
LEVELS = {"share": 0.5, "index": 0.4, "days": 3.0, "per 1 000 person-years": 420.0, "per 100 000 person-years": 900.0}


def month_after(day: date, months: int = 1) -> date:
    """The first day of the month so many months later."""
    number = day.year * 12 + day.month - 1 + months
    return date(number // 12, number % 12 + 1, 1)


def months(count: int, length: int = 1) -> list[tuple[date, date]]:
    """So many months (or longer periods) in a row from April 2022."""
    starts = [month_after(FIRST, length * number) for number in range(count)]
    return [(start, month_after(start, length)) for start in starts]


def row(definition: Definition, measure: Measure, kind: str, period: tuple[date, date], **given) -> dict:
    """One row of the results table; figures that are not given are null."""
    return {
        **dict.fromkeys(results.FIGURES),
        "indicator": definition.id,
        "measure": measure.id,
        "version": definition.version,
        "period_kind": kind,
        "period_from": period[0],
        "period_to": period[1],
        "municipality": "*",
        "unit": "*",
        "target_group": "all",
        "status": "ok",
        "interval_method": str(measure.interval),
        "code_list": definition.code_lists[0] if definition.code_lists else "",
        "basis": "register",
        "inputs": "0" * 32,
        "cut_off": CUT_OFF,
        **given,
    }


def table(rows: list[dict]) -> pa.Table:
    """Rows as a results table."""
    return pa.Table.from_pylist(rows, schema=results.SCHEMA)


def figures(value: float, denominator: float, scale: float, reach: float) -> dict:
    """A value with what it is divided from, an interval of ±`reach`, and persons enough to be published."""
    return {
        "numerator": value * denominator / scale,
        "denominator": denominator,
        "value": value,
        "lower_95": max(value - reach, 0.0),
        "upper_95": value + reach,
        "lower_998": max(value - 1.6 * reach, 0.0),
        "upper_998": value + 1.6 * reach,
        "persons": int(denominator),
        "events": 50,
    }


def region(seed: int = 1, groups: tuple[str, ...] = GROUPS, places: tuple[str, ...] = ("*", *TEN)) -> pa.Table:
    """The shown indicators in every place and group over 54 months, some of it withheld or missing."""
    draw = random.Random(seed)
    rows = []
    for definition in (each for each in definitions() if each.id in SHOWN):
        for place in places:
            for group in groups:
                rows += _rows(draw, definition, place, group)
    return table(rows)


def _rows(draw: random.Random, definition: Definition, place: str, group: str) -> Iterator[dict]:
    for measure in definition.measures:
        level = LEVELS.get(measure.unit, 50.0) * draw.uniform(0.8, 1.2)
        drift = draw.choice((0.0, 0.0, 0.004, -0.004))
        small = place in {"1443", "1466"} and group != "all"
        for kind, period in _periods(definition):
            age = (period[0] - FIRST).days / 30
            noise = draw.gauss(0, 0.06 if kind == "month" else 0.03)
            value = max(level * (1 + drift * age + noise), 0.01)
            value = min(value, 0.99) if measure.unit in {"share", "index"} else value
            given = {"municipality": place, "target_group": group}
            if period[1] + timedelta(days=1) > CUT_OFF.date():
                yield row(definition, measure, kind, period, **given, status="incomplete")
            elif small and draw.random() < 0.2:
                yield row(definition, measure, kind, period, **given, status="suppressed")
            else:
                reach = value * (0.12 if place != "*" else 0.04) * (1.7 if kind == "month" else 1)
                yield row(definition, measure, kind, period, **given, **figures(value, 400, measure.scale, reach))


def _periods(definition: Definition) -> Iterator[tuple[str, tuple[date, date]]]:
    if definition.time is Time.FLOW:
        yield from (("month", period) for period in months(55))
        yield from (("quarter", period) for period in months(18, 3))
    elif definition.time is Time.ROLLING:
        ends = (end for _, end in months(54)[17:])
        yield from (("rolling_18_months", (month_after(end, -18), end)) for end in ends)
    else:
        yield from (("point", (end, end + timedelta(days=1))) for _, end in months(54))
