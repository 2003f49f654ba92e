"""The library as a notebook meets it."""

import json
import sys
from datetime import date

import pytest

import narvard_analytics as na
from narvard_analytics.indicators.worked_examples.computing import snapshot_of
from narvard_analytics.results import SCHEMA

NAME = "unplanned_readmission_30d_65"


@pytest.fixture
def folder(tmp_path):
    read = na.worked_examples(NAME)
    with snapshot_of(tmp_path, read, read.cases[0], na.definition(NAME).tables):
        return tmp_path


@pytest.fixture
def results(folder):
    with na.open_events(folder) as events:
        assert isinstance(events, na.Events) and events.inputs and events.cut_off.tzinfo
        return events.run([NAME], by=("municipality",))


def test_the_same_rows_as_arrow_pandas_and_polars(results):
    assert isinstance(results, na.Results)
    assert results.to_arrow().schema == SCHEMA
    assert len(results) == len(results.to_pandas()) == results.to_polars().height > 0
    february = results.of(municipality="1490", measure="share", period_from=date(2024, 2, 1))
    assert february.to_pandas()["value"].tolist() == february.to_polars()["value"].to_list() == [0.5]


def test_what_is_published_says_under_which_profile_and_withholds(results):
    published = results.published("open")
    assert (results.profile, published.profile) == ("internal", "open")
    assert "suppressed" in set(published.to_arrow()["status"].to_pylist())
    assert "profile open" in published._repr_html_()


def test_results_are_written_and_given_as_json_stat(results, tmp_path):
    results.write(tmp_path / "figures.json")
    assert len(json.loads((tmp_path / "figures.json").read_text())) == len(results)
    assert results.of(measure="share").to_json_stat()["class"] == "dataset"


def test_polars_is_an_extra(results, monkeypatch):
    monkeypatch.setitem(sys.modules, "polars", None)
    with pytest.raises(na.PolarsNotInstalled, match="narvard\\[dataframes\\]"):
        results.to_polars()


def test_every_definition_is_in_the_catalogue():
    assert na.definition(NAME) in na.catalogue()
    with pytest.raises(na.AnalyticsError):
        na.definition("nothing")
