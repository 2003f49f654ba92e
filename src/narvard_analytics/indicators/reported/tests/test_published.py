"""Figures from elsewhere stand beside our own and are never merged with them."""

from datetime import date

import pytest

from narvard_analytics.engines import open_engine
from narvard_analytics.events.schema import TABLES
from narvard_analytics.events.snapshot import open_snapshot
from narvard_analytics.indicators.catalogue import definitions, indicator
from narvard_analytics.indicators.reported.published import published
from narvard_analytics.indicators.run import run
from narvard_analytics.indicators.tests.stores import at, deliver, opened, person, store
from narvard_analytics.results import KEY, join

FIRST, CUT_OFF = date(2024, 1, 1), at("2025-01-01 00:00")
MARCH = {"period_from": date(2024, 3, 1), "period_to": date(2024, 4, 1)}


def figure(indicator, **more):
    row = {"indicator": indicator, "publisher": "Kolada (RKA)", "basis": "published", "status": "ok", **MARCH, **more}
    return {name: row.get(name) for name in TABLES["aggregates"].names}


def found(folder, *figures):
    deliver(folder, {"aggregates": list(figures)}, FIRST, CUT_OFF)
    with open_engine(open_snapshot(folder)) as engine:
        return published(engine, definitions()).to_pylist()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (
            figure("emergency_visits_80", municipality="1490", value=300.0, lower=280.0, upper=320.0),
            {"measure": "rate", "basis": "published", "municipality": "1490", "period_kind": "month", "value": 300.0},
        ),
        (
            figure("patient_experience/respect", basis="survey", municipality="1490", value=0.8),
            {"measure": "respect", "basis": "survey", "value": 0.8},
        ),
        (
            figure("continuity", basis="register", publisher="Region A", version="1", value=0.4),
            {"measure": "coc", "basis": "register", "version": "1+from Region A", "municipality": "*"},
        ),
        (
            figure("emergency_visits_80", municipality="1490", status="suppressed"),
            {"status": "suppressed", "value": None, "numerator": None},
        ),
    ],
)
def test_a_figure_comes_out_with_its_basis_and_publisher(tmp_path, given, said):
    (row,) = found(tmp_path, given)
    assert {name: row[name] for name in said} == said
    assert row["version"].endswith(given["publisher"])


@pytest.mark.parametrize(
    "given",
    [
        figure("N00945", municipality="1490", value=1.0),
        figure("continuity/no_such_measure", value=1.0),
        figure(
            "lss_plan_followed_up", municipality="1490", basis="register", numerator=1.0, denominator=2.0, value=0.5
        ),
    ],
    ids=["not in the catalogue", "no such measure", "taken by the definition itself"],
)
def test_what_is_no_figure_of_the_catalogue_is_left_out(tmp_path, given):
    assert found(tmp_path, given) == []


def test_a_figure_in_two_deliveries_is_one(tmp_path):
    given = figure("emergency_visits_80", municipality="1490", value=300.0)
    deliver(tmp_path, {"aggregates": [given]}, FIRST, CUT_OFF, by="other")
    assert len(found(tmp_path, given)) == 1


def test_published_and_computed_are_never_merged_or_added(tmp_path):
    """One visit computed here; Kolada and a survey tell other figures of the same month and municipality."""
    given = store(
        persons=[{"person": person(1), "birth_date": date(1930, 1, 1)}],
        residence=[{"person": person(1), "municipality": "1490", "from_date": date(2000, 1, 1)}],
        contacts=[
            {
                "contact": "a",
                "person": person(1),
                "started_at": at("2024-03-05 10:00"),
                "kind": "visit",
                "setting": "emergency_department",
                "status": "finished",
            }
        ],
    )
    others = [
        figure("emergency_visits_80", municipality="1490", value=300.0, numerator=30.0, denominator=100.0),
        figure("emergency_visits_80", municipality="1490", value=250.0, basis="survey", publisher="Enkät"),
    ]
    deliver(tmp_path, {"aggregates": others}, FIRST, CUT_OFF, by="elsewhere", dataset="kolada")
    with opened(tmp_path, given, FIRST, CUT_OFF) as engine:
        computed = run(engine, ["emergency_visits_80"], by=("municipality",))
        beside = published(engine, [indicator("emergency_visits_80").definition])
    together = join([computed, beside])
    assert together.num_rows == computed.num_rows + 2
    assert together.group_by(list(KEY)).aggregate([]).num_rows == together.num_rows
    march = [row for row in together.to_pylist() if row["period_from"] == MARCH["period_from"]]
    events = {(row["basis"], row["municipality"]): row["numerator"] for row in march}
    assert events == {
        ("register", "1490"): 1,
        ("register", "*"): 1,
        ("published", "1490"): 30,
        ("survey", "1490"): None,
    }
