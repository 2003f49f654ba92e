"""Stays: one row a ward, out of encounters that are parts of each other, wards with periods, and leaves.

- An encounter with several wards is a stay for each. Going back to the ward that one left for a leave is no new stay,
  and the leave is no discharge.
- An encounter whose parts are told one by one (`partOf`) is told by them, and is no stay beside them.
- Stays share the id of the outermost encounter as their episode. A chain that comes back to itself has no outermost
  one, so each keeps its own.
- While the encounter is in progress or on leave, an end that it states is no discharge.
"""

from narvard_analytics.events.readers.fhir.codes.statuses import STAY_CLASSES
from narvard_analytics.events.readers.fhir.steps.contacts import DISCIPLINE, PLACE_NOTES, PLACES, UNIT
from narvard_analytics.events.readers.fhir.steps.writing import by_code, left_out, name_of, notes

LONGEST_CHAIN = 32
"""Encounters in a chain of parts; a longer one is taken to come back to itself."""
AT = "TRY_CAST({} AS TIMESTAMPTZ)"

EPISODES = f"""
CREATE VIEW indirect AS
    SELECT encounter.direct AS direct FROM condition UNION ALL SELECT encounter.direct FROM procedure
    UNION ALL SELECT encounter.direct FROM observation UNION ALL SELECT encounter.direct FROM questionnaire_response
    UNION ALL SELECT encounter.direct FROM communication UNION ALL SELECT encounter.direct FROM task
    UNION ALL SELECT part_of.direct FROM encounter;
CREATE TABLE aliases AS
    SELECT alias AS key, any_value(_key) AS own FROM (
        SELECT _url AS alias, _key FROM encounter
        UNION ALL SELECT unnest(keys), _key FROM encounter
        UNION ALL SELECT _url, _key FROM condition
        UNION ALL SELECT unnest(keys), _key FROM condition)
    WHERE alias IS NOT NULL AND alias <> _key AND EXISTS (SELECT 1 FROM indirect WHERE NOT direct) GROUP BY alias;

CREATE TABLE parents AS
    SELECT e._key AS key, coalesce(a.own, e.part_of.key) AS up, e.part_of.words AS words
    FROM encounter e LEFT JOIN aliases a ON a.key = e.part_of.key WHERE e.part_of IS NOT NULL;
CREATE TABLE chains AS
    WITH RECURSIVE climb AS (
        SELECT key, up, words, 1 AS steps FROM parents
        UNION ALL SELECT c.key, p.up, p.words, c.steps + 1 FROM climb c JOIN parents p ON p.key = c.up
            WHERE c.steps < {LONGEST_CHAIN})
    SELECT key, arg_max(up, steps) AS top, arg_max(words, steps) AS words, max(steps) >= {LONGEST_CHAIN} AS circular
    FROM climb GROUP BY key;

CREATE TABLE beds AS
    SELECT e._key AS key, any_value(e._id) AS id, any_value(e.stay_status) AS status,
        any_value(e.started_at) AS started_at, any_value(e.ended_at) AS ended_at,
        coalesce(bool_or(c.circular), false) AS circular,
        any_value(CASE WHEN c.circular OR c.key IS NULL THEN e._id ELSE coalesce(t._id, c.words) END) AS episode
    FROM encounter e LEFT JOIN chains c ON c.key = e._key LEFT JOIN encounter t ON t._key = c.top
    WHERE e.class IN {STAY_CLASSES} GROUP BY e._key;
CREATE TABLE told_by_parts AS
    SELECT DISTINCT p.up AS key FROM parents p JOIN beds b ON b.key = p.key
    WHERE NOT starts_with(b.status, '!') AND NOT b.circular AND p.up IN (SELECT key FROM beds);

CREATE TABLE wards AS
    WITH stated AS (
        SELECT DISTINCT w._key AS key, {name_of("w.location", "l.name")} AS unit, w.started_at, w.ended_at,
            {AT.format("w.started_at")} AS began, {AT.format("w.ended_at")} AS ended
        FROM encounter_location w JOIN beds b ON b.key = w._key LEFT JOIN locations l ON l.key = w.location.key),
    leaves AS (SELECT _key AS key, {AT.format("started_at")} AS began, {AT.format("ended_at")} AS ended
        FROM encounter_leave),
    follow AS (SELECT *, lag(unit) OVER after AS last_unit, lag(ended) OVER after AS last_ended FROM stated
        WINDOW after AS (PARTITION BY key ORDER BY began, ended)),
    marked AS (SELECT *, unit = last_unit AND (last_ended >= began OR EXISTS (SELECT 1 FROM leaves v
        WHERE v.key = follow.key AND v.began < follow.began AND coalesce(v.ended, 'infinity') > follow.last_ended))
        AS same FROM follow),
    numbered AS (SELECT *, count(*) FILTER (NOT coalesce(same, false)) OVER
        (PARTITION BY key ORDER BY began, ended ROWS UNBOUNDED PRECEDING) AS number FROM marked)
    SELECT key, number, any_value(unit) AS unit, arg_min(started_at, began) AS started_at,
        arg_max(coalesce(ended_at, ''), coalesce(ended, 'infinity')) AS ended_at,
        max(number) OVER (PARTITION BY key) AS of FROM numbered GROUP BY key, number;

CREATE TABLE bed_stays AS
    SELECT b.key, b.episode, b.circular, b.status, w.unit,
        CASE WHEN w.key IS NULL THEN b.id ELSE b.id || '.' || w.number END AS stay,
        CASE WHEN w.key IS NULL THEN b.started_at ELSE w.started_at END AS admitted_at,
        CASE WHEN b.status IN ('in_progress', 'on_leave') AND coalesce(w.number = w.of, true) THEN NULL
            WHEN w.key IS NULL THEN b.ended_at ELSE nullif(w.ended_at, '') END AS discharged_at,
        coalesce(w.number = w.of, true) AS last
    FROM beds b LEFT JOIN wards w ON w.key = b.key AND w.of > 1
    WHERE NOT starts_with(b.status, '!') AND b.key NOT IN (SELECT key FROM told_by_parts);
"""
"""`aliases` gives an encounter's or condition's own key for any other; `bed_stays` the rows of stays without what the
encounter itself tells."""

