"""FHIR resources become the event store's rows, and the public sample can be recounted."""

import pytest

from narvard_analytics.events.check import Expectation, check
from narvard_analytics.events.loading import kept_rows
from narvard_analytics.events.readers.fhir.references import Directory, reference_keys
from narvard_analytics.events.schema import TABLES
from narvard_analytics.events.store import connection
from narvard_analytics.events.tests.exports import (
    KEY,
    checked,
    condition,
    encounter,
    found,
    patient,
    reasons,
    write_ndjson,
)

PERSONNUMMER = "http://electronichealth.se/identifier/personnummer"
HSA = "urn:oid:1.2.752.29.4.19"


def rows(path, table, **more):
    """A table's kept rows as dictionaries."""
    with check(path, Expectation("region", KEY, **more), "fhir") as report, connection(path) as connected:
        if not report.rows_kept.get(table):
            return []
        query = kept_rows(report.prepared, TABLES[table])
        return connected.execute(f"SELECT * FROM ({query}) ORDER BY ALL").to_arrow_table().to_pylist()


REFERENCES = [
    ({"reference": "Patient/7"}, "Patient/7"),
    ({"reference": "Patient/7/_history/2"}, "Patient/7"),
    ({"reference": "https://example.org/fhir/Patient/7"}, "Patient/7"),
    ({"reference": "urn:uuid:aa"}, "urn:uuid:aa"),
    ({"reference": "Patient?identifier=urn:x|9"}, "Patient|urn:x|9"),
    ({"identifier": {"system": "urn:x", "value": "9"}}, "|urn:x|9"),
]


@pytest.mark.parametrize(("reference", "key"), REFERENCES)
def test_every_way_of_referring_finds_its_target(reference, key):
    assert reference_keys(reference)[0] == key
    directory = Directory()
    target = {"resourceType": "Patient", "id": "7", "identifier": [{"system": "urn:x", "value": "9"}]}
    directory.add(target, "seven", "urn:uuid:aa")
    assert directory.find(reference) == "seven"
    assert directory.find(None) is None


CLASSES = [
    ("AMB", "contacts", {"kind": "visit", "setting": None}),
    ("EMER", "contacts", {"kind": "visit", "setting": "emergency_department"}),
    ("HH", "contacts", {"kind": "home_visit"}),
    ("VR", "contacts", {"kind": None}),
    ("IMP", "stays", {"form": "ward", "legal_form": "inpatient", "episode": "e1"}),
    ("ACUTE", "stays", {"stay": "e1"}),
]


@pytest.mark.parametrize(("code", "table", "expected"), CLASSES)
def test_the_class_tells_contact_from_stay(tmp_path, code, table, expected):
    (row,) = rows(write_ndjson(tmp_path, patient(), encounter(code=code)), table)
    assert {name: row[name] for name in expected} == expected
    assert not rows(tmp_path, "stays" if table == "contacts" else "contacts")


STATUSES = [
    ("AMB", "cancelled", "cancelled"),
    ("AMB", "entered-in-error", "entered_in_error"),
    ("AMB", "planned", "planned"),
    ("AMB", "onleave", "in_progress"),
    ("IMP", "onleave", "on_leave"),
    ("IMP", "in-progress", "in_progress"),
]


@pytest.mark.parametrize(("code", "status", "expected"), STATUSES)
def test_the_status_is_kept(tmp_path, code, status, expected):
    table = "stays" if code == "IMP" else "contacts"
    (row,) = rows(write_ndjson(tmp_path, patient(), encounter(code=code, status=status)), table)
    assert row["status"] == expected


def test_an_unknown_status_is_an_error_and_a_planned_stay_no_stay(tmp_path):
    folder = write_ndjson(tmp_path, patient(), encounter(status="unknown"), encounter("e2", "IMP", "planned"))
    assert found(checked(folder)) >= {
        ("Encounter.000.ndjson", 1, "status", "unknown_code"),
        ("Encounter.000.ndjson", 2, "status", "not_done"),
    }


def test_professionals_are_known_as_persons_with_profession_and_discipline(tmp_path):
    doctor = {
        "resourceType": "Practitioner",
        "id": "p1",
        "identifier": [{"system": "urn:local", "value": "x"}, {"system": HSA, "value": "SE2321000131-P1"}],
    }
    role = {
        "resourceType": "PractitionerRole",
        "id": "r1",
        "practitioner": {"reference": "Practitioner/p1"},
        "code": [{"coding": [{"system": "http://snomed.info/sct", "code": "309343006"}]}],
        "specialty": [{"coding": [{"system": "http://snomed.info/sct", "code": "394814009"}]}],
    }
    seen = [{"individual": {"reference": r}} for r in ("PractitionerRole/r1", "Practitioner/p1", "RelatedPerson/z")]
    folder = write_ndjson(tmp_path, patient(), doctor, role, encounter(participant=seen))
    (participant,) = rows(folder, "contact_participants")
    assert (participant["practitioner"], participant["profession"]) == ("SE2321000131-P1", "physician")
    (contact,) = rows(folder, "contacts")
    assert (contact["setting"], contact["discipline"]) == ("primary_care", "general_practice")


