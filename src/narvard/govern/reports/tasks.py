"""Work that is done beside the web process."""

from django.conf import settings
from django.utils import timezone
from django_tasks import task

from narvard.base.core.actor import command_line
from narvard.govern.reports.operations import make_report

FILES = settings.DATA / "reports"
RIGHTS = (
    "reports.read", "reports.make", "organizations.read", "bodies.read", "agreements.read", "plans.read",
    "obligations.read", "funds.read", "pilots.read", "voices.read", "followup.read", "indicators.read",
    "deliveries.read",
)  # fmt: skip


@task()
def write_report(report_id: int, collaboration: str) -> int:
    """Make the report that was asked for; how far it has come, and why it failed, stands in the report itself."""
    worker = command_line(*RIGHTS, collaboration=collaboration)
    return make_report(actor=worker, now=timezone.now(), report_id=report_id, files_root=FILES, clock=timezone.now)
