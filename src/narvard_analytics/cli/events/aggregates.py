"""The catalogue run at home, and its figures received elsewhere."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Annotated

import pyarrow as pa
import typer

from narvard_analytics.cli.events.options import EventsFolder
from narvard_analytics.cli.events.telling import console, told
from narvard_analytics.disclosure_control import INTERNAL, OPEN, apply, profile_named
from narvard_analytics.engines import open_engine
from narvard_analytics.errors import AnalyticsError
from narvard_analytics.events.home_run import code_lists_in, covered, definitions_in, to_aggregates
from narvard_analytics.events.manifest import HOME_RUN, Manifest, read_manifest
from narvard_analytics.events.receiving import receive
from narvard_analytics.events.snapshot import Snapshot, open_snapshot
from narvard_analytics.events.store import write_delivery
from narvard_analytics.indicators.run import DIMENSIONS, run
from narvard_analytics.periods import local_day
from narvard_analytics.results import PeriodKind

SEPARATOR = ","


class NotToLeave(AnalyticsError):
    """Figures were asked for that may not leave the controller."""


class NotOneController(AnalyticsError):
    """The events are not those of one controller."""


def aggregates_command(
    out: Annotated[Path, typer.Option("--out", help="Folder that the delivery is written into.")],
    events: EventsFolder = Path("events"),
    by: Annotated[str, typer.Option(help="municipality, unit, target_group; several with a comma.")] = ",".join(
        DIMENSIONS
    ),
    period: Annotated[PeriodKind, typer.Option(help="month, quarter, year or rolling_18_months.")] = PeriodKind.MONTH,
    chosen: Annotated[
        list[str] | None, typer.Option("--indicator", help="Id; may be repeated. All if left out.")
    ] = None,
    profile: Annotated[str, typer.Option(help="Publication profile agreed with the receiver.")] = OPEN.name,
    purpose: Annotated[str, typer.Option(help="What the figures are to be used for.")] = "",
) -> None:
    """Run the catalogue at home and write a delivery that holds aggregates alone: no rows about persons leave."""
    with told():
        _refuse_internal(profile)
        snapshot = open_snapshot(events)
        controller = _only_controller(events, snapshot)
        with open_engine(snapshot) as engine:
            computed = run(engine, chosen, by=[part.strip() for part in by.split(SEPARATOR)], period=period)
        rows = apply(computed, profile)
        figures = to_aggregates(rows, controller)
        manifest = _manifest(rows, snapshot, controller, profile, purpose)
        folder = write_delivery(out, manifest, {"aggregates": figures})
        console.print(f"{figures.num_rows} figures in {folder}, profile {profile}. Send the folder to the receiver.")


def receive_command(
    folder: Annotated[
        Path, typer.Argument(help="Folder from narvard events aggregates.", exists=True, file_okay=False)
    ],
    events: EventsFolder = Path("events"),
) -> None:
    """Take in a delivery of aggregates that a controller has made at home."""
    with told():
        received = receive(folder, events)
        console.print(f"Received as [bold]{received.name}[/bold].")


def _manifest(rows: pa.Table, snapshot: Snapshot, controller: str, profile: str, purpose: str) -> Manifest:
    known_until = local_day(snapshot.cut_off + timedelta(seconds=1), snapshot.zone)
    begin, end = covered(rows, known_until)
    return Manifest(
        controller=controller,
        period_from=begin,
        period_to=end,
        cut_off=snapshot.cut_off,
        made_at=datetime.now(UTC),
        purpose=purpose,
        zone=snapshot.zone,
        dataset=HOME_RUN,
        source="narvard events aggregates",
        source_hash=snapshot.key,
        notes={"definitions": definitions_in(rows), "code_lists": code_lists_in(rows), "profile": profile},
    )


def _refuse_internal(profile: str) -> None:
    if profile_named(profile).name == INTERNAL.name:
        raise NotToLeave(
            f"Figures under the profile {profile} are the controller's own and may not leave it, since small numbers"
            " would tell of persons. Use the open profile, or one that is agreed."
        )


def _only_controller(events: Path, snapshot: Snapshot) -> str:
    controllers = sorted({read_manifest(events / name).controller for name in snapshot.deliveries})
    if len(controllers) != 1:
        raise NotOneController(
            f"The events in {events} are those of {', '.join(controllers)}, and a controller answers for its own alone."
            " Give a folder with one controller's deliveries."
        )
    return controllers[0]
