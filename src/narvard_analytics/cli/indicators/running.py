"""`narvard indicators run`: the figures as a file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import pyarrow as pa
import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from narvard_analytics import disclosure_control
from narvard_analytics.cli.code_lists import ListsFolder, lists_in
from narvard_analytics.cli.indicators.refusing import refusal
from narvard_analytics.engines import Engine, EngineKind, open_engine
from narvard_analytics.errors import AnalyticsError
from narvard_analytics.events.snapshot import open_snapshot
from narvard_analytics.indicators.catalogue import definitions
from narvard_analytics.indicators.indicator import Indicator
from narvard_analytics.indicators.kept import compute_kept
from narvard_analytics.indicators.local import load_folder
from narvard_analytics.indicators.run import DIMENSIONS, run
from narvard_analytics.publication.files import check_format, write_results
from narvard_analytics.reference_data.code_lists import CodeList
from narvard_analytics.results import PeriodKind

NOTHING = "none"
"""What --by is given for the figures of everybody together."""


class OwnNotKept(AnalyticsError):
    """Results of one's own definitions or code lists were to be kept."""


@dataclass(frozen=True)
class _Asked:
    """What is to be computed, and where results are kept, if they are."""

    chosen: Sequence[str | Indicator] | None
    by: tuple[str, ...]
    period: PeriodKind
    first: date | None
    last: date | None
    keep: Path | None
    lists: Mapping[str, CodeList]


def run_indicators(
    events: Annotated[Path, typer.Option(help="Folder of the event store.", exists=True, file_okay=False)],
    out: Annotated[Path, typer.Option(help="File to write: .csv, .parquet, .json or .xlsx.")],
    by: Annotated[str, typer.Option(help="municipality, target_group, both with a comma, or none.")] = "municipality",
    period: Annotated[PeriodKind, typer.Option(help="month, quarter, year or rolling_18_months.")] = PeriodKind.MONTH,
    chosen: Annotated[
        list[str] | None, typer.Option("--indicator", help="Id; may be repeated. All if left out.")
    ] = None,
    first: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="A day in the first period.")] = None,
    last: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="A day in the last period.")] = None,
    profile: Annotated[
        str, typer.Option(help="open: small numbers withheld; internal: a controller's own figures, under secrecy.")
    ] = disclosure_control.OPEN.name,
    engine: Annotated[
        EngineKind, typer.Option(help="duckdb: this machine; spark: a cluster; plain: slow, to compare with.")
    ] = EngineKind.DUCKDB,
    master: Annotated[
        str | None, typer.Option(help="URL of the Spark cluster; Spark on this machine if left out.")
    ] = None,
    location: Annotated[
        str | None,
        typer.Option(help="Address of the snapshot's folder as the cluster sees it, as s3a://bucket/folder."),
    ] = None,
    keep: Annotated[
        Path | None, typer.Option(help="Folder of kept results: what is still right there is not computed again.")
    ] = None,
    local: Annotated[
        Path | None,
        typer.Option(help="Folder of one's own definitions, computed beside those of --indicator.", file_okay=False),
    ] = None,
    lists: ListsFolder = None,
) -> None:
    """Compute indicators and write them to a file; small numbers are withheld unless the profile is internal."""
    console = Console(stderr=True)
    try:
        _check_keeping(keep, local, lists)
        everything = chosen if local is None else [*(chosen or ()), *load_folder(local)]
        asked = _Asked(everything, _dimensions(by), period, _day(first), _day(last), keep, lists_in(lists))
        check_format(out)
        disclosure_control.profile_named(profile)
        snapshot = open_snapshot(events)
        with open_engine(snapshot, kind=engine, master=master, location=location) as opened:
            rows = _compute(console, opened, asked)
        published = disclosure_control.apply(rows, profile)
        write_results(published, out)
    except AnalyticsError as refused:
        raise refusal(refused) from refused
    console.print(_said(published, out, profile))


def _check_keeping(keep: Path | None, local: Path | None, lists: Path | None) -> None:
    if keep is not None and (local is not None or lists is not None):
        raise OwnNotKept(
            "Results of definitions or code lists of one's own are not kept, since nothing tells when they have "
            "changed. Leave out --keep, or run them by themselves."
        )


def _dimensions(by: str) -> tuple[str, ...]:
    names = tuple(name.strip() for name in by.split(",") if name.strip())
    return () if names == (NOTHING,) else names or DIMENSIONS[:1]


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None


def _compute(console: Console, engine: Engine, asked: _Asked) -> pa.Table:
    columns = (TextColumn("{task.description:<30}"), BarColumn(), TextColumn("{task.completed:.0f}/{task.total:.0f}"))
    count = len(asked.chosen or definitions())
    with Progress(*columns, TimeElapsedColumn(), console=console) as bar:
        task = bar.add_task("reading deliveries", total=count)
        rows, said = _rows(engine, asked, bar, task)
        bar.update(task, description="done", completed=count)
    if said:
        console.print(said)
    return rows


def _rows(engine: Engine, asked: _Asked, bar: Progress, task: TaskID) -> tuple[pa.Table, str]:
    """The rows, and what is to be said of those that were taken from kept results."""

    def show(name: str, number: int, count: int) -> None:
        bar.update(task, description=name, completed=number - 1)

    what = (asked.chosen, asked.by, asked.period, asked.first, asked.last, show)
    if asked.keep is None:
        return run(engine, *what, lists=asked.lists), ""
    ids = None if asked.chosen is None else [str(name) for name in asked.chosen]
    kept = compute_kept(asked.keep, engine, ids, *what[1:])
    said = f"Kept in {asked.keep}: {kept.taken} periods of indicators were there, {kept.computed} were computed."
    return kept.rows, said


def _said(rows: pa.Table, out: Path, profile: str) -> str:
    counted = {entry["values"]: entry["counts"] for entry in rows["status"].value_counts().to_pylist()}
    statuses = ", ".join(f"{count} {status}" for status, count in sorted(counted.items()))
    return f"Wrote {rows.num_rows} rows to {out} with profile {profile}: {statuses or 'nothing'}."