def test_wards_become_stays_of_one_episode(tmp_path):
    wards = [
        {"location": {"reference": f"Location/{w}"}, "period": {"start": f"2024-01-0{d}", "end": f"2024-01-0{d + 2}"}}
        for w, d in (("w2", 4), ("w1", 2))
    ]
    home = {"dischargeDisposition": {"coding": [{"code": "home"}]}}
    stay = encounter(code="IMP", location=wards, hospitalization=home)
    got = rows(write_ndjson(tmp_path, patient(), stay), "stays")
    assert [(r["stay"], r["episode"], r["unit"], r["discharged_to"]) for r in got] == [
        ("e1.1", "e1", "w1", None),
        ("e1.2", "e1", "w2", "home"),
    ]


def test_diagnoses_keep_their_system_and_their_rank(tmp_path):
    ranked = encounter(diagnosis=[{"condition": {"reference": "Condition/c1"}, "rank": 1}])
    snomed = condition("c2", code="84114007", system="http://snomed.info/sct")
    got = rows(write_ndjson(tmp_path, patient(), ranked, condition(), snomed), "diagnoses")
    assert {(r["event"], r["position"], r["system"], r["code"]) for r in got} == {
        ("e1", 1, "ICD-10-SE", "I500"),
        ("e1", None, "SNOMED CT", "84114007"),
    }


LEFT_OUT = [
    (condition(status="entered-in-error"), "entered_in_error"),
    (condition(status="refuted"), "not_done"),
    (condition(encounter=None), "resource_not_used"),
    ({**condition(), "resourceType": "Procedure", "status": "not-done"}, "not_done"),
    ({**condition(), "resourceType": "Procedure", "status": "entered-in-error"}, "entered_in_error"),
    ({"resourceType": "Observation", "id": "o1"}, "resource_not_used"),
]


@pytest.mark.parametrize(("resource", "reason"), LEFT_OUT)
def test_what_is_no_event_is_left_out_and_said(tmp_path, resource, reason):
    report = checked(write_ndjson(tmp_path, patient(), encounter(), resource))
    assert reason in reasons(report)
    assert report.sound
    assert not {"diagnoses", "procedures"} & set(report.rows_kept)


def test_the_same_resource_twice_is_found(tmp_path):
    repeated = {**condition("p1"), "resourceType": "Procedure", "status": "completed"}
    again = {**repeated, "id": "p2"}
    report = checked(write_ndjson(tmp_path, patient(), encounter(), repeated, again, repeated))
    assert ("Procedure.000.ndjson", 3, "id", "duplicate_id") in found(report)
    assert report.rows_kept["procedures"] == 2


def with_number(value, system=PERSONNUMMER):
    return patient(identifier=[{"system": system, "value": value}])


def test_an_identity_number_makes_the_pseudonym_wherever_it_comes_from(tmp_path):
    (one,) = rows(write_ndjson(tmp_path / "a", with_number("191212121212")), "persons")
    (other,) = rows(write_ndjson(tmp_path / "b", {**with_number("19121212-1212"), "id": "77"}), "persons")
    assert one["person"] == other["person"]


def test_a_faulty_identity_number_takes_its_events_with_it(tmp_path):
    folder = write_ndjson(tmp_path, with_number("191212121213"), encounter(), condition())
    report = checked(folder)
    assert found(report) == {
        ("Patient.000.ndjson", 1, "person", "impossible_identity_number"),
        ("Encounter.000.ndjson", 1, "person", "parent_left_out"),
        ("Condition.000.ndjson", 1, "person", "parent_left_out"),
        ("Condition.000.ndjson", 1, "event", "parent_left_out"),
    }
    assert not any(report.rows_kept.values())


def test_an_encounter_of_nobody_is_an_orphan(tmp_path):
    folder = write_ndjson(tmp_path, patient("2"), encounter())
    assert ("Encounter.000.ndjson", 1, "person", "orphan") in found(checked(folder))


ADDRESSES = [
    ({}, {}, None),
    ({"postalCode": "503 30"}, {"50330": "1490"}, "1490"),
    ({"city": "BORÅS"}, {"borås": "1490"}, "1490"),
    ({"city": "Elsewhere"}, {"borås": "1490"}, None),
    ({"extension": [{"url": "urn:x-municipalitycode", "valueCoding": {"code": "3005"}}]}, {}, "3005"),
]


@pytest.mark.parametrize(("address", "municipalities", "expected"), ADDRESSES)
def test_residence_is_known_by_a_mapping_or_a_code(tmp_path, address, municipalities, expected):
    period = {"period": {"start": "2020-01-01", "end": "2020-12-31"}}
    folder = write_ndjson(tmp_path, patient(address=[{**address, **period}]))
    (row,) = rows(folder, "residence", municipalities=municipalities)
    assert (row["municipality"], str(row["from_date"]), str(row["to_date"])) == (expected, "2020-01-01", "2021-01-01")


def test_dates_without_a_day_are_not_known(tmp_path):
    folder = write_ndjson(tmp_path, patient(birthDate="1950", deceasedBoolean=True))
    report = checked(folder)
    assert reasons(report) == {"partial_date", "death_date_unknown", "no_identity_number"}
    assert rows(folder, "persons")[0]["birth_date"] is None
