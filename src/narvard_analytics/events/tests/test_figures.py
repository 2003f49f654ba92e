"""Kolada, patient surveys and waiting times become aggregates, each on its own basis."""

import pytest

from narvard_analytics.events.check import Expectation, check
from narvard_analytics.events.loading import kept_rows
from narvard_analytics.events.readers.figures import LAYOUTS, period_of
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
