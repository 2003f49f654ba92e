"""How a plan lies in a workbook: sheets and columns, shared by whoever reads and whoever writes it.

Row 1 of each sheet holds the codes of the columns and is hidden, row 2 their names for people, rows from 3 the plan.
"""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

CELL_KEY = ("area", "target_group", "goal_area")

SHEETS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "plans": ("area", "year", "adopted_by", "adopted_on"),
        "cells": (*CELL_KEY, "aim"),
        "activities": (
            *CELL_KEY,
            "reference",
            "title",
            "description",
            "owner",
            "owner_role",
            "organizations",
            "starts_on",
            "ends_on",
            "multi_year",
            "status",
        ),
        "milestones": ("area", "reference", "title", "due_on", "done_on"),
        "indicators": (
            *CELL_KEY,
            "indicator",
            "measure",
            "role",
            "direction",
            "kind",
            "value",
            "due_on",
            "baseline_from",
            "baseline_to",
        ),
    }
)
# The column by which a sheet is known whatever it is called.
MARKS: Mapping[str, str] = MappingProxyType(
    {"plans": "adopted_on", "cells": "aim", "activities": "starts_on", "milestones": "done_on", "indicators": "measure"}
)
# Columns that may be left out, since files from before they were there are still brought.
OPTIONAL = frozenset({"multi_year"})
REQUIRED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {sheet: tuple(column for column in columns if column not in OPTIONAL) for sheet, columns in SHEETS.items()}
)

Row = Mapping[str, object]


def flattened(document: Row) -> dict[str, list[list[object]]]:
    """A document as the rows of its sheets, in the order of the columns. The inverse of nesting."""
    found: dict[str, list[list[object]]] = {name: [] for name in SHEETS}
    for plan in _listed(document, "plans"):
        found["plans"].append(_values("plans", plan))
        for cell in _listed(plan, "cells"):
            key = {"area": plan["area"], "target_group": cell["target_group"], "goal_area": cell["goal_area"]}
            found["cells"].append(_values("cells", {**cell, **key}))
            for name, row in _parts(cell, key):
                found[name].append(_values(name, row))
    return found


def _parts(cell: Row, key: Row) -> Iterator[tuple[str, Row]]:
    for indicator in _listed(cell, "indicators"):
        yield "indicators", {**indicator, **key}
    for activity in _listed(cell, "activities"):
        joined = "; ".join(str(code) for code in _sequence(activity.get("organizations")))
        yield "activities", {**activity, **key, "organizations": joined}
        for milestone in _listed(activity, "milestones"):
            yield "milestones", {**milestone, "area": key["area"], "reference": activity.get("reference")}


def _values(sheet: str, row: Row) -> list[object]:
    return [row.get(column) for column in SHEETS[sheet]]


def _listed(row: Row, name: str) -> list[Row]:
    return [item for item in _sequence(row.get(name)) if isinstance(item, Mapping)]


def _sequence(value: object) -> Sequence[object]:
    return value if isinstance(value, Sequence) and not isinstance(value, str) else ()
