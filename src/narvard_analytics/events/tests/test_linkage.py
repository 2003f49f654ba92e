"""What each party of a linkage can and cannot learn: the rows of the table in docs/explanation/pseudonyms.md."""

import random
import subprocess
import sys

import pyarrow.parquet as pq
import pytest

from narvard_analytics.events.check import Expectation, check
from narvard_analytics.events.loading import Terms, load
from narvard_analytics.events.pseudonymised import link, write_pseudonymised
from narvard_analytics.events.pseudonyms.controller import element, pseudonym
from narvard_analytics.events.pseudonyms.curve import COFACTOR, ELEMENT_BYTES, ORDER, inverse, multiply, point_of
from narvard_analytics.events.pseudonyms.identity import normalise
from narvard_analytics.events.pseudonyms.keys import (
    LinkerKey,
    make_collaboration_keys,
    make_controller_key,
    write_key,
)
from narvard_analytics.events.pseudonyms.linker import rekeyed
from narvard_analytics.events.snapshot import open_snapshot
from narvard_analytics.events.tests.exports import write_csv
from narvard_analytics.events.tests.made_up import MADE_AT

(REGION, BORAS), LINKER = make_collaboration_keys(["region", "boras"], random.Random(5).randbytes)
SHARED, REGION_ONLY, BORAS_ONLY = "191212121212", "200002290005", "197010632391"
EVERYBODY = (SHARED, REGION_ONLY, BORAS_ONLY)
HEAD = "contact;person;started_at;kind;status"


@pytest.fixture(scope="module")
def parties(tmp_path_factory):
    """What lies where after a linkage: each controller's folder, the linked ones, and the store."""
    root = tmp_path_factory.mktemp("linkage")
    for key, people in ((REGION, (SHARED, REGION_ONLY)), (BORAS, (SHARED, BORAS_ONLY))):
        rows = "|".join(
            f"{key.controller}{n};{p};2024-01-0{n}T10:00:00Z;visit;finished" for n, p in enumerate(people, 1)
        )
        source = write_csv(root / f"{key.controller}-in", contacts=f"{HEAD}|{rows}")
        with check(source, Expectation(key.controller, key, for_linker=True)) as report:
            write_pseudonymised(report, root / key.controller)
        link(root / key.controller, LINKER, root / f"{key.controller}-linked")
        expected = Expectation(key.controller, key_id=LINKER.key_id)
        with check(root / f"{key.controller}-linked", expected) as report:
            load(report, root / "store", Terms(MADE_AT, legal_basis="2008:355"))
    return root


def persons(folder):
    """Every pseudonym in a folder's contacts, as bytes."""
    return {p.bytes for p in pq.read_table(folder / "contacts.parquet")["person"].to_pylist()}


def in_store(root):
    return {p.bytes for p in pq.read_table(open_snapshot(root / "store").file("contacts"))["person"].to_pylist()}


def listed(key):
    """What somebody with a controller's key makes of every identity number there is."""
    return {pseudonym(key, normalise(number)): number for number in EVERYBODY}


def collaboration(key, number):
    """The collaboration's pseudonym as the linker and a controller together can make it."""
    return next(rekeyed(LINKER, key.controller, [element(key, normalise(number))]))


def every_byte(folder):
    return b"".join(f.read_bytes() for f in sorted(folder.rglob("*")) if f.is_file())


def test_a_controller_cannot_find_its_patients_in_the_store_nor_in_the_other_s_folder(parties):
    made = set(listed(REGION))
    assert made & persons(parties / "region")
    assert not made & in_store(parties)
    assert not made & persons(parties / "boras")


def test_a_controller_cannot_make_the_collaboration_s_pseudonyms_from_what_it_holds(parties):
    elements = [element(REGION, normalise(number)) for number in EVERYBODY]
    for scalar in (REGION.scalar, inverse(REGION.scalar), 1):
        forged = LinkerKey("forged", {"region": scalar})
        assert not set(rekeyed(forged, "region", elements)) & in_store(parties)


def test_the_linker_sees_who_is_in_common_and_no_number(parties):
    common = persons(parties / "region-linked") & persons(parties / "boras-linked")
    assert common == {collaboration(REGION, SHARED)}
    for folder in ("region", "boras"):
        content = every_byte(parties / folder)
        assert not any(number.encode() in content for number in EVERYBODY)


