"""Named contacts, listings, plans, notices, referrals and scores out of FHIR, and what is left out of them."""

import pytest

from narvard_analytics.events.tests.exports import checked, encounter, patient, rows, write_ndjson

ME = {"subject": {"reference": "Patient/1"}}
PERIOD = {"period": {"start": "2024-01-01", "end": "2024-06-30"}}
DOCTOR = {"reference": "Practitioner/d"}
WHERE = {"reference": "Organization/o"}
HSA = "urn:oid:1.2.752.29.4.19"
PLACES = (
    {"resourceType": "Organization", "id": "o", "identifier": [{"system": HSA, "value": "SE-ORG"}]},
    {"resourceType": "Practitioner", "id": "d", "identifier": [{"system": HSA, "value": "SE-DOC"}]},
    {"resourceType": "PractitionerRole", "id": "r", "practitioner": DOCTOR, "organization": WHERE},
)


def concept(code=None, system=None, text=None):
    coding = {key: value for key, value in (("code", code), ("system", system)) if value}
    return {**({"coding": [coding]} if coding else {}), **({"text": text} if text else {})}


def reading(tmp_path, table, *resources):
    """The table's rows, and what was left out of it by reason with examples."""
    folder = write_ndjson(tmp_path, patient(), *PLACES, *resources)
    left_out: dict[str, tuple[str, ...]] = {}
    for finding in sorted(checked(folder).findings, key=lambda f: f.file):
        if finding.table == table:
            left_out[finding.reason] = left_out.get(finding.reason, ()) + finding.examples
    return rows(folder, table), left_out


def test_care_teams_name_contacts(tmp_path):
    def member(role, **more):
        return {"role": [role], "member": DOCTOR, **more}

    team = {
        "resourceType": "CareTeam",
        **ME,
        "status": "active",
        "participant": [
            member(concept(text="Fast läkarkontakt"), onBehalfOf=WHERE),
            member(concept("care_contact"), period={"start": "2024-02-01"}),
            member(concept("224535009", "http://snomed.info/sct")),
            {"role": [concept("physician")], "member": {"reference": "RelatedPerson/x"}},
        ],
    }
    without = {"resourceType": "CareTeam", **ME, "participant": [member(concept("coordinator"))]}
    got, left_out = reading(
        tmp_path,
        "named_contacts",
        {**team, "id": "t1", **PERIOD},
        {**team, "id": "t2", **PERIOD, "status": "proposed"},
        {**team, "id": "t3", **PERIOD, "status": "entered-in-error"},
        {**without, "id": "t4", "status": "inactive", "period": {"start": "2023-01-01"}},
        {**without, "id": "t5"},
    )
    assert [
        (r["role"], r["practitioner"], r["unit"], str(r["from_date"]), str(r["to_date"]))
        for r in sorted(got, key=lambda r: r["role"])
    ] == [
        ("care_contact", "SE-DOC", "SE-ORG", "2024-02-01", "2024-07-01"),
        ("coordinator", "SE-DOC", "SE-ORG", "2023-01-01", "None"),
        ("physician", "SE-DOC", "SE-ORG", "2024-01-01", "2024-07-01"),
    ]
    assert [r["end_unknown"] for r in got if r["role"] == "coordinator"] == [True]
    assert set(left_out) == {"no_counterpart", "not_done", "entered_in_error", "start_unknown"}
    assert left_out["no_counterpart"] == ("999999999",)


def test_a_persons_practitioner_is_a_listing_known_since_the_resource_changed(tmp_path):
    listed = {
        "generalPractitioner": [{"reference": "PractitionerRole/r"}],
        "meta": {"lastUpdated": "2024-03-31T23:30:00Z"},
    }
    episode = {"resourceType": "EpisodeOfCare", "patient": {"reference": "Patient/1"}, "managingOrganization": WHERE}
    got, left_out = reading(
        tmp_path,
        "listings",
        patient("2", **listed),
        patient("3", generalPractitioner=[DOCTOR]),
        patient("4", generalPractitioner=[{"display": "somebody"}], meta=listed["meta"]),
        {**episode, "id": "l", "status": "active", "type": [concept(text="Listning")], **PERIOD},
        {**episode, "id": "n", "status": "cancelled", "type": [concept("listing")], **PERIOD},
    )
    assert [(r["unit"], r["practitioner"], str(r["from_date"])) for r in sorted(got, key=lambda r: r["from_date"])] == [
        ("SE-ORG", None, "2024-01-01"),
        ("SE-ORG", "SE-DOC", "2024-04-01"),
    ]
    assert set(left_out) == {"start_unknown", "unit_unknown"}


