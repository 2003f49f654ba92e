"""What is computed in another way to be fast gives the same figures: shared visits, periods a few at a time."""

import tempfile
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pytest
from hypothesis import HealthCheck, Phase, given, settings

from narvard_analytics.indicators.aggregate import flow
from narvard_analytics.indicators.closeness import contacts
from narvard_analytics.indicators.indicator import Indicator
from narvard_analytics.indicators.run import run
from narvard_analytics.results import join

from .generated import CUT_OFF, FIRST, stores
from .stores import at, opened
from .test_scopes_and_lists import two_units

SETTINGS = settings(
    deadline=None, database=None, derandomize=True, phases=(Phase.generate,), suppress_health_check=list(HealthCheck)
)
OF_VISITS = ("continuity", "continuity_all", "continuity_sabo", "own_physician_visits")


def test_visits_shared_or_not_give_the_same_figures():
    @settings(SETTINGS, max_examples=3)
    @given(stores())
    def agree(rows):
        with tempfile.TemporaryDirectory() as folder, opened(Path(folder), rows, FIRST, CUT_OFF) as engine:
            assert run(engine, OF_VISITS).equals(join([run(engine, [name]) for name in OF_VISITS]))

    agree()


def test_visits_are_kept_only_where_several_ask(tmp_path):
    with opened(tmp_path, two_units(), FIRST, CUT_OFF) as engine:
        kept = {}
        for asked in (OF_VISITS[:1], OF_VISITS[:2]):
            run(engine, asked)
            kept[asked] = any(name.startswith("primary_care_met") for name in engine._steps)
    assert list(kept.values()) == [False, True]


def test_visits_shared_in_one_period_are_not_taken_for_those_of_another(tmp_path):
    asked = {"first": date(2025, 6, 1), "last": date(2025, 6, 1)}
    with opened(tmp_path, two_units(), date(2024, 1, 1), at("2025-07-01 00:00")) as engine:
        early = run(engine, OF_VISITS, first=date(2024, 1, 1), last=date(2024, 1, 1))
        later = run(engine, OF_VISITS, **asked)
        assert early.num_rows and later.equals(join([run(engine, [name], **asked) for name in OF_VISITS]))


@pytest.mark.parametrize("many", [1, 5, 7, 12, 100])
def test_periods_a_few_at_a_time_give_the_same_figures(tmp_path, many):
    ways = [Indicator(contacts.DEFINITION, flow(contacts.DEFINITION, contacts.rows, at_once=n)) for n in (None, many)]
    with opened(tmp_path, two_units(), date(2024, 1, 1), at("2025-07-01 00:00")) as engine:
        whole, parts = (run(engine, [way]) for way in ways)
    counted = whole.filter(pc.equal(whole["municipality"], "1490"))["denominator"].to_pylist()
    assert {0, 1, 2} <= set(counted)
    assert whole.equals(parts)


@pytest.mark.parametrize("way", ["to_arrow", "batches"])
def test_the_name_of_a_delivery_leaves_an_engine_as_text(tmp_path, way):
    with opened(tmp_path, two_units(), FIRST, CUT_OFF) as engine:
        asked = engine.table("contacts").select("delivery")
        found = engine.to_arrow(asked) if way == "to_arrow" else pa.Table.from_batches(engine.batches(asked))
        assert found.schema.field("delivery").type == pa.string()
        assert set(found["delivery"].to_pylist()) == set(engine.snapshot.deliveries)
