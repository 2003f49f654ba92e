"""`narvard indicators new` and `check`: a collaboration's own definitions, written and tried."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from narvard_analytics.cli.indicators.refusing import refusal
from narvard_analytics.errors import AnalyticsError
from narvard_analytics.indicators.local import Checked, check, write_new
from narvard_analytics.indicators.local.checking import kinds_missing


def new_definition(
    name: Annotated[str, typer.Argument(metavar="ID", help="Id of the definition; it gets the prefix local_.")],
    folder: Annotated[Path, typer.Option(help="Folder of the collaboration's own definitions.", file_okay=False)],
) -> None:
    """Write a first definition of one's own with its worked examples: it works at once, and is there to be changed."""
    try:
        written = write_new(name, folder)
    except AnalyticsError as refused:
        raise refusal(refused) from refused
    said = " and ".join(file.name for file in written)
    Console().print(f"Wrote {said} in {folder}. Change them, and try them with narvard indicators check.")


def check_definitions(
    local: Annotated[Path, typer.Option(help="Folder of the definitions.", exists=True, file_okay=False)],
) -> None:
    """Run the worked examples of one's own definitions, and say case by case where they differ."""
    console = Console(highlight=False)
    try:
        checked = [_told(console, each) for each in check(local)]
    except AnalyticsError as refused:
        raise refusal(refused) from refused
    wrong = sum(bool(each.differences) for each in checked)
    for indicator, missing in _missing(checked):
        console.print(f"{indicator} has no example of the kind {', '.join(missing)}.", markup=False)
    console.print(f"{len(checked) - wrong} of {len(checked)} examples agree.")
    if wrong:
        raise typer.Exit(1)


def _told(console: Console, each: Checked) -> Checked:
    mark = "differs" if each.differences else "agrees"
    console.print(f"{each.indicator} {each.number} {each.case.kind}: {each.case.name.en}: {mark}", markup=False)
    for difference in each.differences:
        console.print(f"    {difference}", markup=False)
    return each


def _missing(checked: Sequence[Checked]) -> list[tuple[str, tuple[str, ...]]]:
    indicators = dict.fromkeys(each.indicator for each in checked)
    found = [(name, kinds_missing([each.case for each in checked if each.indicator == name])) for name in indicators]
    return [(name, missing) for name, missing in found if missing]
