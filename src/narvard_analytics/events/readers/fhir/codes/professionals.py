"""Professions, specialities, roles, and the identifiers of people and organizations."""

from narvard_analytics.events.readers.fhir.codes.maps import CodeMap, own, words
from narvard_analytics.events.schema.people import ROLES

SNOMED = "http://snomed.info/sct"
NUCC = "http://nucc.org/provider-taxonomy"
BASE_PROFILES = "HL7 Sweden base profiles R4, HL7 Norway no-basis"

PROFESSIONAL_MAPS: dict[str, CodeMap] = {
    "physician": CodeMap(
        "PractitionerRole.code of a physician. NUCC codes of physicians begin with 20.",
        "SNOMED CT; nucc.org",
        "[D]",
        {f"{SNOMED}|309343006": "physician", f"{SNOMED}|158965000": "physician"},
        {f"{NUCC}|20": "physician"},
    ),
    "general_practice": CodeMap(
        "Specialities whose visits count as primary care: general practice and family medicine.",
        "SNOMED CT; nucc.org",
        "[D]",
        {f"{SNOMED}|394814009": "general_practice", f"{NUCC}|208D00000X": "general_practice"}
        | {f"{NUCC}|207Q00000X": "general_practice"},
    ),
    "named_contact_role": CodeMap(
        "CareTeam.participant.role of a named contact: the event store's own code, or the word for it.",
        "the glossary",
        "[D]",
        {
            **own(ROLES),
            **words(
                physician="fast läkarkontakt, fastlege, kontaktlege, named physician",
                care_contact="fast vårdkontakt, named care contact",
                fast_omsorgskontakt="fast omsorgskontakt, named social-care contact",
                coordinator="koordinator, coordinator",
            ),
        },
        otherwise="!no_counterpart",
    ),
    "episode_kind": CodeMap(
        "EpisodeOfCare.type of a listing in primary care; no public code is known.",
        "the glossary",
        "[D]",
        {"|listing": "listing", **words(listing="listing, listning, vårdval, fastlegeordning")},
    ),
}

IDENTITY_SYSTEMS = (
    "http://electronichealth.se/identifier/personnummer",
    "http://electronichealth.se/identifier/samordningsnummer",
    "urn:oid:1.2.752.129.2.1.3.1",
    "urn:oid:1.2.752.129.2.1.3.3",
    "urn:oid:2.16.578.1.12.4.1.4.1",
    "urn:oid:2.16.578.1.12.4.1.4.2",
)
"""Systems of personnummer, samordningsnummer, fødselsnummer and D-nummer [A]. Source: BASE_PROFILES."""
PROFESSIONAL_SYSTEMS = (
    "urn:oid:1.2.752.29.4.19",
    "urn:oid:2.16.578.1.12.4.1.4.4",
    "http://hl7.org/fhir/sid/us-npi",
)
"""Identifiers of a professional as a person, the first found is used: HSA-id, HPR-nummer, NPI [A, A, C]."""
ORGANIZATION_SYSTEMS = ("urn:oid:1.2.752.29.4.19", "urn:oid:2.5.4.97", "urn:oid:2.16.578.1.12.4.1.4.101")
"""Identifiers of an organization: HSA-id, Swedish and Norwegian organization number [A, A, C]."""

CODE_SYSTEMS = {
    SNOMED: "SNOMED CT",
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
WITHOUT_DOT = ("ICD-10-SE", "ICD-10-NO", "ICD-10")
"""The event store writes these without the dot."""
