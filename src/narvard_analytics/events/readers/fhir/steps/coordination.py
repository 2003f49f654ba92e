"""Listings, named contacts, plans, notices and referrals."""

from narvard_analytics.events.readers.fhir.steps.writing import (
    NO_NOTES,
    by_code,
    day,
    day_after,
    left_out,
    name_of,
    notes,
    unresolved,
)

ENDED = "('inactive', 'finished', 'completed', 'revoked', 'ended')"
"""Statuses of what is over, though no end may be stated [C]."""

LISTINGS = f"""
SELECT *, {left_out(("unit IS NULL", "unit_unknown"), ("from_date IS NULL", "start_unknown"))} AS _out,
    CASE WHEN unit IS NULL THEN 'unit' ELSE 'from_date' END AS _out_column, NULL AS _example, {NO_NOTES} AS _notes
FROM (
    SELECT p._file, p._line, NULL AS _id, {{'key': p._key, 'person': NULL::UUID}} AS _subject,
        coalesce(w.unit, CASE WHEN g.kind = 'Organization' THEN g.practitioner.words END) AS unit,
        CASE WHEN coalesce(g.kind, '') <> 'Organization' THEN n.name END AS practitioner,
        CASE WHEN p._version.changed > TIMESTAMPTZ '1900-01-02'
            THEN CAST(CAST(p._version.changed AS DATE) AS VARCHAR) END AS from_date,
        NULL AS to_date, NULL AS end_unknown
    FROM patient_general_practitioner g JOIN patient p ON p._key = g._key
    LEFT JOIN workplaces w ON w.key = g.practitioner.key LEFT JOIN practitioners n ON n.key = g.practitioner.key
    UNION ALL
    SELECT e._file, e._line, NULL, e.subject, coalesce(w.unit, e.organization.words), {name_of("e.manager", "n.name")},
        {day("e.from_time")}, {day_after("e.to_time")}, e.to_time IS NULL AND e.status IN {ENDED}
    FROM episode_of_care e LEFT JOIN workplaces w ON w.key = e.organization.key
    LEFT JOIN practitioners n ON n.key = e.manager.key
    WHERE e.kind = 'listing' AND NOT starts_with(coalesce(e.status, ''), '!'))
"""
"""Patient.generalPractitioner does not say since when: it is known to hold from the day that the patient's resource was
last changed."""

NAMED_CONTACTS = f"""
SELECT *, from_time AS appointed_at, {day("from_time")} AS from_date, {day_after("to_time")} AS to_date,
    to_time IS NULL AND ended AS end_unknown,
    coalesce({by_code("role")}, {by_code("status")}, {left_out(("from_time IS NULL", "start_unknown"))}) AS _out,
    CASE WHEN starts_with(role, '!') THEN 'role' WHEN starts_with(status, '!') THEN 'status' ELSE 'from_date' END
        AS _out_column,
    {notes(("unresolved", "practitioner", "reference_not_resolved"))} AS _notes
FROM (
    SELECT t._file, t._line, NULL AS _id, t.subject AS _subject, p.role, t.status, p.role_stated AS _example,
        {name_of("p.practitioner", "n.name")} AS practitioner, n.name IS NULL AS unresolved,
        coalesce(u.unit, p.unit.words, w.unit) AS unit, coalesce(p.from_time, t.from_time) AS from_time,
        coalesce(p.to_time, t.to_time) AS to_time, t.source_status IN {ENDED} AS ended, 'CareTeam' AS source
    FROM care_team_participant p JOIN care_team t ON t._key = p._key
    LEFT JOIN practitioners n ON n.key = p.practitioner.key
    LEFT JOIN workplaces u ON u.key = p.unit.key LEFT JOIN workplaces w ON w.key = p.practitioner.key
    WHERE coalesce(p.kind, '') NOT IN ('RelatedPerson', 'Patient', 'CareTeam', 'Organization')
    UNION ALL
    SELECT e._file, e._line, NULL, e.subject, 'coordinator', e.status, NULL, {name_of("e.manager", "n.name")},
        n.name IS NULL, coalesce(o.unit, e.organization.words), e.from_time, e.to_time, e.status IN {ENDED},
        'EpisodeOfCare'
    FROM episode_of_care e LEFT JOIN practitioners n ON n.key = e.manager.key
    LEFT JOIN workplaces o ON o.key = e.organization.key
    WHERE e.manager IS NOT NULL AND e.kind IS DISTINCT FROM 'listing')
"""

