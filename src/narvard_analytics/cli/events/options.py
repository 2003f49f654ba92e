"""What the options mean: paths, days, keys, authorities and mappings."""

import csv
import secrets
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from narvard_analytics.cli.events.telling import complaints
from narvard_analytics.events.check import MAPPED, Expectation
from narvard_analytics.events.pseudonymised import read_pseudonyms
from narvard_analytics.events.pseudonyms.keys import (
    ControllerKey,
    make_controller_key,
    read_controller_key,
    write_key,
)
from narvard_analytics.events.readers.fhir.sources import place_key
from narvard_analytics.events.readers.formats import AUTO, FORMATS, format_of
from narvard_analytics.events.readers.mapping.document import MappingDocument
from narvard_analytics.events.readers.mapping.parsing import read_mapping

KEYS = "keys"
DEFAULT_ZONE = "Europe/Stockholm"

SourcePath = Annotated[Path, typer.Argument(help="Folder or file of an export.")]
EventsFolder = Annotated[Path, typer.Option("--events", help="Folder of the event store.")]
Controller = Annotated[str, typer.Option("--controller", help="Code of the organization whose data it is.")]
FormatName = Annotated[str, typer.Option("--format", help=f"{AUTO}, {', '.join(FORMATS)}.")]
CutOff = Annotated[str, typer.Option("--cut-off", help="Day or instant up to which events are known; else the latest.")]
KeyFile = Annotated[Path | None, typer.Option("--key-file", help="The controller's key; else one is made and kept.")]
Municipalities = Annotated[
    Path | None,
    typer.Option("--municipalities", help="CSV with the columns place (postal code or city), municipality."),
]
MappingFile = Annotated[
    Path | None, typer.Option("--mapping", help="Mapping file for CSV of any layout; narvard events map proposes one.")
]
ReportFile = Annotated[Path | None, typer.Option("--report", help="Write the report as .json, .csv or .md.")]
Zone = Annotated[str, typer.Option("--zone", help="Zone of local times and days.")]


def format_asked(format_name: str, mapping: MappingDocument | None) -> str:
    return MAPPED if mapping else format_name


def key_for(path: Path, format_name: str, controller: str, key_file: Path | None, events: Path) -> ControllerKey | None:
    """The controller's key: from its file, from the store's key folder, or a fresh one kept there."""
    if not FORMATS[format_of(path, format_name)].needs_key:
        return None
    if key_file is not None:
        return read_controller_key(key_file)
    kept = events / KEYS / f"{controller}.key"
    if kept.is_file():
        return read_controller_key(kept)
    key = make_controller_key(controller, secrets.token_bytes)
    kept.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    write_key(kept, key)
    complaints.print(
        f"A fresh key is kept in {kept}. Move it to a safe place; without it, no later delivery can match."
    )
    return key


def stated_key_id(path: Path) -> str:
    about = read_pseudonyms(path) if path.is_dir() else None
    return about.key_id if about else ""


def cut_off_of(text: str, zone: str) -> datetime | None:
    """The instant stated; a day means its end, and a time without offset is local."""
    if not text:
        return None
    try:
        stated = datetime.fromisoformat(text)
    except ValueError as error:
        raise typer.BadParameter(f"{text} is neither a day nor an instant. Write 2024-12-31.") from error
    if len(text) == len("2024-12-31"):
        stated = stated.replace(hour=23, minute=59, second=59, microsecond=999999)
    return stated if stated.tzinfo else stated.replace(tzinfo=ZoneInfo(zone))


def period_of(begin: str, end: str) -> tuple[date, date] | None:
    if not begin and not end:
        return None
    try:
        return date.fromisoformat(begin), date.fromisoformat(end)
    except ValueError as error:
        raise typer.BadParameter("Give both --from and --to as days, for example 2024-01-01.") from error


def authority_of(text: str) -> tuple[str, ...] | None:
    if text == "free":
        return None
    return () if text == "none" else tuple(part.strip() for part in text.split(","))


def mapping_of(file: Path | None) -> MappingDocument | None:
    return read_mapping(file) if file else None


def zone_of(mapping: MappingDocument | None, zone: str) -> str:
    """The delivery's zone: a mapping that states one knows it better than the option's default."""
    return mapping.zone if mapping and mapping.zone else zone


def days_by_table(stated: list[str] | None) -> dict[str, date]:
    """Days given as table=day."""
    try:
        return {table: date.fromisoformat(day) for table, _, day in (text.partition("=") for text in stated or ())}
    except ValueError as error:
        raise typer.BadParameter("Write a table and a day, for example notices=2024-05-01.") from error


def with_municipalities(expected: Expectation, file: Path | None) -> Expectation:
    if file is None:
        return expected
    with file.open(encoding="utf-8-sig", newline="") as stream:
        delimiter = ";" if ";" in stream.readline() else ","
        stream.seek(0)
        rows = list(csv.DictReader(stream, delimiter=delimiter))
    if not rows or not {"place", "municipality"} <= set(rows[0]):
        raise typer.BadParameter(f"{file.name} has to have rows with the columns place and municipality.")
    return replace(expected, municipalities={place_key(row["place"]): row["municipality"] for row in rows})
