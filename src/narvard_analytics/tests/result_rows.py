"""Made-up result tables for tests: one row a place, group, unit and period, and their sums."""

from datetime import UTC, date, datetime

import pyarrow as pa

from narvard_analytics import disclosure_control
from narvard_analytics.results import SCHEMA

PLACES = ("1441", "1442", "1443", "1452", "1463", "1465", "1466", "1489", "1490", "1491")


def row(municipality, events, persons=1000, *, month=1, months=1, group="all", unit="*", proportion=False, **other):
    kind = {1: "month", 3: "quarter", 12: "year"}.get(months, "rolling_18_months")
    figures = {
        "indicator": "emergency_visits_80",
        "measure": "rate",
        "version": "1",
        "period_kind": kind,
        "period_from": first_of(month),
        "period_to": first_of(month + months),
        "municipality": municipality,
        "unit": unit,
        "target_group": group,
        "numerator": float(events),
        "denominator": float(persons),
        "value": events / persons if persons else None,
        "lower_95": 0.0,
        "upper_95": 1.0,
        "lower_998": 0.0,
        "upper_998": 1.0,
        "persons": persons,
        "events": events,
        "status": "ok",
        "interval_method": "wilson" if proportion else "exact_poisson",
        "code_list": "",
        "basis": "register",
        "inputs": "x",
        "cut_off": datetime(2025, 1, 1, tzinfo=UTC),
    }
    return figures | other


def first_of(month):
    """First day of a month, counted from January 2024."""
    return date(2024 + (month - 1) // 12, (month - 1) % 12 + 1, 1)


def table(*rows):
    return pa.Table.from_pylist(list(rows), schema=SCHEMA)


def places(events, **other):
    """One row a municipality, and their sum."""
    parts = [row(place, count, **other) for place, count in zip(PLACES, events, strict=False)]
    return [*parts, row("*", sum(events), 1000 * len(parts), **other)]


def hidden(rows, profile="open", **more):
    out = disclosure_control.apply(table(*rows), profile, **more).to_pylist()
    return [each["status"] == "suppressed" for each in out]
