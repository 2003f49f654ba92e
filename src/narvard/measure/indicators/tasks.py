"""Work that is done beside the web process."""

from django.conf import settings
from django.utils import timezone
from django_tasks import task

from narvard.base.core.actor import command_line
from narvard.measure.indicators.operations import compute

RIGHTS = ("indicators.compute", "deliveries.register", "deliveries.read", "organizations.read")


@task()
def compute_run(run_id: int, collaboration: str) -> int:
    """Compute the run that was asked for; how far it has come, and why it failed, stands in the run itself."""
    worker = command_line(*RIGHTS, collaboration=collaboration)
    return compute(actor=worker, now=timezone.now(), events_root=settings.EVENTS, run_id=run_id, clock=timezone.now)
