"""The command `narvard`. The library's commands stand beside the site's, and run where Django is not installed."""

import os
import runpy
import secrets
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from narvard_analytics.cli import events_app, indicators_app
from narvard_analytics.cli.events.from_care import bring_all
from narvard_analytics.cli.events.telling import told

app = typer.Typer(
    help="Närvård: govern, coordinate and measure close care together.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
audit_app = typer.Typer(help="The log of who did what.", no_args_is_help=True)
app.add_typer(events_app, name="events")
app.add_typer(indicators_app, name="indicators")
app.add_typer(audit_app, name="audit")


def _site(*arguments: str) -> None:
    """Run a command of the site in this process, as `python -m django` would."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "narvard.site.settings")
    sys.argv = ["narvard", *arguments]
    runpy.run_module("django", run_name="__main__")


@app.command()
def demo(
    port: Annotated[int, typer.Option(help="The port on 127.0.0.1 to serve on.")] = 8000,
    scale: Annotated[
        float, typer.Option(help="Share of the made-up region to make; 1 is all 304 443 residents.")
    ] = 1.0,
    serve: Annotated[bool, typer.Option(help="Serve the site when it is prepared.")] = True,
) -> None:
    """Prepare the made-up region once, then serve the site."""
    os.environ["NARVARD_DEMO"] = "1"
    _site("demo", f"--port={port}", f"--scale={scale}", *([] if serve else ["--no-serve"]))


@app.command()
def work() -> None:
    """Do the long work that pages ask for, such as computing the indicators, until stopped."""
    _site("db_worker")


Collaboration = Annotated[str, typer.Option(help="The code of the collaboration, such as skane.")]


@app.command()
def load(
    files: Annotated[list[str], typer.Argument(help="Documents as YAML or XLSX, in any order.")],
    collaboration: Collaboration,
) -> None:
    """Load a collaboration's documents: bodies, agreements, funds and the rest, each checked whole first."""
    _site("documents", "load", f"--collaboration={collaboration}", *files)


@app.command()
def export(
    file: Annotated[str, typer.Argument(help="Where to write; .xlsx gives a workbook, anything else YAML.")],
    kind: Annotated[str, typer.Option(help="Which kind of document, such as agreements.")],
    collaboration: Collaboration,
) -> None:
    """Write what is loaded of one kind to a file that can be loaded again."""
    _site("documents", "export", f"--kind={kind}", f"--collaboration={collaboration}", file)


@app.command()
def remind() -> None:
    """Send the reminders and digests that are due today, each once. Run it every morning."""
    _site("remind")


@app.command()
def escalate() -> None:
    """Put tasks whose time has passed before the head of the unit whose turn it is. Run it every few minutes."""
    _site("escalate")


@events_app.command("from-care")
def from_care(
    collaboration: Collaboration,
    keys: Annotated[Path, typer.Option(help="Folder with each controller's key and, to link, linker.key.")],
    since: Annotated[str, typer.Option("--from", help="First day that the care wing is measured; always the same.")],
    legal_basis: Annotated[str, typer.Option(help="Statute that the deliveries rest on.")],
    purpose: Annotated[str, typer.Option(help="What the events are to be used for.")],
    authority: Annotated[str, typer.Option(help="Controller that holds the population register.")] = "",
    events: Annotated[Path, typer.Option(help="Folder of the event store.")] = Path("events"),
    compute: Annotated[bool, typer.Option(help="Compute the indicators when all is delivered.")] = True,
) -> None:
    """Deliver the care wing's own events, one delivery a controller, and compute. Run it every night."""
    with told(), tempfile.TemporaryDirectory(prefix="narvard-care-") as folder:
        stated = (f"--collaboration={collaboration}", f"--from={since}", f"--authority={authority}")
        _site("export_care", folder, *stated)
        failed = bring_all(Path(folder), keys, events, datetime.now(UTC), purpose, legal_basis)
    if compute:
        _site("compute_indicators", f"--collaboration={collaboration}", f"--events={events}")
    if failed:
        raise typer.Exit(1)


def _audit(*arguments: str) -> None:
    """A command of the log signs nothing, so it needs no key of the site's."""
    os.environ.setdefault("SECRET_KEY", secrets.token_urlsafe())
    _site("audit", *arguments)


@audit_app.command()
def verify() -> None:
    """Check that no row of the log is changed or missing, and say which if one is."""
    _audit("verify")


@audit_app.command()
def seal(
    every: Annotated[float, typer.Option(help="Seconds between rounds; 0 seals once and ends.")] = 0.0,
) -> None:
    """Chain what has been logged and can no longer change its order."""
    _audit("seal", f"--every={every}")


if __name__ == "__main__":
    app()
