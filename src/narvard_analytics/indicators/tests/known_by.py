"""A store as it would have been delivered on an earlier day: what comes later has not happened yet."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from narvard_analytics.events.schema import TABLES

from .plain import ZONE

Rows = Mapping[str, Sequence[Mapping]]


def known_by(rows: Rows, day: date) -> dict[str, list[dict]]:
    """The rows that begin before the day; periods and lives that end on it or later are still open."""
    return {
        name: [_open(name, row, day) for row in found if _began(name, row, rows) < day] for name, found in rows.items()
    }


def _open(name: str, row: Mapping, day: date) -> dict:
    end = "death_date" if name == "persons" else "to_date" if "end_unknown" in TABLES[name].names else None
    if end is None or row.get("end_unknown") or row[end] is None or row[end] < day:
        return dict(row)
    return {**row, end: None}


def _began(name: str, row: Mapping, rows: Rows) -> date:
    days = [_local(row[c.name]) for c in TABLES[name].columns if c.type in ("date", "instant") and row[c.name]]
    if days or any(c.type in ("date", "instant") for c in TABLES[name].columns):
        return min(days, default=date.min)
    parents = [(c, p) for c, names in TABLES[name].parents for p in names if p != "persons"]
    met = [_began(p, one, rows) for c, p in parents for one in rows.get(p, ()) if one[TABLES[p].key[0]] == row[c]]
    return min(met, default=date.min)


def _local(value: date | datetime) -> date:
    return value.astimezone(ZONE).date() if isinstance(value, datetime) else value
