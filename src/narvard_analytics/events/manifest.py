"""What a delivery says about itself: delivery.json."""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from narvard_analytics.errors import AnalyticsError
from narvard_analytics.events.schema import REFERENCE_TABLES, SCHEMA_VERSION, TABLES

NOT_STATED = ""
CARE_EVENTS = "care_events"
HOME_RUN = "home_run"
"""Figures that a controller has computed at home from its own events, with the catalogue's definitions."""
DATASETS = (CARE_EVENTS, "kolada", "patient_survey", "waiting_times", HOME_RUN)
"""care_events holds every table; the others hold figures and surveys only."""
TERMS_OF_USE = {
    "kolada": "Name Kolada (RKA) as the source of its figures as they stand. What is computed further from them may not"
    " be published under Kolada's name. Figures are revised, and key figures withdrawn, without notice.",
}
"""By dataset, what has to be known before figures of others are used [C]; it stands in the delivery's notes."""
MANIFEST_FILE = "delivery.json"


class ManifestNotValid(AnalyticsError):
    """A manifest says something that no delivery can be."""


class ManifestNotRead(AnalyticsError):
    """A delivery.json could not be read."""


@dataclass(frozen=True)
class TableEntry:
    """Rows and SHA-256 (of the Parquet file) of one table in a delivery."""

    rows: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """What a delivery is: whose, for what, over which period, known up to when.

    The period is half-open local days, `cut_off` and `made_at` are instants with a zone. `authority` names the
    reference tables for which this controller's rows count. `key_id` names the key of the pseudonyms. `accepted_errors`
    counts left-out rows by table and reason, and `notes` holds what the maker wants kept, such as planted effects.
    `measured_since` names tables that were registered from a later day than the period's first; without that, an early
    month would look like one in which nothing happened. `delivery` and `tables` are filled in by the store.
    """

    controller: str
    period_from: date
    period_to: date
    cut_off: datetime
    made_at: datetime
    purpose: str = NOT_STATED
    legal_basis: str = NOT_STATED
    zone: str = "Europe/Stockholm"
    key_id: str = ""
    authority: tuple[str, ...] = ()
    dataset: str = CARE_EVENTS
    schema_version: str = SCHEMA_VERSION
    source: str = ""
    source_hash: str = ""
    accepted_errors: Mapping[str, int] = field(default_factory=dict)
    notes: Mapping[str, Any] = field(default_factory=dict)
    measured_since: Mapping[str, date] = field(default_factory=dict)
    delivery: str = ""
    tables: Mapping[str, TableEntry] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse what no delivery can be: see ManifestNotValid."""
        for wrong, what in _faults(self):
            if wrong:
                raise ManifestNotValid(f"The manifest of {self.controller or 'a delivery'} is not valid: {what}")

    @property
    def series(self) -> tuple[str, str, date, date]:
        """What a later delivery shares with the one it replaces: controller, dataset and period."""
        return self.controller, self.dataset, self.period_from, self.period_to

    @property
    def content_hash(self) -> str:
        """SHA-256 over the tables' hashes: the same for the same content, whenever it was made."""
        return hash_of({name: entry.sha256 for name, entry in self.tables.items()})

    @property
    def has_persons(self) -> bool:
        """Whether the delivery has rows about single persons."""
        return any(TABLES[name].has_person and entry.rows for name, entry in self.tables.items())

    def named(self, delivery: str, tables: Mapping[str, TableEntry]) -> "Manifest":
        """The same manifest with the name and the tables that the store gave it."""
        return replace(self, delivery=delivery, tables=dict(sorted(tables.items())))

    def to_json(self) -> str:
        """The manifest as text, the same text for the same manifest."""
        return json.dumps(asdict(self), indent=2, sort_keys=True, ensure_ascii=False, default=_isoformat) + "\n"


def hash_of(value: Any) -> str:
    """SHA-256 of a plain value as sorted JSON, in hexadecimal."""
    return hashlib.sha256(json.dumps(value, sort_keys=True, default=str).encode()).hexdigest()


