"""FHIR resources become the event store's rows, and the public sample can be recounted."""

from collections import Counter

from narvard_analytics.events.tests.exports import (
    checked,
    condition,
    encounter,
    found,
    patient,
    reasons,
    rows,
    write_ndjson,
)

PERSONNUMMER = "http://electronichealth.se/identifier/personnummer"
HSA = "urn:oid:1.2.752.29.4.19"


CLASSES = [
    ("AMB", "contacts", {"kind": "visit", "setting": None}),
    ("EMER", "contacts", {"kind": "visit", "setting": "emergency_department"}),
    ("HH", "contacts", {"kind": "home_visit"}),
    ("VR", "contacts", {"kind": None}),
    ("IMP", "stays", {"form": "ward", "legal_form": "inpatient", "episode": "e4"}),
    ("ACUTE", "stays", {"stay": "e5"}),
]


def test_the_class_tells_contact_from_stay(tmp_path):
    seen = [encounter(f"e{n}", code) for n, (code, _, _) in enumerate(CLASSES)]
    folder = write_ndjson(tmp_path, patient(), *seen)
    got = {"contacts": rows(folder, "contacts"), "stays": rows(folder, "stays")}
    for number, (code, table, expected) in enumerate(CLASSES):
        (row,) = [r for t in got for r in got[t] if r.get("contact", r.get("stay")) == f"e{number}"]
        assert row in got[table], code
        assert {name: row[name] for name in expected} == expected, code


STATUSES = [
    ("AMB", "cancelled", "cancelled"),
    ("AMB", "planned", "planned"),
    ("AMB", "onleave", "in_progress"),
    ("IMP", "onleave", "on_leave"),
    ("IMP", "in-progress", "in_progress"),
]


def test_the_status_is_kept(tmp_path):
    seen = [encounter(f"e{n}", code, status) for n, (code, status, _) in enumerate(STATUSES)]
    folder = write_ndjson(tmp_path, patient(), *seen)
    got = {r["contact"]: r["status"] for r in rows(folder, "contacts")}
    got |= {r["stay"]: r["status"] for r in rows(folder, "stays")}
    assert got == {f"e{n}": expected for n, (_, _, expected) in enumerate(STATUSES)}


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
    (condition(encounter=None), "without_encounter"),
    ({**condition(), "resourceType": "Procedure", "status": "not-done"}, "not_done"),
    ({**condition(), "resourceType": "Procedure", "status": "entered-in-error"}, "entered_in_error"),
    ({"resourceType": "Immunization", "id": "o1"}, "resource_not_used"),
    (condition(code=None), "without_code"),
    ({"resourceType": "Observation", "id": "o1"}, "not_a_score"),
]


def test_what_is_no_event_is_left_out_and_said(tmp_path):
    left_out = [{**resource, "id": f"x{number}"} for number, (resource, _) in enumerate(LEFT_OUT)]
    report = checked(write_ndjson(tmp_path, patient(), encounter(), *left_out))
    counts = Counter(reason for _, reason in LEFT_OUT)
    said = Counter()
    for finding in report.findings:
        said[finding.reason] += finding.count
    assert said - Counter(no_identity_number=1) == counts
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


NORWEGIAN = {"url": "http://hl7.no/fhir/StructureDefinition/no-basis-municipalitycode", "valueCoding": {"code": "3005"}}
ADDRESSES = [
    ({}, None),
    ({"postalCode": "503 30"}, "1490"),
    ({"city": "BORÅS"}, "1490"),
    ({"postalCode": "99999", "city": "Elsewhere"}, None),
    ({"extension": [NORWEGIAN]}, "3005"),
    ({"_district": {"extension": [NORWEGIAN]}}, "3005"),
]


def test_residence_is_known_by_a_mapping_or_a_code(tmp_path):
    period = {"period": {"start": "2020-01-01", "end": "2020-12-31"}}
    people = [patient(str(n), address=[{**address, **period}]) for n, (address, _) in enumerate(ADDRESSES)]
    away = patient("away", address=[{"use": "temp", "city": "Borås"}])
    folder = write_ndjson(tmp_path, *people, away)
    got = rows(folder, "residence", municipalities={"50330": "1490", "borås": "1490"})
    assert Counter(r["municipality"] for r in got) == Counter(expected for _, expected in ADDRESSES)
    assert {(str(r["from_date"]), str(r["to_date"])) for r in got} == {("2020-01-01", "2021-01-01")}
    assert "not_a_residence" in reasons(checked(folder))


def test_dates_without_a_day_are_not_known(tmp_path):
    folder = write_ndjson(tmp_path, patient(birthDate="1950", deceasedBoolean=True))
    report = checked(folder)
    assert reasons(report) == {"partial_date", "death_date_unknown", "no_identity_number"}
    assert rows(folder, "persons")[0]["birth_date"] is None