PLANS = f"""
SELECT p._file, p._line, p._id, p.subject AS _subject, p._id AS plan, p.kind,
    {day("coalesce(p.from_time, p.created)")} AS from_date, {day_after("p.to_time")} AS to_date,
    p.to_time IS NULL AND p.source_status IN {ENDED} AS end_unknown,
    CASE WHEN o.name IS NOT NULL OR p.responsible_kind = 'Organization'
        THEN {name_of("p.responsible", "o.name")} END AS overall_responsible,
    coalesce({by_code("p.kind")}, {by_code("p.status")}, {by_code("p.intent")}) AS _out,
    CASE WHEN starts_with(p.kind, '!') THEN 'kind' ELSE 'status' END AS _out_column,
    p.kind_stated AS _example, {NO_NOTES} AS _notes
FROM care_plan p LEFT JOIN organizations o ON o.key = p.responsible.key
"""

NOTICES = f"""
SELECT n._file, n._line, n._id, n.subject AS _subject, n._id AS notice, coalesce(e.episode, n.encounter.words)
    AS episode, n.kind, n.sent_at, n.answer, r.notice AS refers_to,
    s.name AS sender_practitioner, f.organization AS from_organization, t.organization AS to_organization,
    coalesce({by_code("n.kind")}, {by_code("n.status")}, {
    left_out(("n.encounter IS NULL", "without_encounter"), ("e.left_out IS NOT NULL", "encounter_left_out"))
}) AS _out,
    CASE WHEN starts_with(n.kind, '!') THEN 'kind' WHEN starts_with(n.status, '!') THEN 'status' ELSE 'episode' END
        AS _out_column,
    n.kind_stated AS _example,
    {notes(unresolved("n.recipient", "t.key", "to_organization"), unresolved("n.sender", "f.key", "from_organization"))}
        AS _notes
FROM (
    SELECT _file, _line, _id, subject, CASE WHEN starts_with(kind, '!') THEN topic ELSE kind END AS kind,
        coalesce(kind_stated, topic_stated) AS kind_stated, status, encounter, sent_at, refers_to, sender, recipient,
        NULL AS answer FROM communication
    UNION ALL
    SELECT _file, _line, _id, subject, kind, kind_stated, status, encounter, sent_at, refers_to, sender, recipient,
        answer FROM task) n
LEFT JOIN aliases a ON a.key = n.encounter.key
LEFT JOIN encounter_events e ON e.key = coalesce(a.own, n.encounter.key)
LEFT JOIN (SELECT key, any_value(notice) AS notice FROM (
    SELECT unnest([_key, _url] || coalesce(keys, [])) AS key, _id AS notice FROM communication
    UNION ALL SELECT unnest([_key, _url] || coalesce(keys, [])), _id FROM task) GROUP BY key) r
    ON r.key = n.refers_to.key
LEFT JOIN workplaces f ON f.key = n.sender.key LEFT JOIN workplaces t ON t.key = n.recipient.key
LEFT JOIN practitioners s ON s.key = n.sender.key
"""

REFERRALS = f"""
SELECT r._file, r._line, r._id, r.subject AS _subject, r._id AS referral, coalesce(f.unit, r."from".words) AS from_unit,
    coalesce(t.unit, r."to".words) AS to_unit, coalesce(r.to_general_practice, r.to_discipline) AS to_discipline,
    r.sent_at,
    coalesce({left_out(("r.kind IS NULL AND r.category IS NULL", "not_a_referral"))}, {by_code("r.status")},
        {by_code("r.intent")}) AS _out,
    'status' AS _out_column, NULL AS _example,
    {notes(unresolved('r."from"', "f.key", "from_unit"), unresolved('r."to"', "t.key", "to_unit"))} AS _notes
FROM service_request r LEFT JOIN workplaces f ON f.key = r."from".key LEFT JOIN workplaces t ON t.key = r."to".key
"""
