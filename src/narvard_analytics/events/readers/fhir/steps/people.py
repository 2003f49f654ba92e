"""Persons, where they live, and units."""

from narvard_analytics.events.readers.fhir.steps.writing import NO_NOTES, day, day_after, left_out, notes

PATIENTS = """
CREATE TABLE identities AS SELECT _key, _url, keys, _file, _line, _id,
    CASE WHEN identity.stated THEN identity.person ELSE local_pseudonym_of(_id) END AS person,
    identity.fault AS fault, NOT identity.stated AS without_number FROM patient;
CREATE TABLE patients AS SELECT key, any_value(person) AS person, any_value(fault) AS fault FROM (
    SELECT unnest([_key, _url] || coalesce(keys, [])) AS key, person, fault FROM identities)
    WHERE key IS NOT NULL GROUP BY key;
"""
"""`patients` gives the pseudonym of a key, or the fault in the identity number."""

PERSONS = f"""
SELECT p._file, p._line, p._id, i.person, i.fault AS _why, {day("p.birth_date")} AS birth_date, p.sex,
    {day("p.death_time")} AS death_date, NULL AS _out, NULL AS _out_column, NULL AS _example,
    {
    notes(
        ("i.without_number", "person", "no_identity_number"),
        ("length(p.birth_date) < 10", "birth_date", "partial_date"),
        ("length(p.death_time) < 10", "death_date", "partial_date"),
        ("p.dead = 'true' AND p.death_time IS NULL", "death_date", "death_date_unknown"),
    )
} AS _notes
FROM patient p JOIN identities i ON i._key = p._key AND i._file = p._file AND i._line = p._line
"""

MUNICIPALITY = """coalesce(
    (SELECT any_value(m.municipality) FROM municipalities m WHERE m.place = lower(replace({a}.postal_code, ' ', ''))),
    (SELECT any_value(m.municipality) FROM municipalities m WHERE m.place = lower(replace({a}.city, ' ', ''))),
    {a}.municipality_code, {a}.municipality_code_of_address)"""
RESIDENCE = f"""
SELECT p._file, p._line, NULL AS _id, i.person, CASE WHEN i.person IS NULL THEN 'parent_left_out' END AS _why,
    {MUNICIPALITY.format(a="a")} AS municipality,
    coalesce({day("a.from_time")}, {day("p.birth_date")}) AS from_date, {day_after("a.to_time")} AS to_date,
    {left_out(("a.use IN ('temp', 'work', 'billing')", "not_a_residence"))} AS _out, 'municipality' AS _out_column,
    NULL AS _example, {NO_NOTES} AS _notes
FROM patient_address a JOIN patient p ON p._key = a._key
JOIN identities i ON i._key = p._key AND i._file = p._file AND i._line = p._line
"""

UNITS = f"""
SELECT l._file, l._line, l._id, coalesce(l.name, l._id) AS unit,
    coalesce(o.name, l.organization.words) AS organization, {MUNICIPALITY.format(a="l")} AS municipality,
    l.longitude, l.latitude, NULL AS _out, NULL AS _out_column, NULL AS _example, {NO_NOTES} AS _notes
FROM (SELECT * FROM location QUALIFY row_number() OVER (PARTITION BY _key ORDER BY _part, _line) = 1) l
LEFT JOIN organizations o ON o.key = l.organization.key
"""
