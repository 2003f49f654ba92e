"""A small plan of Borås."""

from datetime import UTC, date, datetime

import pyarrow as pa

from narvard.base.core.actor import Actor
from narvard.govern.plans.queries import search_activities

TEAM, ROUTINE, LONELY = "Mobilt närsjukvårdsteam", "Vårdplats hemma", "Läkarrond varje vecka"

INDICATOR = {
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


def activity(reference: str, title: str, **changed) -> dict:
    """An activity of both parties during 2026."""
    return {
        "reference": reference,
        "title": title,
        "description": "",
        "owner": "Bo Rönnfors",
        "owner_role": "verksamhetschef",
        "organizations": ["boras_kommun", "primarvarden"],
        "starts_on": date(2026, 2, 2),
        "ends_on": date(2026, 12, 18),
        "status": "under_way",
        "milestones": [],
    } | changed


DOCUMENT = {
    "format": "narvard-plan",
    "version": 1,
    "plans": [
        {
            "area": "1490",
            "year": 2026,
            "adopted_by": "ledningsgrupp-boras",
            "adopted_on": date(2025, 12, 4),
            "cells": [
                {
                    "target_group": "multi_ill_elderly",
                    "goal_area": "closeness",
                    "aim": "Vård som kan ges hemma ges hemma.",
                    "activities": [
                        activity(
                            "1",
                            TEAM,
                            milestones=[
                                {"title": "Bemanning klar", "due_on": date(2026, 5, 4), "done_on": date(2026, 5, 6)},
                                {"title": "Uppföljning redovisad", "due_on": date(2026, 11, 2)},
                                {"title": "Beslut om fortsättning", "due_on": date(2026, 12, 7)},
                            ],
                        ),
                        activity("2", ROUTINE, organizations=["boras_kommun", "sas"], ends_on=date(2026, 10, 30)),
                    ],
                    "indicators": [INDICATOR],
                },
                {
                    "target_group": "multi_ill_elderly",
                    "goal_area": "continuity",
                    "aim": "",
                    "activities": [activity("3", LONELY, organizations=["primarvarden"], status="planned")],
                    "indicators": [],
                },
            ],
        }
    ],
}


def number_of(actor: Actor, title: str) -> int:
    """The number of the activity with this title."""
    return search_activities(actor, title)[0].id


TEN = ("1441", "1442", "1443", "1452", "1463", "1465", "1466", "1489", "1490", "1491")
GROUPS = ("multi_ill_elderly", "mental_ill_health", "disability", "end_of_life")
CUT_OFF = datetime(2026, 10, 15, tzinfo=UTC)


def quarters(count: int) -> list[tuple[date, date]]:
    """So many quarters in a row, the last one ending on 1 October 2026."""
    ends = [2026 * 4 + 3 - back for back in range(count - 1, -1, -1)]
    return [(date((end - 1) // 4, (end - 1) % 4 * 3 + 1, 1), date(end // 4, end % 4 * 3 + 1, 1)) for end in ends]


def results(places: tuple[str, ...] = TEN, groups: tuple[str, ...] = GROUPS, latest: float = 1500.0) -> pa.Table:
    """Avoidable admissions by quarter: steady at 900 per 100 000 person-years, and `latest` in the last quarter."""
    periods = quarters(12)
    rows = [
        _result(place, group, period, latest if period == periods[-1] else 900.0)
        for place in places
        for group in groups
        for period in periods
    ]
    return pa.Table.from_pylist(rows)


def _result(place: str, group: str, period: tuple[date, date], value: float) -> dict:
    return {
        "indicator": "avoidable_admissions",
        "measure": "crude_rate",
        "version": "1",
        "period_kind": "quarter",
        "period_from": period[0],
        "period_to": period[1],
        "municipality": place,
        "unit": "*",
        "target_group": group,
        "numerator": value * 4 / 100.0,
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
