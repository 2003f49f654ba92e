"""FHIR files that are cut off or no resources, bundles, and the public sample recounted by hand."""

import gzip
import json
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from narvard_analytics.events.findings import Gravity
from narvard_analytics.events.loading import NotLoaded, Terms, load
from narvard_analytics.events.pseudonyms.controller import Pseudonymiser
from narvard_analytics.events.readers.fhir.elements import resource_types
from narvard_analytics.events.readers.fhir.landing import landing
from narvard_analytics.events.readers.fhir.lines import LineReader
from narvard_analytics.events.readers.fhir.tally import Tally
from narvard_analytics.events.readers.fhir.views import views_of
from narvard_analytics.events.readers.text_files import no_progress
from narvard_analytics.events.staging import Staging
from narvard_analytics.events.tests.exports import (
    KEY,
    checked,
    condition,
    encounter,
    found,
    opened,
    patient,
    rows,
    write_ndjson,
)

SAMPLE = Path(__file__).parents[5] / "shared" / "data" / "fhir-bulk-sample"
BUNDLES = SAMPLE.parent / "fhir-bundles"

LINES = [
    ("{", "not_json", False),
    ("[1]", "not_json", False),
    ('{"id": "1"}', "not_a_resource", False),
    ('{"resourceType": "Patient", "id": "2", "identifier": "x"}', "not_a_resource", False),
    ('{"resourceType": "Pat', "truncated_file", True),
]


@pytest.mark.parametrize(("line", "reason", "last"), LINES)
def test_lines_that_are_no_resources_are_found(tmp_path, line, reason, last):
    text = json.dumps(patient()) + "\n" + line + ("" if last else "\n")
    (tmp_path / "Patient.ndjson").write_text(text)
    report = checked(tmp_path)
    assert ("Patient.ndjson", 2, "", reason) in found(report)
    assert report.broken == last
    assert not report.sound


def bundle_of(*entries):
    return {"resourceType": "Bundle", "type": "transaction", "entry": list(entries)}


def entry(resource, url):
    return {"fullUrl": url, "resource": resource, "request": {"method": "POST", "url": resource["resourceType"]}}


def test_compressed_bundles_with_urn_references_are_read(tmp_path):
    unnamed = {name: value for name, value in encounter().items() if name != "id"}
    entries = [
        entry({**unnamed, "subject": {"reference": "urn:uuid:p"}}, "urn:uuid:e"),
        entry(condition(subject={"reference": "urn:uuid:p"}, encounter={"reference": "urn:uuid:e"}), "urn:uuid:c"),
        entry(patient(), "urn:uuid:p"),
        {"request": {"method": "DELETE", "url": "Patient/9"}},
    ]
    (tmp_path / "one.json.gz").write_bytes(gzip.compress(json.dumps(bundle_of(*entries)).encode()))
    (tmp_path / "two.json").write_text(json.dumps(patient("9")))
    (tmp_path / "manifest.json").write_text(json.dumps({"transactionTime": "2024-01-01", "output": []}))
    report = checked(tmp_path)
    assert report.rows_kept == {"persons": 1, "contacts": 1, "diagnoses": 1}
    assert report.resources == {"Condition": 1, "Encounter": 1, "Patient": 2}
    assert [row["contact"] for row in rows(tmp_path, "contacts")] == ["e"]


BROKEN = [
    ("b.json", b"{", "unreadable_file"),
    ("b.json", b"[]", "unreadable_file"),
    ("b.json", b'{"resourceType": "Bundle"}', "unreadable_file"),
    ("b.json.gz", gzip.compress(json.dumps(bundle_of(entry(patient(), "u"))).encode(), mtime=0)[:-9], "truncated_file"),
    (
        "Patient.ndjson.gz",
        gzip.compress(b"\n".join(json.dumps(patient(str(n))).encode() for n in range(99)), mtime=0)[:-9],
        "truncated_file",
    ),
    ("Patient.ndjson", json.dumps(patient()).encode("utf-16"), "not_utf8"),
    ("b.json", b"[" * 100_000, "unreadable_file"),
]


