"""A source is loaded whole, without its errors where that is accepted, or not at all."""

import random
from uuid import UUID

import pyarrow.parquet as pq
import pytest

from narvard_analytics.events.check import Expectation, check
from narvard_analytics.events.coexistence import DeliveryAlreadyLoaded, PeriodsOverlap
from narvard_analytics.events.loading import NotLoaded, Terms, free_authority, load
from narvard_analytics.events.pseudonymised import NotPseudonymised, link, read_pseudonyms, write_pseudonymised
from narvard_analytics.events.pseudonyms.keys import make_collaboration_keys
from narvard_analytics.events.pseudonyms.linker import NotRekeyed
from narvard_analytics.events.snapshot import open_snapshot
from narvard_analytics.events.store import deliveries_in_force, read_manifests
from narvard_analytics.events.tests.exports import ANNA, BO, KEY, write_csv
from narvard_analytics.events.tests.made_up import MADE_AT, at, manifest

HEAD = "contact;person;started_at;kind;status"
PEOPLE = f"person;birth_date|{ANNA};1950-01-02|{BO};1940-02-03"
GOOD = f"c2;{BO};2024-01-02T10:00:00Z;visit;finished|c1;{ANNA};2024-01-03T10:00:00Z;visit;finished"
BAD = f"c3;{ANNA};2024-01-04T10:00:00Z;fax;finished"
STRICT, LENIENT = Terms(MADE_AT), Terms(MADE_AT, accept_errors=True)


def load_folder(folder, root, terms=STRICT, asked="auto", **more):
    settings = {"controller": "region", "key": KEY, **more}
    with check(folder, Expectation(**settings), asked) as report:
        return load(report, root, terms)


def csv_source(tmp_path, contacts, name="in"):
    return write_csv(tmp_path / name, persons=PEOPLE, contacts=f"{HEAD}|{contacts}")


def test_what_is_sound_is_loaded_sorted_with_a_manifest(tmp_path):
    folder = load_folder(csv_source(tmp_path, GOOD), tmp_path / "events")
    rows = pq.read_table(folder / "contacts.parquet")
    assert rows["contact"].to_pylist() == ["c1", "c2"]
    (written,) = read_manifests(tmp_path / "events")
    assert (written.controller, written.key_id, written.made_at) == ("region", KEY.key_id, MADE_AT)
    assert (written.cut_off, str(written.period_from)) == (at("2024-01-03T10:00Z"), "2024-01-02")
    assert written.authority == ("persons",)
    assert written.accepted_errors == {}
    assert open_snapshot(tmp_path / "events").file("contacts")


def test_errors_change_nothing_unless_they_are_accepted(tmp_path):
    source, root = csv_source(tmp_path, f"{GOOD}|{BAD}"), tmp_path / "events"
    with pytest.raises(NotLoaded, match="--accept-errors"):
        load_folder(source, root)
    assert read_manifests(root) == []
    folder = load_folder(source, root, LENIENT)
    assert pq.read_metadata(folder / "contacts.parquet").num_rows == 2
    (written,) = read_manifests(root)
    assert written.accepted_errors == {"contacts.unknown_code": 1}
    assert written.notes == {"rows_left_out": {"contacts": 1}}


def test_a_broken_file_is_never_loaded(tmp_path):
    source = csv_source(tmp_path, GOOD)
    with (source / "contacts.csv").open("a") as stream:
        stream.write('c9;"never closed')
    with pytest.raises(NotLoaded, match="broken"):
        load_folder(source, tmp_path / "events", LENIENT)
    assert not (tmp_path / "events").exists()


def test_nothing_left_is_nothing_loaded(tmp_path):
    source = write_csv(tmp_path / "in", contacts=f"{HEAD}|{BAD}")
    with pytest.raises(NotLoaded, match="no row without errors"):
        load_folder(source, tmp_path / "events", LENIENT)


def test_people_alone_have_no_period_of_their_own(tmp_path):
    source = write_csv(tmp_path / "in", persons=PEOPLE)
    with pytest.raises(NotLoaded, match="--cut-off"):
        load_folder(source, tmp_path / "events")
    period = (manifest().period_from, manifest().period_to)
    load_folder(source, tmp_path / "events", period=period, cut_off=at("2024-12-31T23:00Z"))


def test_the_same_source_twice_is_recognised_and_a_corrected_one_replaces(tmp_path):
    source, root = csv_source(tmp_path, GOOD), tmp_path / "events"
    first = load_folder(source, root)
    with pytest.raises(DeliveryAlreadyLoaded) as caught:
        load_folder(source, root)
    assert caught.value.delivery == first.name
    corrected = csv_source(tmp_path, GOOD.replace("visit", "phone"), "corrected")
    second = load_folder(corrected, root)
    assert [m.delivery for m in deliveries_in_force(root)] == [second.name]
    with pytest.raises(PeriodsOverlap):
        load_folder(csv_source(tmp_path, GOOD.replace("01-03", "01-05"), "longer"), root)


