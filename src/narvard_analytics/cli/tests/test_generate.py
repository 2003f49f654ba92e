"""`generate` on the command line: what it writes, what it shows, and what it refuses."""

import typer
from typer.testing import CliRunner

from narvard_analytics.cli.generate import generate

APP = typer.Typer()
APP.command()(generate)
SMALL = ["--months", "3", "--scale", "0.01", "--seed", "5"]


def run(*arguments: str):
    return CliRunner().invoke(APP, list(arguments), env={"COLUMNS": "200"})


def test_it_writes_eleven_deliveries_and_lists_them(tmp_path):
    made = run("--out", str(tmp_path), *SMALL)
    assert made.exit_code == 0, made.output
    folders = sorted(path.name for path in tmp_path.iterdir() if not path.name.startswith("."))
    assert len(folders) == 11
    assert all(name in made.stdout for name in folders)


def test_a_second_run_changes_nothing(tmp_path):
    run("--out", str(tmp_path), *SMALL)
    before = sorted(path.name for path in tmp_path.iterdir())
    assert run("--out", str(tmp_path), *SMALL).exit_code == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == before


def test_an_overlapping_region_is_refused_with_the_reason(tmp_path):
    run("--out", str(tmp_path), *SMALL)
    again = run("--out", str(tmp_path), "--months", "4", "--scale", "0.01")
    assert again.exit_code == 1
    assert "overlaps in part" in " ".join(again.output.split())


def test_an_impossible_scale_is_refused(tmp_path):
    refused = run("--out", str(tmp_path), "--scale", "0")
    assert refused.exit_code == 1
    assert "Give one above 0" in " ".join(refused.output.split())
    assert not list(tmp_path.iterdir())


def test_a_month_that_is_none_is_a_mistake_of_use(tmp_path):
    assert run("--out", str(tmp_path), "--first-month", "2020-13").exit_code == 2
