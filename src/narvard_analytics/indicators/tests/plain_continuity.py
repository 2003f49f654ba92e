"""Continuity the plain way: every index from its formula, person by person and window by window."""

from collections import Counter, defaultdict
from datetime import date
from fractions import Fraction

from .plain import DAY, Cell, cells_of, earlier_month, is_not_dead, latest, next_month, shares, visits


def bice_boxerman(providers: list[str]) -> Fraction:
    n = len(providers)
    return Fraction(sum(c * c for c in Counter(providers).values()) - n, n * (n - 1))


def usual_provider(providers: list[str]) -> Fraction:
    return Fraction(max(Counter(providers).values()), len(providers))


def sequential(providers: list[str]) -> Fraction:
    same = sum(a == b for a, b in zip(providers, providers[1:], strict=False))
    return Fraction(same, len(providers) - 1)


def herfindahl(providers: list[str]) -> Fraction:
    return sum(Fraction(c, len(providers)) ** 2 for c in Counter(providers).values())


def mmci(providers: list[str]) -> Fraction:
    n, k, tenth = len(providers), len(set(providers)), Fraction(1, 10)
    return (1 - k / (n + tenth)) / (1 - 1 / (n + tenth))


INDICES = {
    "coc": bice_boxerman,
    "upc": usual_provider,
    "secon": sequential,
    "herfindahl": herfindahl,
    "mmci": mmci,
}
BANDS = {
    "coc_none": lambda coc: coc == 0,
    "coc_half": lambda coc: coc >= Fraction(1, 2),
    "coc_one": lambda coc: coc == 1,
}


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
        coc = bice_boxerman(providers)
        added = {name: (float(index(providers)), 1, 1) for name, index in INDICES.items()}
        added |= {name: (int(holds(coc)), 1, int(holds(coc))) for name, holds in BANDS.items()}
        added["coc_by_visit"] = (float(coc * len(providers)), len(providers), 1)
        for name, (numerator, denominator, events) in added.items():
            cell = cells[name, start, where, group]
            cell.numerator += numerator
            cell.denominator += denominator
            cell.persons.add(person)
            cell.events += events