def test_the_linker_cannot_test_a_number_with_its_factors_alone(parties):
    """Neither on the controllers' elements nor on the collaboration's pseudonyms."""
    correspondence = pq.read_table(parties / "region" / "correspondence.parquet")["element"].to_pylist()
    points = [point_of(f"{i.kind}:{i.number}".encode()) for i in map(normalise, EVERYBODY)]
    factors = [*LINKER.factors.values(), *(inverse(f) for f in LINKER.factors.values()), 1]
    factors += [a * inverse(b) % ORDER for a in LINKER.factors.values() for b in LINKER.factors.values()]
    tried = [multiply(COFACTOR * f, p).to_bytes(ELEMENT_BYTES, "big") for f in factors for p in points]
    assert not set(tried) & set(correspondence)
    as_they_are = LinkerKey("as they are", {"linker": 1})
    assert not set(rekeyed(as_they_are, "linker", tried)) & in_store(parties)


def test_what_the_linker_hands_on_holds_nothing_of_what_it_was_given(parties):
    for controller in ("region", "boras"):
        given = pq.read_table(parties / controller / "correspondence.parquet")
        content = every_byte(parties / f"{controller}-linked")
        old = [p.bytes for p in given["person"].to_pylist()] + given["element"].to_pylist()
        assert not any(value in content for value in old)


def test_what_the_linker_hands_on_is_in_the_order_of_the_new_pseudonyms(parties):
    for controller in ("region", "boras"):
        order = [
            p.bytes for p in pq.read_table(parties / f"{controller}-linked" / "contacts.parquet")["person"].to_pylist()
        ]
        assert order == sorted(order)


def test_who_steals_one_controller_s_key_finds_people_there_and_not_in_the_store(parties):
    made = listed(REGION)
    assert {made[p] for p in persons(parties / "region")} == {SHARED, REGION_ONLY}
    assert not set(made) & in_store(parties)


def test_who_steals_the_linker_s_key_turns_one_controller_s_elements_into_the_other_s(parties):
    """That is what it can do; a number it finds only with a controller's scalar beside."""
    factor = LINKER.factors["region"] * inverse(LINKER.factors["boras"]) % ORDER
    there = multiply(factor, int.from_bytes(element(REGION, normalise(SHARED)), "big"))
    assert there.to_bytes(ELEMENT_BYTES, "big") == element(BORAS, normalise(SHARED))


def test_the_linker_and_one_controller_together_find_everybody_in_the_store(parties):
    """The documentation says so, and that the two may not be one."""
    made = {collaboration(REGION, number): number for number in EVERYBODY}
    assert {made[p] for p in in_store(parties)} == set(EVERYBODY)


def test_the_next_delivery_of_the_same_people_can_be_followed(parties, tmp_path):
    source = write_csv(tmp_path / "in", contacts=f"{HEAD}|c9;{SHARED};2024-02-01T10:00:00Z;visit;finished")
    with check(source, Expectation("region", REGION, for_linker=True)) as report:
        write_pseudonymised(report, tmp_path / "out")
    link(tmp_path / "out", LINKER, tmp_path / "linked")
    assert persons(tmp_path / "linked") <= in_store(parties)


def test_other_keys_make_strangers_of_the_same_people(parties):
    (other, _), linker = make_collaboration_keys(["region", "boras"], random.Random(6).randbytes)
    again = next(rekeyed(linker, "region", [element(other, normalise(SHARED))]))
    assert again not in in_store(parties)


WATCHER = """
import sys
opened = []
sys.addaudithook(lambda event, arguments: opened.append(str(arguments[0])) if event == "open" else None)
from pathlib import Path
from narvard_analytics.events.snapshot import open_snapshot
print(open_snapshot(Path(sys.argv[1])).file("contacts"))
print("\\n".join(opened))
"""


def test_reading_the_store_opens_no_key_file_even_where_keys_lie_in_it(tmp_path):
    """The indicators and the web process come to events by the snapshot alone."""
    key = make_controller_key("region", random.Random(7).randbytes)
    source = write_csv(tmp_path / "in", contacts=f"{HEAD}|c1;{SHARED};2024-01-01T10:00:00Z;visit;finished")
    with check(source, Expectation("region", key)) as report:
        load(report, tmp_path / "store", Terms(MADE_AT))
    (tmp_path / "store" / "keys").mkdir(mode=0o700)
    write_key(tmp_path / "store" / "keys" / "region.key", key)
    command = [sys.executable, "-c", WATCHER, str(tmp_path / "store")]
    opened = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    assert any(path.endswith("delivery.json") for path in opened)
    assert not [path for path in opened if path.endswith(".key")]
    assert key.secret.hex().encode() not in every_byte(tmp_path / "store" / ".snapshot")
