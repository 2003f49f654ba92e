"""The snapshot holds what counts, once, in order, with local days."""

import shutil
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from narvard_analytics.events.coexistence import JoinNotPermitted
from narvard_analytics.events.snapshot import NothingDelivered, ZonesDiffer, open_snapshot
from narvard_analytics.events.store import DeliveryDamaged, write_delivery
from narvard_analytics.events.tests.made_up import ANNA, BO, CILLA, at, contacts, manifest, uuids

LAWFUL = {"legal_basis": "2008:355", "key_id": "link-1"}
STOCKHOLM = ZoneInfo("Europe/Stockholm")


def read(snapshot, table):
    return pq.read_table(snapshot.file(table)).to_pylist()


def born(*rows):
    who, days = zip(*rows, strict=True)
    return pa.table({"person": uuids(*who), "birth_date": pa.array(days, pa.date32())})


DAYS = [
    ("2024-06-30T21:59:59+00:00", date(2024, 6, 30)),
    ("2024-06-30T22:00:00+00:00", date(2024, 7, 1)),
    ("2024-12-31T22:59:59+00:00", date(2024, 12, 31)),
    ("2024-12-31T23:00:00+00:00", date(2025, 1, 1)),
]


@pytest.mark.parametrize(("instant", "day"), DAYS)
def test_days_are_local(tmp_path, instant, day):
    write_delivery(tmp_path, manifest(), {"contacts": contacts(("a", ANNA, at(instant)))})
    (row,) = read(open_snapshot(tmp_path), "contacts")
    assert row["started_day"] == day
    assert row["ended_day"] is None


@settings(max_examples=15, deadline=None)
@given(st.lists(st.datetimes(datetime(1950, 1, 1), datetime(2060, 1, 1)), min_size=1, max_size=40))
def test_days_are_those_of_the_zone(tmp_path_factory, instants):
    root = tmp_path_factory.mktemp("events")
    rows = [(f"{n:03d}", ANNA, instant.replace(tzinfo=UTC)) for n, instant in enumerate(instants)]
    write_delivery(root, manifest(), {"contacts": contacts(*rows)})
    for row in read(open_snapshot(root), "contacts"):
        assert row["started_day"] == row["started_at"].astimezone(STOCKHOLM).date()


def test_two_controllers_are_sorted_into_one_and_told_apart(tmp_path):
    write_delivery(tmp_path, manifest(**LAWFUL), {"contacts": contacts(("b", BO, at("2024-01-01T10:00Z")))})
    boras = contacts(("c", CILLA, at("2024-01-01T10:00Z")), ("a", ANNA, at("2024-01-01T10:00Z")))
    write_delivery(tmp_path, manifest("boras", **LAWFUL), {"contacts": boras})
    rows = read(open_snapshot(tmp_path), "contacts")
    assert [(r["contact"], r["custodian"]) for r in rows] == [("a", "boras"), ("b", "region"), ("c", "boras")]
    assert rows[0]["delivery"].startswith("boras.")


def test_only_the_authority_tells_who_people_are(tmp_path):
    write_delivery(tmp_path, manifest(**LAWFUL, authority=("persons",)), {"persons": born((ANNA, date(1950, 1, 1)))})
    write_delivery(tmp_path, manifest("boras", **LAWFUL), {"persons": born((ANNA, date(1951, 1, 1)), (BO, None))})
    assert [(r["person"].bytes, r["birth_date"]) for r in read(open_snapshot(tmp_path), "persons")] == [
        (ANNA, date(1950, 1, 1))
    ]


def test_the_authority_s_latest_word_counts(tmp_path):
    first, second = born((ANNA, None), (BO, date(1960, 1, 1))), born((ANNA, date(1950, 1, 1)))
    write_delivery(tmp_path, manifest(authority=("persons",)), {"persons": first})
    later = manifest(begin=date(2025, 1, 1), end=date(2026, 1, 1), authority=("persons",))
    write_delivery(tmp_path, later, {"persons": second})
    rows = read(open_snapshot(tmp_path), "persons")
    assert [r["birth_date"] for r in rows] == [date(1950, 1, 1), date(1960, 1, 1)]


