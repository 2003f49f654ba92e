"""`narvard indicators`: what there is, what it means, and the figures as a file."""

from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import pyarrow as pa
import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn
from rich.table import Column, Table

from narvard_analytics import disclosure_control
from narvard_analytics.cli.result_files import check_format, write_results
from narvard_analytics.engines import open_engine
from narvard_analytics.errors import AnalyticsError
from narvard_analytics.events.snapshot import open_snapshot
from narvard_analytics.indicators.catalogue import definitions, indicator
from narvard_analytics.indicators.catalogue_page import section
from narvard_analytics.indicators.run import DIMENSIONS, run
from narvard_analytics.results import PeriodKind

NOTHING = "none"
"""What --by is given for the figures of everybody together."""

indicators_app = typer.Typer(help="Indicators: list them, describe one, compute them.", no_args_is_help=True)


@indicators_app.command("list")
def list_indicators() -> None:
    """List the indicators with their measures."""
    table = Table(Column("indicator", no_wrap=True), Column("measures", overflow="fold"), "certainty", "verified")
    for one in definitions():
        measures = ", ".join(measure.id for measure in one.measures)
        table.add_row(f"{one.id} {one.version}", measures, one.certainty, "yes" if one.verified else "no")
    Console().print(table)


@indicators_app.command()
def describe(name: Annotated[str, typer.Argument(metavar="ID", help="Id of the indicator.")]) -> None:
    """Describe an indicator: numerator, denominator, exclusions, periods, source and certainty."""
    try:
        Console().print(section(indicator(name).definition), markup=False, highlight=False)
    except AnalyticsError as refused:
        raise _refusal(refused) from refused


@indicators_app.command("run")
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
) -> None:
    """Compute indicators and write them to a file; small numbers are withheld unless the profile is internal."""
    console = Console(stderr=True)
    try:
        check_format(out)
        disclosure_control.profile_named(profile)
        rows = _compute(console, events, chosen, _dimensions(by), period, _day(first), _day(last))
        published = disclosure_control.apply(rows, profile)
        write_results(published, out)
    except AnalyticsError as refused:
        raise _refusal(refused) from refused
    console.print(_said(published, out, profile))


def _dimensions(by: str) -> tuple[str, ...]:
    names = tuple(name.strip() for name in by.split(",") if name.strip())
    return () if names == (NOTHING,) else names or DIMENSIONS[:1]


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None


def _compute(
    console: Console,
    events: Path,
    chosen: list[str] | None,
    by: tuple[str, ...],
    period: PeriodKind,
    first: date | None,
    last: date | None,
) -> pa.Table:
    columns = (TextColumn("{task.description:<30}"), BarColumn(), TextColumn("{task.completed:.0f}/{task.total:.0f}"))
    with Progress(*columns, TimeElapsedColumn(), console=console) as bar:
        task = bar.add_task("reading deliveries", total=len(chosen or definitions()))
        with open_engine(open_snapshot(events)) as engine:
            rows = run(
                engine,
                chosen,
                by=by,
                period=period,
                first=first,
                last=last,
                progress=lambda name, number, _: _show(bar, task, name, number),
            )
        bar.update(task, description="done", completed=len(chosen or definitions()))
    return rows


def _show(bar: Progress, task: TaskID, name: str, number: int) -> None:
    bar.update(task, description=name, completed=number - 1)


def _said(rows: pa.Table, out: Path, profile: str) -> str:
    counted = {entry["values"]: entry["counts"] for entry in rows["status"].value_counts().to_pylist()}
    statuses = ", ".join(f"{count} {status}" for status, count in sorted(counted.items()))
    return f"Wrote {rows.num_rows} rows to {out} with profile {profile}: {statuses or 'nothing'}."


def _refusal(refused: AnalyticsError) -> typer.Exit:
    Console(stderr=True).print(str(refused), style="red", markup=False)
    return typer.Exit(1)
