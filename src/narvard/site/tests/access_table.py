"""Who may open which address of the site itself."""

from datetime import datetime

from narvard.base.access.queries import ROLES
from narvard.base.core.actor import command_line
from narvard.base.documents.operations import keep_report

BRINGERS = {"coordinator"}


def a_brought_document(now: datetime) -> str:
    """The address of the report on a brought document."""
    brought = keep_report(
        actor=command_line("pilots.import", collaboration="sodra_alvsborg"),
        now=now,
        kind="pilots",
        right="pilots.import",
        file_name="pilots.yaml",
        sha256="0" * 64,
        document={},
        problems=(),
    )
    return f"/documents/brought/{brought}/"


def a_load(now: datetime) -> str:
    """The address at which it is loaded."""
    return f"{a_brought_document(now)}load/"


ROWS = {
    "start": {"url": "/", "allowed": ROLES},
    "search": {"url": "/search/?q=bor", "allowed": ROLES},
    "language": {"url": "/language/", "method": "post", "data": {"language": "nb"}, "allowed": ROLES, "open": True},
    "documents:index": {"url": "/documents/", "allowed": {"coordinator", "economist"}},
    "documents:brought": {"url": a_brought_document, "allowed": BRINGERS},
    "documents:load": {"url": a_load, "method": "post", "allowed": BRINGERS},
    **{
        f"documents:{name}": {"url": f"/documents/pilots/{path}", "allowed": BRINGERS}
        for name, path in (
            ("kind", ""),
            ("template_xlsx", "template.xlsx"),
            ("example_yaml", "example.yaml"),
            ("export_xlsx", "export.xlsx"),
            ("export_yaml", "export.yaml"),
        )
    },
    "accessibility": {"url": "/accessibility/", "allowed": ROLES, "open": True},
}
