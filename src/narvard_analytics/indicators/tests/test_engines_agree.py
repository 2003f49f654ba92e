"""The indicators on every engine: the same rows from the same events."""

import math
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from narvard_analytics.engines import open_engine
from narvard_analytics.engines.tests.stores import SPARK
from narvard_analytics.events.manifest import Manifest
from narvard_analytics.events.schema import REFERENCE_TABLES, TABLES
from narvard_analytics.events.snapshot import open_snapshot
from narvard_analytics.events.store import write_delivery
from narvard_analytics.indicators.catalogue import CATALOGUE
from narvard_analytics.indicators.run import run
from narvard_analytics.indicators.worked_examples import examples, with_examples
from narvard_analytics.indicators.worked_examples.computing import arrow

from .generated import CUT_OFF, FIRST, stores
from .stores import deliver

SEVEN = (
    "named_physician",
    "continuity",
    "own_physician_visits",
    "avoidable_admissions",
    "unplanned_readmission_30d_65",
    "discharge_ready_days",
    "emergency_visits_80",
)
IDS = ("contact", "stay", "episode", "event", "notice", "plan", "referral", "wait", "survey")
SETTINGS = settings(deadline=None, database=None, phases=(Phase.generate,), suppress_health_check=list(HealthCheck))


def side_by_side(many: Sequence[Mapping]) -> dict:
    """Several stores as one: the persons and ids of each are their own."""
    return {
        name: [_numbered(row, number) for number, rows in enumerate(many) for row in rows[name]] for name in many[0]
    }


def _numbered(row: Mapping, number: int) -> dict:
    ids = {name: f"{number}-{row[name]}" for name in IDS if row.get(name) is not None}
    person = {"person": type(row["person"])(int=row["person"].int + number)} if "person" in row else {}
    return {**row, **ids, **person}


def assert_alike(one, other):
    """The same rows; decimal figures to the ninth digit, everything else exactly."""
    assert one.schema.equals(other.schema)
    assert one.num_rows == other.num_rows
    for name in one.column_names:
        for found, expected in zip(one[name].to_pylist(), other[name].to_pylist(), strict=True):
            same = found == expected or (
                isinstance(found, float)
                and isinstance(expected, float)
                and math.isclose(found, expected, rel_tol=1e-9, abs_tol=1e-9)
            )
            assert same, (name, found, expected)


def compare(snapshot, kind, names, period="month"):
    with open_engine(snapshot, kind=kind) as engine, open_engine(snapshot, kind="plain") as plain:
        for name in names:
            assert_alike(run(engine, [name], period=period), run(plain, [name], period=period))


@pytest.mark.parametrize(
    ("kind", "at_once", "times"), [("duckdb", 3, 1), pytest.param("spark", 4, 1, marks=SPARK.marks)]
)
def test_generated_stores_give_the_same_rows(kind, at_once, times):
    @settings(SETTINGS, max_examples=times, derandomize=True)
    @given(st.lists(stores(), min_size=at_once, max_size=at_once))
    def agree(many):
        with TemporaryDirectory() as folder:
            deliver(Path(folder), side_by_side(many), FIRST, CUT_OFF)
            compare(open_snapshot(Path(folder)), kind, SEVEN)

    agree()


def together(root: Path, name: str):
    """The events of all cases of a worked example as one delivery, each case with persons of its own."""
    read = examples(name)
    tables: dict[str, list] = {table: [] for table in CATALOGUE[name].definition.tables}
    for number, case in enumerate(read.cases):
        for given_tables in case.events.values():
            for table, rows in given_tables.items():
                tables.setdefault(table, []).extend(_of_case(row, number) for row in rows)
    manifest = Manifest(
        controller="region",
        period_from=read.first,
        period_to=read.cut_off.date(),
        cut_off=read.cut_off,
        made_at=read.cut_off,
        purpose="worked examples",
        legal_basis="made up",
        authority=tuple(table for table in REFERENCE_TABLES if table in tables),
        zone=read.zone,
    )
    write_delivery(root, manifest, {table: arrow(TABLES[table], rows, read.zone) for table, rows in tables.items()})
    return open_snapshot(root)


def _of_case(row: Mapping[str, str], number: int) -> dict[str, str]:
    ids = {name: f"{number}-{row[name]}" for name in IDS if row.get(name)}
    person = {"person": str(int(row["person"]) + 1000 * number)} if row.get("person") else {}
    return {**row, **ids, **person}


@pytest.mark.parametrize("name", with_examples())
@pytest.mark.parametrize("kind", ["duckdb", SPARK])
def test_worked_examples_give_the_same_rows(tmp_path, kind, name):
    compare(together(tmp_path, name), kind, [name], examples(name).period)


def test_a_difference_would_be_seen(tmp_path):
    """The comparison itself: another cut-off is another table."""
    tables = []
    for day in (2, 3):
        root = tmp_path / str(day)
        deliver(root, {"persons": [], "residence": []}, FIRST, datetime(2020, 6, day, tzinfo=CUT_OFF.tzinfo))
        with open_engine(open_snapshot(root), kind="plain") as engine:
            tables.append(run(engine, ["named_physician"]))
    assert_alike(tables[0], tables[0])
    with pytest.raises(AssertionError, match="cut_off"):
        assert_alike(tables[0].drop("inputs"), tables[1].drop("inputs"))
