"""The seven indicators as hand-written DuckDB SQL: rivals in the bench, over the same snapshot and for the same answer.

Each query gives rows (municipality, target_group, period, numerator, denominator, persons); `period` is a month number,
the month whose first day ends the window for `continuity`, and the month of the point for `named_physician`. Rolling
windows and residents are change points: what changes when, summed over time, instead of one query a month.
"""

from bench.sql_steps import (
    EPISODES,
    HOMES,
    MEMBERS,
    OPEN_END,
    VISITS,
    month,
    month_from,
    over_persons,
    placed,
    spells,
)

NAMED_PHYSICIAN = f"""
WITH {HOMES}, {MEMBERS}, {spells(f"greatest({month_from('h.from_date')}, coalesce({month_from('birth_date')}, 0))")},
held AS (
  SELECT person, min(first) AS first, max(until) AS until FROM (
    SELECT *, sum((reached IS NULL OR reached < first)::INT) OVER (PARTITION BY person ORDER BY first, until) AS run
    FROM (
      SELECT person, {month_from("from_date")} AS first, {month_from(f"coalesce(to_date, {OPEN_END})")} AS until,
             max(until) OVER (PARTITION BY person ORDER BY first, until
                              ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS reached
      FROM named_contacts
      WHERE role = 'physician' AND practitioner IS NOT NULL AND NOT (coalesce(end_unknown, false) AND to_date IS NULL)
        AND first < until
    )
  ) GROUP BY person, run
), named AS (
  SELECT municipality, target_group, greatest(g.first, h.first) AS first, least(g.until, h.until) AS until
  FROM grouped g JOIN held h ON h.person = g.person AND g.first < h.until AND h.first < g.until
), changes AS (
  SELECT municipality, target_group, first AS point, 0 AS n, 1 AS d FROM grouped
  UNION ALL SELECT municipality, target_group, until, 0, -1 FROM grouped
  UNION ALL SELECT municipality, target_group, first, 1, 0 FROM named
  UNION ALL SELECT municipality, target_group, until, -1, 0 FROM named
)
SELECT municipality, target_group, point, sum(n)::BIGINT AS numerator, sum(d)::BIGINT AS denominator
FROM changes GROUP BY ALL
"""

# The index COC alone, though the indicator gives UPC, SECON and the share without a professional in the same pass.
CONTINUITY = f"""
WITH {HOMES}, {MEMBERS}, {VISITS}, listed AS (
  SELECT l.person, unit, {month("from_date")} + 1 AS first,
         {month(f"least(to_date, coalesce(death_date, {OPEN_END}))")} + 1 AS until
  FROM (
    SELECT person, unit, from_date,
           least(coalesce(to_date, {OPEN_END}),
                 coalesce(lead(from_date) OVER (PARTITION BY person ORDER BY from_date, unit), {OPEN_END})) AS to_date
    FROM listings WHERE NOT (coalesce(end_unknown, false) AND to_date IS NULL)
  ) l LEFT JOIN persons p ON p.person = l.person
), visits AS (
  SELECT person, unit, practitioner, {month("day")} AS month, count(*) AS visits
  FROM met WHERE practitioner IS NOT NULL AND unit IS NOT NULL GROUP BY ALL
), steps AS (
  SELECT person, unit, practitioner, e, sum(d) AS d FROM (
    SELECT person, unit, practitioner, month + 1 AS e, visits AS d FROM visits
    UNION ALL SELECT person, unit, practitioner, month + 19, -visits FROM visits
  ) GROUP BY ALL
), squared AS (
  SELECT person, unit, e, sum(d) AS d, sum(n * n - (n - d) * (n - d)) AS s FROM (
    SELECT *, sum(d) OVER (PARTITION BY person, unit, practitioner ORDER BY e) AS n FROM steps
  ) GROUP BY ALL
), running AS (
  SELECT person, unit, e AS first, coalesce(lead(e) OVER w, $last_month + 1) AS until,
         sum(d) OVER w AS n, sum(s) OVER w AS s
  FROM squared WINDOW w AS (PARTITION BY person, unit ORDER BY e)
), indexed AS (
  SELECT r.person, greatest(r.first, l.first, $first_month + 18) AS first,
         least(r.until, l.until, $last_month + 1) AS until, round_even((s - n) / (n * (n - 1)) * 1e9, 0)::BIGINT AS coc
  FROM running r JOIN listed l ON l.person = r.person AND l.unit = r.unit AND r.first < l.until AND l.first < r.until
  WHERE n >= 3
), at_home AS (
  SELECT i.person, coalesce(municipality, 'unknown') AS municipality, coc,
         greatest(i.first, {month("from_date")} + 1) AS first, least(i.until, {month("to_date")} + 1) AS until
  FROM indexed i JOIN homes h
    ON h.person = i.person AND i.first < {month("to_date")} + 1 AND {month("from_date")} + 1 < i.until
  WHERE i.first < i.until
), grouped AS (
  SELECT municipality, 'all' AS target_group, first, until, coc FROM at_home WHERE first < until
  UNION ALL
  SELECT municipality, cohort, greatest(first, {month("from_date")} + 1), least(until, {month("to_date")} + 1), coc
  FROM at_home a JOIN members m
    ON m.person = a.person AND first < {month("to_date")} + 1 AND {month("from_date")} + 1 < until
  WHERE first < until
)
SELECT municipality, target_group, point, sum(n)::BIGINT AS numerator, sum(d)::BIGINT AS denominator FROM (
  SELECT municipality, target_group, first AS point, coc AS n, 1 AS d FROM grouped WHERE first < until
  UNION ALL SELECT municipality, target_group, until, -coc, -1 FROM grouped WHERE first < until
) GROUP BY ALL
"""

