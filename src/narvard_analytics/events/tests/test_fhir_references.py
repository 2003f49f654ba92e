"""Every way of referring finds its target, and no identity number is written on the way."""

import json

import pytest

from narvard_analytics.events.pseudonyms.controller import Pseudonymiser
from narvard_analytics.events.readers.fhir.landing import landing
from narvard_analytics.events.tests.exports import KEY, checked, encounter, found, patient, reasons, rows, write_ndjson

HSA = "urn:oid:1.2.752.29.4.19"
NUMBERS = "http://electronichealth.se/identifier/personnummer"
ANNA = "191212121212"
DOCTOR = {
    "resourceType": "Practitioner",
    "id": "p1",
    "identifier": [{"system": HSA, "value": "SE-P1"}, {"system": "urn:local", "value": "9"}],
}
CONTAINED = {
    "contained": [{"resourceType": "Practitioner", "id": "c", "identifier": [{"system": HSA, "value": "SE-P1"}]}]
}
FORMS = [
    ({"reference": "Practitioner/p1"}, {}),
    ({"reference": "Practitioner/p1/_history/2"}, {}),
    ({"reference": "https://example.org/fhir/Practitioner/p1"}, {}),
    ({"reference": "https://example.org/fhir/Practitioner/p1/_history/2"}, {}),
    ({"reference": "Practitioner?identifier=urn:local|9"}, {}),
    ({"reference": "https://example.org/fhir/Practitioner?identifier=urn%3Alocal%7C9"}, {}),
    ({"identifier": {"system": "urn:local", "value": "9"}}, {}),
    ({"identifier": {"system": "urn:local", "value": "9"}, "type": "Practitioner"}, {}),
    ({"reference": "#c"}, CONTAINED),
    ({"reference": "PractitionerRole/r1"}, {}),
]


def test_every_form_of_reference_finds_its_target(tmp_path):
    role = {"resourceType": "PractitionerRole", "id": "r1", "practitioner": {"reference": "Practitioner/p1"}}
    seen = [
        encounter(f"e{n}", participant=[{"individual": reference}], **more) for n, (reference, more) in enumerate(FORMS)
    ]
    folder = write_ndjson(tmp_path, patient(), DOCTOR, role, *seen)
    assert {row["contact"]: row["practitioner"] for row in rows(folder, "contact_participants")} == {
        f"e{n}": "SE-P1" for n in range(len(FORMS))
    }
    assert "reference_not_resolved" not in reasons(checked(folder))


UNKNOWN = [
    ({"reference": "Practitioner/p7"}, "p7"),
    ({"reference": "urn:uuid:p7"}, "p7"),
    ({"reference": "Practitioner?identifier=urn:x|SE-P7"}, "SE-P7"),
    ({"reference": "Practitioner/p7", "identifier": {"system": HSA, "value": "SE-P7"}}, "SE-P7"),
    ({"reference": "Practitioner/p7", "identifier": {"system": NUMBERS, "value": ANNA}}, None),
    ({"reference": "#nothing"}, None),
    ({"reference": "?"}, "?"),
    ({"display": "Doctor"}, None),
    ({"reference": ""}, None),
]


def test_an_unknown_target_keeps_the_references_own_words_and_is_counted(tmp_path):
    seen = [encounter(f"e{n}", participant=[{"individual": reference}]) for n, (reference, _) in enumerate(UNKNOWN)]
    folder = write_ndjson(tmp_path, patient(), *seen)
    named = {row["contact"]: row["practitioner"] for row in rows(folder, "contact_participants")}
    assert [named.get(f"e{n}") for n in range(len(UNKNOWN))] == [words for _, words in UNKNOWN]
    (finding,) = [f for f in checked(folder).findings if f.reason == "reference_not_resolved"]
    assert finding.count == sum(words is not None for _, words in UNKNOWN)


SUBJECTS = [
    {"reference": "Patient/1"},
    {"reference": f"Patient?identifier={NUMBERS}|{ANNA}"},
    {"reference": f"Patient?identifier={NUMBERS}|19121212-1212"},
    {"identifier": {"system": NUMBERS, "value": ANNA}},
    {"identifier": {"system": "urn:oid:1.2.752.129.2.1.3.1", "value": ANNA}, "type": "Patient"},
    {"reference": "Patient?identifier=urn:local|7"},
]


def test_a_person_is_found_by_number_however_it_is_written(tmp_path):
    anna = patient(identifier=[{"system": NUMBERS, "value": ANNA}, {"system": "urn:local", "value": "7"}])
    seen = [encounter(f"e{n}", subject=subject) for n, subject in enumerate(SUBJECTS)]
    with_her = rows(write_ndjson(tmp_path / "with", anna, *seen), "contacts")
    assert len(with_her) == len(SUBJECTS)
    assert len({row["person"] for row in with_her}) == 1
    alone = rows(write_ndjson(tmp_path / "alone", *seen[1:5]), "contacts")
    assert {row["person"] for row in alone} == {with_her[0]["person"]}


def test_an_impossible_number_in_a_reference_belongs_to_nobody(tmp_path):
    wrong = encounter(subject={"identifier": {"system": NUMBERS, "value": "191212121213"}})
    report = checked(write_ndjson(tmp_path, patient(), wrong))
    assert ("Encounter.000.ndjson", 1, "person", "orphan") in found(report)


def test_no_identity_number_lands_on_the_disk(tmp_path):
    """Neither from identifiers nor from references, conditional ones and contained ones included."""
    anna = patient(identifier=[{"system": NUMBERS, "value": ANNA}])
    member = {"member": {"identifier": {"system": NUMBERS, "value": ANNA}}, "role": [{"text": "fastlege"}]}
    team = {"resourceType": "CareTeam", "id": "t", "subject": SUBJECTS[1], "participant": [member]}
    inside = {"contained": [{"resourceType": "Patient", "id": "a", "identifier": anna["identifier"]}]}
    seen = [encounter("e1", subject=SUBJECTS[1]), encounter("e2", subject={"reference": "#a"}, **inside)]
    folder = write_ndjson(tmp_path / "source", anna, team, *seen)
    with landing(tmp_path, "UTC", Pseudonymiser(KEY)) as landed:
        for file in sorted(folder.iterdir()):
            assert landed.land_file(file, file.name.split(".")[0])
        landed.connected.execute("CHECKPOINT landing")
        tables = [t for (t,) in landed.connected.execute("SELECT table_name FROM duckdb_tables()").fetchall()]
        for table in tables:
            held = landed.connected.execute(f"SELECT * FROM landing.{table}").fetchall()
            assert ANNA not in json.dumps(held, default=str)
        assert ANNA.encode() not in (tmp_path / "_landing.duckdb").read_bytes()
        assert landed.counted("Encounter") == 2


@pytest.mark.parametrize("known", [True, False])
def test_an_encounter_is_found_by_identifier_too(tmp_path, known):
    seen = encounter(identifier=[{"system": "urn:visits", "value": "v1"}])
    done = {
        "resourceType": "Procedure",
        "id": "q",
        "status": "completed",
        "subject": {"reference": "Patient/1"},
        "encounter": {"identifier": {"system": "urn:visits", "value": "v1" if known else "v2"}},
        "code": {"coding": [{"system": "urn:x", "code": "AA"}]},
    }
    folder = write_ndjson(tmp_path, patient(), seen, done)
    assert [row["event"] for row in rows(folder, "procedures")] == (["e1"] if known else [])
    assert ("orphan" in reasons(checked(folder))) is not known
