"""`narvard events generate`: a made-up region in an event store."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from narvard_analytics.errors import AnalyticsError
from narvard_analytics.events.manifest import read_manifest
from narvard_analytics.synthetic import Parameters
from narvard_analytics.synthetic import generate as generate_region
from narvard_analytics.synthetic.regions import REGIONS

DEFAULTS = Parameters()
FIRST_MONTH_FORMAT = "%Y-%m"


def generate(
    out: Annotated[Path, typer.Option("--out", help="Folder of the event store; made if it is not there.")],
    seed: Annotated[int, typer.Option(help="The same seed gives the same bytes.")] = DEFAULTS.seed,
    months: Annotated[int, typer.Option(help="Months of care.")] = DEFAULTS.months,
    scale: Annotated[float, typer.Option(help="Residents as a multiple of the published figure.")] = DEFAULTS.scale,
    region: Annotated[str, typer.Option(help=f"Which region: {' or '.join(REGIONS)}.")] = DEFAULTS.region,
    residents: Annotated[
        int | None, typer.Option(help="How many residents, instead of a scale; a large region is made in parts.")
    ] = None,
    first_month: Annotated[str, typer.Option(help="First month of care, as 2020-01.")] = DEFAULTS.first_month.strftime(
        FIRST_MONTH_FORMAT
    ),
) -> None:
    """Make a made-up region: residents of its municipalities, their care, and planted effects."""
    console = Console(stderr=True)
    try:
        parameters = Parameters(_month(first_month), months, seed, scale, region)
        if residents is not None:
            parameters = parameters.with_residents(residents)
        folders = _with_progress(console, out, parameters)
    except AnalyticsError as refused:
        console.print(str(refused), style="red", markup=False)
        raise typer.Exit(1) from refused
    Console().print(_summary(folders))


def _month(text: str) -> date:
    try:
        return date.fromisoformat(f"{text}-01")
    except ValueError as wrong:
        raise typer.BadParameter(f"{text} is no month. Write the year and the month, as 2020-01.") from wrong


def _with_progress(console: Console, out: Path, parameters: Parameters) -> list[Path]:
    columns = (TextColumn("{task.description:<16}"), BarColumn(), TextColumn("{task.percentage:>3.0f} %"))
    with Progress(*columns, TimeElapsedColumn(), console=console) as bar:
        task = bar.add_task("people", total=1.0)
        return generate_region(out, parameters, lambda stage, done: bar.update(task, description=stage, completed=done))


def _summary(folders: list[Path]) -> Table:
    table = Table("delivery", "tables", "rows", "MB")
    for folder in folders:
        entries = read_manifest(folder).tables
        size = sum(file.stat().st_size for file in folder.iterdir()) / 1e6
        table.add_row(folder.name, str(len(entries)), f"{sum(e.rows for e in entries.values()):,}", f"{size:.1f}")
    return table
