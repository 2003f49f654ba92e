"""A delivery is seen whole or not at all, and only where it may stand beside the others."""

import os
import shutil
import signal
import subprocess
import sys
import time
from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from narvard_analytics.events.coexistence import (
    DeliveryAlreadyLoaded,
    JoinNotPermitted,
    OtherTablesThanDataset,
    PeriodsOverlap,
    TwoAuthorities,
    in_force,
)
from narvard_analytics.events.conformity import TableNotConform, is_sorted
from narvard_analytics.events.manifest import ManifestNotRead, ManifestNotValid, read_manifest
from narvard_analytics.events.schema import TABLES
from narvard_analytics.events.store import (
    ROWS_IN_ONE_SORT,
    DeliveryDamaged,
    ManifestLost,
    deliveries_in_force,
    read_manifests,
    verify_delivery,
    write_delivery,
)
from narvard_analytics.events.tests.made_up import ANNA, BO, CILLA, at, contacts, manifest, persons, uuids

LAWFUL = {"legal_basis": "2008:355", "key_id": "link-1"}
TWO = contacts(("b", BO, at("2024-02-01T10:00Z")), ("a", ANNA, at("2024-03-01T10:00Z")))
ONE = contacts(("a", ANNA, at("2024-03-01T10:00Z")))


def test_a_delivery_is_read_back_sorted_with_rows_and_hashes(tmp_path):
    folder = write_delivery(tmp_path, manifest(), {"contacts": TWO})
    rows = pq.read_table(folder / "contacts.parquet")
    assert rows["contact"].to_pylist() == ["a", "b"]
    assert rows.schema.field("person").type == pa.uuid()
    (written,) = read_manifests(tmp_path)
    assert written.delivery == folder.name
    assert written.tables["contacts"].rows == 2
    assert read_manifest(folder) == written
    verify_delivery(tmp_path, written)


def test_a_changed_file_is_found(tmp_path):
    folder = write_delivery(tmp_path, manifest(), {"contacts": TWO})
    pq.write_table(pq.read_table(folder / "contacts.parquet").slice(0, 1), folder / "contacts.parquet")
    with pytest.raises(DeliveryDamaged, match=r"contacts\.parquet"):
        verify_delivery(tmp_path, read_manifests(tmp_path)[0])


def test_a_later_delivery_replaces_and_the_earlier_is_kept(tmp_path):
    write_delivery(tmp_path, manifest(), {"contacts": TWO})
    second = write_delivery(tmp_path, manifest(), {"contacts": ONE})
    assert len(read_manifests(tmp_path)) == 2
    assert [m.delivery for m in in_force(read_manifests(tmp_path))] == [second.name]


def test_a_delivery_that_has_lost_its_manifest_does_not_bring_the_one_before_back(tmp_path):
    write_delivery(tmp_path, manifest(), {"contacts": TWO})
    second = write_delivery(tmp_path, manifest(), {"contacts": ONE})
    (second / "delivery.json").rename(tmp_path / "elsewhere.json")
    for reading in (read_manifests, deliveries_in_force):
        with pytest.raises(ManifestLost, match=r"0002 has lost its delivery\.json"):
            reading(tmp_path)
    with pytest.raises(ManifestLost):
        write_delivery(tmp_path, manifest(begin=date(2025, 1, 1), end=date(2026, 1, 1)), {"contacts": ONE})
    (tmp_path / "elsewhere.json").rename(second / "delivery.json")
    assert [m.delivery for m in deliveries_in_force(tmp_path)] == [second.name]


def test_folders_that_are_no_deliveries_are_passed_over(tmp_path):
    for name in ("keys", ".snapshot", "notes.2024"):
        (tmp_path / name).mkdir()
    (tmp_path / "region.care_events.2024-01-01.2025-01-01.0001.txt").write_text("")
    assert read_manifests(tmp_path) == []


def test_a_number_is_never_used_again_while_a_later_one_is_there(tmp_path):
    first = write_delivery(tmp_path, manifest(), {"contacts": TWO})
    second = write_delivery(tmp_path, manifest(), {"contacts": ONE})
    shutil.rmtree(first)
    third = write_delivery(tmp_path, manifest(), {"contacts": TWO})
    assert third.name > second.name


