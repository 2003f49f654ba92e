"""Proposing a mapping for CSV files of any layout."""

from pathlib import Path
from typing import Annotated

import typer

from narvard_analytics.cli.events.telling import console, told
from narvard_analytics.events.readers.mapping.proposing import propose
from narvard_analytics.events.schema import table_named


def map_command(
    files: Annotated[list[Path], typer.Argument(help="CSV files, one of each layout.")],
    out: Annotated[Path | None, typer.Option("--out", help="File for the mapping; else printed.")] = None,
    table: Annotated[str, typer.Option("--table", help="The table that the files fill, where that is known.")] = "",
) -> None:
    """Propose a mapping from the headers and first rows of CSV files. Read it through: it says what it is unsure of."""
    with told():
        proposed = propose(files, table_named(table).name if table else "")
        if out is None:
            typer.echo(proposed, nl=False)
            return
        if out.exists():
            raise typer.BadParameter(f"{out} is there already. Give another name, so that nothing of yours is lost.")
        out.write_text(proposed, encoding="utf-8")
        doubts = sum("# unsure" in line for line in proposed.splitlines())
        console.print(f"Wrote {out}: {doubts} lines are marked unsure. Read it, then check with --mapping {out}.")