def test_an_episode_of_cares_manager_is_a_coordinator(tmp_path):
    episode = {"resourceType": "EpisodeOfCare", "id": "h", "patient": {"reference": "Patient/1"}, "status": "finished"}
    got, _ = reading(tmp_path, "named_contacts", {**episode, "careManager": DOCTOR, **PERIOD})
    assert [(r["role"], r["practitioner"], r["source"]) for r in got] == [("coordinator", "SE-DOC", "EpisodeOfCare")]


PLAN_KINDS = [
    (concept("SIP"), "sip"),
    (concept(text="Samordnad individuell plan"), "sip"),
    (concept("SPLPTLRV"), "lpt"),
    (concept("734163000", "http://snomed.info/sct"), "care"),
    (concept(text="individuell plan"), "individual"),
    (concept("GP"), None),
    (concept("734163000", "urn:other"), None),
    (concept(text="Self care"), None),
]


def test_care_plans_of_known_categories_are_plans(tmp_path):
    plan = {"resourceType": "CarePlan", **ME, "status": "active", "intent": "plan", "author": WHERE, **PERIOD}
    plans = [{**plan, "id": f"k{n}", "category": [category]} for n, (category, _) in enumerate(PLAN_KINDS)]
    sip = [concept("SIP")]
    others = [
        {**plan, "id": "draft", "status": "draft", "category": sip},
        {**plan, "id": "wish", "intent": "proposal", "category": sip},
        {**plan, "id": "wrong", "status": "entered-in-error", "category": sip},
        {**plan, "id": "over", "status": "revoked", "category": sip, "period": {"start": "2024-01-01"}},
    ]
    got, left_out = reading(tmp_path, "plans", *plans, *others)
    assert {r["plan"]: r["kind"] for r in got} == {
        **{f"k{n}": kind for n, (_, kind) in enumerate(PLAN_KINDS) if kind},
        "over": "sip",
    }
    assert {r["overall_responsible"] for r in got} == {"SE-ORG"}
    assert [r["plan"] for r in got if r["end_unknown"]] == ["over"]
    assert {str(r["to_date"]) for r in got if r["plan"] != "over"} == {"2024-07-01"}
    assert set(left_out) == {"no_counterpart", "not_done", "entered_in_error"}


NOTICES = [
    ({"category": [concept(text="Inskrivningsmeddelande")]}, "admission"),
    ({"category": [concept("notification")], "topic": concept("discharge_ready")}, "discharge_ready"),
    ({"category": [concept(text="Melding om utskrivningsklar pasient")]}, "discharge_ready"),
    ({"category": [concept("alert")]}, None),
    ({"category": [concept("admission")], "status": "preparation"}, None),
    ({"category": [concept("admission")], "encounter": None}, None),
]


def test_communications_and_tasks_of_the_discharge_are_notices(tmp_path):
    bed = encounter("e1", "IMP", partOf={"reference": "Encounter/e0"})
    shared = {**ME, "encounter": {"reference": "Encounter/e1"}, "status": "completed"}
    letter = {"resourceType": "Communication", **shared, "sent": "2024-01-02T12:00:00+01:00"}
    sent = {"sender": {"reference": "PractitionerRole/r"}, "recipient": [WHERE]}
    letters = [{**letter, **sent, "id": f"n{n}", **more} for n, (more, _) in enumerate(NOTICES)]
    task = {
        "resourceType": "Task",
        "id": "t",
        "for": ME["subject"],
        "encounter": shared["encounter"],
        "status": "accepted",
        "code": concept("sip_call"),
        "authoredOn": "2024-01-03T12:00:00+01:00",
        "owner": WHERE,
        "partOf": [{"reference": "Communication/n1"}],
        "businessStatus": concept("accepted"),
    }
    got, left_out = reading(tmp_path, "notices", bed, *letters, task)
    assert {r["notice"]: r["kind"] for r in got} == {
        **{f"n{n}": kind for n, (_, kind) in enumerate(NOTICES) if kind},
        "t": "sip_call",
    }
    assert {r["episode"] for r in got} == {"e0"}
    first, last = got[0], next(r for r in got if r["notice"] == "t")
    assert (first["sender_practitioner"], first["from_organization"], first["to_organization"]) == (
        "SE-DOC",
        "SE-ORG",
        "SE-ORG",
    )
    assert (last["refers_to"], last["answer"], last["to_organization"]) == ("n1", "accepted", "SE-ORG")
    assert set(left_out) == {"no_counterpart", "not_done", "without_encounter"}