def test_the_same_deliveries_give_the_same_snapshot_and_others_another(tmp_path):
    write_delivery(tmp_path, manifest(), {"contacts": contacts(("a", ANNA, at("2024-01-01T10:00Z")))})
    first = open_snapshot(tmp_path)
    made = first.file("contacts").stat().st_mtime_ns
    assert open_snapshot(tmp_path) == first
    assert first.file("contacts").stat().st_mtime_ns == made
    (file,) = tmp_path.glob("region.*/contacts.parquet")
    file.rename(tmp_path / "aside")
    assert open_snapshot(tmp_path) == first, "A snapshot that is there is not made again."
    (tmp_path / "aside").rename(file)
    write_delivery(tmp_path, manifest(), {"contacts": contacts(("b", ANNA, at("2024-01-01T10:00Z")))})
    assert open_snapshot(tmp_path).key != first.key


def test_two_that_make_the_same_snapshot_at_once_agree(tmp_path):
    write_delivery(tmp_path, manifest(), {"contacts": contacts(("a", ANNA, at("2024-01-01T10:00Z")))})
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(open_snapshot, [tmp_path] * 4))
    assert len(set(made)) == 1
    assert [f.name for f in (tmp_path / ".snapshot").iterdir()] == [made[0].key]
    assert len(read(made[0], "contacts")) == 1


def test_old_snapshots_are_cleared_away(tmp_path):
    snapshots = []
    for hour in range(10, 14):
        write_delivery(tmp_path, manifest(), {"contacts": contacts(("a", ANNA, at(f"2024-01-01T{hour}:00Z")))})
        snapshots.append(open_snapshot(tmp_path))
    assert [s.path.exists() for s in snapshots] == [False, False, True, True]


def test_events_are_known_up_to_the_earliest_of_the_controllers_latest_cut_offs(tmp_path):
    rows = {"contacts": contacts(("a", ANNA, at("2024-01-01T10:00Z")))}
    write_delivery(tmp_path, manifest(**LAWFUL), rows)
    write_delivery(tmp_path, manifest(begin=date(2025, 1, 1), end=date(2026, 1, 1), **LAWFUL), rows)
    write_delivery(tmp_path, manifest("boras", begin=date(2024, 1, 1), end=date(2025, 7, 1), **LAWFUL), rows)
    assert open_snapshot(tmp_path).cut_off == datetime(2025, 7, 1, tzinfo=UTC)


def test_tables_that_nobody_delivers_have_no_file(tmp_path):
    write_delivery(tmp_path, manifest(), {"contacts": contacts(("a", ANNA, at("2024-01-01T10:00Z")))})
    assert open_snapshot(tmp_path).file("stays") is None


def test_what_cannot_be_read_together_says_so(tmp_path):
    with pytest.raises(NothingDelivered, match="narvard events"):
        open_snapshot(tmp_path)
    rows = {"contacts": contacts(("a", ANNA, at("2024-01-01T10:00Z")))}
    folder = write_delivery(tmp_path, manifest(**LAWFUL), rows)
    write_delivery(tmp_path, manifest("oslo", zone="Europe/Oslo", **LAWFUL), rows)
    with pytest.raises(ZonesDiffer, match="Europe/Oslo, Europe/Stockholm"):
        open_snapshot(tmp_path)
    shutil.rmtree(folder)
    assert open_snapshot(tmp_path).zone == "Europe/Oslo"


def test_deliveries_copied_in_by_hand_are_checked_again(tmp_path):
    rows = {"contacts": contacts(("a", ANNA, at("2024-01-01T10:00Z")))}
    write_delivery(tmp_path / "one", manifest(), rows)
    other = write_delivery(tmp_path / "two", manifest("boras"), rows)
    other.rename(tmp_path / "one" / other.name)
    with pytest.raises(JoinNotPermitted):
        open_snapshot(tmp_path / "one")


def test_a_damaged_delivery_is_not_read(tmp_path):
    folder = write_delivery(tmp_path, manifest(), {"contacts": contacts(("a", ANNA, at("2024-01-01T10:00Z")))})
    with (folder / "contacts.parquet").open("ab") as stream:
        stream.write(b"x")
    with pytest.raises(DeliveryDamaged):
        open_snapshot(tmp_path)
    assert not list((tmp_path / ".snapshot").iterdir())


def test_periods_before_and_after_a_summer_time_change_have_one_day_each(tmp_path):
    nights = [(f"{n:02d}", ANNA, at("2024-10-26T22:30Z") + timedelta(hours=n)) for n in range(26)]
    write_delivery(tmp_path, manifest(), {"contacts": contacts(*nights)})
    days = [r["started_day"] for r in read(open_snapshot(tmp_path), "contacts")]
    assert days.count(date(2024, 10, 27)) == 25
