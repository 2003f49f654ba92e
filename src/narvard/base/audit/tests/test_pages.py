"""The log as its reviewer meets it: page, filters, file, verification, and the command."""

import csv
import io
import threading
from datetime import date, timedelta
from itertools import count
from uuid import UUID

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from narvard.base.audit import operations, queries
from narvard.base.audit.models import AuditEvent
from narvard.base.audit.queries import LogFilter
from narvard.base.audit.tests.sealing import seal_all
from narvard.base.core.actor import Actor, Scope

pytestmark = pytest.mark.django_db(transaction=connection.vendor == "postgresql")
WRITER = Actor(
    user_id=7, name="Åsa Öst", role="analyst", organization_code="sas", organization_name="Södra Älvsborgs Sjukhus"
)
OTHER = Actor(user_id=8, name="Bo Ek", role="coordinator", organization_code="vgr", organization_name="Regionen")


@pytest.fixture
def reviewer(actor_as):
    return actor_as("log_reviewer")


@pytest.fixture
def events(now):
    for n, (actor, action) in enumerate([(WRITER, "plans.import"), (OTHER, "plans.import"), (OTHER, "access.log_in")]):
        operations.record(
            actor=actor,
            now=now - timedelta(days=n),
            action=action,
            object_type="plans.plan",
            object_id=str(n),
            label="=Plan",
            legal_basis="2008:355 2:4 5",
            patient=UUID(int=n) if n == 0 else None,
        )


# filter · labels of the events that are found, by object id
FILTERS = [
    (LogFilter(), ["0", "1", "2"]),
    (LogFilter(user_id=7), ["0"]),
    (LogFilter(action="plans.import"), ["0", "1"]),
    (LogFilter(organization="vgr"), ["1", "2"]),
    (LogFilter(since=date(2026, 11, 21)), ["0", "1"]),
    (LogFilter(until=date(2026, 11, 21)), ["1", "2"]),
    (LogFilter(since=date(2026, 11, 21), until=date(2026, 11, 21)), ["1"]),
]


@pytest.mark.parametrize(("wanted", "found"), FILTERS)
def test_filters(events, reviewer, now, wanted, found):
    rows = [row for row in queries.log_rows(reviewer, wanted, now.tzinfo) if row.object_type == "plans.plan"]
    assert [row.object_id for row in rows] == found


def test_a_filter_of_days_means_local_days(reviewer, now):
    at = now.replace(month=7, day=2, hour=0, minute=30)
    operations.record(actor=WRITER, now=at, action="x.y", object_type="x", object_id="1")
    wanted = LogFilter(action="x.y", since=date(2026, 7, 2), until=date(2026, 7, 2))
    assert len(list(queries.log_rows(reviewer, wanted, now.tzinfo))) == 1


def test_reading_is_logged_with_what_was_looked_for(events, reviewer, now):
    operations.read_log(actor=reviewer, now=now, wanted=LogFilter(user_id=7), number=1, zone=now.tzinfo)
    last = AuditEvent.objects.latest("pk")
    assert (last.action, last.name) == ("audit.read", reviewer.name)
    assert '"user_id":7' in last.payload


def test_pages_of_fifty(reviewer, now):
    for n in range(120):
        operations.record(actor=WRITER, now=now, action="x.y", object_type="x", object_id=str(n))
    wanted = LogFilter(action="x.y")
    pages = [queries.log_page(reviewer, wanted, n, now.tzinfo) for n in (1, 2, 3, 99, -1)]
    assert [(len(page.rows), page.number, page.pages, page.total) for page in pages] == [
        (50, 1, 3, 120), (50, 2, 3, 120), (20, 3, 3, 120), (20, 3, 3, 120), (50, 1, 3, 120),
    ]  # fmt: skip


def test_the_page_shows_who_did_what_from_where(events, client_as):
    text = client_as("log_reviewer").get("/log/").content.decode()
    for shown in ("Åsa Öst", "Södra Älvsborgs Sjukhus", "2008:355 2:4 5", str(UUID(int=0))):
        assert shown in text


@pytest.mark.parametrize(
    "query",
    [
        "person=x",
        "since=2026-13-01",
        "page=abc",
        "page=999999",
        "since=0001-01-01",
        "until=9999-12-31",
        "since=2026-02-02&until=2026-01-01",
    ],
)
def test_a_filter_that_makes_no_sense_is_no_error(events, client_as, query):
    assert client_as("log_reviewer").get(f"/log/?{query}").status_code == 200


def test_the_file_holds_the_filtered_rows_and_runs_nothing(events, client_as):
    browser = client_as("log_reviewer")
    file = browser.get("/log/download.csv?person=7").content.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(file)))
    assert len(rows) == 2
    assert rows[1][1] == "Åsa Öst"
    assert "'=Plan" in rows[1]
    assert AuditEvent.objects.latest("pk").action == "audit.download"


def test_verify_now(events, client_as, settings, tmp_path):
    settings.AUDIT_ANCHORS = tmp_path / "anchors"
    browser = client_as("log_reviewer")
    answer = browser.post("/log/verify/")
    assert answer.context["found"].whole
    assert browser.get("/log/verify/").status_code == 405
    state = browser.get("/log/").context["state"]
    assert (state.findings, state.verified_at is not None) == (0, True)


def test_an_alarm_when_nothing_is_sealed(events, reviewer, now):
    state = queries.chain_state(reviewer, now + timedelta(seconds=30))
    assert (state.alarm, state.waiting >= 3) == (True, True)
    seal_all(now)
    assert not queries.chain_state(reviewer, now + timedelta(seconds=30)).alarm


def test_the_number_of_questions_does_not_grow(client_as, now, django_assert_max_num_queries):
    browser = client_as("log_reviewer")
    for size in (1, 60):
        for n in range(size):
            operations.record(actor=WRITER, now=now, action="x.y", object_type="x", object_id=str(n))
        with django_assert_max_num_queries(20):
            browser.get("/log/")


def test_the_command_says_whether_the_log_is_whole(events, now, settings, tmp_path, capsys):
    settings.AUDIT_ANCHORS = tmp_path / "anchors"
    seal_all(now)
    call_command("audit", "seal")
    call_command("audit", "verify")
    assert "The log is whole" in capsys.readouterr().out
    settings.AUDIT_ANCHORS.write_text('{"digest":"x","sequence":99999}\n')
    with pytest.raises(CommandError, match="The log is not whole: 1 faults are listed"):
        call_command("audit", "verify")
    assert "The end of the log has been cut off." in capsys.readouterr().out


def test_the_loop_seals_and_anchors_until_it_is_stopped(events, now, tmp_path):
    stop, anchors, rounds = threading.Event(), tmp_path / "anchors", count()

    def clock():
        if anchors.exists() or next(rounds) > 2_000:
            stop.set()
        return now

    operations.keep_sealing(every=0.01, clock=clock, anchors=anchors, stop=stop)
    assert len(anchors.read_text().splitlines()) == 1
    assert (
        operations.verify(
            actor=Actor(user_id=1, role="x", grants={"audit.verify": Scope.ALL}), now=now, anchors=anchors
        ).anchors
        == 1
    )
