"""What the hand-written queries of `indicators_sql` share: homes, groups, episodes, residents and placed events."""

OPEN_END = "DATE '9999-12-31'"
GROUPS = "('children_young', 'multi_ill_elderly', 'mental_ill_health', 'disability', 'end_of_life')"


def month(day: str) -> str:
    """Number of the month that a day lies in."""
    return f"(year({day}) * 12 + month({day}) - 1)"


def month_from(day: str) -> str:
    """Number of the first month that starts on the day or later."""
    return f"({month(day)} + (day({day}) > 1)::INT)"


HOMES = f"""
homes AS (
  SELECT person, coalesce(municipality, 'unknown') AS municipality, from_date,
         least(coalesce(to_date, {OPEN_END}),
               coalesce(lead(from_date) OVER (PARTITION BY person ORDER BY from_date, municipality),
                        {OPEN_END})) AS to_date
  FROM residence WHERE NOT (coalesce(end_unknown, false) AND to_date IS NULL)
)"""

MEMBERS = f"""
members AS (
  SELECT person, cohort, min(from_date) AS from_date, max(to_date) AS to_date FROM (
    SELECT *, sum((reached IS NULL OR reached < from_date)::INT)
              OVER (PARTITION BY person, cohort ORDER BY from_date, to_date) AS run
    FROM (
      SELECT person, cohort, from_date, coalesce(to_date, {OPEN_END}) AS to_date,
             max(coalesce(to_date, {OPEN_END})) OVER (PARTITION BY person, cohort ORDER BY from_date, to_date
                                                   ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS reached
      FROM cohorts
      WHERE cohort IN {GROUPS} AND NOT (coalesce(end_unknown, false) AND to_date IS NULL)
    )
  ) GROUP BY person, cohort, run
)"""

EPISODES = f"""
numbered AS (
  SELECT *, sum(starts) OVER (PARTITION BY person ORDER BY admitted_at, stay) AS number FROM (
    SELECT *, NOT coalesce(episode = lag(episode) OVER w OR admitted_day <= reached
                           OR (admitted_day = reached + 1 AND organization <> lag(organization) OVER w),
                           false) AS starts
    FROM (
      SELECT person, stay, episode, admitted_at, admitted_day, discharged_day, planned, status, organization,
             max(coalesce(discharged_day, CASE WHEN status <> 'finished' THEN {OPEN_END} ELSE admitted_day END))
               OVER (PARTITION BY person ORDER BY admitted_at, stay
                     ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS reached
      FROM stays
      WHERE status IN ('finished', 'in_progress', 'on_leave') AND coalesce(legal_form, 'inpatient') = 'inpatient'
    ) WINDOW w AS (PARTITION BY person ORDER BY admitted_at, stay)
  )
)"""


def spells(first: str) -> str:
    """Residents alive as runs of month numbers; `first` is an expression for the first month."""
    return f"""
spells AS (
  SELECT person, municipality, born, first, until FROM (
    SELECT h.person, municipality, {month_from("birth_date")} AS born,
           {first} AS first,
           least({month_from("h.to_date")}, {month_from(f"coalesce(death_date, {OPEN_END})")}) AS until
    FROM homes h LEFT JOIN persons p ON p.person = h.person
  ) WHERE first < until AND until > $first_month AND first <= $last_month
), grouped AS (
  SELECT person, municipality, born, 'all' AS target_group, first, until FROM spells
  UNION ALL
  SELECT s.person, municipality, born, cohort, greatest(first, {month_from("from_date")}),
         least(until, {month_from("to_date")})
  FROM spells s JOIN members m
    ON m.person = s.person AND {month_from("from_date")} < until AND first < {month_from("to_date")}
)"""


def placed(events: str) -> str:
    """Events (person, day, …) with municipality, group and month."""
    return f"""
located AS (
  SELECT e.*, coalesce(municipality, 'unknown') AS municipality, {month("day")} AS period
  FROM {events} e LEFT JOIN homes h ON h.person = e.person AND h.from_date <= e.day AND e.day < h.to_date
), placed AS (
  SELECT *, 'all' AS target_group FROM located
  UNION ALL
  SELECT l.*, cohort FROM located l JOIN members m ON m.person = l.person AND m.from_date <= l.day AND l.day < m.to_date
)"""


def over_persons(figures: str, sums: str, again: str = "") -> str:
    """Figures over persons, a municipality at a time and all known ones together."""
    return f"""
person AS MATERIALIZED (SELECT person, municipality, target_group, period, {sums} FROM placed GROUP BY ALL),
anywhere AS (
  SELECT person, target_group, period, {again or sums} FROM person WHERE municipality <> 'unknown' GROUP BY ALL
)
SELECT municipality, target_group, period, {figures} FROM person GROUP BY ALL
UNION ALL
SELECT '*', target_group, period, {figures} FROM anywhere GROUP BY ALL
"""


VISITS = """
met AS (
  SELECT c.contact, c.delivery, c.person, c.unit, c.started_day AS day, p.practitioner
  FROM contacts c LEFT JOIN contact_participants p ON p.contact = c.contact AND p.delivery = c.delivery
  WHERE c.setting = 'primary_care' AND c.kind IN ('visit', 'home_visit') AND c.status IN ('finished', 'in_progress')
    AND c.started_day >= $start AND c.started_day < $end AND (p.practitioner IS NULL OR p.profession = 'physician')
)"""
