"""Results taken from a folder where they are still right, and computed where they are not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from narvard_analytics.engines import Engine
from narvard_analytics.events.manifest import hash_of
from narvard_analytics.indicators.catalogue import CATALOGUE, indicator
from narvard_analytics.indicators.indicator import Indicator
from narvard_analytics.indicators.kept.code import code_version, part_versions
from narvard_analytics.indicators.kept.folder import KeptFolder
from narvard_analytics.indicators.kept.record import Record, Request
from narvard_analytics.indicators.kept.sources import Present, settled_before
from narvard_analytics.indicators.run import (
    DIMENSIONS,
    OVERLAPPING,
    Progress,
    compute,
    make_plan,
    of_kind,
    visits_shared,
)
from narvard_analytics.indicators.scope import VisitScope
from narvard_analytics.periods import Period, calendar_periods
from narvard_analytics.reference_data.code_lists import CodeList
from narvard_analytics.results import SCHEMA, PeriodKind, Status, join

SHAPE = ("measure", "municipality", "unit", "target_group", "status")


@dataclass(frozen=True)
class KeptRun:
    """Results, with the ids of those that hold them, and how many periods of indicators were taken and computed."""

    rows: pa.Table
    results: tuple[str, ...]
    taken: int
    computed: int


@dataclass
class _Run:
    """One call: what is asked of every indicator, and what has come of it so far."""

    folder: KeptFolder
    engine: Engine
    present: Present
    periods: tuple[Period, ...]
    by: tuple[str, ...]
    kind: PeriodKind
    municipalities: tuple[str, ...]
    visits: VisitScope
    lists: Mapping[str, CodeList]
    visits_shared: bool
    tables: list[pa.Table] = field(default_factory=list)
    results: set[str] = field(default_factory=set)
    computed: int = 0


def compute_kept(
    folder: Path,
    engine: Engine,
    indicators: Sequence[str | Indicator] | None = None,
    by: Sequence[str] = DIMENSIONS,
    period: PeriodKind | str = PeriodKind.MONTH,
    first: date | None = None,
    last: date | None = None,
    progress: Progress | None = None,
    municipalities: Sequence[str] | None = None,
    visits: VisitScope | None = None,
    lists: Mapping[str, CodeList] | None = None,
) -> KeptRun:
    """The same rows as `run` gives, of which only those are computed that the folder does not hold.

    A result is right as long as the definition, its code, what is asked and every table that it read are the same: then
    nothing is asked of the engine. Where a table has changed, a period is taken over if all that could be known by the
    end of its follow-up is the same (see `engines.contents`); what comes after the first period of which that is not
    so is computed, at least the last period. If that shows other places, or that an indicator has become applicable,
    all of it is computed anew. Raises what `run` raises.
    """
    started = first or engine.observed_from
    ended = last or max(started, engine.cut_off_day - timedelta(days=1))
    kind = PeriodKind(period)
    names = list(CATALOGUE) if indicators is None else list(indicators)
    chosen = [each if isinstance(each, Indicator) else indicator(each) for each in names]
    calls = _Run(
        folder=KeptFolder(folder),
        engine=engine,
        present=Present(engine),
        periods=calendar_periods(PeriodKind.MONTH if kind in OVERLAPPING else kind, started, ended),
        by=tuple(by),
        kind=kind,
        municipalities=(),
        visits=visits or VisitScope(),
        lists=lists or {},
        visits_shared=visits_shared(chosen),
    )
    calls.municipalities = tuple(municipalities if municipalities is not None else _registered(calls))
    for number, entry in enumerate(chosen, start=1):
        if progress is not None:
            progress(entry.definition.id, number, len(chosen))
        _answer(calls, entry)
    every = len(chosen) * len(calls.periods)
    return KeptRun(join(calls.tables), tuple(sorted(calls.results)), every - calls.computed, calls.computed)


def _answer(calls: _Run, entry: Indicator) -> None:
    request = Request(
        indicator=entry.definition.id,
        version=entry.definition.version,
        code=code_version(entry),
        by=calls.by,
        period=str(calls.kind),
        municipalities=calls.municipalities,
        visits=calls.visits,
        lists=dict(calls.lists),
    )
    records = calls.folder.records(request)
    ends = [period.end for period in calls.periods]
    exact = next((r for r in records if _ends(r) >= set(ends) and calls.present.is_exactly(r)), None)
    if exact is not None:
        _take(calls, {end: exact.taken.get(end.isoformat(), exact.id) for end in ends})
        return
    _compute(calls, entry, request, _still_right(calls, entry, records))


def _ends(record: Record) -> set[date]:
    return {*record.ends, *(date.fromisoformat(end) for end in record.taken)}


def _still_right(calls: _Run, entry: Indicator, records: list[Record]) -> dict[date, str]:
    """The results that hold the first periods, as far as they are right without a gap; never the last period."""
    found: dict[date, str] = {}
    for period in calls.periods[:-1]:
        month = settled_before(entry.definition, period.end)
        if month is None:
            return found
        same = (r for r in records if period.end in r.ends and r.divided and calls.present.is_the_same_before(r, month))
        right = next(same, None)
        if right is None:
            return found
        found[period.end] = right.id
    return found


def _compute(calls: _Run, entry: Indicator, request: Request, taken: dict[date, str]) -> None:
    """Compute what is not taken over; everything, where the new rows are of other places than those taken over."""
    periods = [period for period in calls.periods if period.end not in taken]
    with calls.engine.reading() as read:
        rows = _run(calls, entry, periods)
    if taken and _shape(rows) != _shape(_held(calls, taken)):
        return _compute(calls, entry, request, {})
    ends = tuple(period.end for period in periods)
    divided = set(pc.unique(_period_end(rows)).to_pylist()) <= set(ends)
    source = calls.present.source(read)
    record = Record(request, source, ends, divided, str(calls.engine.kind), part_versions()).taking(taken)
    calls.folder.add(record, rows)
    calls.computed += len(periods)
    calls.results.add(record.id)
    calls.tables.append(rows)
    return _take(calls, taken)


def _run(calls: _Run, entry: Indicator, periods: Sequence[Period]) -> pa.Table:
    plan = make_plan(
        calls.engine,
        by=calls.by,
        period=calls.kind,
        first=periods[0].start,
        last=periods[-1].start,
        municipalities=calls.municipalities,
        visits=calls.visits,
        lists=calls.lists,
    )
    return compute(
        calls.engine, replace(plan, visits_shared=calls.visits_shared), of_kind([entry], calls.kind), calls.by
    )


def _take(calls: _Run, taken: Mapping[date, str]) -> None:
    if taken:
        calls.tables.append(_of_today(calls.engine, _held(calls, taken)))
        calls.results.update(taken.values())


def _held(calls: _Run, taken: Mapping[date, str]) -> pa.Table:
    """The rows of periods, from the results that hold them."""
    parts = []
    for result in sorted(set(taken.values())):
        rows, record = calls.folder.rows(result), calls.folder.record(result)
        wanted = [end for end, holder in taken.items() if holder == result]
        every = set(wanted) == set(record.ends)
        parts.append(rows if every else rows.filter(pc.is_in(_period_end(rows), pa.array(wanted, pa.date32()))))
    return pa.concat_tables(parts)


def _period_end(rows: pa.Table) -> pa.ChunkedArray:
    """The end of the plan's period that a row belongs to: a stock is counted on the day that the period ends before."""
    return pc.if_else(pc.equal(rows["period_kind"], str(PeriodKind.POINT)), rows["period_from"], rows["period_to"])


