"""Results as JSON-stat and FHIR: what was put in can be read out again, and what is withheld stays withheld."""

import itertools
import json
import math
from datetime import UTC, date, datetime

import pyarrow as pa
import pytest
from fhir.resources.R4B.bundle import Bundle
from hypothesis import given
from hypothesis import strategies as st

from narvard_analytics.indicators.catalogue import definitions
from narvard_analytics.publication import (
    check_format,
    json_stat,
    measure,
    measure_bundle,
    measure_reports,
    write_results,
)
from narvard_analytics.results import FIGURES, SCHEMA

MONTHS = [(date(2026, 1, 1), date(2026, 2, 1)), (date(2026, 2, 1), date(2026, 3, 1))]


def row(place="1490", group="all", month=0, **more):
    return {
        **dict.fromkeys(FIGURES),
        "indicator": "emergency_visits_80",
        "measure": "rate",
        "version": "1",
        "period_kind": "month",
        "period_from": MONTHS[month][0],
        "period_to": MONTHS[month][1],
        "municipality": place,
        "unit": "*",
        "target_group": group,
        "status": "ok",
        "interval_method": "exact_poisson",
        "code_list": "",
        "basis": "register",
        "inputs": "0" * 32,
        "cut_off": datetime(2026, 4, 1, tzinfo=UTC),
        **more,
    }


def table(rows):
    return pa.Table.from_pylist(rows, schema=SCHEMA)


FOUND = {"numerator": 41.0, "denominator": 98.5, "value": 416.2, "lower_95": 298.7, "upper_95": 564.7}
ROWS = [
    row("*", **FOUND),
    row("1490", **{**FOUND, "numerator": 40.0}),
    row("1443", status="suppressed"),
    row("1490", month=1, status="no_data"),
    row("1490", "end_of_life", **FOUND),
]


def read_out(dataset):
    """Every cell of a dataset by the codes of its dimensions, with its status."""
    codes = [sorted(d["category"]["index"], key=d["category"]["index"].get) for d in dataset["dimension"].values()]
    cells = enumerate(itertools.product(*codes))
    return {place: (dataset["value"][n], dataset["status"].get(str(n))) for n, place in cells}


def test_json_stat_gives_back_every_figure_and_state():
    dataset = json_stat(table(ROWS))
    cells = read_out(dataset)
    january = "2026-01-01/2026-02-01"
    assert cells["*", "*", "all", january, "rate", "value"] == (416.2, None)
    assert cells["1490", "*", "all", january, "rate", "numerator"] == (40.0, None)
    assert cells["1443", "*", "all", january, "rate", "value"] == (None, "suppressed")
    assert cells["1490", "*", "all", "2026-02-01/2026-03-01", "rate", "value"] == (None, "no_data")
    assert dataset["size"] == [3, 1, 2, 2, 1, 5]
    assert math.prod(dataset["size"]) == len(dataset["value"])
    assert dataset["role"]["time"] == ["period"] and dataset["updated"] == "2026-04-01T00:00:00Z"


@given(
    st.lists(
        st.tuples(st.sampled_from(["*", "1490", "1443"]), st.integers(0, 1), st.floats(0, 1e6)),
        unique_by=lambda r: r[:2],
    )
)
def test_json_stat_of_any_rows_holds_just_those_figures(drawn):
    dataset = json_stat(table([row(place, month=month, value=value) for place, month, value in drawn] or ROWS))
    found = sorted(cell[0] for place, cell in read_out(dataset).items() if place[-1] == "value" and cell[0] is not None)
    assert found == sorted(value for _, _, value in drawn) or not drawn


def test_several_indicators_are_a_collection():
    other = row(indicator="continuity", measure="coc", period_kind="rolling_18_months")
    found = json_stat(table([*ROWS, other]), "sv", {"1490": "Borås"})
    assert (found["class"], len(found["link"]["item"])) == ("collection", 2)
    visits = found["link"]["item"][1]
    assert visits["dimension"]["municipality"]["category"]["label"]["1490"] == "Borås"


def test_a_measure_report_counts_scores_and_masks():
    january, february = measure_reports(table(ROWS))
    assert january["period"] == {"start": "2026-01-01", "end": "2026-01-31"}
    group = january["group"][0]
    assert group["measureScore"] == {"value": 416.2, "unit": "per 1 000 person-years"}
    # A denominator of person-years is no count of persons.
    assert [(each["code"]["coding"][0]["code"], each["count"]) for each in group["population"]] == [("numerator", 41)]
    strata = {stratum["component"][0]["value"]["text"]: stratum for stratum in group["stratifier"][0]["stratum"]}
    assert strata["1443"]["measureScore"]["extension"][0]["valueCode"] == "masked"
    assert "population" not in strata["1443"]
    assert february["group"][0]["stratifier"][0]["stratum"][0]["measureScore"]["extension"][0]["valueCode"] == "unknown"


def test_the_bundle_is_fhir():
    bundle = measure_bundle(table(ROWS))
    read = Bundle.model_validate(bundle)
    assert [entry.resource.get_resource_type() for entry in read.entry] == ["Measure", "MeasureReport", "MeasureReport"]


@pytest.mark.parametrize("definition", definitions(), ids=lambda found: found.id)
def test_every_definition_is_a_fhir_measure(definition):
    entry = {"resourceType": "Bundle", "type": "collection", "entry": [{"resource": measure(definition)}]}
    assert Bundle.model_validate(entry).entry[0].resource.version == definition.version


@pytest.mark.parametrize("name", ["r.jsonstat.json", "r.fhir.json", "r.json"])
def test_the_ending_tells_the_form(tmp_path, name):
    check_format(tmp_path / name)
    write_results(table(ROWS), tmp_path / name)
    read = json.loads((tmp_path / name).read_text(encoding="utf-8"))
    kinds = {"r.jsonstat.json": "dataset", "r.fhir.json": "Bundle"}
    said = read.get("class") or read.get("resourceType") if isinstance(read, dict) else None
    assert said == kinds.get(name)
