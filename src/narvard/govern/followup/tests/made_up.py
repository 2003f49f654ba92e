"""A small plan of Borås and Mark, figures for its indicator, and quarters about it. Nobody and nothing here exists."""

from datetime import UTC, date, datetime
from uuid import UUID, uuid4

import pyarrow as pa

from narvard.base.core.actor import Actor, command_line
from narvard.govern.followup import operations
from narvard.govern.followup.operations import Word
from narvard.govern.followup.rules.deadlines import Deadlines
from narvard.govern.followup.rules.quarters import Quarter
from narvard.govern.plans.operations import load_plan

CASE = "sodra_alvsborg"
Q2, Q3, Q4 = Quarter(2026, 2), Quarter(2026, 3), Quarter(2026, 4)
DEADLINES = Deadlines(date(2026, 11, 26), date(2026, 12, 1), date(2026, 12, 10), date(2026, 12, 17))
TODAY = date(2026, 11, 22)
CELL = "multi_ill_elderly/closeness"
TEAM, ROUTINE, LONELY = ("activity", "1490", "1"), ("activity", "1490", "2"), ("activity", "1490", "3")
MARK = ("activity", "1463", "M1")
RED_CELL = ("cell", "1490", CELL)
CUT_OFF = datetime(2026, 10, 15, tzinfo=UTC)
LOADER = command_line(
    "organizations.read",
    "bodies.read",
    "plans.import",
    "plans.read",
    "indicators.set_target",
    "indicators.read",
    collaboration=CASE,
)


def _activity(reference: str, title: str, owner: str, organizations: list[str], **changed) -> dict:
    return {
        "reference": reference,
        "title": title,
        "owner": owner,
        "owner_role": "verksamhetschef",
        "organizations": organizations,
        "starts_on": date(2026, 2, 2),
        "ends_on": date(2026, 12, 18),
        "status": "under_way",
    } | changed


_INDICATOR = {
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


def _plan(area: str, cells: list[dict]) -> dict:
    return {"area": area, "year": 2026, "adopted_on": date(2025, 12, 4), "cells": cells}


def document() -> dict:
    """Borås with a joint activity of each kind and one of the region alone; Mark with one."""
    team = _activity("1", "Mobilt närsjukvårdsteam", "Sofia Nordhem", ["boras_kommun", "primarvarden"])
    routine = _activity("2", "Vårdplats hemma", "Någon Annan", ["boras_kommun", "sas"])
    lonely = _activity("3", "Läkarrond varje vecka", "Amir Rostami Berg", ["primarvarden"])
    later = _activity(
        "4",
        "Börjar i november",
        "Sofia Nordhem",
        ["boras_kommun", "sas"],
        status="planned",
        starts_on=date(2026, 11, 2),
    )
    mark = _activity("M1", "Trygg hemgång", "Okänd Person", ["mark_kommun", "sas"])
    cell = {"target_group": "multi_ill_elderly", "goal_area": "closeness"}
    boras = [
        {**cell, "activities": [team, routine], "indicators": [_INDICATOR]},
        {**cell, "goal_area": "continuity", "activities": [lonely, later], "indicators": []},
    ]
    plans = [_plan("1490", boras), _plan("1463", [{**cell, "activities": [mark], "indicators": []}])]
    return {"format": "narvard-plan", "version": 1, "plans": plans}


def plan(now: datetime, replace: bool = False) -> None:
    """Load the plan."""
    load_plan(actor=LOADER, now=now, document=document(), replace=replace)


def results(latest: float = 1500.0) -> pa.Table:
    """Avoidable admissions in Borås by quarter: steady at 900 per 100 000 person-years, and `latest` at the end."""
    ends = [2026 * 4 + 3 - back for back in range(11, -1, -1)]
    periods = [(_quarter_start(end - 1), _quarter_start(end)) for end in ends]
    return pa.Table.from_pylist([_result(p, latest if p == periods[-1] else 900.0) for p in periods])


def _quarter_start(number: int) -> date:
    return date(number // 4, number % 4 * 3 + 1, 1)


def _result(period: tuple[date, date], value: float) -> dict:
    return {
        "indicator": "avoidable_admissions",
        "measure": "crude_rate",
        "version": "1",
        "period_kind": "quarter",
        "period_from": period[0],
        "period_to": period[1],
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


def opened(actor: Actor, now: datetime, quarter: Quarter = Q3, deadlines: Deadlines = DEADLINES) -> None:
    """Prepare and open a quarter."""
    operations.prepare_period(actor=actor, now=now, quarter=quarter, deadlines=deadlines)
    operations.open_period(actor=actor, now=now, today=TODAY, quarter=quarter)


def word(side: str = "both", status: str = "under_way", **texts: str) -> Word:
    """A word with something in it."""
    return Word(**{"side": side, "status": status, "done": "Två nya i teamet.", "hinders": "", "next_step": ""} | texts)


def said(
    actor: Actor,
    now: datetime,
    place: tuple[str, str, str],
    what: Word | None = None,
    *,
    version: int = 0,
    token: UUID | None = None,
) -> int:
    """Say a word in the third quarter."""
    return operations.say(
        actor=actor,
        now=now,
        today=TODAY,
        year=2026,
        quarter=3,
        place=place,
        word=what or word(),
        version=version,
        token=token or uuid4(),
    )


def closed(actor: Actor, now: datetime, year: int = 2026, quarter: int = 3) -> str:
    """Call the office ready and close the open quarter."""
    operations.mark_office_ready(
        actor=actor, now=now, today=TODAY, year=year, quarter=quarter, note="Vi väntar inte längre."
    )
    return operations.close_period(actor=actor, now=now, today=TODAY, year=year, quarter=quarter)


def brought(code: str = "2026-2", state: str = "closed", **changed: object) -> dict:
    """A document of one quarter with one word."""
    quarter = {
        "period": code,
        "state": state,
        "areas_by": date(2026, 7, 21),
        "office_by": date(2026, 7, 28),
        "steering_by": date(2026, 8, 14),
        "council_by": date(2026, 8, 28),
    }
    row = {
        "period": code,
        "area": "Borås",
        "about": "activity",
        "reference": "1",
        "title": "Mobilt närsjukvårdsteam",
        "side": "both",
        "status": "planned",
        "done": "Rekryterat.",
        "said_on": date(2026, 7, 2),
        "said_by": "Sofia Nordhem",
    }
    ready = {"period": code, "area": "1490", "ready_on": date(2026, 7, 20), "ready_by": "Anders Hovmark"}
    return {
        "format": "narvard-followup",
        "version": 1,
        "periods": [quarter],
        "said": [row | changed],
        "ready": [ready],
    }


def supplement(actor: Actor, now: datetime, today: date, **changed) -> int:
    """Add to the closed third quarter."""
    values = {"municipality": "", "reason": "Sen leverans.", "text": "Två månader till.", "figures": False} | changed
    values.setdefault("token", uuid4())
    return operations.add_supplement(actor=actor, now=now, today=today, year=2026, quarter=3, **values)