OWN_PHYSICIAN_VISITS = f"""
WITH {HOMES}, {MEMBERS}, {VISITS}, visits AS (
  SELECT contact, any_value(m.person) AS person, any_value(day) AS day, (count(n.person) > 0)::INT AS own,
         (count(m.practitioner) > 0)::INT AS known
  FROM met m LEFT JOIN named_contacts n
    ON n.person = m.person AND n.practitioner = m.practitioner AND n.role = 'physician' AND n.from_date <= m.day
   AND m.day < coalesce(n.to_date, {OPEN_END}) AND NOT (coalesce(n.end_unknown, false) AND n.to_date IS NULL)
  GROUP BY contact, m.delivery
), {placed("visits")}, {
    over_persons(
        "sum(own)::BIGINT AS numerator, sum(known)::BIGINT AS denominator, count_if(known > 0) AS persons",
        "sum(own) AS own, sum(known) AS known",
    )
}"""

AVOIDABLE_ADMISSIONS = f"""
WITH {HOMES}, {MEMBERS}, {EPISODES}, main AS (
  SELECT person, event, upper(replace(code, '.', '')) AS code FROM diagnoses
  WHERE position = 1 AND system LIKE 'ICD-10%'
), first AS (
  SELECT n.person, number, min(admitted_day) AS day, arg_min(code, (admitted_at, stay, code)) AS code
  FROM numbered n LEFT JOIN main m ON m.person = n.person AND event = stay GROUP BY n.person, number
), listed AS (
  SELECT f.person, f.number, day, condition FROM first f JOIN codes c ON starts_with(f.code, c.code)
), lung AS (
  SELECT DISTINCT person, number FROM numbered WHERE (person, stay) IN (
    SELECT person, event FROM diagnoses
    WHERE position > 1 AND system LIKE 'ICD-10%' AND left(upper(code), 3) IN ('J41', 'J42', 'J43', 'J44', 'J47'))
), operated AS (
  SELECT DISTINCT person, number FROM numbered WHERE (person, stay) IN (
    SELECT person, event FROM procedures WHERE regexp_matches(upper(replace(code, '.', '')), '^[A-Z]{{3}}[0-9]{{2}}'))
), counted AS (
  SELECT DISTINCT l.person, l.number, day FROM listed l
  LEFT JOIN lung ON lung.person = l.person AND lung.number = l.number
  LEFT JOIN operated o ON o.person = l.person AND o.number = l.number
  WHERE day >= $start AND day < $end AND (coalesce(condition, '') = ''
    OR (condition = 'with_chronic_lung' AND lung.person IS NOT NULL)
    OR (condition = 'not_operated' AND o.person IS NULL))
), admissions AS (
  SELECT c.person, day,
         least(((year(day) * 10000 + month(day) * 100 + day(day))
                - (year(birth_date) * 10000 + month(birth_date) * 100 + day(birth_date))) // 50000, 18) AS band
  FROM counted c JOIN persons p ON p.person = c.person WHERE birth_date IS NOT NULL
), {placed("admissions")},
{spells(f"greatest({month_from('h.from_date')}, {month_from('birth_date')})")}, bands AS (
  SELECT municipality, target_group, band, greatest(first, born + band * 60, $first_month) AS first,
         least(until, CASE WHEN band < 18 THEN born + band * 60 + 60 ELSE 999999 END) AS until
  FROM grouped, unnest(range(0, 19)) AS u(band)
  WHERE born IS NOT NULL AND first < CASE WHEN band < 18 THEN born + band * 60 + 60 ELSE 999999 END
    AND born + band * 60 < until
)
SELECT municipality, target_group, period AS point, band, count(*) AS numerator, 0 AS denominator
FROM placed GROUP BY ALL
UNION ALL
SELECT municipality, target_group, point, band, 0, sum(d)::BIGINT FROM (
  SELECT municipality, target_group, band, first AS point, 1 AS d FROM bands WHERE first < until
  UNION ALL SELECT municipality, target_group, band, until, -1 FROM bands WHERE first < until
) GROUP BY ALL
"""

