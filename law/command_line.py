"""The reference page of the command line, made from the commands themselves."""

from collections.abc import Iterator
from pathlib import Path

import click
import typer

from narvard.site.cli import app

PAGE = Path(__file__).resolve().parent.parent / "docs" / "reference" / "command-line.md"

INTRODUCTION = """# Command line

Made from the commands by `make docs`; a test fails when this page is stale. `narvard COMMAND --help` says the same.
`events` and `indicators` work without the site, and where Django is not installed.
"""


def _commands(command: click.Command, path: str) -> Iterator[tuple[str, click.Command]]:
    if not hasattr(command, "commands"):
        yield path, command
        return
    for name, inner in command.commands.items():
        yield from _commands(inner, f"{path} {name}")


def _default(parameter: click.Parameter) -> str:
    if parameter.required:
        return "required"
    default = parameter.default
    return "" if default is None or callable(default) or default in ((), [], "") else f"`{default}`"


def _row(parameter: click.Parameter) -> str:
    positional = parameter.param_type_name == "argument"
    names = parameter.name.upper() if positional else ", ".join([*parameter.opts, *parameter.secondary_opts])
    meaning = (getattr(parameter, "help", None) or "").replace("|", "\\|").replace("\n", " ")
    return f"| `{names}` | {meaning} | {_default(parameter)} |"


def _section(path: str, command: click.Command) -> str:
    purpose = (command.help or "").split("\f")[0].strip()
    rows = [_row(parameter) for parameter in command.params if parameter.name != "help"]
    table = ["", "| option | meaning | default |", "|---|---|---|", *rows] if rows else []
    return "\n".join([f"## {path}", "", purpose, *table, ""])


def command_line_page() -> str:
    """The page as Markdown, a section a command."""
    sections = [_section(path, command) for path, command in _commands(typer.main.get_command(app), "narvard")]
    return "\n".join([INTRODUCTION, *sections])
