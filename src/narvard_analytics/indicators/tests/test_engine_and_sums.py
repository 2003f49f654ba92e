"""The engine over a snapshot, and continuity sums that do not depend on how rows come in batches."""

from datetime import date, timedelta

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from narvard_analytics.engines import EngineCannotAnswer
from narvard_analytics.events.schema import TABLES, UnknownTable
from narvard_analytics.indicators.continuity_sums import whole_persons
from narvard_analytics.indicators.plan import Plan
from narvard_analytics.periods import calendar_periods, month_number
from narvard_analytics.results import ALL_MUNICIPALITIES, KEY, SCHEMA, PeriodKind, empty, join

from .stores import at, deliver, opened, person, store

FIRST, CUT_OFF = date(2020, 1, 1), at("2020-07-01 00:00")
STAY = {
    "stay": "a",
    "episode": "a",
    "person": person(1),
    "admitted_at": at("2020-03-01 00:30"),
    "status": "finished",
}


@pytest.fixture
def engine(tmp_path):
    with opened(tmp_path, {"stays": store(stays=[STAY])["stays"]}, FIRST, CUT_OFF) as opened_engine:
        yield opened_engine


def test_days_are_local_and_the_cut_off_is_a_local_day(engine):
    assert engine.to_arrow(engine.table("stays"))["admitted_day"].to_pylist() == [date(2020, 3, 1)]
    assert (engine.cut_off_day, engine.observed_from) == (date(2020, 7, 1), FIRST)


@pytest.mark.parametrize(
    ("cut_off", "first_not_whole"),
    [
        ("2020-06-30 23:59:59.999999", date(2020, 7, 1)),
        ("2020-06-30 23:59:59", date(2020, 7, 1)),
        ("2020-06-30 23:59:58", date(2020, 6, 30)),
        ("2020-07-01 00:00", date(2020, 7, 1)),
    ],
)
def test_a_cut_off_at_the_end_of_a_day_knows_that_day(tmp_path, cut_off, first_not_whole):
    with opened(tmp_path, store(), FIRST, at(cut_off)) as engine:
        assert engine.cut_off_day == first_not_whole


def test_what_is_observed_begins_with_care_events_and_not_with_older_figures(tmp_path):
    deliver(tmp_path, {"aggregates": []}, date(2010, 1, 1), CUT_OFF, dataset="kolada")
    with opened(tmp_path, store(), FIRST, CUT_OFF) as engine:
        assert engine.observed_from == FIRST


@pytest.mark.parametrize("name", TABLES)
def test_a_table_that_was_not_delivered_is_empty_with_all_columns(engine, name):
    table = engine.table(name)
    assert engine.delivered(name) is (name == "stays")
    assert set(TABLES[name].names) <= set(table.columns)
    assert {f"{column.removesuffix('_at')}_day" for column in TABLES[name].instants} <= set(table.columns)
    assert engine.to_arrow(table).num_rows == (1 if name == "stays" else 0)


def test_a_step_is_built_once(engine):
    built = []

    def build():
        built.append(1)
        return engine.table("stays").select("stay")

    assert [engine.to_arrow(engine.step("stays", build))["stay"].to_pylist() for _ in range(2)] == [["a"], ["a"]]
    assert built == [1]


def test_persons_leave_in_batches_as_their_bytes(engine):
    batches = list(engine.batches(engine.table("stays").select("person")))
    column = pa.Table.from_batches(batches)["person"].combine_chunks()
    assert column.storage.to_pylist() == [person(1).bytes]


def test_what_cannot_be_answered_is_said(engine):
    stays = engine.table("stays")
    with pytest.raises(UnknownTable):
        engine.table("nothing")
    with pytest.raises(EngineCannotAnswer, match="could not run"):
        engine.to_arrow(stays.select(number=stays.stay.cast("int64")))


@given(st.lists(st.integers(1, 5), max_size=12), st.lists(st.integers(1, 6), max_size=20))
def test_no_person_is_divided_however_the_rows_are_cut(rows_of_each, cuts):
    people = [person(n + 1).bytes for n, rows in enumerate(rows_of_each) for _ in range(rows)]
    column = pa.array(people, pa.binary(16))
    batches, place = [], 0
    for size in [*cuts, max(len(people), 1)]:
        if part := column.slice(place, size):
            batches.append(pa.record_batch({"person": part}))
        place += size
    parts = [table["person"].to_pylist() for table in whole_persons(batches)]
    assert [row for part in parts for row in part] == people
    assert all(a[-1] != b[0] for a, b in zip(parts, parts[1:], strict=False))


def test_joined_results_are_in_the_order_of_the_key():
    day = date(2020, 1, 1)
    named = {name: "x" for name in SCHEMA.names if pa.types.is_string(SCHEMA.field(name).type)}
    given_rows = [
        {**named, "municipality": place, "period_from": day, "period_to": day + timedelta(days=1), "cut_off": CUT_OFF}
        for place in ("1490", ALL_MUNICIPALITIES)
    ]
    tables = [pa.Table.from_pylist([row], schema=SCHEMA) for row in given_rows]
    joined = join(tables)
    assert joined["municipality"].to_pylist() == [ALL_MUNICIPALITIES, "1490"]
    assert joined.schema == SCHEMA
    assert join([]).equals(empty())
    assert set(KEY) <= set(SCHEMA.names)


def test_a_sum_of_which_nothing_is_known_adds_nothing():
    month = month_number(date(2024, 1, 1))
    periods = calendar_periods(PeriodKind.MONTH, date(2024, 1, 1), date(2024, 1, 31))
    plan = Plan(periods, ("1280",), ("all",), date(2024, 1, 1), date(2024, 2, 1))
    cell = {"municipality": "1280", "target_group": "all", "period": month}
    rows = pa.Table.from_pylist([{**cell, "minutes": None}, {**cell, "minutes": 5}])
    assert plan.cube(rows, "minutes").tolist() == [[[5]], [[0]], [[0]]]
