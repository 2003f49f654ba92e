"""Sealing and anchoring again and again, beside the web server or as a service of its own."""

import logging
import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from django.db import Error, close_old_connections

from narvard.base.audit.operations.seal import anchor, seal

# One anchor a minute: a tail that is cut off is at most a minute of unanchored log.
ANCHOR_EVERY = timedelta(minutes=1)
_log = logging.getLogger(__name__)


def keep_sealing(
    *, every: float, clock: Callable[[], datetime], anchors: Path, stop: threading.Event | None = None
) -> None:
    """Seal every `every` seconds until `stop` is set, and anchor the head when it has moved, once a minute.

    A database that does not answer is logged and tried again: events then wait, and the log page shows for how long.
    """
    stop = stop or threading.Event()
    anchored_at, moved = None, False
    while not stop.is_set():
        close_old_connections()
        now = clock()
        try:
            moved = seal(now=now) > 0 or moved
            if moved and (anchored_at is None or now - anchored_at >= ANCHOR_EVERY):
                anchor(now=now, anchors=anchors)
                anchored_at, moved = now, False
        except Error:
            _log.exception("The log was not sealed, because the database did not answer. It is tried again.")
        stop.wait(every)
