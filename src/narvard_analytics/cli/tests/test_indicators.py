"""`narvard indicators` as a person types it."""

import csv
import json
from datetime import date, datetime
from importlib import resources
from zoneinfo import ZoneInfo

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner

from narvard_analytics.cli.indicators import indicators_app
from narvard_analytics.events.manifest import Manifest
from narvard_analytics.events.schema import TABLES
from narvard_analytics.events.store import write_delivery

PERSONS = 7
MORE = 3


def keys(count):
    storage = pa.array([bytes([n]) * 16 for n in range(1, count + 1)], pa.binary(16))
    return pa.ExtensionArray.from_storage(pa.uuid(), storage)


def delivered(name, columns):
    rows = len(next(iter(columns.values())))
    schema = TABLES[name].arrow_schema()
    filled = [columns.get(field.name, pa.nulls(rows, field.type)) for field in schema]
    return pa.Table.from_arrays(
        [c if isinstance(c, pa.ExtensionArray) else pa.array(c, f.type) for c, f in zip(filled, schema, strict=True)],
        schema=schema,
    )


@pytest.fixture
def events(tmp_path):
    """Seven residents of Borås and three of Bollebygd, all with a named physician but one."""
    everybody = PERSONS + MORE
    since = [date(2010, 1, 1)] * everybody
    tables = {
        "persons": delivered("persons", {"person": keys(everybody), "birth_date": since}),
        "residence": delivered(
            "residence",
            {"person": keys(everybody), "municipality": ["1490"] * PERSONS + ["1443"] * MORE, "from_date": since},
        ),
        "named_contacts": delivered(
            "named_contacts",
            {
                "person": keys(everybody),
                "role": ["physician"] * (everybody - 1) + ["care_contact"],
                "practitioner": ["A"] * everybody,
                "from_date": since,
            },
        ),
    }
    moment = datetime(2020, 4, 1, tzinfo=ZoneInfo("Europe/Stockholm"))
    manifest = Manifest(
        controller="region",
        period_from=date(2020, 1, 1),
        period_to=date(2020, 4, 1),
        cut_off=moment,
        made_at=moment,
        purpose="test",
        legal_basis="made up",
        authority=("persons", "residence"),
    )
    write_delivery(tmp_path / "events", manifest, tables)
    return tmp_path / "events"


def told(*words):
    return CliRunner().invoke(indicators_app, [str(word) for word in words])


def run(events, out, *more):
    return told("run", "--events", events, "--out", out, "--indicator", "named_physician", *more)


def test_list_and_describe_name_every_indicator():
    listed = told("list")
    assert listed.exit_code == 0
    for name in ("named_physician", "continuity", "discharge_ready_days"):
        assert name in listed.output
        assert told("describe", name).exit_code == 0


def test_small_numbers_are_withheld_unless_the_profile_is_internal(events, tmp_path):
    found = {}
    for profile in ("open", "internal"):
        out = tmp_path / f"{profile}.csv"
        assert run(events, out, "--profile", profile).exit_code == 0
        with out.open(encoding="utf-8") as file:
            rows = [r for r in csv.DictReader(file) if r["period_from"] == "2020-04-01" and r["target_group"] == "all"]
        found[profile] = {r["municipality"]: (r["status"], r["numerator"]) for r in rows}
    assert found["internal"] == {"1443": ("ok", "2"), "1490": ("ok", "7"), "*": ("ok", "9")}
    assert found["open"]["1443"] == ("suppressed", "")


@pytest.mark.parametrize("suffix", ["csv", "parquet", "json", "xlsx"])
def test_every_format_holds_the_same_rows(events, tmp_path, suffix):
    out = tmp_path / f"figures.{suffix}"
    assert run(events, out, "--profile", "internal", "--period", "quarter", "--by", "none").exit_code == 0
    read = {
        "csv": lambda: list(csv.DictReader(out.open(encoding="utf-8"))),
        "parquet": lambda: pq.read_table(out).to_pylist(),
        "json": lambda: json.loads(out.read_text(encoding="utf-8")),
        "xlsx": lambda: _sheet(out),
    }[suffix]()
    assert [(r["municipality"], float(r["value"]), str(r["period_from"])) for r in read] == [("*", 0.9, "2020-04-01")]


