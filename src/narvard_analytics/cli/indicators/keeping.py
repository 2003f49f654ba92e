"""`narvard indicators kept` and `reproduce`: what is kept, and whether it comes out the same again."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Column, Table

from narvard_analytics.cli.indicators.refusing import refusal
from narvard_analytics.engines import EngineKind
from narvard_analytics.errors import AnalyticsError
from narvard_analytics.indicators.kept import Difference, KeptFolder, Record, Reproduction, reproduce

Keep = Annotated[Path, typer.Option(help="Folder of kept results.", exists=True, file_okay=False)]
SHOWN = 10
"""Differences that are said one by one."""


def list_kept(keep: Keep) -> None:
    """List the results that a folder keeps: what of, over which days, and up to when events were known."""
    table = Table(Column("result", no_wrap=True), "version", "period", "ends", "known to", "code", "engine")
    for record in KeptFolder(keep).all():
        table.add_row(*_cells(record))
    Console().print(table)


def _cells(record: Record) -> tuple[str, ...]:
    ends = f"{record.ends[0]} – {record.ends[-1]}" if len(record.ends) > 1 else str(record.ends[0])
    known = record.source.cut_off.date().isoformat()
    return record.id, record.request.version, record.request.period, ends, known, record.request.code, record.engine


def reproduce_result(
    result: Annotated[str, typer.Argument(metavar="RESULT", help="Id of a kept result (see narvard indicators kept).")],
    keep: Keep,
    events: Annotated[Path, typer.Option(help="Folder of the event store.", exists=True, file_okay=False)],
    engine: Annotated[EngineKind, typer.Option(help="duckdb, spark or plain.")] = EngineKind.DUCKDB,
) -> None:
    """Compute a kept result again from the deliveries it was computed from, and compare figure by figure."""
    try:
        found = reproduce(keep, result, events, engine)
    except AnalyticsError as refused:
        raise refusal(refused) from refused
    Console().print(_said(found), markup=False, highlight=False)
    if not found.equal:
        raise typer.Exit(1)


def _said(found: Reproduction) -> str:
    if found.equal:
        return f"{found.record.id} is equal: all figures of its {found.rows} rows have come out as they were kept."
    count = len(found.differences)
    named = [_differs(one) for one in found.differences[:SHOWN]]
    return "\n".join([f"{found.record.id} differs in {count} places. The first of them:", *named])


def _differs(one: Difference) -> str:
    where = " ".join(str(one.row[name]) for name in ("measure", "period_from", "municipality", "unit", "target_group"))
    return f"  {where}: {one.column} was {one.kept} and is {one.now}."
