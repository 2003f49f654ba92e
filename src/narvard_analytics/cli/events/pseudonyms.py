"""The two steps of pseudonyms, and the keys for them."""

import secrets
from pathlib import Path
from typing import Annotated

import typer

from narvard_analytics.cli.events.options import (
    DEFAULT_ZONE,
    CutOff,
    FormatName,
    MappingFile,
    Municipalities,
    SourcePath,
    Zone,
    cut_off_of,
    mapping_of,
    with_municipalities,
    zone_of,
)
from narvard_analytics.cli.events.telling import checked, console, show, told
from narvard_analytics.events.check import Expectation
from narvard_analytics.events.pseudonymised import link, write_pseudonymised
from narvard_analytics.events.pseudonyms.keys import (
    make_collaboration_keys,
    read_controller_key,
    read_linker_key,
    write_key,
)
from narvard_analytics.events.readers.formats import AUTO


def keys_command(
    controllers: Annotated[list[str], typer.Argument(help="Codes of all controllers of the collaboration.")],
    out: Annotated[Path, typer.Option("--out", help="Folder to be made for the key files.")],
) -> None:
    """Make one key file for each controller and one for the linker. Hand each to its owner, then remove the folder."""
    with told():
        keys, linker = make_collaboration_keys(controllers, secrets.token_bytes)
        out.mkdir(parents=True, exist_ok=True, mode=0o700)
        for key in keys:
            write_key(out / f"{key.controller}.key", key)
        write_key(out / "linker.key", linker)
        console.print(
            f"{len(keys)} controllers' keys and the linker's are in {out}. Hand each file to its owner alone."
        )


def pseudonymise_command(
    path: SourcePath,
    key_file: Annotated[Path, typer.Option("--key-file", help="The controller's own key.")],
    out: Annotated[Path, typer.Option("--out", help="Folder to be made.")],
    format_name: FormatName = AUTO,
    cut_off: CutOff = "",
    municipalities: Municipalities = None,
    mapping_file: MappingFile = None,
    zone: Zone = DEFAULT_ZONE,
) -> None:
    """The controller's step, at home: replace identity numbers and prepare the correspondence for the linker."""
    with told():
        key = read_controller_key(key_file)
        mapping = mapping_of(mapping_file)
        zone = zone_of(mapping, zone)
        at = cut_off_of(cut_off, zone)
        expected = Expectation(key.controller, key, zone=zone, cut_off=at, for_linker=True, mapping=mapping)
        with checked(path, with_municipalities(expected, municipalities), format_name) as report:
            show(report, None)
            write_pseudonymised(report, out)
            console.print(f"{len(report.elements)} persons pseudonymised in {out}. Send the folder to the linker.")


def link_command(
    path: Annotated[Path, typer.Argument(help="Folder from narvard events pseudonymise.")],
    key_file: Annotated[Path, typer.Option("--key-file", help="The linker's key, which nothing else reads.")],
    out: Annotated[Path, typer.Option("--out", help="Folder to be made.")],
) -> None:
    """The linker's step: replace a controller's pseudonyms by the collaboration's and forget the correspondence."""
    with told():
        linked = link(path, read_linker_key(key_file), out)
        console.print(f"{linked.controller} re-keyed to {linked.key_id} in {out}. Remove {path} now, and load {out}.")
