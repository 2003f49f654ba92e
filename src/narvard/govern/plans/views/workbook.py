"""Writing a plan as a workbook: the template, and the export that can be brought again."""

from collections.abc import Mapping, Sequence
from datetime import date
from io import BytesIO

from django.utils.translation import gettext as _
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from narvard.govern.plans.queries.known import Offered
from narvard.govern.plans.queries.labels import COLUMNS, DIRECTIONS, KINDS, ROLES, STATUSES
from narvard.govern.plans.queries.labels import SHEETS as SHEET_NAMES
from narvard.govern.plans.rules.sheets import CODE_ROW, FIRST_ROW, NAME_ROW, SHEETS, flattened

LAST_ROW_OF_LISTS = 1000
DATES = ("adopted_on", "starts_on", "ends_on", "due_on", "done_on", "baseline_from", "baseline_to")
WIDE = ("title", "description", "aim", "organizations")


def plan_workbook(document: Mapping[str, object], offered: Offered | None) -> bytes:
    """The document as XLSX; with `offered`, lists of what may be written and a sheet that says how."""
    target = BytesIO()
    # A text that begins with "=" stays a text: nothing that came from a person becomes a formula.
    with Workbook(target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        formats = {
            "head": book.add_format({"bold": True, "bg_color": "#E6EEF3", "bottom": 1, "text_wrap": True}),
            "date": book.add_format({"num_format": "yyyy-mm-dd", "valign": "top"}),
            "text": book.add_format({"text_wrap": True, "valign": "top"}),
            "title": book.add_format({"bold": True, "font_size": 14}),
        }
        if offered:
            _write_instructions(book.add_worksheet(_("Read first")), formats)
        rows = flattened(document)
        sheets = {name: book.add_worksheet(str(SHEET_NAMES[name])) for name in SHEETS}
        for name, sheet in sheets.items():
            _write_sheet(sheet, SHEETS[name], rows[name], formats)
        if offered:
            _write_lists(book.add_worksheet(_("Lists")), sheets, _lists(offered), formats)
    return target.getvalue()


def _write_sheet(
    sheet: Worksheet, columns: Sequence[str], rows: Sequence[Sequence[object]], formats: Mapping[str, Format]
) -> None:
    sheet.set_row(CODE_ROW - 1, None, None, {"hidden": True})
    sheet.freeze_panes(NAME_ROW, 0)
    for place, column in enumerate(columns):
        sheet.set_column(place, place, 44 if column in WIDE else 18, formats["date" if column in DATES else "text"])
        sheet.write_string(CODE_ROW - 1, place, column)
        sheet.write_string(NAME_ROW - 1, place, str(COLUMNS[column]), formats["head"])
    for number, row in enumerate(rows, start=FIRST_ROW - 1):
        for place, value in enumerate(row):
            _write(sheet, number, place, value, formats)


def _write(sheet: Worksheet, row: int, column: int, value: object, formats: Mapping[str, Format]) -> None:
    if value is None or value == "":
        return
    if isinstance(value, date):
        sheet.write_datetime(row, column, value, formats["date"])
    elif isinstance(value, int | float):
        sheet.write_number(row, column, value)
    else:
        sheet.write_string(row, column, str(value), formats["text"])


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


def _write_lists(
    sheet: Worksheet, sheets: Mapping[str, Worksheet], lists: Mapping[str, list[str]], formats: Mapping[str, Format]
) -> None:
    for place, (column, values) in enumerate(lists.items()):
        sheet.set_column(place, place, 30)
        sheet.write_string(0, place, str(COLUMNS[column]), formats["head"])
        for number, value in enumerate(values, start=1):
            sheet.write_string(number, place, value)
        letter = chr(ord("A") + place)
        source = f"='{sheet.get_name()}'!${letter}$2:${letter}${len(values) + 1}"
        for name, columns in SHEETS.items():
            # Several organizations may stand in one cell, so a list there would refuse what is right.
            if column in columns and column != "organizations":
                at = columns.index(column)
                sheets[name].data_validation(
                    FIRST_ROW - 1, at, LAST_ROW_OF_LISTS, at, {"validate": "list", "source": source}
                )


def _write_instructions(sheet: Worksheet, formats: Mapping[str, Format]) -> None:
    sheet.set_column(0, 0, 100, formats["text"])
    sheet.write_string(0, 0, _("An area's action plan"), formats["title"])
    lines = (
        _("Write one row for each area on the first sheet, and one row for each activity on the sheet of activities."),
        _("An activity stands in a cell: area, target group and goal area. Choose them from the lists."),
        _("Give each activity a reference that is its own within the area. Milestones point at it."),
        _("Write the organizations of both parties, divided by semicolons: at least one on each side."),
        _("Write dates as 2026-01-31. A relative target is a share: -0.1 means ten percent lower than the baseline."),
        _("Formulas are not read. Do not change the hidden first row; it tells the columns apart."),
        _("When you bring the file, it is checked first. Nothing is saved until you load it, and then all of it."),
    )
    for number, line in enumerate(lines, start=2):
        sheet.write_string(number, 0, line, formats["text"])
