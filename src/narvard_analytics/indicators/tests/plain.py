"""The seven indicators once more, as slow and plain as can be: loops over lists of dicts, a day and a person at a time.

Written from the definitions and sharing no code with the engine; the tests compare the two. `store` maps a table's name
to its rows. Instants are aware datetimes. Results are Cell by (measure, period_from, municipality, target_group).
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Europe/Stockholm")
GROUPS = ("children_young", "multi_ill_elderly", "mental_ill_health", "disability", "end_of_life")
DAY = timedelta(days=1)


@dataclass
class Cell:
    """What a row of results has to say; value is None where there is no figure."""

    numerator: float = 0.0
    denominator: float = 0.0
    persons: set = field(default_factory=set)
    events: int = 0
    value: float | None = None


def local(instant: datetime | None) -> date | None:
    return instant.astimezone(ZONE).date() if instant else None


def next_month(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def part_of_year(month: date) -> float:
    days_in_year = (date(month.year + 1, 1, 1) - date(month.year, 1, 1)).days
    return (next_month(month) - month).days / days_in_year


def months_between(first: date, end: date):
    while first < end:
        yield first
        first = next_month(first)


def earlier_month(day: date, months: int) -> date:
    for _ in range(months):
        day = (day - DAY).replace(day=1)
    return day


def age(born: date, day: date) -> int:
    years = day.year - born.year
    return years if (day.month, day.day) >= (born.month, born.day) else years - 1


def holds(row: dict, day: date) -> bool:
    if row.get("end_unknown") and row["to_date"] is None:
        return False
    return row["from_date"] <= day and (row["to_date"] is None or day < row["to_date"])


def latest(rows: list[dict], person, day: date) -> dict | None:
    """The row begun last by the day, if it still holds: a later registration replaces the earlier."""
    begun = [
        row
        for row in rows
        if row["person"] == person
        and row["from_date"] <= day
        and not (row.get("end_unknown") and row["to_date"] is None)
    ]
    if not begun:
        return None
    last = max(begun, key=lambda row: row["from_date"])
    return last if holds(last, day) else None


def place(store: dict, person, day: date) -> str:
    row = latest(store["residence"], person, day)
    return "unknown" if row is None or row["municipality"] is None else row["municipality"]


def groups(store: dict, person, day: date) -> list[str]:
    mine = {row["cohort"] for row in store["cohorts"] if row["person"] == person and holds(row, day)}
    return ["all", *(group for group in GROUPS if group in mine)]


def cells_of(store: dict, person, day: date) -> list[tuple[str, str]]:
    municipality = place(store, person, day)
    places = [municipality] if municipality == "unknown" else [municipality, "*"]
    return [(where, group) for where in places for group in groups(store, person, day)]


def person_row(store: dict, person) -> dict | None:
    return next((row for row in store["persons"] if row["person"] == person), None)


def is_alive(store: dict, person, day: date) -> bool:
    row = person_row(store, person)
    if row is None:
        return True
    born, died = row["birth_date"], row["death_date"]
    return (born is None or born <= day) and (died is None or day < died)


def is_not_dead(store: dict, person, day: date) -> bool:
    row = person_row(store, person)
    return row is None or row["death_date"] is None or day < row["death_date"]


def residents(store: dict, day: date) -> list:
    people = {row["person"] for row in store["residence"]}
    return [p for p in people if latest(store["residence"], p, day) and is_alive(store, p, day)]


def named_physician(store: dict, months: list[date]) -> dict:
    cells: dict = defaultdict(Cell)
    for month in months:
        day = next_month(month)
        for person in residents(store, day):
            named = any(
                row["person"] == person and row["role"] == "physician" and row["practitioner"] and holds(row, day)
                for row in store["named_contacts"]
            )
            for where, group in cells_of(store, person, day):
                cell = cells["share", day, where, group]
                cell.denominator += 1
                cell.persons.add(person)
                cell.numerator += named
                cell.events += named
    return shares(cells)


def shares(cells: dict) -> dict:
    for cell in cells.values():
        cell.value = cell.numerator / cell.denominator if cell.denominator else None
    return cells


def visits(store: dict) -> list[tuple]:
    """(person, day, at, contact, unit, physicians met, whether nobody is recorded)."""
    found = []
    for contact in store["contacts"]:
        if contact["setting"] != "primary_care" or contact["kind"] not in ("visit", "home_visit"):
            continue
        if contact["status"] not in ("finished", "in_progress"):
            continue
        rows = [row for row in store["contact_participants"] if row["contact"] == contact["contact"]]
        physicians = sorted(row["practitioner"] for row in rows if row["profession"] == "physician")
        if physicians or not rows:
            at = contact["started_at"]
            found.append((contact["person"], local(at), at, contact["contact"], contact["unit"], physicians, not rows))
    return found


def own_physician_visits(store: dict, months: list[date]) -> dict:
    cells: dict = defaultdict(Cell)
    for person, day, _, _, _, physicians, nobody in visits(store):
        month = day.replace(day=1)
        if month not in months:
            continue
        own = any(
            row["person"] == person
            and row["role"] == "physician"
            and row["practitioner"] in physicians
            and holds(row, day)
            for row in store["named_contacts"]
        )
        for where, group in cells_of(store, person, day):
            missing = cells["missing_provider", month, where, group]
            missing.denominator += 1
            missing.persons.add(person)
            missing.numerator += nobody
            missing.events += nobody
            share = cells["share", month, where, group]
            if not nobody:
                share.denominator += 1
                share.persons.add(person)
                share.numerator += own
                share.events += own
    return shares(cells)
