"""How FHIR R4's codes become the event store's. Each table names its source and how certain it is.

[A] read in the specification, [C] own knowledge, not read again, [D] a judgement to verify before real use.
"""

CONTACT_STATUS = {
    "planned": "planned",
    "arrived": "in_progress",
    "triaged": "in_progress",
    "in-progress": "in_progress",
    "onleave": "in_progress",
    "finished": "finished",
    "cancelled": "cancelled",
    "entered-in-error": "entered_in_error",
}
"""Encounter.status, hl7.org/fhir/R4/valueset-encounter-status [C]. `unknown` has no counterpart."""

STAY_STATUS = {
    "arrived": "in_progress",
    "triaged": "in_progress",
    "in-progress": "in_progress",
    "onleave": "on_leave",
    "finished": "finished",
    "cancelled": "cancelled",
    "entered-in-error": "entered_in_error",
}
"""A planned stay has not begun and is no stay; `unknown` has no counterpart [C]."""

STAY_CLASSES = frozenset({"IMP", "ACUTE", "NONAC", "SS"})
"""Encounter.class (v3-ActCode) that is a night in a bed: inpatient, acute, non-acute, short stay [C]."""

CLASS_KIND = {"AMB": "visit", "EMER": "visit", "FLD": "visit", "OBSENC": "visit", "PRENC": "visit", "HH": "home_visit"}
"""Encounter.class of other contacts. VR (virtual) does not tell telephone from video, so kind stays empty [C]."""

EMERGENCY_CLASS = "EMER"

GENERAL_PRACTICE = frozenset(
    {
        ("http://snomed.info/sct", "394814009"),
        ("http://nucc.org/provider-taxonomy", "208D00000X"),
        ("http://nucc.org/provider-taxonomy", "207Q00000X"),
    }
)
"""Specialities whose visits count as primary care: general practice and family medicine [D]."""
PHYSICIAN_CODES = frozenset({("http://snomed.info/sct", "309343006"), ("http://snomed.info/sct", "158965000")})
"""PractitionerRole.code for a physician [D]."""
NUCC = "http://nucc.org/provider-taxonomy"
NUCC_PHYSICIANS = "20"
"""NUCC codes of allopathic and osteopathic physicians begin with 20 [C]."""

PRIORITY_PLANNED = {"EL": True, "R": True, "EM": False, "UR": False, "A": False, "S": False}
"""Encounter.priority (v3-ActPriority): elective and routine; emergency, urgent, as soon as possible, stat [C]."""

CODE_SYSTEMS = {
    "http://snomed.info/sct": "SNOMED CT",
    "http://hl7.org/fhir/sid/icd-10-se": "ICD-10-SE",
    "urn:oid:1.2.752.116.1.1.1.1.3": "ICD-10-SE",
    "urn:oid:1.2.752.116.1.1.1": "ICD-10-SE",
    "urn:oid:1.2.752.116.1.3.2.1.4": "KVÅ",
    "urn:oid:2.16.578.1.12.4.1.1.7110": "ICD-10-NO",
    "urn:oid:2.16.578.1.12.4.1.1.7170": "ICPC-2",
    "http://hl7.org/fhir/sid/icd-10": "ICD-10",
    "http://hl7.org/fhir/sid/icd-10-cm": "ICD-10-CM",
    "http://hl7.org/fhir/sid/icpc-2": "ICPC-2",
}
"""Short names of code systems [B for the Swedish OIDs, C for the rest]; any other keeps its own address."""
WITHOUT_DOT = frozenset({"ICD-10-SE", "ICD-10-NO", "ICD-10"})
"""The event store writes these without the dot."""

IDENTITY_SYSTEMS = frozenset(
    {
        "http://electronichealth.se/identifier/personnummer",
        "http://electronichealth.se/identifier/samordningsnummer",
        "urn:oid:1.2.752.129.2.1.3.1",
        "urn:oid:1.2.752.129.2.1.3.3",
        "urn:oid:2.16.578.1.12.4.1.4.1",
        "urn:oid:2.16.578.1.12.4.1.4.2",
    }
)
"""Patient.identifier systems of personnummer, samordningsnummer, fødselsnummer and D-nummer [A]."""

PRACTITIONER_SYSTEMS = (
    "urn:oid:1.2.752.29.4.19",
    "urn:oid:2.16.578.1.12.4.1.4.4",
    "http://hl7.org/fhir/sid/us-npi",
)
"""Identifiers of a professional as a person, the first found is used: HSA-id, HPR-nummer, NPI [A, A, C]."""
ORGANIZATION_SYSTEMS = ("urn:oid:1.2.752.29.4.19", "urn:oid:2.5.4.97", "urn:oid:2.16.578.1.12.4.1.4.101")
"""Identifiers of an organization: HSA-id, Swedish and Norwegian organization number [A, A, C]."""

LEFT_OUT_VERIFICATION = {"entered-in-error": "entered_in_error", "refuted": "not_done"}
"""Condition.verificationStatus of what is no diagnosis [C]."""
LEFT_OUT_PROCEDURE = {"entered-in-error": "entered_in_error", "not-done": "not_done", "preparation": "not_done"}
"""Procedure.status of what was not done [C]."""
