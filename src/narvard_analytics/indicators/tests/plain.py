"""The seven indicators once more, as slow and plain as can be: loops over lists of dicts, a day and a person at a time.

Written from the definitions and sharing no code with the engine; the tests compare the two. `store` maps a table's name
to its rows. Instants are aware datetimes. Results are Cell by (measure, period_from, municipality, target_group).
"""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from fractions import Fraction
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


def bice_boxerman(providers: list[str]) -> Fraction:
    n = len(providers)
    return Fraction(sum(c * c for c in Counter(providers).values()) - n, n * (n - 1))


def usual_provider(providers: list[str]) -> Fraction:
    return Fraction(max(Counter(providers).values()), len(providers))


def sequential(providers: list[str]) -> Fraction:
    same = sum(a == b for a, b in zip(providers, providers[1:], strict=False))
    return Fraction(same, len(providers) - 1)


def continuity(store: dict, months: list[date], observed_from: date) -> dict:
    cells: dict = defaultdict(Cell)
    known_visits = visits(store)
    for month in months:
        end = next_month(month)
        start, last_day = earlier_month(end, 18), end - DAY
        if start < observed_from:
            continue
        for person in {row["person"] for row in store["listings"]}:
            listing = latest(store["listings"], person, last_day)
            if listing is None or not is_not_dead(store, person, last_day):
                continue
            mine = [v for v in known_visits if v[0] == person and start <= v[1] < end and v[4] == listing["unit"]]
            if mine:
                _add_window(store, cells, person, start, last_day, sorted(mine, key=lambda v: (v[2], v[3])))
    return shares(cells)


def _add_window(store: dict, cells: dict, person, start: date, last_day: date, mine: list[tuple]) -> None:
    providers = [physician for v in mine for physician in v[5]]
    nobody = sum(v[6] for v in mine)
    if len(providers) + nobody < 3:
        return
    for where, group in cells_of(store, person, last_day):
        missing = cells["missing_provider", start, where, group]
        missing.denominator += len(providers) + nobody
        missing.persons.add(person)
        missing.numerator += nobody
        missing.events += nobody
        if len(providers) < 3:
            continue
        indices = {"coc": bice_boxerman, "upc": usual_provider, "secon": sequential}
        for name, index in indices.items():
            cell = cells[name, start, where, group]
            cell.numerator += float(index(providers))
            cell.denominator += 1
            cell.persons.add(person)
            cell.events += 1


def merged_stays(store: dict) -> dict:
    """Unbroken episodes by person, each a list of stays in time."""
    chains: dict = defaultdict(list)
    real = [
        row
        for row in store["stays"]
        if row["status"] in ("finished", "in_progress", "on_leave") and row["legal_form"] != "outpatient"
    ]
    for row in sorted(real, key=lambda row: (row["admitted_at"], row["stay"])):
        chain = chains[row["person"]]
        if chain and _continues(chain, row):
            chain[-1].append(row)
        else:
            chain.append([row])
    return chains


def _until(row: dict) -> date:
    if row["discharged_at"]:
        return local(row["discharged_at"])
    return local(row["admitted_at"]) if row["status"] == "finished" else date.max


def _continues(chain: list[list[dict]], row: dict) -> bool:
    before = chain[-1][-1]
    reached = max(_until(stay) for episode in chain for stay in episode)
    day = local(row["admitted_at"])
    if row["episode"] == before["episode"] or day <= reached:
        return True
    other_hospital = row["organization"] and before["organization"] and row["organization"] != before["organization"]
    return bool(other_hospital) and day == reached + DAY


def discharge_day(episode: list[dict]) -> date | None:
    if episode[-1]["status"] != "finished":
        return None
    return max((local(row["discharged_at"]) for row in episode if row["discharged_at"]), default=None)


def readmission(store: dict, months: list[date], cut_off_day: date) -> dict:
    cells: dict = defaultdict(Cell)
    for person, chain in merged_stays(store).items():
        who = person_row(store, person)
        for number, episode in enumerate(chain):
            day = discharge_day(episode)
            if day is None or who is None or who["birth_date"] is None or day.replace(day=1) not in months:
                continue
            if age(who["birth_date"], day) < 65 or (who["death_date"] and who["death_date"] <= day):
                continue
            if day + 30 * DAY >= cut_off_day:
                continue
            again = False
            if number + 1 < len(chain):
                first = chain[number + 1][0]
                gap = (local(first["admitted_at"]) - day).days
                again = first["planned"] is False and 1 <= gap <= 30
            for where, group in cells_of(store, person, day):
                cell = cells["share", day.replace(day=1), where, group]
                cell.denominator += 1
                cell.persons.add(person)
                cell.numerator += again
                cell.events += again
    return shares(cells)