def test_the_same_delivery_twice_is_recognised(tmp_path):
    first = write_delivery(tmp_path, manifest(), {"contacts": TWO})
    with pytest.raises(DeliveryAlreadyLoaded) as caught:
        write_delivery(tmp_path, manifest(), {"contacts": TWO})
    assert caught.value.delivery == first.name
    assert len(read_manifests(tmp_path)) == 1


REFUSED = [
    ("a period that overlaps in part", manifest(begin=date(2024, 12, 1), end=date(2025, 12, 1)), PeriodsOverlap),
    ("a period within", manifest(begin=date(2024, 2, 1), end=date(2024, 3, 1)), PeriodsOverlap),
    ("a second authority", manifest("boras", **LAWFUL, authority=("persons",)), TwoAuthorities),
    ("no legal basis", manifest("boras", key_id="link-1"), JoinNotPermitted),
    ("another key", manifest("boras", legal_basis="2008:355", key_id="boras-1"), JoinNotPermitted),
    ("persons among figures", manifest("boras", dataset="kolada"), OtherTablesThanDataset),
]


@pytest.mark.parametrize(("new", "refusal"), [r[1:] for r in REFUSED], ids=[r[0] for r in REFUSED])
def test_what_may_not_stand_beside_is_refused_and_nothing_changes(tmp_path, new, refusal):
    write_delivery(tmp_path, manifest(**LAWFUL, authority=("persons",)), {"persons": persons(ANNA)})
    before = sorted(f.name for f in tmp_path.iterdir())
    with pytest.raises(refusal):
        write_delivery(tmp_path, new, {"contacts": ONE})
    assert sorted(f.name for f in tmp_path.iterdir()) == before


ACCEPTED = [
    ("the next period", manifest(begin=date(2025, 1, 1), end=date(2026, 1, 1), **LAWFUL)),
    ("another controller with legal basis and the same key", manifest("boras", **LAWFUL)),
]


@pytest.mark.parametrize("new", [a[1] for a in ACCEPTED], ids=[a[0] for a in ACCEPTED])
def test_what_may_stand_beside_is_accepted(tmp_path, new):
    write_delivery(tmp_path, manifest(**LAWFUL, authority=("persons",)), {"persons": persons(ANNA)})
    write_delivery(tmp_path, new, {"contacts": ONE})
    assert len(in_force(read_manifests(tmp_path))) == 2


NOT_CONFORM = [
    ("a stranger", TWO.append_column("shoe_size", pa.array([38, 42])), "has no column shoe_size"),
    ("a required column lacking", TWO.drop_columns("status"), "status of contacts is lacking"),
    ("a required value empty", TWO.set_column(3, "status", pa.array(["finished", None])), "empty in 1 rows"),
    ("an unknown code", TWO.set_column(3, "status", pa.array(["finished", "done"])), "has the codes done"),
    ("another type", TWO.append_column("planned", pa.array(["x", "y"])), "is string and not bool"),
]


@pytest.mark.parametrize(("rows", "words"), [n[1:] for n in NOT_CONFORM], ids=[n[0] for n in NOT_CONFORM])
def test_a_table_that_does_not_fit_is_refused_and_leaves_nothing(tmp_path, rows, words):
    with pytest.raises(TableNotConform, match=words):
        write_delivery(tmp_path, manifest(), {"contacts": rows})
    assert [f.name for f in tmp_path.iterdir()] == [".lock"]


def test_nan_is_refused(tmp_path):
    stays = pa.table(
        {
            "stay": ["s"],
            "episode": ["s"],
            "person": uuids(ANNA),
            "admitted_at": pa.array([at("2024-01-01T00:00Z")], pa.timestamp("us", tz="UTC")),
            "drg_weight": [float("nan")],
            "status": ["finished"],
        }
    )
    with pytest.raises(TableNotConform, match="NaN"):
        write_delivery(tmp_path, manifest(), {"stays": stays})


