"""Checking, loading and listing deliveries, and the templates to make them from."""

import secrets
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from narvard_analytics.cli.events.options import (
    DEFAULT_ZONE,
    Controller,
    CutOff,
    EventsFolder,
    FormatName,
    KeyFile,
    MappingFile,
    Municipalities,
    ReportFile,
    SourcePath,
    Zone,
    authority_of,
    cut_off_of,
    days_by_table,
    format_asked,
    key_for,
    mapping_of,
    period_of,
    stated_key_id,
    with_municipalities,
    zone_of,
)
from narvard_analytics.cli.events.telling import ERRORS_FOUND, checked, console, show, show_rows, told
from narvard_analytics.events.check import Expectation
from narvard_analytics.events.coexistence import in_force
from narvard_analytics.events.loading import Terms, load
from narvard_analytics.events.manifest import TERMS_OF_USE
from narvard_analytics.events.pseudonyms.keys import make_controller_key
from narvard_analytics.events.readers.formats import AUTO
from narvard_analytics.events.schema import REFERENCE_TABLES, TABLES, csv_template
from narvard_analytics.events.store import read_manifests


def check_command(
    path: SourcePath,
    controller: Controller = "unnamed",
    format_name: FormatName = AUTO,
    cut_off: CutOff = "",
    municipalities: Municipalities = None,
    mapping_file: MappingFile = None,
    report_file: ReportFile = None,
    zone: Zone = DEFAULT_ZONE,
) -> None:
    """Check an export and print what is wrong. Nothing is stored. Exit code 1 where there are errors."""
    with told():
        mapping = mapping_of(mapping_file)
        zone = zone_of(mapping, zone)
        key = make_controller_key(controller, secrets.token_bytes)
        expected = Expectation(controller, key, zone=zone, cut_off=cut_off_of(cut_off, zone), mapping=mapping)
        expected = with_municipalities(expected, municipalities)
        with checked(path, expected, format_name) as report:
            show(report, report_file)
            if not report.sound:
                raise typer.Exit(ERRORS_FOUND)


def load_command(
    path: SourcePath,
    controller: Controller,
    events: EventsFolder = Path("events"),
    format_name: FormatName = AUTO,
    purpose: Annotated[str, typer.Option(help="What the data is to be used for.")] = "",
    legal_basis: Annotated[str, typer.Option(help="Statute that the delivery rests on.")] = "",
    cut_off: CutOff = "",
    period_from: Annotated[str, typer.Option("--from", help="First day of the period covered.")] = "",
    period_to: Annotated[str, typer.Option("--to", help="Day after the last day of the period covered.")] = "",
    authority: Annotated[
        str,
        typer.Option(help=f"Reference tables to be the authority for: {', '.join(REFERENCE_TABLES)}, free or none."),
    ] = "free",
    key_file: KeyFile = None,
    municipalities: Municipalities = None,
    mapping_file: MappingFile = None,
    measured_since: Annotated[
        list[str] | None,
        typer.Option("--measured-since", help="table=day of a table registered from a later day than --from."),
    ] = None,
    accept_errors: Annotated[bool, typer.Option("--accept-errors", help="Leave rows with errors out.")] = False,
    report_file: ReportFile = None,
    zone: Zone = DEFAULT_ZONE,
) -> None:
    """Check an export and load it. A delivery with errors changes nothing unless they are accepted."""
    with told():
        mapping = mapping_of(mapping_file)
        zone = zone_of(mapping, zone)
        expected = Expectation(
            controller,
            key_for(path, format_asked(format_name, mapping), controller, key_file, events),
            key_id=stated_key_id(path),
            zone=zone,
            cut_off=cut_off_of(cut_off, zone),
            period=period_of(period_from, period_to),
            mapping=mapping,
        )
        since = days_by_table(measured_since)
        terms = Terms(datetime.now(UTC), purpose, legal_basis, authority_of(authority), accept_errors, since)
        with checked(path, with_municipalities(expected, municipalities), format_name) as report:
            show(report, report_file)
            folder = load(report, events, terms)
            console.print(f"Loaded as [bold]{folder.name}[/bold].")
            if report.dataset in TERMS_OF_USE:
                console.print(TERMS_OF_USE[report.dataset])
            show_rows(report)


def template_command(
    table: Annotated[str, typer.Argument(help="A table, or all.")],
    out: Annotated[Path | None, typer.Option("--out", help="Folder for the files; else printed.")] = None,
) -> None:
    """Print or write the header that a CSV file of a table has."""
    with told():
        for name in TABLES if table == "all" else [table]:
            template = csv_template(name)
            if out is None:
                typer.echo(template, nl=False)
            else:
                out.mkdir(parents=True, exist_ok=True)
                (out / f"{name}.csv").write_text(template, encoding="utf-8")


def list_command(events: EventsFolder = Path("events")) -> None:
    """List all deliveries; those in force are marked."""
    with told():
        manifests = read_manifests(events)
        counting = {m.delivery for m in in_force(manifests)}
        shown = Table("in force", "delivery", "cut-off", "rows", "left out", "authority", "legal basis")
        for m in manifests:
            rows, left_out = sum(e.rows for e in m.tables.values()), sum(m.accepted_errors.values())
            mark = "yes" if m.delivery in counting else "replaced"
            cells = (f"{m.cut_off:%Y-%m-%d %H:%M}", f"{rows:,}", f"{left_out:,}", ", ".join(m.authority), m.legal_basis)
            shown.add_row(mark, m.delivery, *cells)
        console.print(shown if manifests else f"There is no delivery in {events}. Load one with narvard events load.")
