"""Kolada, patient surveys and waiting times become aggregates, each on its own basis."""

import gzip
import json
from datetime import UTC, datetime

import pytest

from narvard_analytics.events.check import Expectation, check
from narvard_analytics.events.loading import Terms, kept_rows, load
from narvard_analytics.events.manifest import read_manifest
from narvard_analytics.events.readers.figure_periods import period_of
from narvard_analytics.events.readers.figures import LAYOUTS
from narvard_analytics.events.schema import TABLES
from narvard_analytics.events.store import connection
from narvard_analytics.events.tests.exports import checked, found, write_csv

KOLADA = "kpi;municipality;period;gender;value;count;status"


def aggregates(folder, asked="auto"):
    with check(folder, Expectation("region"), asked) as report, connection(folder) as connected:
        query = kept_rows(report.prepared, TABLES["aggregates"])
        return report.dataset, connected.execute(query).to_arrow_table().to_pylist()


KOLADA_ROWS = [
    ("U1;1490;2023;T;12,5;1;", (None, 12.5, "ok")),
    ("U1;1490;2023;K;12.5;1;", ("sex:female", 12.5, "ok")),
    ("U1;1490;2023;M;;0;Missing", ("sex:male", None, "no_data")),
    ("U1;1490;2023;;;0;Private", (None, None, "suppressed")),
    ("U1;1490;2023;T;;;", (None, None, "no_data")),
]


@pytest.mark.parametrize(("row", "expected"), KOLADA_ROWS)
def test_kolada_s_long_form(tmp_path, row, expected):
    dataset, (got,) = aggregates(write_csv(tmp_path / "in", kolada=f"{KOLADA}|{row}"))
    assert dataset == "kolada"
    assert (got["target_group"], got["value"], got["status"]) == expected
    assert (got["indicator"], got["municipality"], got["basis"]) == ("U1", "1490", "published")
    assert (str(got["period_from"]), str(got["period_to"])) == ("2023-01-01", "2024-01-01")


ANSWER = {
    "count": 2,
    "next_page": None,
    "values": [
        {
            "kpi": "U1",
            "municipality": "1490",
            "period": 2023,
            "values": [
                {"gender": "T", "count": 1, "status": "", "value": 12.5},
                {"gender": "K", "count": 1, "status": "", "value": 0},
                {"gender": "M", "count": 0, "status": "Missing", "value": None},
            ],
        },
        {"kpi": "U2", "ou": "V15E1490", "period": 2023, "values": [{"gender": "T", "status": None, "value": 4.1}]},
        {
            "kpi": "U2",
            "municipality": "1463",
            "period": "2023",
            "values": [
                {"gender": "T", "status": "Private", "value": None},
                {"gender": "K", "status": "", "value": 3, "isdeleted": True},
            ],
        },
    ],
}


def answer(folder, content=None, name="kolada.json"):
    folder.mkdir()
    text = json.dumps(ANSWER) if content is None else content
    (folder / name).write_bytes(gzip.compress(text.encode()) if name.endswith(".gz") else text.encode())
    return folder


@pytest.mark.parametrize("name", ["kolada.json", "kolada.json.gz"])
def test_an_answer_of_kolada_s_api_is_recognised_and_what_is_missing_stays_missing(tmp_path, name):
    dataset, rows = aggregates(answer(tmp_path / "in", name=name))
    assert dataset == "kolada"
    got = {(r["indicator"], r["municipality"], r["unit"], r["target_group"]): (r["value"], r["status"]) for r in rows}
    assert got == {
        ("U1", "1490", None, None): (12.5, "ok"),
        ("U1", "1490", None, "sex:female"): (0.0, "ok"),
        ("U1", "1490", None, "sex:male"): (None, "no_data"),
        ("U2", None, "V15E1490", None): (4.1, "ok"),
        ("U2", "1463", None, None): (None, "suppressed"),
        ("U2", "1463", None, "sex:female"): (None, "no_data"),
    }
    assert {(r["basis"], r["publisher"], str(r["period_to"])) for r in rows} == {
        ("published", "Kolada (RKA)", "2024-01-01")
    }


BROKEN_ANSWERS = [
    ("cut off", '{"values": [{"kpi": "U1", "municipality"'),
    ("no list", '{"values": {"kpi": "U1"}}'),
    ("no values within", '{"values": [{"kpi": "U1", "municipality": "1490", "period": 2023}]}'),
    ("another answer", '{"values": [{"id": "U1", "title": "A key figure", "kpi": ""}]}'),
]


@pytest.mark.parametrize("content", [b[1] for b in BROKEN_ANSWERS], ids=[b[0] for b in BROKEN_ANSWERS])
def test_what_is_no_answer_of_values_is_broken(tmp_path, content):
    report = checked(answer(tmp_path / "in", content), "kolada")
    assert found(report) == {("kolada.json", 1, "", "unreadable_file")}
    assert report.broken


