"""How fast governing is after ten years: pages, the reminder run and the annual report, on the made-up load.

Goals: pages 200 ms and 30 queries, the reminder run 10 s, the annual report as DOCX and PDF 20 s. On SQLite in a data
folder of its own, or on the database that DATABASE_URL names, which must be empty or hold this very load.
"""

import os
import statistics
import sys
import time
from datetime import timedelta

import django

from bench.__main__ import DATA, machine
from bench.measure.timing import forget_peak, load, peak

os.environ["NARVARD_DATA"] = str(DATA / "govern")
os.environ["NARVARD_DEMO"], os.environ["NARVARD_EMAIL_URL"] = "1", "file:"
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "narvard.site.settings")
(DATA / "govern").mkdir(parents=True, exist_ok=True)
django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.utils import timezone  # noqa: E402

from bench import govern_load  # noqa: E402
from bench.govern_load.around import AGREEMENT, FUND, STRATEGY  # noqa: E402
from bench.govern_load.place import CASE  # noqa: E402
from narvard.base.access.models import Assignment  # noqa: E402
from narvard.base.access.queries import SESSION_KEY  # noqa: E402
from narvard.base.core.actor import command_line  # noqa: E402
from narvard.base.papers.queries import docx_file, pdf_file  # noqa: E402
from narvard.govern.followup.models import FrozenRow, Period, Reminder, Said  # noqa: E402
from narvard.govern.plans.models import Activity  # noqa: E402
from narvard.govern.reports.models import Report  # noqa: E402
from narvard.govern.reports.operations import ask_for_report, make_report  # noqa: E402
from narvard.govern.reports.queries.drafting import draft  # noqa: E402
from narvard.govern.reports.tasks import FILES, RIGHTS  # noqa: E402

PAGES = [
    "/plan/",
    "/plan/?municipality=1280",
    "/plan/1280/ska_most_ill/continuity/",
    f"/agreements/{AGREEMENT}/",
    f"/agreements/{AGREEMENT}/difference/9/10/",
    f"/funds/{FUND}/",
    f"/funds/{FUND}/use/",
    f"/strategy/{STRATEGY}/roadmap/",
    f"/strategy/{STRATEGY}/",
]
"""Those that the goal names: grid, cell, agreement, fund and roadmap."""
BESIDE = [
    "/",
    "/plan/tree/",
    "/plan/moved/",
    "/plan/findings/",
    "/trace/",
    "/risks/",
    "/agreements/",
    "/commitments/",
    "/funds/",
    "/quarter/",
    "/quarter/mine/",
    "/quarter/2026/4/area/1280/",
    "/quarter/2026/3/",
    "/quarter/letters/",
    "/decisions/",
    "/reports/",
]
"""Pages without a goal of their own here, on the same load."""
MOST_MS, MOST_QUERIES, LETTERS_GOAL, REPORT_GOAL = 200, 30, 10, 20
RUNS = 9


def logged_in() -> Client:
    """A browser logged in as the coordinator of the made-up load."""
    assignment = Assignment.objects.get(role="coordinator", collaboration=CASE)
    client = Client()
    client.force_login(assignment.user)
    session = client.session
    session[SESSION_KEY] = assignment.pk
    session.save()
    return client


def page(client: Client, url: str) -> str:
    """The line of a page: median milliseconds of nine after a first, elapsed and of the processor, and its queries."""
    with CaptureQueriesContext(connection) as queries:
        response = client.get(url)
    assert response.status_code == 200, f"{url} answered {response.status_code}."
    asked, elapsed, processor = len(queries), [], []
    for _ in range(RUNS):
        started, worked = time.perf_counter(), time.process_time()
        client.get(url)
        elapsed.append((time.perf_counter() - started) * 1000)
        processor.append((time.process_time() - worked) * 1000)
    middle = statistics.median(elapsed)
    return (
        f"{url:<48} {middle:7.1f} ms {statistics.median(processor):7.1f} ms of the processor {asked:3d} queries"
        f" {len(response.content) // 1024:5d} KiB  ratios {middle / MOST_MS:.2f} and {asked / MOST_QUERIES:.2f}"
    )


def timed(name: str, goal: float | None, started: float, worked: float) -> None:
    """The line of something that was done once."""
    seconds, processor = time.perf_counter() - started, time.process_time() - worked
    said = f" (goal {goal} s, ratio {seconds / goal:.2f})" if goal else ""
    print(f"{name:<48} {seconds:7.2f} s {processor:7.2f} s of the processor{said}", flush=True)


def remind() -> None:
    """The reminder run on the day when the second reminder is due, into files."""
    today = timezone.localdate()
    opened = Period.objects.filter(collaboration=CASE, state="open")
    Reminder.objects.filter(period__in=opened).delete()
    days = {"areas_by": 3, "office_by": 10, "steering_by": 20, "council_by": 30}
    opened.update(**{name: today + timedelta(days=number) for name, number in days.items()})
    started, worked = time.perf_counter(), time.process_time()
    call_command("remind")
    timed("reminder run", LETTERS_GOAL, started, worked)


def report() -> None:
    """The annual report of the last year, by the operation that the worker runs; then its steps one by one."""
    actor, now = command_line(*RIGHTS, collaboration=CASE), timezone.now()
    today, key = timezone.localdate(), str(Period.objects.latest("year").year)
    Report.objects.filter(collaboration=CASE).delete()
    number = ask_for_report(actor=actor, now=now, kind="annual", key=key, language="sv", as_of=today)
    forget_peak()
    started, worked = time.perf_counter(), time.process_time()
    make_report(actor=actor, now=now, report_id=number, files_root=FILES)
    timed("annual report in all its forms", None, started, worked)
    print(f"{'':<48} {peak():7.2f} GiB at most, {Report.objects.get(pk=number).total} steps told of")
    whole = started, worked = time.perf_counter(), time.process_time()
    made = draft(actor, "annual", key, "sv", today)
    timed("  read and drafted", None, started, worked)
    for write in (docx_file, pdf_file):
        started, worked = time.perf_counter(), time.process_time()
        write(made.paper)
        timed(f"  {write.__name__}", None, started, worked)
    timed("annual report as DOCX and PDF", REPORT_GOAL, *whole)


def prepare() -> None:
    """The database with the load in it, and what it holds."""
    call_command("migrate", verbosity=0)
    started, worked = time.perf_counter(), time.process_time()
    try:
        fresh = govern_load.load(timezone.now())
    except govern_load.NotEmpty as error:
        sys.exit(str(error))
    if fresh:
        timed("made and loaded, 39 quarters closed", None, started, worked)
    print(
        f"{connection.vendor}: {Activity.objects.count()} activities, {Said.objects.count()} words,"
        f" {FrozenRow.objects.count()} frozen rows",
        flush=True,
    )


if __name__ == "__main__":
    print(f"{machine()}, {load()}")
    prepare()
    client = logged_in()
    print(f"goal {MOST_MS} ms and {MOST_QUERIES} queries:")
    for url in PAGES:
        print(page(client, url), flush=True)
    print("beside them, without a goal of their own:")
    for url in BESIDE:
        print(page(client, url), flush=True)
    remind()
    report()
    print(load())
