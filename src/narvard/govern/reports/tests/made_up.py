"""A plan of Borås with three activities and one goal, and figures for the goal. Nobody in it exists."""

from datetime import UTC, date, datetime

import pyarrow as pa

TEAM, ROUTINE, ROUND = "Mobilt närsjukvårdsteam", "Vårdplats hemma", "Läkarrond varje vecka"
CUT_OFF = datetime(2026, 10, 15, tzinfo=UTC)
FIRST_QUARTER, LAST_QUARTER = 2023 * 4 + 3, 2026 * 4 + 2


def _activity(reference: str, title: str, status: str, ends_on: date) -> dict:
    return {
        "reference": reference,
        "title": title,
        "owner": "Bo Rönnfors",
        "owner_role": "verksamhetschef",
        "organizations": ["boras_kommun", "primarvarden"],
        "starts_on": date(2026, 2, 2),
        "ends_on": ends_on,
        "status": status,
        "milestones": [],
    }


def plan() -> dict:
    """A document of plans with the area's one cell."""
    goal = {
        "indicator": "avoidable_admissions",
        "measure": "crude_rate",
        "role": "outcome",
        "direction": "down",
        "kind": "relative",
        "value": -0.1,
        "due_on": date(2026, 12, 31),
        "baseline_from": date(2024, 10, 1),
        "baseline_to": date(2025, 10, 1),
    }
    cell = {
        "target_group": "multi_ill_elderly",
        "goal_area": "closeness",
        "aim": "Vård som kan ges hemma ges hemma.",
        "activities": [
            _activity("1", TEAM, "under_way", date(2026, 12, 18)),
            _activity("2", ROUTINE, "under_way", date(2026, 10, 30)),
            _activity("3", ROUND, "planned", date(2026, 12, 18)),
        ],
        "indicators": [goal],
    }
    area = {"area": "1490", "year": 2026, "adopted_by": "", "adopted_on": date(2025, 12, 4), "cells": [cell]}
    return {"format": "narvard-plan", "version": 1, "plans": [area]}


def results(latest: float) -> pa.Table:
    """The goal's figure quarter by quarter: steady at 900 per 100 000 person-years, and `latest` in the last."""
    quarters = range(FIRST_QUARTER, LAST_QUARTER + 1)
    return pa.Table.from_pylist([_result(number, latest if number == LAST_QUARTER else 900.0) for number in quarters])


def _result(number: int, value: float) -> dict:
    return {
        "indicator": "avoidable_admissions",
        "measure": "crude_rate",
        "version": "1",
        "period_kind": "quarter",
        "period_from": date(number // 4, number % 4 * 3 + 1, 1),
        "period_to": date((number + 1) // 4, (number + 1) % 4 * 3 + 1, 1),
        "municipality": "1490",
        "unit": "*",
        "target_group": "multi_ill_elderly",
        "numerator": value * 0.04,
        "denominator": 4000.0,
        "value": value,
        "lower_95": value - 60.0,
        "upper_95": value + 60.0,
        "lower_998": value - 95.0,
        "upper_998": value + 95.0,
        "persons": 4000,
        "events": 40,
        "status": "ok",
        "interval_method": "byar",
        "code_list": "",
        "basis": "register",
        "inputs": "0" * 32,
        "cut_off": CUT_OFF,
    }