def discharge_ready(store: dict, months: list[date]) -> dict:
    per_person: dict = defaultdict(int)
    for person, chain in merged_stays(store).items():
        for episode in chain:
            day = discharge_day(episode)
            if day is None or day.replace(day=1) not in months:
                continue
            ids = {row["episode"] for row in episode}
            notices = [
                n
                for n in store["notices"]
                if n["person"] == person and n["episode"] in ids and local(n["sent_at"]) <= day
            ]
            ready = [n["sent_at"] for n in notices if n["kind"] == "discharge_ready"]
            gone = [n["sent_at"] for n in notices if n["kind"] in ("not_ready", "interrupted")]
            if not ready or (gone and max(gone) >= max(ready)):
                continue
            for where, group in cells_of(store, person, day):
                per_person[person, day.replace(day=1), where, group] += (day - local(max(ready))).days
    cells: dict = defaultdict(Cell)
    for (person, month, where, group), days in per_person.items():
        for measure in ("mean", "mean_without_day_0", "days"):
            cell = cells[measure, month, where, group]
            if measure == "mean_without_day_0" and days == 0:
                continue
            cell.numerator += days
            cell.denominator += 1
            cell.persons.add(person)
            cell.events += 1
    return shares(cells)


def counts_as_avoidable(store: dict, codes: list[tuple[str, str]], episode: list[dict]) -> bool:
    def codes_of(stay: dict, main: bool) -> list[str]:
        return sorted(
            row["code"].upper().replace(".", "")
            for row in store["diagnoses"]
            if row["event"] == stay["stay"] and row["system"] == "ICD-10-SE" and (row["position"] == 1) == main
        )

    mains = [codes_of(stay, True) for stay in episode]
    first = next((found[0] for found in mains if found), None)
    if first is None:
        return False
    secondary = [code for stay in episode for code in codes_of(stay, False)]
    with_lung = any(code[:3] in ("J41", "J42", "J43", "J44", "J47") for code in secondary)
    operated = any(
        row["event"] == stay["stay"] and re.match("[A-Z]{3}[0-9]{2}", row["code"].upper())
        for stay in episode
        for row in store["procedures"]
    )
    for code, condition in codes:
        if first.startswith(code):
            if condition == "":
                return True
            if condition == "with_chronic_lung" and with_lung:
                return True
            if condition == "not_operated" and not operated:
                return True
    return False


def band(years: int) -> int:
    return min(years // 5, 18)


def avoidable(store: dict, months: list[date], codes: list[tuple[str, str]], weights: tuple[float, ...]) -> dict:
    events: dict = defaultdict(Counter)
    for person, chain in merged_stays(store).items():
        who = person_row(store, person)
        for episode in chain:
            day = local(episode[0]["admitted_at"])
            if who is None or who["birth_date"] is None or day.replace(day=1) not in months:
                continue
            if counts_as_avoidable(store, codes, episode):
                for cell in cells_of(store, person, day):
                    events[(day.replace(day=1), *cell)][max(0, band(age(who["birth_date"], day)))] += 1
    exposure: dict = defaultdict(Counter)
    living: dict = defaultdict(set)
    for month in months:
        for person in residents(store, month):
            who = person_row(store, person)
            if who is None or who["birth_date"] is None:
                continue
            for cell in cells_of(store, person, month):
                exposure[(month, *cell)][band(age(who["birth_date"], month))] += part_of_year(month)
                living[(month, *cell)].add(person)
    cells: dict = defaultdict(Cell)
    for key in {*events, *exposure}:
        n, d = exposure[key], events[key]
        weight = sum(weights[a] for a in n)
        adjusted = sum(weights[a] / weight * d[a] / n[a] for a in n) if n else None
        crude = sum(d.values()) / sum(n.values()) if n else None
        for measure, value in (("standardised_rate", adjusted), ("crude_rate", crude)):
            cell = Cell(sum(d.values()), sum(n.values()), living[key], sum(d.values()))
            cell.value = None if value is None else 100_000 * value
            cells[(measure, *key)] = cell
    return cells


def emergency(store: dict, months: list[date]) -> dict:
    cells: dict = defaultdict(Cell)
    for month in months:
        for person in residents(store, month):
            who = person_row(store, person)
            if who is None or who["birth_date"] is None or age(who["birth_date"], month) < 80:
                continue
            for where, group in cells_of(store, person, month):
                cell = cells["rate", month, where, group]
                cell.denominator += part_of_year(month)
                cell.persons.add(person)
    for contact in store["contacts"]:
        day, who = local(contact["started_at"]), person_row(store, contact["person"])
        if contact["setting"] != "emergency_department" or contact["kind"] != "visit":
            continue
        if contact["status"] not in ("finished", "in_progress") or day.replace(day=1) not in months:
            continue
        if who is None or who["birth_date"] is None or age(who["birth_date"], day) < 80:
            continue
        for where, group in cells_of(store, contact["person"], day):
            cell = cells["rate", day.replace(day=1), where, group]
            cell.numerator += 1
            cell.events += 1
    for cell in cells.values():
        cell.value = 1000 * cell.numerator / cell.denominator if cell.denominator else None
    return cells
