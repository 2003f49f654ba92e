"""Who may open which address of reports; tests/test_access.py tries every row as every role."""

from datetime import datetime

from narvard.base.core.actor import command_line
from narvard.govern.reports.operations import ask_for_report
from narvard.govern.reports.tasks import RIGHTS

READERS = {"coordinator", "steering_member", "politician", "area_manager", "activity_owner", "economist", "analyst"}
MAKERS = {"coordinator", "economist", "analyst"}
MAKER = command_line(*RIGHTS, collaboration="sodra_alvsborg")
ASKED = {"kind": "annual", "key": "2026", "language": "sv"}


def asked(now: datetime) -> int:
    """The number of a report that waits to be made."""
    return ask_for_report(actor=MAKER, now=now, as_of=now.date(), **ASKED)


def a_report(now: datetime) -> str:
    """The address of a report."""
    return f"/reports/{asked(now)}/"


ROWS = {
    "reports:index": {"url": "/reports/", "allowed": READERS},
    "reports:draft": {"url": "/reports/draft/?kind=annual&key=2026&language=sv", "allowed": READERS},
    "reports:make": {"url": "/reports/make/", "method": "post", "data": ASKED, "allowed": MAKERS},
    "reports:report": {"url": a_report, "allowed": READERS},
    "reports:file": {
        "url": lambda now: f"{a_report(now)}report.docx",
        "allowed": READERS,
        # It is not made yet, so nobody finds its file; who may not read is told so first.
        "expected": dict.fromkeys(READERS, 404),
    },
    "reports:promised": {"url": "/promised/?municipality=1490&year=2026", "allowed": READERS},
    "reports:promised_file": {"url": "/promised/page.docx?municipality=1490&year=2026", "allowed": READERS},
}
