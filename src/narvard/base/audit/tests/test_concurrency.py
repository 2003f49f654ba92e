"""Two transactions that overlap and end in the other order: the chain neither forks nor leaves anyone out."""

import threading
from contextlib import closing

import pytest
from django.db import connection, connections, transaction

from narvard.base.audit import operations
from narvard.base.audit.models import PendingEvent, Seal
from narvard.base.audit.tests.sealing import seal_all
from narvard.base.core.actor import command_line

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one write at a time."),
]
REVIEWER = command_line("audit.verify")
WAIT = 10


def write(label, now):
    operations.record(actor=REVIEWER, now=now, action="a.b", object_type="a", object_id="1", label=label)


def sealed():
    return list(Seal.objects.order_by("sequence").values_list("event__label", flat=True))


class Slow(threading.Thread):
    """Writes an event at once and commits when told to."""

    def __init__(self, now):
        super().__init__()
        self.now, self.written, self.may_end = now, threading.Event(), threading.Event()

    def run(self):
        with closing(connections["default"]), transaction.atomic():
            write("first to start", self.now)
            self.written.set()
            self.may_end.wait(WAIT)


def test_a_late_commit_is_never_left_out_and_never_put_behind(now, tmp_path):
    slow = Slow(now)
    slow.start()
    assert slow.written.wait(WAIT)
    write("second to start, first to end", now)
    assert operations.seal(now=now) == 0, "the younger event waits for the older transaction"
    slow.may_end.set()
    slow.join(WAIT)
    assert seal_all(now) == 2
    assert sealed() == ["first to start", "second to start, first to end"]
    assert operations.verify(actor=REVIEWER, now=now, anchors=tmp_path / "anchors").whole


def test_sealers_side_by_side_make_one_chain(now, tmp_path):
    for n in range(60):
        write(str(n), now)
    start, failures = threading.Barrier(4), []

    def seal():
        with closing(connections["default"]):
            start.wait(WAIT)
            try:
                while PendingEvent.objects.exists():
                    operations.seal(now=now, limit=5)
            except Exception as failure:
                failures.append(failure)

    threads = [threading.Thread(target=seal) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(WAIT)
    assert not failures
    assert sealed() == [str(n) for n in range(60)]
    assert not PendingEvent.objects.exists()
    assert operations.verify(actor=REVIEWER, now=now, anchors=tmp_path / "anchors").whole