def _sheet(file):
    head, *rows = openpyxl.load_workbook(file).active.iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--by", "sex"), "cannot be divided by sex"),
        (("--indicator", "nothing"), "no indicator nothing"),
        (("--profile", "nobody"), "nobody"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_is_written(events, tmp_path, words, said):
    out = tmp_path / "figures.csv"
    refused = run(events, out, *words)
    assert refused.exit_code == 1
    assert said in " ".join(refused.output.split())
    assert not out.exists()


def test_a_file_of_no_format_is_refused_before_anything_is_computed(events, tmp_path):
    refused = run(events, tmp_path / "figures.doc")
    assert refused.exit_code == 1
    assert "End the name with one of" in " ".join(refused.output.split())


def figures(file):
    with file.open(encoding="utf-8") as stream:
        return list(csv.DictReader(stream))


def test_every_engine_writes_the_same_file(events, tmp_path):
    for engine in ("duckdb", "plain"):
        assert run(events, tmp_path / f"{engine}.csv", "--engine", engine, "--profile", "internal").exit_code == 0
    assert figures(tmp_path / "duckdb.csv") == figures(tmp_path / "plain.csv") != []


def test_results_are_kept_listed_and_computed_again(events, tmp_path):
    keep = tmp_path / "kept"
    first = run(events, tmp_path / "a.csv", "--keep", keep)
    again = run(events, tmp_path / "b.csv", "--keep", keep)
    assert (first.exit_code, again.exit_code) == (0, 0)
    assert "0 periods of indicators were there, 3 were computed" in " ".join(first.output.split())
    assert "3 periods of indicators were there, 0 were computed" in " ".join(again.output.split())
    assert figures(tmp_path / "a.csv") == figures(tmp_path / "b.csv")
    (record,) = keep.glob("*/*/*.json")
    assert record.stem in told("kept", "--keep", keep).output
    reproduced = told("reproduce", record.stem, "--keep", keep, "--events", events)
    assert reproduced.exit_code == 0
    assert "is equal: all figures" in " ".join(reproduced.output.split())


def test_a_result_that_comes_out_otherwise_is_an_error_and_says_where(events, tmp_path):
    keep = tmp_path / "kept"
    run(events, tmp_path / "a.csv", "--keep", keep)
    (file,) = keep.glob("*/*/*.parquet")
    rows = pq.read_table(file)
    pq.write_table(rows.set_column(rows.column_names.index("status"), "status", pa.repeat("ok!", rows.num_rows)), file)
    said = told("reproduce", file.stem, "--keep", keep, "--events", events)
    assert said.exit_code == 1
    assert "status was ok! and is ok." in said.output
    unknown = told("reproduce", "nothing", "--keep", keep, "--events", events)
    assert unknown.exit_code == 1
    assert "There is no result nothing" in " ".join(unknown.output.split())


def test_code_lists_of_ones_own_are_used_and_shown(events, tmp_path):
    folder = tmp_path / "lists"
    folder.mkdir()
    own = resources.files("narvard_analytics.reference_data").joinpath("avoidable_admissions.csv").read_text("utf-8")
    (folder / "official.csv").write_text(own.replace("# version: 2026-1", "# version: 2031"), encoding="utf-8")
    assert "avoidable_admissions@2031" in told("lists", "--lists", folder).stdout
    out = tmp_path / "figures.json"
    asked = ("run", "--events", events, "--out", out, "--indicator", "avoidable_admissions", "--lists", folder)
    assert told(*asked).exit_code == 0
    used = {row["code_list"] for row in json.loads(out.read_text())}
    assert used == {"avoidable_admissions@2031-unverified-imported"}
    refused = told(*asked, "--keep", tmp_path / "kept")
    assert refused.exit_code == 1 and "not kept" in refused.stderr
