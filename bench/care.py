"""How fast care across the border is on PostgreSQL: 1.4 million persons, 200 000 ways home, 10 000 open in one place.

Goals: a unit's work list 150 ms and 20 queries, the page of a person 200 ms with the gate and the read log on, the gate
at most a fifth of a list's time. Sizes can be made smaller by NARVARD_BENCH_CARE=persons,cases,open. It needs
DATABASE_URL at an empty database: `sh tests/postgres.sh python -m bench.care`.
"""

import os
import statistics
import sys
import time
from collections.abc import Callable
from contextlib import contextmanager
from urllib.parse import urlsplit

import django
import psycopg
from psycopg import sql

from bench.__main__ import DATA, machine

os.environ["NARVARD_DATA"] = str(DATA / "care")
os.environ["NARVARD_DEMO"] = "1"
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "narvard.site.settings")
(DATA / "care").mkdir(parents=True, exist_ok=True)
if "DATABASE_URL" not in os.environ:
    sys.exit("The care wing is timed on PostgreSQL. Start it with: sh tests/postgres.sh .venv/bin/python -m bench.care")


def make_database(address: str) -> None:
    """The database of the address, where there is none yet; it must be empty."""
    name = urlsplit(address).path.lstrip("/")
    with psycopg.connect(address, dbname="postgres", autocommit=True) as cluster:
        if not cluster.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
            cluster.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))


make_database(os.environ["DATABASE_URL"])
django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.db.models import Value  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.utils import timezone  # noqa: E402

from bench import care_load  # noqa: E402
from bench.care_load.cases import now_of_the_load  # noqa: E402
from bench.care_load.persons import subject_of  # noqa: E402
from narvard.base.access.models import Assignment  # noqa: E402
from narvard.base.access.queries import SESSION_KEY, actor_for  # noqa: E402
from narvard.base.audit.models import AuditEvent  # noqa: E402
from narvard.care.discharge.queries import board, cases, finding, one  # noqa: E402

PERSONS, CASES, OPEN = (int(part) for part in os.environ.get("NARVARD_BENCH_CARE", "1400000,200000,10000").split(","))
LIST_MS, LIST_QUERIES, PERSON_MS, GATE_SHARE = 150, 20, 200, 0.20
RUNS = 15


def in_seconds(name: str, work: Callable[[], object]) -> None:
    started = time.perf_counter()
    work()
    print(f"{name:<56} {time.perf_counter() - started:7.1f} s", flush=True)


def client_as(role: str) -> Client:
    """A browser logged in as the load's person in that role."""
    assignment = Assignment.objects.get(role=role)
    client = Client()
    client.force_login(assignment.user)
    session = client.session
    session[SESSION_KEY] = assignment.pk
    session.save()
    return client


def page(role: str, url: str, most_ms: int, most_queries: int | None) -> None:
    """The line of a page: median of fifteen after a first, its queries, and the reads that it left in the log."""
    client, before = client_as(role), AuditEvent.objects.count()
    with CaptureQueriesContext(connection) as queries:
        response = client.get(url)
    assert response.status_code == 200, f"{url} answered {response.status_code}."
    asked, noted, elapsed = len(queries), AuditEvent.objects.count() - before, []
    for _ in range(RUNS):
        started = time.perf_counter()
        client.get(url)
        elapsed.append((time.perf_counter() - started) * 1000)
    middle, share = statistics.median(elapsed), f" ({asked / most_queries:.2f})" if most_queries else ""
    print(
        f"{role:<19} {url[:36]:<37} {middle:7.1f} ms (ratio {middle / most_ms:.2f}) {asked:3d} queries{share}"
        f" {noted:3d} reads logged",
        flush=True,
    )


@contextmanager
def without_the_gate():
    """The same questions with nobody asking whether the rows may be seen: only here, to know what the gate costs."""
    everywhere = [
        (module, name) for module in (cases, finding, one) for name in ("seen", "seen_few") if hasattr(module, name)
    ]
    held = [getattr(module, name) for module, name in everywhere]
    for module, name in everywhere:
        setattr(module, name, lambda actor, now, rows, at="": rows.annotate(ground=Value("own_unit")))
    yield
    for (module, name), guarded in zip(everywhere, held, strict=True):
        setattr(module, name, guarded)


def gate(role: str, unit: str) -> None:
    """What the gate adds to the board's list, measured with it and without it in turns."""
    assignment, now = Assignment.objects.get(role=role), now_of_the_load()
    actor = actor_for(assignment.user_id, assignment.pk, now.date())
    taken: dict[bool, list[float]] = {True: [], False: []}
    for turn in range(2 * RUNS + 2):
        guarded = turn % 2 == 0
        started = time.perf_counter()
        if guarded:
            board(actor, now, unit=unit)
        else:
            with without_the_gate():
                board(actor, now, unit=unit)
        if turn > 1:
            taken[guarded].append(time.perf_counter() - started)
    on, off = (statistics.median(taken[guarded]) * 1000 for guarded in (True, False))
    print(
        f"gate, {role}, {unit:<28} {on:7.1f} ms with, {off:7.1f} ms without: +{on / off - 1:.0%}, goal {GATE_SHARE:.0%}"
    )


def load() -> None:
    """Fill the empty database."""
    now = now_of_the_load()
    call_command("migrate", verbosity=0)
    place = care_load.load_place(now)
    in_seconds("load persons", lambda: care_load.load_persons(place, PERSONS))
    in_seconds("load ways home", lambda: care_load.load_cases(place, now, CASES, OPEN))
    in_seconds("count the tables", lambda: connection.cursor().execute("ANALYZE"))


def measure() -> None:
    """Time the pages, and the list with the gate and without it."""
    someone = subject_of(0)
    with timezone.override("Europe/Stockholm"):
        for role in ("ward_nurse", "primary_care_nurse", "care_manager"):
            page(role, "/way-home/", LIST_MS, LIST_QUERIES)
        page("ward_nurse", "/way-home/?unit=all", LIST_MS, LIST_QUERIES)
        page("care_manager", "/tasks/", LIST_MS, LIST_QUERIES)
        page("ward_nurse", f"/person/{someone}/", PERSON_MS, None)
        page("primary_care_nurse", f"/person/{someone}/", PERSON_MS, None)
        for role, unit in (("ward_nurse", "mine"), ("ward_nurse", "all"), ("care_manager", "mine")):
            gate(role, unit)


if __name__ == "__main__":
    print(f"# Care: {machine()}, PostgreSQL {connection.cursor().connection.info.server_version // 10000}")
    print(f"{PERSONS:,} persons, {CASES:,} ways home, {OPEN:,} open at one hospital".replace(",", " "))
    load()
    measure()