def _of_today(engine: Engine, rows: pa.Table) -> pa.Table:
    """Rows taken over as the engine would give them: computed from other inputs, they are the figures of these too."""
    values = {"inputs": pa.scalar(engine.inputs), "cut_off": pa.scalar(engine.cut_off, SCHEMA.field("cut_off").type)}
    for name, value in values.items():
        rows = rows.set_column(rows.column_names.index(name), name, pa.repeat(value, rows.num_rows))
    return rows


def _shape(rows: pa.Table) -> set[tuple[str, ...]]:
    """The cells that there are, and whether they can be told: the same for all periods that are computed at once."""
    told = pc.if_else(pc.equal(rows["status"], str(Status.NOT_APPLICABLE)), "not applicable", "")
    cells = rows.set_column(rows.column_names.index("status"), "status", told).select(SHAPE)
    return {tuple(row.values()) for row in cells.group_by(list(SHAPE)).aggregate([]).to_pylist()}


def _registered(calls: _Run) -> Sequence[str]:
    """The municipalities in which anybody is registered, kept as long as the table of residence is the same."""
    key = hash_of(calls.present.files("residence"))
    kept = calls.folder.place_list(key)
    if kept is None:
        kept = make_plan(calls.engine, by=(), first=calls.periods[0].start, last=calls.periods[0].start).municipalities
        calls.folder.keep_place_list(key, kept)
    return kept
