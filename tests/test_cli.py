"""The command line: one command for all, and the library's part of it where Django is not installed."""

import json
import os
import sqlite3
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


def in_folder(folder, *command: str, **told: str) -> subprocess.CompletedProcess:
    """A command on an installation of its own in `folder`, outside the demo."""
    kept = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "SECRET_KEY")}
    kept |= {"NARVARD_DATA": str(folder), "NARVARD_DEMO": "", "DJANGO_SETTINGS_MODULE": "narvard.site.settings"}
    return subprocess.run(
        [sys.executable, "-m", *command], capture_output=True, text=True, timeout=120, env=kept | told
    )


@pytest.mark.slow
def test_the_exit_code_says_whether_the_log_is_whole(tmp_path):
    verify = ("narvard.site.cli", "audit", "verify")
    without = in_folder(tmp_path, *verify)
    assert without.returncode == 1 and "python -m django migrate" in without.stderr
    assert in_folder(tmp_path, "django", "migrate", SECRET_KEY="x").returncode == 0
    whole = in_folder(tmp_path, *verify)
    assert whole.returncode == 0 and "The log is whole" in whole.stdout, whole.stderr
    with sqlite3.connect(tmp_path / "narvard.sqlite3") as database:
        database.execute("DROP TRIGGER audit_event_unchanged")
        database.execute("UPDATE audit_auditevent SET name = 'someone else'")
    changed = in_folder(tmp_path, *verify)
    assert changed.returncode == 1 and "event 1: The event has been changed" in changed.stdout, changed


def test_the_command_line_page_is_fresh():
    assert PAGE.read_text() == command_line_page(), "docs/reference/command-line.md is stale. Run: make docs"