INVALID = [
    ({"controller": "../etc"}, "controller"),
    ({"controller": ""}, "controller"),
    ({"begin": date(2025, 1, 1)}, "ends before it begins"),
    ({"cut_off": at("2024-01-01T00:00Z").replace(tzinfo=None)}, "no zone"),
    ({"zone": "Europe/Boras"}, "zone is not known"),
    ({"dataset": "gossip"}, "dataset"),
    ({"authority": ("contacts",)}, "authority for contacts"),
    ({"measured_since": {"gossip": date(2024, 2, 1)}}, "since when"),
    ({"measured_since": {"notices": date(2025, 1, 1)}}, "since when"),
]


@pytest.mark.parametrize(("fields", "words"), INVALID)
def test_an_impossible_manifest_is_refused(fields, words):
    with pytest.raises(ManifestNotValid, match=words):
        manifest(**fields)


def test_a_damaged_manifest_says_so(tmp_path):
    folder = write_delivery(tmp_path, manifest(), {"contacts": TWO})
    (folder / "delivery.json").write_text("{")
    with pytest.raises(ManifestNotRead, match="not a whole delivery"):
        read_manifests(tmp_path)


def test_more_rows_than_one_sort_takes_are_sorted_all_the_same(tmp_path):
    many = ROWS_IN_ONE_SORT + 17
    shuffled = np.random.default_rng(1).permutation(many)
    who = np.zeros((many, 2), dtype=">u8")
    who[:, 0] = shuffled.astype("u8") * np.uint64(2**64 // many)
    rows = pa.table(
        {
            "contact": pa.array(shuffled).cast(pa.string()),
            "person": uuids(*np.frombuffer(who.tobytes(), "V16").tolist()),
            "started_at": pa.array(shuffled, pa.timestamp("us", tz="UTC")),
            "status": pa.array(["finished"] * many),
        }
    )
    written = pq.read_table(write_delivery(tmp_path, manifest(), {"contacts": rows}) / "contacts.parquet")
    assert written.schema.types == TABLES["contacts"].arrow_schema().types
    assert written["contact"].cast(pa.int64()).to_pylist() == list(range(many))


WRITER = """
import sys
from pathlib import Path
import numpy as np, pyarrow as pa
from narvard_analytics.events.store import write_delivery
from narvard_analytics.events.tests.made_up import manifest
n = 3_000_000
who = pa.ExtensionArray.from_storage(pa.uuid(), pa.array([bytes(16)] * n, pa.binary(16)))
rows = pa.table({"contact": pa.array(np.arange(n)[::-1]).cast(pa.string()), "person": who,
    "started_at": pa.array(np.arange(n)[::-1], pa.timestamp("us", tz="UTC")), "status": pa.array(["finished"] * n)})
write_delivery(Path(sys.argv[1]), manifest(), {"contacts": rows})
"""


def test_a_writer_that_is_killed_leaves_nothing_that_is_read(tmp_path):
    writer = subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path)], env={**os.environ})
    deadline = time.monotonic() + 60
    while not list(tmp_path.glob(".incoming-*")) and writer.poll() is None and time.monotonic() < deadline:
        time.sleep(0.005)
    writer.send_signal(signal.SIGKILL)
    assert writer.wait() == -signal.SIGKILL, "The writer was done before it could be killed."
    assert list(tmp_path.glob(".incoming-*"))
    assert read_manifests(tmp_path) == []
    write_delivery(tmp_path, manifest(), {"contacts": ONE})
    assert len(read_manifests(tmp_path)) == 1
    assert not list(tmp_path.glob(".incoming-*"))


@given(st.lists(st.tuples(st.sampled_from([ANNA, BO, CILLA, b"\xff" * 16]), st.integers(0, 3)), max_size=6))
def test_order_is_seen_as_python_sees_it(rows):
    who, numbers = [r[0] for r in rows], [r[1] for r in rows]
    table = pa.table({"person": uuids(*who), "number": pa.array(numbers, pa.int32())})
    assert is_sorted(table, ("person", "number")) == (rows == sorted(rows))