def observed_from(manifests: Iterable[Manifest]) -> dict[str, date]:
    """By table of care events, the first local day that every controller who delivers the table has measured.

    That is the latest of the controllers' starts: before it, some controller's rows are lacking, and a sum over all
    would grow by being measured. `manifests` are those in force. A controller's start is the first day of its last
    unbroken row of periods; a reference table starts with its authority. Tables that nobody delivers are left out.
    """
    periods: dict[tuple[str, str], list[tuple[date, date]]] = {}
    for manifest in manifests:
        for table in manifest.tables:
            if manifest.dataset == CARE_EVENTS and (table not in REFERENCE_TABLES or table in manifest.authority):
                since = manifest.measured_since.get(table, manifest.period_from)
                periods.setdefault((table, manifest.controller), []).append((since, manifest.period_to))
    starts: dict[str, date] = {}
    for (table, _controller), covered in periods.items():
        start = _unbroken_from(covered)
        starts[table] = max(start, starts.get(table, start))
    return dict(sorted(starts.items()))


def _unbroken_from(covered: Iterable[tuple[date, date]]) -> date:
    """The first day from which the periods follow upon each other to the last."""
    latest_first = sorted(covered, reverse=True)
    start = latest_first[0][0]
    for begin, end in latest_first[1:]:
        if end < start:
            break
        start = begin
    return start


def read_manifest(folder: Path) -> Manifest:
    """The manifest in a delivery's folder.

    Raises ManifestNotRead.
    """
    try:
        fields = json.loads((folder / MANIFEST_FILE).read_text(encoding="utf-8"))
        fields["tables"] = {name: TableEntry(**entry) for name, entry in fields["tables"].items()}
        fields["authority"] = tuple(fields["authority"])
        for name in ("period_from", "period_to"):
            fields[name] = date.fromisoformat(fields[name])
        since = fields.get("measured_since", {})
        fields["measured_since"] = {table: date.fromisoformat(day) for table, day in since.items()}
        for name in ("cut_off", "made_at"):
            fields[name] = datetime.fromisoformat(fields[name])
        return Manifest(**fields)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ManifestNotRead(
            f"{folder.name}/{MANIFEST_FILE} could not be read ({error}). The folder is not a whole delivery;"
            " move it away and load the delivery again."
        ) from error


def _faults(manifest: Manifest) -> tuple[tuple[bool, str], ...]:
    strangers = set(manifest.authority) - set(REFERENCE_TABLES)
    moments = (manifest.cut_off, manifest.made_at)
    outside = [d for d in manifest.measured_since.values() if not manifest.period_from <= d < manifest.period_to]
    return (
        (
            not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_-]*", manifest.controller),
            "its controller has to be a code of letters, digits, - and _. Give the organization's code.",
        ),
        (
            manifest.period_from >= manifest.period_to,
            "its period ends before it begins. Give the first day and the day after the last.",
        ),
        (any(m.tzinfo is None for m in moments), "its times have no zone. Give cut-off and made-at with a zone."),
        (not _is_zone(manifest.zone), "its zone is not known. Give one like Europe/Stockholm."),
        (manifest.dataset not in DATASETS, f"its dataset is none of {', '.join(DATASETS)}. Choose one of them."),
        (
            bool(strangers),
            f"it claims authority for {', '.join(sorted(strangers))}, but only {', '.join(REFERENCE_TABLES)} have one."
            " Leave the others out.",
        ),
        (
            bool(outside or set(manifest.measured_since) - set(TABLES)),
            "it says since when something is measured that is no table, or with a day outside its period. Give a table"
            " of the event store and a day within the period.",
        ),
    )


def _is_zone(zone: str) -> bool:
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError):
        return False
    return True


def _isoformat(value: Any) -> str:
    if isinstance(value, date | datetime):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} does not belong in a manifest. Use text, numbers, lists and mappings.")
