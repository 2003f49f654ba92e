"""`python -m django documents_page`: the page of documents that can be brought, made from the forms of the apps."""

from pathlib import Path

from django.core.management.base import BaseCommand

from narvard.base.core.queries import Column, Form, Table
from narvard.site.documents.kinds import KINDS

PAGE = Path(__file__).resolve().parents[5] / "docs" / "reference" / "documents.md"
INTRODUCTION = """# Documents that can be brought in and taken out

Made from the forms in the code by `make docs`; a test fails when this page is stale.

A document is a YAML file with `format`, `version` and the tables below, each a list of rows; or a workbook with a sheet
for each table, made from the template on the page *Bring in and take out*. It is checked whole before anything is
loaded, and loaded whole or not at all. Loading the same document again changes nothing; a row that is known by its key
is updated. What is empty may be left out. Dates are written 2026-01-31, money in whole kronor, several codes in one
cell divided by semicolons. `narvard load` and `narvard export` do the same without the pages.

Action plans have a nested form of their own: [Bring what you have](../how-to/bring-a-plan.md).
"""


def documents_page() -> str:
    """The page as Markdown."""
    forms = [kind.form for kind in KINDS.values()]
    listed = "\n".join(f"- [`{form.format}`](#{form.format}): {form.meaning}" for form in forms)
    return "\n".join([INTRODUCTION, listed, *(_form(form) for form in forms)]) + "\n"


def _form(form: Form) -> str:
    head = f"\n## {form.format}\n\n{form.meaning} Version {form.version}."
    return "\n".join([head, *(_table(table) for table in form.tables)])


def _table(table: Table) -> str:
    key = ", ".join(f"`{name}`" for name in table.key)
    head = f"\n### {table.name}\n\n{table.meaning} Key: {key}."
    columns = "\n".join(_column(column) for column in table.columns)
    return f"{head}\n\n| column | holds | may be left out | meaning |\n|---|---|---|---|\n{columns}"


def _column(column: Column) -> str:
    holds = str(column.kind)
    if column.choices:
        holds += f": {', '.join(column.choices)}"
    if column.refers:
        holds += f" of `{column.refers}`"
    return f"| `{column.name}` | {holds} | {'' if column.required else 'yes'} | {column.meaning} |"


class Command(BaseCommand):
    """Writes the page."""

    help = "Write docs/reference/documents.md from the forms of documents."

    def handle(self, **options: object) -> None:
        """Write it where the documentation keeps it."""
        PAGE.write_text(documents_page(), encoding="utf-8")
