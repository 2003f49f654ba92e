"""The plain references of what happens in hospital: readmission, discharge, avoidable admissions, emergency visits."""

import re
from collections import Counter, defaultdict
from dataclasses import replace
from datetime import date

from .plain import DAY, Cell, age, cells_of, local, part_of_year, person_row, residents, shares


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


def readmission(store: dict, months: list[date], cut_off_day: date, weights: tuple[float, ...]) -> dict:
    cells: dict = defaultdict(Cell)
    by_band: dict = defaultdict(lambda: defaultdict(list))
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
                by_band[day.replace(day=1), where, group][band(age(who["birth_date"], day))].append(again)
    shares(cells)
    for key, bands in by_band.items():
        weight = sum(weights[a] for a in bands)
        crude = cells["share", *key]
        adjusted = sum(weights[a] / weight * sum(found) / len(found) for a, found in bands.items())
        cells["standardised_share", *key] = replace(crude, value=adjusted)
    return cells


def ready_days(store: dict, person, episode: list[dict], day: date) -> int | None:
    """Days since the notice that stood at the discharge; None where none did."""
    ids = {row["episode"] for row in episode}
    notices = [
        n for n in store["notices"] if n["person"] == person and n["episode"] in ids and local(n["sent_at"]) <= day
    ]
    ready = [n["sent_at"] for n in notices if n["kind"] == "discharge_ready"]
    gone = [n["sent_at"] for n in notices if n["kind"] in ("not_ready", "interrupted")]
    if not ready or (gone and max(gone) >= max(ready)):
        return None
    return (day - local(max(ready))).days


PSYCHIATRY = ("psychiatry",)


def discharge_ready(store: dict, months: list[date]) -> dict:
    per_person: dict = defaultdict(int)
    nights: dict = defaultdict(int)
    for person, chain in merged_stays(store).items():
        for episode in chain:
            day = discharge_day(episode)
            if day is None or day.replace(day=1) not in months:
                continue
            days = ready_days(store, person, episode, day)
            kind = episode[-1]["discipline"]
            for where, group in cells_of(store, person, day):
                key = (person, day.replace(day=1), where, group)
                nights[key] += (day - local(episode[0]["admitted_at"])).days
                if days is not None:
                    per_person["", *key] += days
                    if kind:
                        per_person["psychiatric" if kind in PSYCHIATRY else "somatic", *key] += days
    cells: dict = defaultdict(Cell)
    for (kind, person, *where), days in per_person.items():
        names = ("mean", "mean_without_day_0", "days") if not kind else (f"mean_{kind}",)
        for measure in names:
            cell = cells[measure, *where]
            if measure == "mean_without_day_0" and days == 0:
                continue
            cell.numerator += days
            cell.denominator += 1
            cell.persons.add(person)
            cell.events += 1
    for (person, *where), stayed in nights.items():
        cell = cells["share_of_bed_days", *where]
        cell.numerator += per_person.get(("", person, *where), 0)
        cell.events = cell.numerator
        cell.denominator += stayed
        cell.persons |= {person} if stayed else set()
    shares(cells)
    per_resident(store, months, cells)
    return cells


def per_resident(store: dict, months: list[date], cells: dict) -> None:
    """Days as ready to leave by person-years of everybody."""
    for month in months:
        for person in residents(store, month):
            for where, group in cells_of(store, person, month):
                cell = cells["bed_days_rate", month, where, group]
                cell.denominator += part_of_year(month)
                cell.persons.add(person)
    for (measure, *where), cell in list(cells.items()):
        if measure == "days":
            rate = cells["bed_days_rate", *where]
            rate.numerator = rate.events = cell.numerator
    for (measure, *_), cell in cells.items():
        if measure == "bed_days_rate":
            cell.value = 1000 * cell.numerator / cell.denominator if cell.denominator else None


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
