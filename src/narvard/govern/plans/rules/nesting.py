"""From the rows of a workbook's sheets to the document that is checked, keeping the place of each row."""

from collections.abc import Mapping, Sequence

from narvard.base.core.queries import PLACE, Problem
from narvard.govern.plans.rules.checking import FORMAT, VERSION
from narvard.govern.plans.rules.sheets import CELL_KEY

Row = dict[str, object]


def nested(rows: Mapping[str, Sequence[Row]]) -> tuple[dict[str, object], tuple[Problem, ...]]:
    """The document, and a problem for every row that belongs to no plan or no activity."""
    problems: list[Problem] = []
    plans = [{**row, "cells": []} for row in rows.get("plans", ())]
    by_area = {_key(plan, "area"): plan for plan in plans}
    cells: dict[tuple[str, ...], Row] = {}
    # A row of the sheet of cells is a cell even when it comes twice; the check says so. Other rows join the first.
    for row in rows.get("cells", ()):
        _new_cell(row, by_area, cells, problems)
    for name in ("activities", "indicators"):
        for row in rows.get(name, ()):
            _listed(_cell_of(row, by_area, cells, problems), name).append(row)
    _place_milestones(rows.get("milestones", ()), cells, problems)
    return {"format": FORMAT, "version": VERSION, "plans": plans}, tuple(problems)


def _cell_of(row: Row, plans: Mapping[str, Row], cells: dict[tuple[str, ...], Row], problems: list[Problem]) -> Row:
    key = tuple(_key(row, name) for name in CELL_KEY)
    return cells[key] if key in cells else _new_cell(row, plans, cells, problems)


def _new_cell(row: Row, plans: Mapping[str, Row], cells: dict[tuple[str, ...], Row], problems: list[Problem]) -> Row:
    cell = {name: row[name] for name in ("target_group", "goal_area", "aim", PLACE) if name in row}
    cells.setdefault(tuple(_key(row, name) for name in CELL_KEY), cell)
    plan = plans.get(_key(row, "area"))
    if plan is None:
        problems.append(_problem("no_such_plan", row, "area"))
    else:
        _listed(plan, "cells").append(cell)
    return cell


def _place_milestones(rows: Sequence[Row], cells: Mapping[tuple[str, ...], Row], problems: list[Problem]) -> None:
    activities = {
        (key[0], _key(activity, "reference")): activity
        for key, cell in cells.items()
        for activity in _listed(cell, "activities")
    }
    for row in rows:
        activity = activities.get((_key(row, "area"), _key(row, "reference")))
        if activity is None:
            problems.append(_problem("no_such_activity", row, "reference"))
        else:
            _listed(activity, "milestones").append(row)


def _listed(row: Row, name: str) -> list[Row]:
    held = row.setdefault(name, [])
    assert isinstance(held, list)
    return held


def _key(row: Row, name: str) -> str:
    return str(row.get(name) or "").strip().casefold()


def _problem(code: str, row: Row, column: str) -> Problem:
    place = row.get(PLACE)
    sheet, number = (str(place[0]), int(place[1])) if isinstance(place, list | tuple) else ("", 0)
    return Problem(code, sheet, number, column, str(row.get(column) or ""))
