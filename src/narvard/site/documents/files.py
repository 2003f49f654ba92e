"""A kind of document as files: the template, the example, and what is loaded now."""

from collections.abc import Mapping
from datetime import datetime

from django.utils.translation import gettext as _

from narvard.base.core.actor import Actor
from narvard.base.core.queries import Column, Sheet, Table, codes_of, workbook, yaml_text
from narvard.site.documents.kinds import DocumentKind
from narvard.site.documents.words import column_name, kind_of_value, table_name

WIDE_FROM = 300


def workbook_of(kind: DocumentKind, document: Mapping[str, object], lists: Mapping[str, list[str]]) -> bytes:
    """A document as XLSX; with `lists`, what may be chosen and a first sheet that says how."""
    return workbook(
        [_sheet(kind, table, document) for table in kind.form.tables],
        lists=lists,
        lists_title=_("Lists"),
        instructions=_instructions(kind) if lists else (),
    )


def lists_of(actor: Actor, now: datetime, kind: DocumentKind) -> dict[str, list[str]]:
    """What may be written in the columns that refer to something known, or have choices, by the list's name."""
    known = kind.known(actor, now)
    found = {}
    for column in (column for table in kind.form.tables for column in table.columns):
        values = list(column.choices) or sorted(set(known.get(column.refers, {}).values()))
        if values:
            found[_list_name(column)] = values
    return found


def example_text(kind: DocumentKind) -> str:
    """What a document of this kind looks like in YAML: every table and column with what it means, and no rows."""
    said = (str(kind.meaning), _("Every table is a list of rows. Leave out what is empty."))
    comments = [f"# {line}" for line in said]
    for table in kind.form.tables:
        comments += ["#", f"# {table.name}: {table.meaning}"]
        comments += [f"#   {_described(column)}" for column in table.columns]
    empty = {"format": kind.form.format, "version": kind.form.version, **{t.name: [] for t in kind.form.tables}}
    return "\n".join(comments) + "\n" + yaml_text(empty)


def _described(column: Column) -> str:
    must = _("required") if column.required else _("may be left out")
    choices = f" [{', '.join(column.choices)}]" if column.choices else ""
    return f"{column.name} ({kind_of_value(column.kind)}, {must}){choices}: {column.meaning}"


def _sheet(kind: DocumentKind, table: Table, document: Mapping[str, object]) -> Sheet:
    codes = codes_of(kind.form)[table.name]
    rows = document.get(table.name) or []
    return Sheet(
        title=table_name(table.name),
        codes=codes,
        names=[column_name(column.name) for column in table.columns],
        rows=[[row.get(column.name) for column in table.columns] for row in rows],
        wide=frozenset(column.name for column in table.columns if column.longest >= WIDE_FROM),
        lists={
            code: _list_name(column)
            for code, column in zip(codes, table.columns, strict=True)
            if (column.choices or column.refers) and column.kind != "codes"
        },
    )


def _list_name(column: Column) -> str:
    return table_name(column.refers) if column.refers else column_name(column.name)


def _instructions(kind: DocumentKind) -> tuple[str, ...]:
    return (
        _("Read first"),
        str(kind.name),
        str(kind.meaning),
        _("Write one row for each thing. What belongs together is tied by the codes that you choose."),
        _("Write dates as 2026-01-31 and money in whole kronor. Several codes in one cell are divided by semicolons."),
        _("Formulas are not read. Do not change the hidden first row; it tells the columns apart."),
        _("When you bring the file, it is checked first. Nothing is saved until you load it, and then all of it."),
    )
