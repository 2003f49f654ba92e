"""Writes docs/reference/roles.md: the table of who may do what, for planners and reviewers to read."""

from pathlib import Path

from django.core.management.base import BaseCommand

from narvard.base.access.rules import ROLE_TABLE, Role

PAGE = Path(__file__).resolve().parents[6] / "docs/reference/roles.md"
INTRODUCTION = """# Who may do what

Generated from `src/narvard/base/access/rules.py` by `python -m django roles_page`; a test fails when it is stale.

Rows are operations, columns roles. A cell says how far the right reaches: *all* is the whole collaboration, *own area*
the municipality that the assignment names, *own organization* what the assignment's organization answers for. An empty
cell means no. Where a right does not reach, the site answers 404 as if there were nothing; a role that lacks the right
altogether gets 403 with the reason. An assignment gives its rights from its first day up to its last.
"""


def _spoken(code: str) -> str:
    return code.replace("_", " ")


def page() -> str:
    """The page as Markdown."""
    head = "| operation | " + " | ".join(_spoken(role) for role in Role) + " |"
    line = "|---" * (len(Role) + 1) + "|"
    rows = [
        f"| `{operation}` | " + " | ".join(_spoken(row[role]) if role in row else "" for role in Role) + " |"
        for operation, row in ROLE_TABLE.items()
    ]
    return "\n".join([INTRODUCTION, head, line, *rows]) + "\n"


class Command(BaseCommand):
    """Writes the page."""

    help = "Write docs/reference/roles.md from the table of roles."

    def handle(self, **options: object) -> None:
        """Write it where the documentation keeps it."""
        PAGE.parent.mkdir(parents=True, exist_ok=True)
        PAGE.write_text(page(), encoding="utf-8")
