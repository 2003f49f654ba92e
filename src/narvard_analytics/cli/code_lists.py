"""Code lists on the command line: which there are, and a folder of a user's own that replaces some of them."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Column, Table

from narvard_analytics.errors import AnalyticsError
from narvard_analytics.reference_data.code_lists import CodeList, packaged, read_folder

ListsFolder = Annotated[
    Path | None,
    typer.Option(
        "--lists",
        help="Folder of code lists (.csv) that stand instead of the library's lists of the same id.",
        exists=True,
        file_okay=False,
    ),
]


def lists_in(folder: Path | None) -> Mapping[str, CodeList]:
    """The code lists of the folder by id; none without a folder. Raises CodeListNotRead."""
    return read_folder(folder) if folder else {}


def show_lists(lists: ListsFolder = None) -> None:
    """List the code lists in use: id, version, from when, how sure, source."""
    console = Console()
    try:
        imported = lists_in(lists)
    except AnalyticsError as refused:
        Console(stderr=True).print(str(refused), style="red", markup=False)
        raise typer.Exit(1) from refused
    table = Table(Column("list", no_wrap=True), "valid from", "codes", Column("source", overflow="fold"), "certainty")
    for own in packaged():
        used = imported.get(own.id, own)
        table.add_row(used.name, str(used.valid_from), str(len(used.entries)), used.source, used.certainty)
    console.print(table)
