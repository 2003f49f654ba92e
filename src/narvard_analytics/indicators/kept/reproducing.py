"""A kept result computed again from the very deliveries that it was computed from."""

import math
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pyarrow as pa

from narvard_analytics.engines import EngineKind, open_engine
from narvard_analytics.errors import AnalyticsError
from narvard_analytics.events.manifest import MANIFEST_FILE, read_manifest
from narvard_analytics.events.snapshot import Snapshot, open_snapshot
from narvard_analytics.indicators.catalogue import CATALOGUE
from narvard_analytics.indicators.indicator import Indicator
from narvard_analytics.indicators.kept.code import code_version
from narvard_analytics.indicators.kept.folder import KeptFolder
from narvard_analytics.indicators.kept.record import Record
from narvard_analytics.indicators.run import run
from narvard_analytics.results import SCHEMA

TOLERANCE = 1e-9
"""How far apart decimal figures may be, as a part of the larger: engines add them in different orders."""

ONE_DAY = timedelta(days=1)


class CannotReproduce(AnalyticsError):
    """What a result was computed from, or by, is not here."""


@dataclass(frozen=True)
class Difference:
    """One figure that has come out otherwise; `row` names it, and None is a row that one of the two lacks."""

    row: Mapping[str, Any]
    column: str
    kept: Any
    now: Any


@dataclass(frozen=True)
class Reproduction:
    """A result, how many rows it has, and where the figures computed again differ."""

    record: Record
    rows: int
    differences: tuple[Difference, ...]

    @property
    def equal(self) -> bool:
        """Whether every figure has come out as it was kept."""
        return not self.differences


def reproduce(
    folder: Path,
    result: str,
    events: Path,
    kind: EngineKind | str = EngineKind.DUCKDB,
    entries: Mapping[str, Indicator] = CATALOGUE,
) -> Reproduction:
    """Compute a kept result again from its deliveries, replaced ones too, and compare it figure by figure.

    Raises NoSuchResult, DeliveryDamaged, and CannotReproduce where a delivery or the code is not here.
    """
    kept = KeptFolder(folder)
    record = kept.record(result)
    entry = _entry(record, entries)
    with _as_it_was(events, record) as snapshot, open_engine(snapshot, kind=kind) as engine:
        asked = record.request
        now = run(
            engine,
            [entry],
            by=asked.by,
            period=asked.period,
            first=record.ends[0] - ONE_DAY,
            last=record.ends[-1] - ONE_DAY,
            municipalities=asked.municipalities,
            visits=asked.visits,
            lists=asked.lists,
        )
    rows = kept.rows(result)
    return Reproduction(record, rows.num_rows, tuple(_differences(rows, now)))


def _entry(record: Record, entries: Mapping[str, Indicator]) -> Indicator:
    entry = entries.get(record.request.indicator)
    if entry is None or entry.definition.version != record.request.version:
        raise CannotReproduce(
            f"The result {record.id} is of {record.request.indicator} version {record.request.version}, which is not in"
            " this catalogue. Install the version of the library that it was computed by, then try again."
        )
    if code_version(entry) != record.request.code:
        raise CannotReproduce(
            f"The result {record.id} was computed by code {record.request.code}, and this is {code_version(entry)}."
            " Install the version of the library that it was computed by, then try again."
        )
    return entry


@contextmanager
def _as_it_was(events: Path, record: Record) -> Iterator[Snapshot]:
    """The snapshot of the deliveries that were in force then, beside the store, which is left as it is."""
    with tempfile.TemporaryDirectory(prefix="narvard-") as name:
        for delivery, tables in record.source.deliveries.items():
            _check(events / delivery, tables, record)
            Path(name, delivery).symlink_to((events / delivery).absolute(), target_is_directory=True)
        yield open_snapshot(Path(name))


def _check(delivery: Path, tables: Mapping[str, str], record: Record) -> None:
    if not (delivery / MANIFEST_FILE).is_file():
        raise CannotReproduce(
            f"The result {record.id} was computed from the delivery {delivery.name}, which is not in the event store."
            " Restore it from a copy, then try again."
        )
    if {table: entry.sha256 for table, entry in read_manifest(delivery).tables.items()} != tables:
        raise CannotReproduce(
            f"The delivery {delivery.name} is not the one that the result {record.id} was computed from: its hashes"
            " differ. Restore the one of that time from a copy, then try again."
        )


def _differences(kept: pa.Table, now: pa.Table) -> Iterator[Difference]:
    names = [name for name in SCHEMA.names if pa.types.is_string(SCHEMA.field(name).type) and name != "status"]
    names += ["period_from", "period_to"]
    before, after = _by_name(kept, names), _by_name(now, names)
    for key in sorted({*before, *after}, key=str):
        row = dict(zip(names, key, strict=True))
        if key not in before or key not in after:
            yield Difference(row, "row", key in before or None, key in after or None)
            continue
        for column in (name for name in SCHEMA.names if name not in names):
            if not _alike(before[key][column], after[key][column]):
                yield Difference(row, column, before[key][column], after[key][column])


def _by_name(rows: pa.Table, names: list[str]) -> dict[tuple[Any, ...], dict[str, Any]]:
    return {tuple(row[name] for name in names): row for row in rows.to_pylist()}


def _alike(kept: Any, now: Any) -> bool:
    if isinstance(kept, float) and isinstance(now, float):
        return math.isclose(kept, now, rel_tol=TOLERANCE, abs_tol=TOLERANCE)
    return bool(kept == now)