@pytest.mark.parametrize(("name", "content", "reason"), BROKEN)
def test_a_broken_file_is_broken_and_nothing_is_loaded(tmp_path, name, content, reason):
    source = tmp_path / "source"
    source.mkdir()
    (source / name).write_bytes(content)
    with opened(source, "fhir") as report:
        assert reason in {f.reason for f in report.of(Gravity.BROKEN)}
        with pytest.raises(NotLoaded):
            load(report, tmp_path / "store", Terms(datetime(2024, 2, 1, tzinfo=UTC)))
    assert not list(tmp_path.glob("store/region*"))


def line(resource) -> bytes:
    return json.dumps(resource).encode() + b"\n"


def test_a_file_of_many_kinds_with_odd_lines_tells_each(tmp_path):
    """Byte-order mark, empty lines, other types, NaN, a very long text and wrong encoding, each on its own line."""
    content = [
        b"\xef\xbb\xbf" + line(patient("1")),
        b"\n",
        line(encounter("e1")),
        line({"resourceType": "Immunization", "id": "i"}),
        line({**patient("2"), "name": [{"text": "x" * 3_000_000}]}),
        b'{"resourceType": "Patient", "id": "3", "multipleBirthInteger": NaN}\n',
        line({**patient("4"), "gender": "\xe5"}).replace(b"\\u00e5", b"\xe5"),
        line({**patient("5"), "deceasedBoolean": {"x": 1}, "address": "somewhere"}),
        line({**patient("6"), "id": 6}),
        line([patient("7")]),
    ]
    (tmp_path / "Patient.ndjson").write_bytes(b"".join(content))
    report = checked(tmp_path)
    assert {(f.lines, f.reason) for f in report.findings if not f.table} == {
        ((4,), "resource_not_used"),
        ((7,), "wrong_encoding"),
        ((8, 9), "not_a_resource"),
        ((10,), "not_json"),
    }
    assert report.rows_kept == {"persons": 3, "contacts": 1}
    assert report.resources == {"Encounter": 1, "Immunization": 1, "Patient": 3}


@pytest.mark.parametrize("last", [{"resourceType": "Immunization", "id": "9"}, patient("9")])
def test_a_file_without_use_is_counted(tmp_path, last):
    """A type without a place is counted by DuckDB; one line of another type, and it is read line by line."""
    unused = [{"resourceType": "Immunization", "id": str(n)} for n in range(7)]
    (tmp_path / "Immunization.ndjson").write_bytes(b"".join(map(line, [*unused, last])))
    report = checked(tmp_path)
    expected = Counter(one["resourceType"] for one in [*unused, last])
    assert report.resources == expected
    assert [f.count for f in report.findings if f.reason == "resource_not_used"] == [expected["Immunization"]]


def test_a_compressed_file_and_one_that_is_not_give_the_same(tmp_path):
    text = b"".join(line(patient(str(n))) for n in range(500))
    for folder, name, content in (("a", "p.ndjson", text), ("b", "p.ndjson.gz", gzip.compress(text))):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / name).write_bytes(content)
    assert rows(tmp_path / "a", "persons") == rows(tmp_path / "b", "persons")
    assert len(rows(tmp_path / "b", "persons")) == 500


def test_two_patients_with_one_number_are_one_person_and_an_error(tmp_path):
    number = [{"system": "http://electronichealth.se/identifier/personnummer", "value": "191212121212"}]
    pair = [patient(n, identifier=number) for n in ("1", "2")]
    seen = [encounter(f"e{n}", subject={"reference": f"Patient/{n}"}) for n in ("1", "2")]
    report = checked(write_ndjson(tmp_path, *pair, *seen))
    assert ("Patient.000.ndjson", 2, "person", "duplicate_id") in found(report)
    assert report.rows_kept == {"persons": 1, "contacts": 2}


