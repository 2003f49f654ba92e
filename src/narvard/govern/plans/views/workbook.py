"""Writing a plan as a workbook: the template, and the export that can be brought again."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from narvard.base.core.queries import Sheet, workbook
from narvard.govern.plans.queries.known import Offered
from narvard.govern.plans.queries.labels import COLUMNS, DIRECTIONS, KINDS, ROLES, STATUSES
from narvard.govern.plans.queries.labels import SHEETS as SHEET_NAMES
from narvard.govern.plans.rules.sheets import SHEETS, flattened

WIDE = frozenset({"title", "description", "aim", "organizations"})


def plan_workbook(document: Mapping[str, object], offered: Offered | None) -> bytes:
    """The document as XLSX; with `offered`, lists of what may be written and a sheet that says how."""
    rows = flattened(document)
    lists = _lists(offered) if offered else {}
    return workbook(
        [_sheet(name, rows[name]) for name in SHEETS],
        lists={str(COLUMNS[column]): values for column, values in lists.items()},
        lists_title=_("Lists"),
        instructions=_instructions() if offered else (),
    )


def _sheet(name: str, rows: list[list[object]]) -> Sheet:
    return Sheet(
        title=str(SHEET_NAMES[name]),
        codes=SHEETS[name],
        names=[str(COLUMNS[column]) for column in SHEETS[name]],
        rows=rows,
        wide=WIDE,
        # Several organizations may stand in one cell, so a list there would refuse what is right.
        lists={column: str(COLUMNS[column]) for column in SHEETS[name] if column != "organizations"},
    )


def _lists(offered: Offered) -> dict[str, list[str]]:
    return {
        "area": [name for _code, name in offered.areas],
        "target_group": [name for _code, name in offered.target_groups],
        "goal_area": [name for _code, name in offered.goal_areas],
        "adopted_by": list(offered.bodies),
        "status": [str(name) for name in STATUSES.values()],
        "role": [str(name) for name in ROLES.values()],
        "direction": [str(name) for name in DIRECTIONS.values()],
        "kind": [str(name) for name in KINDS.values()],
        "indicator": sorted({indicator for indicator, _measure in offered.measures}),
        "measure": sorted({measure for _indicator, measure in offered.measures}),
        "organizations": [name for _code, name in offered.organizations],
    }


def _instructions() -> tuple[str, ...]:
    return (
        _("Read first"),
        _("An area's action plan"),
        _("Write one row for each area on the first sheet, and one row for each activity on the sheet of activities."),
        _("An activity stands in a cell: area, target group and goal area. Choose them from the lists."),
        _("Give each activity a reference that is its own within the area. Milestones point at it."),
        _("Write the organizations of both parties, divided by semicolons: at least one on each side."),
        _("Write dates as 2026-01-31. A relative target is a share: -0.1 means ten percent lower than the baseline."),
        _("Formulas are not read. Do not change the hidden first row; it tells the columns apart."),
        _("When you bring the file, it is checked first. Nothing is saved until you load it, and then all of it."),
    )
