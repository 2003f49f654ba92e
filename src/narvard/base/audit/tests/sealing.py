"""Sealing in a test on PostgreSQL waits for every transaction of the cluster, those of tests beside it as well."""

import time

from narvard.base.audit import operations
from narvard.base.audit.models import PendingEvent

SECONDS = 600


def seal_all(now) -> int:
    """Seal until nothing waits; answer how many were sealed."""
    sealed, deadline = 0, time.monotonic() + SECONDS
    while PendingEvent.objects.exists() and time.monotonic() < deadline:
        sealed += operations.seal(now=now) or time.sleep(0.02) or 0
    return sealed
