"""The reference page of the event store, made from the schema, the readers' layouts and the reasons of the checks."""

from collections.abc import Iterator

from narvard_analytics.events.findings import REASONS
from narvard_analytics.events.readers.figures import LAYOUTS
from narvard_analytics.events.schema import SCHEMA_VERSION, TABLES
from narvard_analytics.events.schema.shapes import Column, Table

FENCE = "⚑"
TYPE_WORDS = {
    "uuid": "UUID",
    "instant": "instant",
    "date": "day",
    "text": "text",
    "integer": "whole number",
    "number": "number",
    "yes_no": "yes or no",
}
INTRODUCTION = f"""# The event store

Made from the code by `reference_page`; change the schema, not this page. Schema version {SCHEMA_VERSION}.

A delivery is a folder with one Parquet file a table and `delivery.json`, in which `measured_since` names tables that
were registered from a later day than the period's first. Where rows were left out, `rejected.parquet` holds their
places (file, line, column, reason) and nothing of what stood there. Instants (`*_at`) are stored in UTC, days
(`*_date`) are local calendar days, and periods are half-open: the first day counts, the last does not. A column without
a value means that it is not known, unless its row below says otherwise. Columns in **bold** are required.

{FENCE} marks what tells, or lets one guess, that a person has a social-service intervention (patient data act 2008:355,
2 kap. 8 §). It is used only inside a catalogue population whose legal basis is stated: never in filters, drill-down,
local definitions, exports of rows or lists of people. Where single codes are fenced, they are marked. A statute's mark
says how certain the reference is: [A] read in the statute, [C] known but not read again.
"""


def reference_page() -> str:
    """The whole page as Markdown, with a line break at the end."""
    parts = [INTRODUCTION, *map(_table_section, TABLES.values()), _layouts_section(), _reasons_section()]
    return "\n".join(parts)


def _table_section(table: Table) -> str:
    head = ["| column | type | what | codes | when empty |", "|---|---|---|---|---|"]
    return "\n".join([f"## {table.name}\n", *_facts(table), "", *head, *map(_column_row, table.columns), ""])


def _facts(table: Table) -> Iterator[str]:
    yield f"One row is {table.doc}.\n"
    yield f"Key: {', '.join(table.key) or 'none'}. Sorted by {', '.join(table.sort)}."
    if table.reference:
        yield "A reference table: only the rows of the controller named as its authority count."
    if table.parents:
        belongs = "; ".join(f"`{column}` in {' or '.join(parents)}" for column, parents in table.parents)
        yield f"Rows belong to: {belongs}."
    if table.law:
        yield f"Law: {table.law}."
    if table.fenced_rows:
        yield f"{FENCE} Rows with {table.fenced_rows}."


def _column_row(column: Column) -> str:
    name = f"**{column.name}**" if column.required else column.name
    mark = f" {FENCE}" if column.fenced else ""
    kind = TYPE_WORDS[column.type] + (f", {column.unit}" if column.unit else "")
    law = f" ({column.law})" if column.law else ""
    codes = ", ".join(code + (f" {FENCE}" if code in column.fenced_codes else "") for code in column.codes)
    missing = "not allowed" if column.required else column.missing
    return f"| {name}{mark} | {kind} | {column.doc}{law} | {codes} | {missing} |"


def _layouts_section() -> str:
    lines = [
        "# Figures computed elsewhere\n",
        "CSV files with one figure a row, which become rows of `aggregates`. Columns in **bold** are required.\n",
    ]
    for name, layout in LAYOUTS.items():
        lines += [f"## {name}\n", f"For {layout.doc}.\n", "| column | what |", "|---|---|"]
        lines += [f"| {f'**{c}**' if c in layout.required else c} | {doc} |" for c, doc in layout.columns]
        lines.append("")
    return "\n".join(lines)


def _reasons_section() -> str:
    lines = [
        "# Reasons in a report\n",
        "What is broken is never loaded. Rows with an error are left out where that is accepted. A note is no error.\n",
        "| reason | gravity | meaning | what to do |",
        "|---|---|---|---|",
    ]
    lines += [f"| {code} | {r.gravity} | {r.meaning} | {r.remedy} |" for code, r in REASONS.items()]
    return "\n".join(lines) + "\n"
