"""The command line: one command for all, and the library's part of it where Django is not installed."""

import json
import subprocess
import sys

import pytest

from law.command_line import PAGE, command_line_page

WITHOUT_DJANGO = "import sys; sys.modules['django'] = None; from narvard.site.cli import app; app()"


def narvard(*arguments: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "-c", WITHOUT_DJANGO, *map(str, arguments)], capture_output=True, text=True, timeout=300
    )


def test_the_catalogue_is_listed_without_django():
    listed = narvard("indicators", "list")
    assert listed.returncode == 0, listed.stderr
    assert "emergency_visits_80" in listed.stdout


@pytest.mark.slow
def test_from_nothing_to_figures_without_django(tmp_path):
    events, figures = tmp_path / "events", tmp_path / "figures.json"
    made = narvard("events", "generate", "--out", events, "--months", "20", "--scale", "0.01")
    assert made.returncode == 0, made.stderr
    run = narvard(
        "indicators",
        "run",
        "--events",
        events,
        "--by",
        "municipality",
        "--period",
        "month",
        "--out",
        figures,
    )
    assert run.returncode == 0, run.stderr
    rows = json.loads(figures.read_text())
    rows = rows["rows"] if isinstance(rows, dict) else rows
    assert {row["indicator"] for row in rows} >= {"continuity", "named_physician", "discharge_ready_days"}
    assert {row["status"] for row in rows} >= {"ok", "suppressed"}


def test_the_command_line_page_is_fresh():
    assert PAGE.read_text() == command_line_page(), "docs/reference/command-line.md is stale. Run: make docs"
