"""The quality of a delivery, for whoever made it."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from narvard_analytics.cli.events.options import EventsFolder
from narvard_analytics.cli.events.telling import console, told
from narvard_analytics.errors import AnalyticsError
from narvard_analytics.events.coexistence import in_force
from narvard_analytics.events.manifest import Manifest
from narvard_analytics.events.quality.measuring import quality_of, rejected_places
from narvard_analytics.events.quality.records import Quality
from narvard_analytics.events.quality.words import Language, remedy, sentence, summary
from narvard_analytics.events.quality.workbook import MOST_PLACES, write_workbook
from narvard_analytics.events.store import read_manifests


class Tongue(StrEnum):
    """The languages that a report can be had in."""

    SV = "sv"
    NB = "nb"
    EN = "en"


class NothingToJudge(AnalyticsError):
    """There is no delivery to report on."""


def quality_command(
    events: EventsFolder = Path("events"),
    delivery: Annotated[str, typer.Option("--delivery", help="The delivery; else the one made last.")] = "",
    out: Annotated[Path | None, typer.Option("--out", help="XLSX to send back to the deliverer.")] = None,
    language: Annotated[Tongue, typer.Option("--language", help="Language of the report.")] = Tongue.SV,
) -> None:
    """Report how complete, timely and plausible a delivery is, beside the last one of the same controller."""
    with told():
        if out is not None and out.suffix != ".xlsx":
            raise typer.BadParameter("The report's name has to end in .xlsx.")
        chosen: Language = language.value
        manifests = read_manifests(events)
        name = delivery or _newest(events, manifests)
        quality = quality_of(events, name, manifests)
        _show(quality, chosen)
        if out is not None:
            write_workbook(quality, out, chosen, rejected_places(events, name, MOST_PLACES))
            console.print(f"Wrote {out}. It is about {name}, and for {quality.measured.controller} alone.")


def _newest(events: Path, manifests: list[Manifest]) -> str:
    counting = in_force(manifests)
    if not counting:
        raise NothingToJudge(f"There is no delivery in {events}. Load one with narvard events load.")
    return max(counting, key=lambda m: (m.made_at, m.delivery)).delivery


def _show(quality: Quality, language: Language) -> None:
    console.print(f"{quality.measured.delivery}: {summary(quality, language)}", markup=False)
    if quality.concerns:
        table = Table(show_header=False, show_lines=True)
        for concern in quality.concerns:
            table.add_row(sentence(concern, language), remedy(concern, language))
        console.print(table)