texts = st.one_of(st.none(), st.sampled_from(["", "finished", "urn:uuid:1", "Patient/1", "å|b", "2024-01-01"]))
references = st.none() | st.fixed_dictionaries(
    {}, optional={"reference": texts, "identifier": st.fixed_dictionaries({"system": texts, "value": texts})}
)
periods = st.none() | st.fixed_dictionaries({"start": texts, "end": texts})
encounters = st.fixed_dictionaries(
    {"resourceType": st.just("Encounter"), "id": st.sampled_from(["e1", "e2", "e3"]), "status": texts},
    optional={
        "meta": st.fixed_dictionaries({"versionId": st.sampled_from(["1", "2", "x"])}),
        "class": st.fixed_dictionaries({"code": texts}),
        "subject": references,
        "period": periods,
        "location": st.lists(st.fixed_dictionaries({"location": references, "period": periods}), max_size=3),
        "participant": st.none() | st.lists(st.fixed_dictionaries({"individual": references}), max_size=3),
        "statusHistory": st.lists(st.fixed_dictionaries({"status": texts, "period": periods}), max_size=2),
    },
)


def test_both_ways_of_reading_lines_land_the_same(tmp_path):
    """DuckDB's reader and the one line by line, on the same resources."""
    with Staging(tmp_path) as staging, landing(tmp_path, "UTC", Pseudonymiser(KEY)) as landed:
        reader = LineReader(landed, staging, Tally())

        @settings(max_examples=6, deadline=None, derandomize=True)
        @given(st.lists(encounters, min_size=5, max_size=20))
        def land_twice(resources):
            file = tmp_path / "Encounter.ndjson"
            file.write_bytes(b"".join(map(line, resources)))
            fast = len(landed.parts)
            assert landed.land_file(file, "Encounter")
            reader.read_lines(file, no_progress)
            reader.flush()
            for view in views_of("Encounter"):
                one, other = (
                    landed.connected.execute(
                        f"SELECT * EXCLUDE (_part, _line) FROM landing.{view.name} WHERE _part = {part} ORDER BY rowid"
                    ).fetchall()
                    for part in (fast, fast + 1)
                )
                assert one == other, view.name

        land_twice()


needs_sample = pytest.mark.skipif(not SAMPLE.is_dir(), reason="The public sample is not beside this checkout.")


@needs_sample
def test_the_public_sample_recounted_by_hand(tmp_path):
    def resources(kind):
        return [json.loads(line) for line in (SAMPLE / f"{kind}.000.ndjson").read_text().splitlines()]

    classes = Counter(e["class"]["code"] for e in resources("Encounter"))
    report = checked(SAMPLE)
    assert report.rows_kept == {
        "persons": len(resources("Patient")),
        "residence": len(resources("Patient")),
        "units": len(resources("Location")),
        "contacts": classes.total() - classes["IMP"],
        "contact_participants": classes.total() - classes["IMP"],
        "stays": classes["IMP"],
        "diagnoses": len(resources("Condition")),
        "procedures": len(resources("Procedure")),
    }
    assert {(f.reason, f.count) for f in report.findings} == {("no_identity_number", 13), ("after_death", 3)}
    kinds = {file.name.split(".")[0] for file in SAMPLE.glob("*.000.ndjson")}
    assert report.resources == {kind: len(resources(kind)) for kind in kinds}


@needs_sample
def test_the_public_bundles_recounted_by_hand():
    bundles = [json.loads(gzip.decompress(file.read_bytes())) for file in sorted(BUNDLES.glob("*.json.gz"))]
    held = Counter(one["resource"]["resourceType"] for bundle in bundles for one in bundle["entry"])
    report = checked(BUNDLES)
    assert report.resources == held
    assert report.rows_kept["persons"] == held["Patient"] == 3
    assert report.rows_kept["contacts"] + report.rows_kept["stays"] == held["Encounter"]
    assert report.rows_kept["diagnoses"] == held["Condition"]
    assert report.rows_kept["procedures"] == held["Procedure"]
    left_out = Counter()
    for finding in report.findings:
        left_out[finding.reason] += finding.count
    assert left_out["not_a_score"] == held["Observation"]
    assert left_out["no_counterpart"] + report.rows_kept["plans"] == held["CarePlan"]
    assert left_out["resource_not_used"] == sum(held[kind] for kind in set(held) - set(resource_types()))
    assert report.sound


@needs_sample
def test_the_report_says_what_was_read_what_it_became_and_why_the_rest_did_not():
    report = checked(BUNDLES)
    assert "79 Encounter" in report.summary()
    assert "78 contacts" in report.summary()
    assert f"{report.reason_counts()['not_a_score']} not_a_score" in report.to_markdown()
    assert json.loads(report.to_json())["resources"]["Observation"] == 242
