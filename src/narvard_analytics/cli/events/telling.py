"""What the commands say: progress, reports, and errors in words with an exit code."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import typer
from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from narvard_analytics.errors import AnalyticsError
from narvard_analytics.events.check import MAPPED, Expectation, check
from narvard_analytics.events.coexistence import DeliveryAlreadyLoaded
from narvard_analytics.events.readers.formats import FORMATS, FormatNotRecognised, format_of
from narvard_analytics.events.report import Report

ERRORS_FOUND = 1
WRONG_USE = 2
console = Console()
complaints = Console(stderr=True)


@contextmanager
def told() -> Iterator[None]:
    """Turn what could not be done into words and an exit code."""
    try:
        yield
    except DeliveryAlreadyLoaded as already:
        console.print(str(already), markup=False)
        raise typer.Exit(0) from already
    except FormatNotRecognised as error:
        complaints.print(str(error), markup=False)
        raise typer.Exit(WRONG_USE) from error
    except AnalyticsError as error:
        complaints.print(str(error), markup=False)
        raise typer.Exit(ERRORS_FOUND) from error


@contextmanager
def checked(path: Path, expected: Expectation, format_name: str) -> Iterator[Report]:
    files = FORMATS[format_of(path, MAPPED if expected.mapping else format_name)].files(path)
    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TimeElapsedColumn())
    with Progress(*columns, console=complaints, transient=True) as bars:
        task = bars.add_task(f"Reading {path.name}", total=sum(f.stat().st_size for f in files) or None)
        report = check(path, expected, format_name, lambda read: bars.update(task, advance=read))
    with report:
        yield report


def show(report: Report, file: Path | None) -> None:
    if report.findings:
        console.print(report.to_rich())
    else:
        console.print(report.summary(), markup=False)
    if file is not None:
        write = {".json": report.to_json, ".csv": report.to_csv, ".md": report.to_markdown}.get(file.suffix)
        if write is None:
            raise typer.BadParameter("The report's name has to end in .json, .csv or .md.")
        file.write_text(write(), encoding="utf-8")


def show_rows(report: Report) -> None:
    table = Table("table", "rows loaded", "rows left out")
    for name, kept in report.rows_kept.items():
        table.add_row(name, f"{kept:,}", f"{report.left_out.get(name, 0):,}")
    console.print(table)
