"""What an engine computes from, and whether that is still what a kept result was computed from."""

from collections.abc import Iterable
from datetime import date, timedelta

from narvard_analytics.engines import Engine
from narvard_analytics.engines.contents import Contents, contents
from narvard_analytics.events.manifest import Manifest, read_manifest
from narvard_analytics.events.schema import TABLES
from narvard_analytics.indicators.definition import Definition, Time
from narvard_analytics.indicators.kept.record import Record, Source
from narvard_analytics.periods import month_number, month_start
from narvard_analytics.results import Basis

DIVIDED = (Time.FLOW, Time.ROLLING, Time.STOCK)
"""Measures that have a figure for each period of the plan."""


class Present:
    """The event store under an engine: its manifests, and its tables' contents, each worked out once."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        root = engine.snapshot.path.parent.parent
        self._manifests: list[Manifest] = [read_manifest(root / name) for name in engine.snapshot.deliveries]
        self._contents: dict[str, Contents] = {}

    def source(self, tables: Iterable[str]) -> Source:
        """What a result that read those tables is computed from."""
        return Source(
            deliveries={m.delivery: {n: e.sha256 for n, e in m.tables.items()} for m in self._manifests},
            tables={name: self.contents(name) for name in sorted(tables)},
            authorities={m.delivery: tuple(sorted(m.authority)) for m in self._manifests},
            cut_off=self._engine.cut_off,
            cut_off_day=self._engine.cut_off_day,
            observed_from=self._engine.observed_from,
            inputs=self._engine.inputs,
        )

    def contents(self, table: str) -> Contents:
        """What the table holds, month by month."""
        if table not in self._contents:
            earliest = month_number(self._engine.observed_from)
            self._contents[table] = contents(self._engine.snapshot, table, earliest)
        return self._contents[table]

    def files(self, table: str) -> list[tuple[str, str]]:
        """The deliveries whose rows of the table count, with the hashes of their files."""
        return [
            (m.delivery, m.tables[table].sha256)
            for m in self._manifests
            if table in m.tables and (not TABLES[table].reference or table in m.authority)
        ]

    def is_exactly(self, record: Record) -> bool:
        """Whether every table that the result read is the same, and the days between which events are known."""
        return self._same_days(record, both=True) and all(
            _files_of(record.source, table) == self.files(table) for table in record.source.tables
        )

    def is_the_same_before(self, record: Record, month: int) -> bool:
        """Whether all that could be known before a month is the same, and was known to its end then and now."""
        day = month_start(month)
        known = day <= min(record.source.cut_off_day, self._engine.cut_off_day)
        return (
            known
            and self._same_days(record, both=False)
            and all(
                found.before(month) == self.contents(name).before(month) for name, found in record.source.tables.items()
            )
        )

    def _same_days(self, record: Record, both: bool) -> bool:
        same_start = record.source.observed_from == self._engine.observed_from
        return same_start and (not both or record.source.cut_off_day == self._engine.cut_off_day)


def settled_before(definition: Definition, end: date) -> int | None:
    """The number of the month before which all lies that the figures of a period that ends so can rest on.

    A period's figures rest on what could be known when its follow-up had ended, and no later: a stock is counted on the
    day after the period. None for figures that follow no period of the plan, or that are taken from elsewhere.
    """
    if definition.basis is not Basis.REGISTER or definition.time not in DIVIDED:
        return None
    day = end + timedelta(days=definition.follow_up_days + 1)
    return month_number(day) + (day.day > 1)


def _files_of(source: Source, table: str) -> list[tuple[str, str]]:
    return [
        (delivery, hashes[table])
        for delivery, hashes in source.deliveries.items()
        if table in hashes and (not TABLES[table].reference or table in source.authorities[delivery])
    ]
