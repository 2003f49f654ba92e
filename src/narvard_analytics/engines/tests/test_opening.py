"""Opening an engine: nobody needs Spark who does not ask for it."""

import importlib
import shutil
import subprocess
import sys

import pytest

from narvard_analytics.engines import EngineKind, SparkNotInstalled, open_engine

from .stores import SPARK, person, snapshot_of

ROWS = [{"person": person(number)} for number in (1, 2)]


@pytest.fixture
def snapshot(tmp_path):
    return snapshot_of(tmp_path, persons=ROWS)


@pytest.mark.parametrize("kind", ["duckdb", "plain", EngineKind.PLAIN])
def test_an_engine_is_opened_by_its_name(snapshot, kind):
    with open_engine(snapshot, kind=kind) as engine:
        assert engine.kind == kind
        assert engine.to_arrow(engine.table("persons").select("person"))["person"].to_pylist() == [
            str(row["person"]) for row in ROWS
        ]


def test_an_engine_of_no_name_is_refused(snapshot):
    with pytest.raises(ValueError, match="abacus"):
        open_engine(snapshot, kind="abacus")


def test_spark_is_imported_by_nobody_who_does_not_ask():
    told = "import sys, narvard_analytics.indicators.run; sys.exit('pyspark' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", told], check=False).returncode == 0


def test_without_the_package_it_is_said_how_to_get_it(snapshot, monkeypatch):
    def missing(name):
        raise ModuleNotFoundError("No module named 'pyspark'", name="pyspark.sql")

    monkeypatch.setattr(importlib, "import_module", missing)
    with pytest.raises(SparkNotInstalled, match=r"pip install 'narvard\[spark\]'"):
        open_engine(snapshot, kind="spark")


def test_another_missing_package_is_not_taken_for_spark(snapshot, monkeypatch):
    def missing(name):
        raise ModuleNotFoundError("No module named 'numpy'", name="numpy")

    monkeypatch.setattr(importlib, "import_module", missing)
    with pytest.raises(ModuleNotFoundError, match="numpy"):
        open_engine(snapshot, kind="spark")


@pytest.mark.parametrize("kind", [SPARK])
def test_spark_reads_the_files_at_the_address_that_it_is_given(tmp_path, snapshot, kind):
    elsewhere = tmp_path / "elsewhere"
    shutil.copytree(snapshot.path, elsewhere)
    with open_engine(snapshot, kind=kind, location=elsewhere.as_uri()) as engine:
        assert engine.to_arrow(engine.table("persons")).num_rows == len(ROWS)
        assert engine.to_arrow(engine.table("stays")).num_rows == 0


def test_tables_read_are_noted_and_those_of_steps_too(snapshot):
    with open_engine(snapshot, kind="plain") as engine:
        engine.step("people", lambda: engine.table("persons").select("person"))
        with engine.reading() as outer:
            with engine.reading() as inner:
                engine.step("people", lambda: engine.table("persons").select("person"))
            engine.delivered("stays")
            engine.table("contacts")
    assert (inner, outer) == ({"persons"}, {"persons", "stays", "contacts"})