def test_nan_in_an_answer_is_an_error_and_no_figure(tmp_path):
    report = checked(answer(tmp_path / "in", json.dumps(ANSWER).replace("12.5", "NaN")))
    assert ("kolada.json", 1, "value", "not_a_number") in found(report)


def test_the_terms_of_others_figures_go_with_them(tmp_path):
    with check(answer(tmp_path / "in"), Expectation("region")) as report:
        folder = load(report, tmp_path / "events", Terms(datetime(2026, 1, 1, tzinfo=UTC)))
    assert "may not be published under Kolada's name" in read_manifest(folder).notes["terms_of_use"]


def test_the_list_behind_a_figure_is_kept(tmp_path):
    head, row = f"{KOLADA};list_version", "U1;1490;2023;T;12,5;1;;2024-05-02"
    _, (got,) = aggregates(write_csv(tmp_path / "in", kolada=f"{head}|{row}"))
    assert got["list_version"] == "2024-05-02"


def test_a_survey_and_waiting_times_rest_on_something_else(tmp_path):
    survey = "survey,period,dimension,unit,answered,positive,value,publisher|npe,2023,information,u1,200,150,75,SKR"
    dataset, (got,) = aggregates(write_csv(tmp_path / "s", survey=survey))
    assert (dataset, got["basis"], got["numerator"], got["denominator"]) == ("patient_survey", "survey", 150, 200)
    waits = "promise;period;region;within;total;value;publisher|assessment_3;2023-12;0014;90;100;90,0;SKR"
    dataset, (got,) = aggregates(write_csv(tmp_path / "w", waits=waits))
    assert (dataset, got["basis"], got["value"]) == ("waiting_times", "register", 90.0)
    assert (str(got["period_from"]), str(got["period_to"])) == ("2023-12-01", "2024-01-01")


FAULTS = [
    ("an unknown status", f"{KOLADA}|U1;1490;2023;T;1;1;Secret", "status", "unknown_code", 2),
    ("no year", f"{KOLADA}|U1;1490;last;T;1;1;", "period_from", "wrong_type", 2),
    ("words for a value", f"{KOLADA}|U1;1490;2023;T;many;1;", "value", "wrong_type", 2),
    ("NaN", f"{KOLADA}|U1;1490;2023;T;NaN;1;", "value", "not_a_number", 2),
    ("twice", f"{KOLADA}|U1;1490;2023;T;1;1;|U1;1490;2023;T;2;1;", "publisher", "duplicate_id", 3),
    ("a field too few", f"{KOLADA}|U1;1490;2023;T;1;1", "", "wrong_field_count", 2),
    ("a column lacking", "kpi;municipality;period;gender|U1;1490;2023;T", "value", "missing_column", 1),
    ("a column too many", f"{KOLADA};colour|U1;1490;2023;T;1;1;;red", "colour", "unknown_column", 1),
]


@pytest.mark.parametrize(("text", "column", "reason", "line"), [f[1:] for f in FAULTS], ids=[f[0] for f in FAULTS])
def test_faults_in_figures_are_found(tmp_path, text, column, reason, line):
    report = checked(write_csv(tmp_path / "in", kolada=text), "kolada")
    assert ("kolada.csv", line, column, reason) in found(report)
    assert not report.sound


PERIODS = [
    ("2023", ("2023-01-01", "2024-01-01")),
    ("2024-02", ("2024-02-01", "2024-03-01")),
    ("2024-12", ("2024-12-01", "2025-01-01")),
    ("2024-01-01/2024-07-01", ("2024-01-01", "2024-07-01")),
    ("2024-13", ("2024-13", "2024-13")),
]


@pytest.mark.parametrize(("text", "period"), PERIODS)
def test_periods(text, period):
    assert period_of(text) == period


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=list(LAYOUTS))
def test_layouts_describe_what_they_require(layout):
    assert set(layout.required) <= set(layout.names)
    assert all(doc for _, doc in layout.columns)
    made = layout.convert(dict.fromkeys(layout.names, "2023"))
    assert set(made) <= set(TABLES["aggregates"].names)
    assert {c.name for c in TABLES["aggregates"].columns if c.required} <= set(made)


def test_the_period_of_figures_is_the_delivery_s(tmp_path):
    rows = f"{KOLADA}|U1;1490;2021;T;1;1;|U1;1490;2023;T;1;1;"
    report = checked(write_csv(tmp_path / "in", kolada=rows))
    assert (str(report.period_from), str(report.period_to)) == ("2021-01-01", "2024-01-01")
    assert report.cut_off is not None
