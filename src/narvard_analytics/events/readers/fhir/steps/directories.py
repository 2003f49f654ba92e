"""Professionals, organizations and places by every key that may refer to them."""

DIRECTORIES = """
CREATE TABLE organizations AS SELECT key, min(name) AS name FROM (
    SELECT unnest([_key, _url] || coalesce(keys, [])) AS key, coalesce(name, _id) AS name FROM organization)
    WHERE key IS NOT NULL GROUP BY key;
CREATE TABLE locations AS SELECT key, min(name) AS name FROM (
    SELECT unnest([_key, _url] || coalesce(keys, [])) AS key, coalesce(name, _id) AS name FROM location)
    WHERE key IS NOT NULL GROUP BY key;
CREATE TABLE practitioners AS SELECT key, min(name) AS name FROM (
    SELECT unnest([_key, _url] || coalesce(keys, [])) AS key, coalesce(name, _id) AS name FROM practitioner)
    WHERE key IS NOT NULL GROUP BY key;

CREATE TABLE roles AS
    SELECT r._part, r._line, [r._key, r._url] || coalesce(r.keys, []) AS keys,
        coalesce(p.name, r.practitioner.words) AS practitioner,
        coalesce(o.name, r.organization.words) AS organization,
        coalesce(l.name, r.location.words, o.name, r.organization.words) AS unit,
        r.physician, r.profession, r.general_practice, r.discipline
    FROM practitioner_role r
    LEFT JOIN practitioners p ON p.key = r.practitioner.key
    LEFT JOIN organizations o ON o.key = r.organization.key
    LEFT JOIN locations l ON l.key = r.location.key;
INSERT INTO practitioners
    SELECT key, min(practitioner) FROM (SELECT unnest(keys) AS key, practitioner FROM roles)
    WHERE key IS NOT NULL AND practitioner IS NOT NULL AND key NOT IN (SELECT key FROM practitioners) GROUP BY key;
CREATE TABLE professions AS
    SELECT practitioner AS name,
        coalesce(max(physician), arg_min(profession, (_part, _line))) AS profession,
        coalesce(max(general_practice), arg_min(discipline, (_part, _line))) AS discipline,
        CASE WHEN count(DISTINCT unit) = 1 THEN min(unit) END AS unit,
        CASE WHEN count(DISTINCT organization) = 1 THEN min(organization) END AS organization
    FROM roles WHERE practitioner IS NOT NULL GROUP BY practitioner;

CREATE TABLE workplaces AS SELECT key, min(unit) AS unit, min(organization) AS organization FROM (
    SELECT key, name AS unit, name AS organization FROM organizations
    UNION ALL SELECT key, name, NULL FROM locations
    UNION ALL SELECT unnest(keys), unit, organization FROM roles
    UNION ALL SELECT p.key, f.unit, f.organization FROM practitioners p JOIN professions f USING (name)
        WHERE NOT EXISTS (SELECT 1 FROM roles r WHERE list_contains(r.keys, p.key)))
    WHERE key IS NOT NULL GROUP BY key;
"""
"""`organizations`, `locations` and `practitioners` give the name of a key; `professions` what is known of a
professional by name; `workplaces` the unit and organization that a reference to any of them means. A professional with
several places of work has none by name alone."""
