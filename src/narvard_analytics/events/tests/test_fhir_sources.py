"""FHIR files that are cut off or no resources, bundles, and the public sample recounted by hand."""

import gzip
import json
from collections import Counter
from pathlib import Path

import pytest

from narvard_analytics.events.tests.exports import checked, condition, encounter, found, patient

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


def test_a_compressed_bundle_with_urn_references_is_read(tmp_path):
    entries = [
        (encounter(subject={"reference": "urn:uuid:p"}), "urn:uuid:e"),
        (condition(subject={"reference": "urn:uuid:p"}, encounter={"reference": "urn:uuid:e"}), "urn:uuid:c"),
        (patient(), "urn:uuid:p"),
    ]
    bundle = {"resourceType": "Bundle", "entry": [{"fullUrl": u, "resource": r} for r, u in entries]}
    (tmp_path / "one.json.gz").write_bytes(gzip.compress(json.dumps(bundle).encode()))
    report = checked(tmp_path)
    assert report.rows_kept == {"persons": 1, "contacts": 1, "diagnoses": 1}
    (tmp_path / "two.json").write_text("{")
    assert checked(tmp_path).broken


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


@needs_sample
def test_the_public_bundles_are_read():
    report = checked(BUNDLES)
    assert report.rows_kept["persons"] == 3
    assert report.rows_kept["contacts"] + report.rows_kept["stays"] == 79
    assert report.sound
