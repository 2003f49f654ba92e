"""Contacts and the professionals in them."""

from narvard_analytics.events.readers.fhir.codes.statuses import EMERGENCY_CLASS, STAY_CLASSES
from narvard_analytics.events.readers.fhir.steps.writing import by_code, name_of, notes, unresolved

PROFESSIONALS = f"""
CREATE VIEW encounter_professional AS
    SELECT e._key AS key, e.number, {name_of("e.practitioner", "p.name")} AS practitioner,
        p.name IS NULL AS unresolved
    FROM encounter_participant e LEFT JOIN practitioners p ON p.key = e.practitioner.key
    WHERE coalesce(e.kind, '') NOT IN ('RelatedPerson', 'Patient', 'Device');
CREATE VIEW encounter_discipline AS
    SELECT e.key, bool_or(f.discipline = 'general_practice') AS general_practice,
        arg_min(f.discipline, e.number) FILTER (f.discipline IS NOT NULL) AS discipline
    FROM encounter_professional e JOIN professions f ON f.name = e.practitioner GROUP BY e.key;
"""

PLACES = """
LEFT JOIN locations l ON l.key = e.unit.key
LEFT JOIN organizations o ON o.key = e.organization.key
LEFT JOIN encounter_discipline d ON d.key = e._key
"""
UNIT = f"coalesce({name_of('e.unit', 'l.name')}, {name_of('e.organization', 'o.name')})"
DISCIPLINE = "coalesce(d.discipline, e.service_general_practice, e.service)"
PLACE_NOTES = (unresolved("e.unit", "l.name", "unit"), unresolved("e.organization", "o.name", "organization"))

CONTACTS = f"""
SELECT e._file, e._line, e._id, e.subject AS _subject, e._id AS contact, e.started_at, e.ended_at, e.kind,
    CASE WHEN e.class = '{EMERGENCY_CLASS}' THEN 'emergency_department'
        WHEN d.general_practice OR e.service_general_practice IS NOT NULL THEN 'primary_care' END AS setting,
    {DISCIPLINE} AS discipline, e.planned, {UNIT} AS unit, {name_of("e.organization", "o.name")} AS organization,
    coalesce(e.contact_status, '') AS status,
    {by_code("e.contact_status")} AS _out, 'status' AS _out_column, NULL AS _example, {notes(*PLACE_NOTES)} AS _notes
FROM encounter e {PLACES}
WHERE coalesce(e.class, '') NOT IN {STAY_CLASSES}
"""
"""The class tells emergency care, the speciality of a professional or of the service general practice."""

CONTACT_PARTICIPANTS = f"""
SELECT e._file, e._line, NULL AS _id, e._id AS contact, p.practitioner, f.profession,
    NULL AS _out, NULL AS _out_column, NULL AS _example,
    {notes(("p.unresolved", "practitioner", "reference_not_resolved"))} AS _notes
FROM (SELECT key, practitioner, bool_and(unresolved) AS unresolved FROM encounter_professional
    WHERE practitioner IS NOT NULL GROUP BY key, practitioner) p
JOIN encounter e ON e._key = p.key
LEFT JOIN professions f ON f.name = p.practitioner
WHERE coalesce(e.class, '') NOT IN {STAY_CLASSES} AND NOT starts_with(coalesce(e.contact_status, ''), '!')
"""
