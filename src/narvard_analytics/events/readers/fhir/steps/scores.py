"""Scores, from observations and from answered questionnaires that state their total."""

from narvard_analytics.events.readers.fhir.steps.writing import NO_NOTES, by_code, left_out

MEASUREMENTS = f"""
SELECT m._file, m._line, m._id, m.subject AS _subject, m.measured_at, m.instrument, m.total, m.flag,
    CASE WHEN e.left_out IS NULL THEN e.event END AS contact,
    coalesce({by_code("m.instrument")}, {by_code("m.status")},
        {left_out(("m.total IS NULL", "without_total"))}) AS _out,
    CASE WHEN starts_with(m.instrument, '!') THEN 'instrument' WHEN starts_with(m.status, '!') THEN 'status'
        ELSE 'total' END AS _out_column,
    m.instrument_stated AS _example, {NO_NOTES} AS _notes
FROM (
    SELECT _file, _line, _id, subject, coalesce("at", at_instant, at_start) AS measured_at, instrument,
        coalesce(quantity, "integer") AS total, flag, encounter, status, instrument_stated FROM observation
    UNION ALL
    SELECT q._file, q._line, q._id, q.subject, q.measured_at, q.instrument, i.total, NULL, q.encounter, q.status,
        q.instrument_stated
    FROM questionnaire_response q LEFT JOIN (
        SELECT _key, instrument, any_value(coalesce("decimal", "integer", quantity)) AS total FROM questionnaire_item
        WHERE instrument IS NOT NULL GROUP BY ALL) i ON i._key = q._key AND i.instrument = q.instrument) m
LEFT JOIN aliases a ON a.key = m.encounter.key
LEFT JOIN encounter_events e ON e.key = coalesce(a.own, m.encounter.key)
"""
