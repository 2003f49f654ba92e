"""How long the log is kept, as dated rules."""

from dataclasses import dataclass
from datetime import UTC, date, datetime


@dataclass(frozen=True)
class Retention:
    """Logs are kept at least `years` years. Certainty as in the rules' key: B is a summary of the source."""

    country: str
    years: int
    valid_from: date
    source: str
    certainty: str


# Norway has no row: how long such logs are kept there is not established, so a Norwegian log is never culled.
RETENTION = (Retention("SE", 5, date(2017, 3, 1), "HSLF-FS 2016:40, 4 kap. 9 § (loggar sparas minst fem år)", "B"),)


def _years_before(day: date, years: int) -> date:
    """The same day `years` earlier; 29 February becomes 28 February."""
    leap = day.month == 2 and day.day == 29
    return day.replace(year=day.year - years, day=28 if leap else day.day)


def may_be_culled(at: datetime, now: datetime, country: str) -> bool:
    """Is the time out for an event of `at`, by the rule in force in `country` on the day of `now`?"""
    today = now.astimezone(UTC).date()
    in_force = [rule for rule in RETENTION if rule.country == country and rule.valid_from <= today]
    if not in_force:
        return False
    years = max(in_force, key=lambda rule: rule.valid_from).years
    return at.astimezone(UTC).date() < _years_before(today, years)
