"""Writes docs/reference/roles.md: the table of who may do what, for planners and reviewers to read."""

from pathlib import Path

from django.core.management.base import BaseCommand

from narvard.base.access.rules import ROLE_TABLE
from narvard.base.access.rules.roles import CARING, GOVERNING, Role

PAGE = Path(__file__).resolve().parents[6] / "docs/reference/roles.md"
INTRODUCTION = """# Who may do what

Generated from `src/narvard/base/access/rules/roles.py` by `python -m django roles_page`; a test fails when it is stale.

Rows are operations, columns roles. A cell says how far the right reaches: *all* is the whole collaboration, *own area*
the municipality that the assignment names, *own organization* what the assignment's organization answers for. An empty
cell means no. Where a right does not reach, the site answers 404 as if there were nothing; a role that lacks the right
altogether gets 403 with the reason. An assignment gives its rights from its first day up to its last.

Two tables: those who govern, follow up and review, and those who meet the person, with the person. A right that no role
of a table has is left out of it. Which rows of personal data a right reaches is another question: see
[the gate](gate.md).
"""
HEADINGS = (
    ("Those who govern, follow up and review", GOVERNING),
    ("Those who meet the person, and the person", CARING),
)


def _spoken(code: str) -> str:
    return code.replace("_", " ")


def _table(heading: str, roles: tuple[Role, ...]) -> str:
    head = "| operation | " + " | ".join(_spoken(role) for role in roles) + " |"
    line = "|---" * (len(roles) + 1) + "|"
    rows = [
        f"| `{operation}` | " + " | ".join(_spoken(row[role]) if role in row else "" for role in roles) + " |"
        for operation, row in ROLE_TABLE.items()
        if set(roles) & set(row)
    ]
    return "\n".join([f"## {heading}", "", head, line, *rows])


def page() -> str:
    """The page as Markdown."""
    return "\n\n".join([INTRODUCTION.strip(), *[_table(heading, roles) for heading, roles in HEADINGS]]) + "\n"


class Command(BaseCommand):
    """Writes the page."""

    help = "Write docs/reference/roles.md from the table of roles."

    def handle(self, **options: object) -> None:
        """Write it where the documentation keeps it."""
        PAGE.parent.mkdir(parents=True, exist_ok=True)
        PAGE.write_text(page(), encoding="utf-8")