def test_referrals_are_service_requests_that_say_so(tmp_path):
    request = {
        "resourceType": "ServiceRequest",
        **ME,
        "status": "active",
        "intent": "order",
        "authoredOn": "2024-01-02",
    }
    kind = {"code": concept("3457005", "http://snomed.info/sct")}
    got, left_out = reading(
        tmp_path,
        "referrals",
        {**request, **kind, "id": "a", "requester": {"reference": "PractitionerRole/r"}, "performer": [WHERE]},
        {**request, "id": "b", "category": [concept(text="Remiss")], "performerType": concept("394579002")},
        {**request, **kind, "id": "c", "intent": "plan"},
        {**request, **kind, "id": "d", "status": "entered-in-error"},
        {**request, "id": "e", "code": concept("58410-2", "http://loinc.org")},
    )
    assert [
        (r["referral"], r["from_unit"], r["to_unit"], r["to_discipline"])
        for r in sorted(got, key=lambda r: r["referral"])
    ] == [
        ("a", "SE-ORG", "SE-ORG", None),
        ("b", None, None, "394579002"),
    ]
    assert set(left_out) == {"not_done", "entered_in_error", "not_a_referral"}


def phq9(number, **more):
    at = {"effectiveDateTime": f"2024-01-{number:02}T10:00:00+01:00"}
    return {
        "resourceType": "Observation",
        "id": f"o{number}",
        **ME,
        "status": "final",
        "code": concept("44261-6", "http://loinc.org"),
        "valueQuantity": {"value": 12.0},
        **at,
        **more,
    }


def test_scores_are_totals_of_known_instruments(tmp_path):
    without = {"valueQuantity": None}
    answers = {
        "resourceType": "QuestionnaireResponse",
        **ME,
        "status": "completed",
        "questionnaire": "http://loinc.org/q/69737-5",
        "authored": "2024-03-01T10:00:00+01:00",
        "item": [{"linkId": "/69725-0", "answer": [{"valueInteger": 2}]}],
    }
    total = {"linkId": "/70274-6", "answer": [{"valueDecimal": 15}]}
    got, left_out = reading(
        tmp_path,
        "measurements",
        encounter(),
        phq9(1, encounter={"reference": "Encounter/e1"}),
        phq9(2, **without, valueInteger=3),
        phq9(3, status="entered-in-error"),
        phq9(4, status="registered"),
        phq9(5, **without),
        phq9(6, code=concept("8302-2", "http://loinc.org")),
        {**answers, "id": "q1", "item": [{"linkId": "group", "item": [total]}]},
        {**answers, "id": "q2"},
        {**answers, "id": "q3", "questionnaire": "http://example.org/own"},
        {**answers, "id": "q4", "status": "in-progress", "item": [total]},
    )
    assert [(r["instrument"], r["total"], r["contact"]) for r in sorted(got, key=lambda r: r["measured_at"])] == [
        ("PHQ-9", 12.0, "e1"),
        ("PHQ-9", 3.0, None),
        ("GAD-7", 15.0, None),
    ]
    assert set(left_out) == {"entered_in_error", "not_done", "without_total", "not_a_score"}
    assert left_out["not_a_score"] == ("8302-2", "http://example.org/own")


@pytest.mark.parametrize("value", ["NaN", "Infinity", '"NaN"'])
def test_a_score_that_is_no_number_is_an_error(tmp_path, value):
    folder = write_ndjson(tmp_path, patient(), phq9(1, valueQuantity={"value": "VALUE"}))
    file = folder / "Observation.000.ndjson"
    file.write_text(file.read_text().replace('"VALUE"', value))
    report = checked(folder)
    assert not report.sound
    assert not report.rows_kept.get("measurements")