UNPLANNED_READMISSION = f"""
WITH {HOMES}, {MEMBERS}, {EPISODES}, episodes AS (
  SELECT person, number, min(admitted_day) AS admitted, bool_or(planned) FILTER (starts) AS planned,
         CASE WHEN arg_max(status, (admitted_at, stay)) = 'finished' THEN max(discharged_day) END AS day
  FROM numbered GROUP BY person, number
), discharges AS (
  SELECT e.person, day, 1 AS one,
         coalesce(NOT next_planned AND next_day - day BETWEEN 1 AND 30, false)::INT AS again FROM (
    SELECT *, lead(admitted) OVER w AS next_day, lead(planned) OVER w AS next_planned
    FROM episodes WINDOW w AS (PARTITION BY person ORDER BY number)
  ) e JOIN persons p ON p.person = e.person
  WHERE day >= $start AND day < least($end, $cut_off_day - 30) AND (death_date IS NULL OR death_date > day)
    AND birth_date + INTERVAL 65 YEAR <= day
), {placed("discharges")}, {
    over_persons(
        "sum(again)::BIGINT AS numerator, sum(n)::BIGINT AS denominator, count(*) AS persons",
        "sum(again) AS again, sum(one) AS n",
        "sum(again) AS again, sum(n) AS n",
    )
}"""

DISCHARGE_READY_DAYS = f"""
WITH {HOMES}, {MEMBERS}, {EPISODES}, ended AS (
  SELECT person, number, max(discharged_day) AS day FROM numbered
  GROUP BY person, number HAVING arg_max(status, (admitted_at, stay)) = 'finished'
), waited AS (
  SELECT e.person, e.day, e.day - max(sent_day) FILTER (kind = 'discharge_ready') AS days
  FROM notices n JOIN numbered s ON s.person = n.person AND s.episode = n.episode
  JOIN ended e ON e.person = s.person AND e.number = s.number
  WHERE kind IN ('discharge_ready', 'not_ready', 'interrupted') AND sent_day <= e.day
    AND e.day >= $start AND e.day < $end
  GROUP BY e.person, e.number, e.day
  HAVING max(sent_at) FILTER (kind = 'discharge_ready')
         > coalesce(max(sent_at) FILTER (kind <> 'discharge_ready'), TIMESTAMPTZ '1900-01-01 00:00:00+00')
), {placed("waited")}, {
    over_persons(
        "sum(days)::BIGINT AS numerator, count(*) AS denominator, count_if(days > 0) AS persons", "sum(days) AS days"
    )
}"""

EMERGENCY_VISITS = f"""
WITH {HOMES}, {MEMBERS}, visits AS (
  SELECT c.person, started_day AS day FROM contacts c JOIN persons p ON p.person = c.person
  WHERE setting = 'emergency_department' AND kind = 'visit' AND status IN ('finished', 'in_progress')
    AND started_day >= $start AND started_day < $end
    AND (year(started_day) * 10000 + month(started_day) * 100 + day(started_day))
        - (year(birth_date) * 10000 + month(birth_date) * 100 + day(birth_date)) >= 800000
), {placed("visits")}, {spells(f"greatest({month_from('h.from_date')}, {month_from('birth_date')} + 960)")}
SELECT municipality, target_group, period AS point, count(*) AS numerator, 0 AS denominator FROM placed GROUP BY ALL
UNION ALL
SELECT municipality, target_group, point, 0, sum(d)::BIGINT FROM (
  SELECT municipality, target_group, greatest(first, $first_month) AS point, 1 AS d
  FROM grouped WHERE born IS NOT NULL
  UNION ALL SELECT municipality, target_group, until, -1 FROM grouped WHERE born IS NOT NULL
) GROUP BY ALL
"""
