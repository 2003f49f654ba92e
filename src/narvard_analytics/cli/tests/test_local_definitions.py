"""`narvard indicators new` and `check` as a person types them."""

import csv
from datetime import date

import pytest
import typer
from typer.testing import CliRunner

from narvard_analytics.cli.indicators import indicators_app
from narvard_analytics.cli.local_definitions import check_definitions, new_definition
from narvard_analytics.indicators.tests.stores import at, deliver, person, store

HOME = {"person": person(1), "municipality": "1490", "from_date": date(2020, 1, 1)}
VIDEO = {
    "contact": "a",
    "person": person(1),
    "started_at": at("2024-03-05 10:00"),
    "kind": "video",
    "setting": "primary_care",
    "status": "finished",
}

app = typer.Typer()
app.command("new")(new_definition)
app.command("check")(check_definitions)


def told(*words):
    found = CliRunner().invoke(app, [str(word) for word in words])
    return found.exit_code, " ".join(found.output.split())


@pytest.fixture
def own(tmp_path):
    assert told("new", "video_share", "--folder", tmp_path)[0] == 0
    return tmp_path


def test_a_new_definition_agrees_with_its_examples(own):
    assert {file.name for file in own.iterdir()} == {"local_video_share.py", "local_video_share.yaml"}
    code, said = told("check", "--local", own)
    assert code == 0
    assert "local_video_share 2 boundary" in said
    assert said.endswith("6 of 6 examples agree.")


def test_what_differs_is_said_with_both_figures(own):
    file = own / "local_video_share.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(
        text.replace("| 1         | 2           | 0.5   | ok", "| 2         | 2           | 1     | ok"), "utf-8"
    )
    code, said = told("check", "--local", own)
    assert code == 1
    assert "numerator is 1.0, not 2" in said
    assert "5 of 6 examples agree." in said


def test_a_kind_without_an_example_is_said(own):
    file = own / "local_video_share.yaml"
    file.write_text(file.read_text(encoding="utf-8").partition("  - kind: two_principals")[0], encoding="utf-8")
    code, said = told("check", "--local", own)
    assert code == 0
    assert "no example of the kind two_principals" in said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("new", "video_share", "--folder"), "there already"),
        (("new", "Video share", "--folder"), "small letters"),
    ],
)
def test_what_cannot_be_written_is_said(own, words, said):
    code, found = told(*words, own)
    assert code == 1
    assert said in found


def test_what_is_against_the_law_is_said_with_its_line(own):
    file = own / "local_video_share.py"
    file.write_text("import duckdb\n" + file.read_text(encoding="utf-8"), encoding="utf-8")
    code, found = told("check", "--local", own)
    assert code == 1
    assert "local_video_share.py, line 1: it imports duckdb whole" in found


def test_run_computes_ones_own_definitions_beside_the_catalogues(own, tmp_path):
    deliver(tmp_path / "events", store(residence=[HOME], contacts=[VIDEO]), date(2024, 1, 1), at("2024-07-01 00:00"))
    words = ["run", "--events", tmp_path / "events", "--profile", "internal", "--local", own, "--out"]
    for more, ids in (((), {"local_video_share"}), (("--indicator", "closeness"), {"local_video_share", "closeness"})):
        out = tmp_path / "figures.csv"
        found = CliRunner().invoke(indicators_app, [str(word) for word in (*words, out, *more)])
        assert found.exit_code == 0, found.output
        with out.open(encoding="utf-8") as file:
            rows = list(csv.DictReader(file))
        assert {row["indicator"] for row in rows} == ids
    share = [r for r in rows if (r["measure"], r["municipality"], r["period_from"]) == ("share", "1490", "2024-03-01")]
    assert [(row["numerator"], row["status"]) for row in share] == [("1", "ok")]


def test_local_results_are_not_kept(own, tmp_path):
    deliver(tmp_path / "events", store(), date(2024, 1, 1), at("2024-07-01 00:00"))
    words = ["run", "--events", tmp_path / "events", "--out", tmp_path / "o.csv", "--local", own, "--keep", tmp_path]
    found = CliRunner().invoke(indicators_app, [str(word) for word in words])
    assert found.exit_code == 1
    assert "are not kept" in " ".join(found.output.split())