FREE = [
    ("region", [], ("persons",)),
    ("region", [manifest("region", authority=("persons",))], ("persons",)),
    ("boras", [manifest("region", authority=("persons",))], ()),
]


@pytest.mark.parametrize(("controller", "in_force", "free"), FREE)
def test_authority_goes_to_whoever_comes_first(controller, in_force, free):
    assert free_authority(controller, ["persons", "contacts"], in_force) == free


(REGION, BORAS), LINKER = make_collaboration_keys(["region", "boras"], random.Random(2).randbytes)
TOLVAN, OTHER = "191212121212", "20000229-0005"


def pseudonymised(tmp_path, key, people):
    rows = "|".join(f"c{n};{p};2024-01-0{n}T10:00:00Z;visit;finished" for n, p in enumerate(people, start=1))
    persons = "|".join(["person", *people])
    source = write_csv(tmp_path / f"{key.controller}-in", persons=persons, contacts=f"{HEAD}|{rows}")
    out = tmp_path / f"{key.controller}-out"
    with check(source, Expectation(key.controller, key, for_linker=True)) as report:
        write_pseudonymised(report, out)
    return out


def persons_of(folder):
    return dict(
        zip(*(pq.read_table(folder / "contacts.parquet")[c].to_pylist() for c in ("contact", "person")), strict=True)
    )


def test_two_controllers_are_joined_only_after_the_linker(tmp_path):
    region = pseudonymised(tmp_path, REGION, [TOLVAN, OTHER])
    boras = pseudonymised(tmp_path, BORAS, [OTHER])
    assert not set(persons_of(region).values()) & set(persons_of(boras).values())
    for source in (region, boras):
        link(source, LINKER, tmp_path / f"{source.name}-linked")
    one, other = tmp_path / "region-out-linked", tmp_path / "boras-out-linked"
    assert persons_of(one)["c2"] == persons_of(other)["c1"]
    assert persons_of(one)["c1"] != persons_of(one)["c2"]
    assert sorted(f.name for f in one.iterdir()) == ["contacts.parquet", "persons.parquet", "pseudonyms.json"]
    assert read_pseudonyms(one).key_id == LINKER.key_id
    lawful = Terms(MADE_AT, legal_basis="2008:355")
    for source, controller in ((one, "region"), (other, "boras")):
        load_folder(source, tmp_path / "events", lawful, controller=controller, key=None, key_id=LINKER.key_id)
    rows = pq.read_table(open_snapshot(tmp_path / "events").file("contacts"))
    assert len(set(rows["person"].to_pylist())) == 2


def test_no_identity_number_lies_in_what_the_controller_hands_on(tmp_path):
    folder = pseudonymised(tmp_path, REGION, [TOLVAN, OTHER])
    for file in folder.iterdir():
        content = file.read_bytes()
        assert TOLVAN.encode() not in content
        assert b"0229-0005" not in content
    assert all(isinstance(p, UUID) for p in persons_of(folder).values())


def test_the_linker_refuses_what_no_controller_has_prepared(tmp_path):
    region = pseudonymised(tmp_path, REGION, [TOLVAN])
    link(region, LINKER, tmp_path / "linked")
    with pytest.raises(NotRekeyed, match="nobody has linked"):
        link(tmp_path / "linked", LINKER, tmp_path / "again")
    (tmp_path / "linked" / "correspondence.parquet").write_bytes((region / "correspondence.parquet").read_bytes())
    with pytest.raises(NotRekeyed, match="nobody has linked"):
        link(tmp_path / "linked", LINKER, tmp_path / "again")
    with pytest.raises(NotPseudonymised, match="there already"):
        link(region, LINKER, tmp_path / "linked")
    ready = pseudonymised(tmp_path, BORAS, [ANNA])
    with pytest.raises(NotRekeyed, match="not in the correspondence"):
        link(ready, LINKER, tmp_path / "never")
    assert not (tmp_path / "never").exists()


def test_a_source_with_errors_is_not_handed_on(tmp_path):
    source = write_csv(tmp_path / "in", contacts=f"{HEAD}|{BAD}")
    with (
        check(source, Expectation("region", REGION, for_linker=True)) as report,
        pytest.raises(NotPseudonymised, match="has errors"),
    ):
        write_pseudonymised(report, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_parquet_takes_the_same_way(tmp_path):
    first = load_folder(csv_source(tmp_path, GOOD), tmp_path / "events")
    copied = tmp_path / "copied"
    copied.mkdir()
    for file in first.glob("*.parquet"):
        (copied / file.name).write_bytes(file.read_bytes())
    second = load_folder(copied, tmp_path / "other", key=None, key_id="link-1")
    for file in first.glob("*.parquet"):
        assert pq.read_table(second / file.name).equals(pq.read_table(file))
    assert read_manifests(tmp_path / "other")[0].key_id == "link-1"
    (copied / "contacts.parquet").write_bytes(b"PAR1")
    with pytest.raises(NotLoaded, match="broken"):
        load_folder(copied, tmp_path / "third", LENIENT, key=None)
