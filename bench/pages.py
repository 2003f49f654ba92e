"""How long the pages take and how many queries they ask, on the full demo. Goal for the grid: 150 ms and 25 queries."""

import os
import re
import statistics
import subprocess
import sys
import time
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "narvard.site.settings")
django.setup()

from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

PAGES = [
    "/",
    "/plan/",
    "/plan/1490/multi_ill_elderly/continuity/",
    "/indicators/",
    "/indicators/continuity/",
    "/bodies/",
    "/deliveries/",
]
GRID_GOAL = " (goal 150 ms and 25 queries, ratio {ratio:.2f})"
RUNS = 9


def measure(client: Client, url: str) -> tuple[float, int]:
    """Median milliseconds over nine requests after a first, and the number of queries."""
    with CaptureQueriesContext(connection) as queries:
        response = client.get(url)
    asked = len(queries)  # the next request clears what was captured
    assert response.status_code == 200, f"{url} answered {response.status_code}."
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        client.get(url)
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times), asked


def logged_in() -> Client:
    """A browser logged in as the demo's coordinator."""
    client = Client()
    page = client.get("/login/").content.decode()
    assignment = re.search(r'value="coordinator">\s*<input[^>]*name="assignment" value="(\d+)"', page)
    client.post("/login/", {"role": "coordinator", "assignment": assignment.group(1), "next": "/"})
    return client


if __name__ == "__main__":
    subprocess.run(
        [Path(sys.executable).parent / "narvard", "demo", "--no-serve"], check=True, stdout=subprocess.DEVNULL
    )
    client = logged_in()
    for url in PAGES:
        milliseconds, queries = measure(client, url)
        goal = GRID_GOAL.format(ratio=milliseconds / 150) if url == "/plan/" else ""
        print(f"{url:<48} {milliseconds:7.1f} ms {queries:3d} queries{goal}")
