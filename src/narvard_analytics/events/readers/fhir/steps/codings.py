"""Diagnoses and procedures on contacts and stays."""

from narvard_analytics.events.readers.fhir.steps.writing import NO_NOTES, by_code, left_out

RANKS = """
CREATE TABLE ranks AS
    SELECT coalesce(a.own, d.condition.key) AS key, min(d.rank) AS rank
    FROM encounter_diagnosis d LEFT JOIN aliases a ON a.key = d.condition.key GROUP BY 1;
"""


def _codes(view: str, rank: str, ranked: str) -> str:
    """A row for each coding; what has none is one row that is left out."""
    return f"""
SELECT c._file, c._line, c._id || '.' || c.number AS _id, c.subject AS _subject,
    coalesce(e.event, c.encounter.words) AS event, {rank} AS position,
    system_name(c.coding.system) AS system, stored_code(c.coding.system, c.coding.code) AS code,
    coalesce({by_code("c.status")}, {
        left_out(
            ("c.encounter IS NULL", "without_encounter"),
            ("e.left_out IS NOT NULL", "encounter_left_out"),
            ("c.coding.code IS NULL", "without_code"),
        )
    }) AS _out,
    CASE WHEN starts_with(c.status, '!') OR c.coding.code IS NULL THEN 'code' ELSE 'event' END AS _out_column,
    NULL AS _example, {NO_NOTES} AS _notes
FROM (SELECT *, unnest(CASE WHEN len(codings) > 0 THEN codings ELSE [NULL] END) AS coding,
    unnest(range(1, greatest(len(codings), 1) + 1)) AS number FROM {view}) c
LEFT JOIN aliases a ON a.key = c.encounter.key
LEFT JOIN encounter_events e ON e.key = coalesce(a.own, c.encounter.key)
{ranked}
"""


DIAGNOSES = _codes("condition", "r.rank", "LEFT JOIN ranks r ON r.key = c._key")
PROCEDURES = _codes("procedure", "NULL", "")