EVENTS = f"""
CREATE TABLE encounter_events AS
    WITH last_of_episode AS (
        SELECT episode, arg_max(stay, {AT.format("admitted_at")}) AS stay FROM bed_stays GROUP BY episode)
    SELECT e._key AS key, any_value(coalesce(s.stay, o.stay, e._id)) AS event,
        any_value(coalesce(b.episode, e._id)) AS episode,
        any_value({by_code(f"CASE WHEN e.class IN {STAY_CLASSES} THEN e.stay_status ELSE e.contact_status END")})
        AS left_out
    FROM encounter e LEFT JOIN beds b ON b.key = e._key
    LEFT JOIN bed_stays s ON s.key = e._key AND s.last
    LEFT JOIN last_of_episode o ON o.episode = b.episode
    GROUP BY e._key;
"""
"""`encounter_events` gives the contact or stay that a code on an encounter stands on: of several wards the last, where
the diagnoses at discharge are made [D]; and the episode."""

STAYS = f"""
SELECT e._file, e._line, e._id, e.subject AS _subject, coalesce(s.stay, e._id) AS stay, s.episode, s.admitted_at,
    s.discharged_at, 'ward' AS form, 'inpatient' AS legal_form, {DISCIPLINE} AS discipline,
    coalesce(s.unit, {UNIT}) AS unit, {name_of("e.organization", "o.name")} AS organization, e.planned,
    CASE WHEN s.last THEN e.discharged_to END AS discharged_to, coalesce(e.stay_status, '') AS status,
    coalesce({by_code("e.stay_status")}, {
    left_out(("e._key IN (SELECT key FROM told_by_parts)", "told_by_its_parts"))
}) AS _out, 'status' AS _out_column, NULL AS _example,
    {notes(*PLACE_NOTES, ("s.circular", "episode", "circular_reference"))} AS _notes
FROM encounter e LEFT JOIN bed_stays s ON s.key = e._key {PLACES}
WHERE e.class IN {STAY_CLASSES}
"""
