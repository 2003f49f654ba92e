"""The commands say what they did, and tell success, errors and wrong use apart by their exit code."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from narvard_analytics.cli.events import events_app
from narvard_analytics.events.store import read_manifests
from narvard_analytics.events.tests.exports import ANNA, write_csv

HEAD = "contact;person;started_at;kind;status"
GOOD = f"c1;{ANNA};2024-01-03T10:00:00Z;visit;finished"
BAD = f"c2;{ANNA};2024-01-04T10:00:00Z;fax;finished"
SAMPLE = Path(__file__).parents[6] / "shared" / "data" / "fhir-bulk-sample"


def run(*arguments):
    return CliRunner().invoke(events_app, [str(a) for a in arguments], env={"COLUMNS": "200"})


def source(tmp_path, *rows, name="in"):
    return write_csv(tmp_path / name, contacts="|".join([HEAD, *rows]))


EXIT_CODES = [
    ("sound", [GOOD], [], 0),
    ("errors", [GOOD, BAD], [], 1),
    ("errors accepted", [GOOD, BAD], ["--accept-errors"], 0),
    ("a format that is none", [GOOD], ["--format", "xml"], 2),
    ("a day that is none", [GOOD], ["--cut-off", "soon"], 2),
    ("half a period", [GOOD], ["--from", "2024-01-01"], 2),
    ("a key that is none", [GOOD], ["--key-file", "/nowhere"], 1),
    ("an option that is none", [GOOD], ["--colour"], 2),
    ("a controller that is none", [GOOD], ["--controller", "a b"], 1),
]


@pytest.mark.parametrize(("rows", "options", "code"), [e[1:] for e in EXIT_CODES], ids=[e[0] for e in EXIT_CODES])
def test_exit_codes_of_loading(tmp_path, rows, options, code):
    events = tmp_path / "events"
    result = run("load", source(tmp_path, *rows), "--controller", "region", "--events", events, *options)
    assert result.exit_code == code, result.output
    assert len(read_manifests(events)) == (code == 0)


def test_a_fresh_key_is_kept_for_the_next_delivery(tmp_path):
    events = tmp_path / "events"
    first = run("load", source(tmp_path, GOOD), "--controller", "region", "--events", events)
    kept = events / "keys" / "region.key"
    assert "A fresh key is kept" in first.stderr
    assert kept.stat().st_mode & 0o777 == 0o600
    key = kept.read_text()
    second = run("load", source(tmp_path, GOOD, name="again"), "--controller", "region", "--events", events)
    assert "already loaded" in second.stdout
    assert kept.read_text() == key
    assert len(read_manifests(events)) == 1


def test_checking_stores_nothing_and_writes_the_report(tmp_path):
    report = tmp_path / "report.json"
    result = run("check", source(tmp_path, GOOD, BAD), "--report", report)
    assert result.exit_code == 1
    assert "unknown_code" in result.stdout
    findings = json.loads(report.read_text())["findings"]
    assert [f["reason"] for f in findings if f["gravity"] == "error"] == ["unknown_code"]
    assert sorted(f.name for f in tmp_path.iterdir()) == ["in", "report.json"]
    assert run("check", source(tmp_path, GOOD), "--report", tmp_path / "report.txt").exit_code == 2


def test_the_list_tells_what_is_in_force(tmp_path):
    events = tmp_path / "events"
    assert "There is no delivery" in run("list", "--events", events).stdout
    for name, rows in (("one", [GOOD]), ("two", [GOOD.replace("visit", "phone")])):
        run("load", source(tmp_path, *rows, name=name), "--controller", "region", "--events", events)
    listed = run("list", "--events", events).stdout
    assert "replaced" in listed
    assert "yes" in listed


def test_templates_are_printed_or_written(tmp_path):
    assert run("template", "contact_participants").stdout == "contact;practitioner;profession;custodian\n"
    assert run("template", "all", "--out", tmp_path).exit_code == 0
    assert (tmp_path / "contacts.csv").read_text().startswith("contact;person;")
    assert run("template", "visits").exit_code == 1


def test_from_keys_to_one_store(tmp_path):
    keys, events = tmp_path / "keys", tmp_path / "events"
    assert run("keys", "region", "boras", "--out", keys).exit_code == 0
    people = write_csv(tmp_path / "in", contacts=f"{HEAD}|c1;19121212-1212;2024-01-03T10:00:00Z;visit;finished")
    for controller in ("region", "boras"):
        home, linked = tmp_path / f"{controller}-home", tmp_path / f"{controller}-linked"
        key = keys / f"{controller}.key"
        assert run("pseudonymise", people, "--key-file", key, "--out", home).exit_code == 0
        assert run("link", home, "--key-file", key, "--out", linked).exit_code == 1
        assert run("link", home, "--key-file", keys / "linker.key", "--out", linked).exit_code == 0
        loaded = ("load", linked, "--controller", controller, "--events", events)
        assert run(*loaded, "--legal-basis", "2008:355").exit_code == 0
    assert {m.key_id.split("-")[0] for m in read_manifests(events)} == {"link"}


def test_a_mapping_of_municipalities_needs_its_columns(tmp_path):
    mapping = tmp_path / "places.csv"
    mapping.write_text("postal;municipality\n50330;1490\n")
    assert run("check", source(tmp_path, GOOD), "--municipalities", mapping).exit_code == 2
    mapping.write_text("place;municipality\n50330;1490\n")
    assert run("check", source(tmp_path, GOOD), "--municipalities", mapping).exit_code == 0


@pytest.mark.skipif(not SAMPLE.is_dir(), reason="The public sample is not beside this checkout.")
def test_the_public_sample_needs_a_controller_and_nothing_else(tmp_path):
    result = run("load", SAMPLE, "--controller", "sample", "--events", tmp_path)
    assert result.exit_code == 0
    (loaded,) = read_manifests(tmp_path)
    assert loaded.tables["contacts"].rows == 1166
    assert loaded.cut_off.isoformat() == "2023-03-22T19:45:24+00:00"


STAYS = "VtfNr;Personnummer;In_datum;Klinik|V1;19121212-1212;01.02.2024 10:15;Medicin"


def test_from_a_header_to_a_delivery_by_a_mapping(tmp_path):
    export = write_csv(tmp_path / "in", vtf=STAYS)
    mapping, events = tmp_path / "mapping.yaml", tmp_path / "events"
    assert run("map", export / "vtf.csv").stdout.count("table: stays") == 1
    proposed = run("map", export / "vtf.csv", "--out", mapping)
    assert "lines are marked unsure" in " ".join(proposed.stdout.split())
    assert run("map", export / "vtf.csv", "--out", mapping).exit_code == 2
    assert run("map", export / "vtf.csv", "--table", "visits").exit_code == 1
    assert run("check", export, "--mapping", mapping).exit_code == 0
    loaded = ("load", export, "--mapping", mapping, "--controller", "region", "--events", events)
    assert run(*loaded, "--measured-since", "stays=2024-02-01").exit_code == 0
    (manifest,) = read_manifests(events)
    assert manifest.tables["stays"].rows == 1
    assert manifest.measured_since["stays"].isoformat() == "2024-02-01"
    assert run(*loaded, "--measured-since", "stays=soon").exit_code == 2
    mapping.write_text("files: []")
    assert run("check", export, "--mapping", mapping).exit_code == 1


def test_a_mapping_serves_the_controller_s_step_too(tmp_path):
    export, keys = write_csv(tmp_path / "in", vtf=STAYS), tmp_path / "keys"
    run("map", export / "vtf.csv", "--out", tmp_path / "mapping.yaml")
    run("keys", "region", "--out", keys)
    made = run(
        *("pseudonymise", export, "--key-file", keys / "region.key", "--out", tmp_path / "home"),
        *("--mapping", tmp_path / "mapping.yaml"),
    )
    assert made.exit_code == 0, made.output
    assert (tmp_path / "home" / "stays.parquet").is_file()


def test_quality_is_told_and_written_for_the_deliverer(tmp_path):
    events, report = tmp_path / "events", tmp_path / "report.xlsx"
    assert run("quality", "--events", events).exit_code == 1
    run("load", source(tmp_path, GOOD, BAD), "--controller", "region", "--events", events, "--accept-errors")
    told = run("quality", "--events", events, "--out", report, "--language", "en")
    assert told.exit_code == 0
    assert "things are worth a look" in " ".join(told.stdout.split())
    assert report.read_bytes().startswith(b"PK")
    (loaded,) = read_manifests(events)
    assert run("quality", "--events", events, "--delivery", loaded.delivery).exit_code == 0
    assert run("quality", "--events", events, "--delivery", "nothing").exit_code == 1
    assert run("quality", "--events", events, "--out", tmp_path / "report.txt").exit_code == 2


def test_the_terms_of_kolada_s_figures_are_said_when_they_are_loaded(tmp_path):
    figures = write_csv(tmp_path / "in", kolada="kpi;municipality;period;gender;value|U1;1490;2023;T;4")
    loaded = run("load", figures, "--controller", "region", "--events", tmp_path / "events")
    assert "may not be published under Kolada's name" in " ".join(loaded.stdout.split())
