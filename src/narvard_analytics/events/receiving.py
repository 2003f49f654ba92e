"""Receiving a whole delivery of figures that a controller has made at home."""

from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from narvard_analytics.errors import AnalyticsError
from narvard_analytics.events.manifest import HOME_RUN, Manifest, read_manifest
from narvard_analytics.events.schema import TABLES
from narvard_analytics.events.store import verify_delivery, write_delivery
from narvard_analytics.results import FIGURES, Status

AGGREGATES = "aggregates"
WITHHELD = (*(name for name in FIGURES if name in TABLES[AGGREGATES].names), "lower", "upper")


class NotReceived(AnalyticsError):
    """A delivery from elsewhere was not taken in; nothing has changed."""


def receive(folder: Path, root: Path) -> Path:
    """Take a delivery of figures into the store at `root`, and return its folder there.

    It has to hold aggregates and nothing else, computed under a stated profile and definitions, by its controller
    alone. Raises NotReceived, ManifestNotRead, DeliveryDamaged, TableNotConform, or a refusal of `coexistence`.
    """
    manifest = read_manifest(folder)
    _refuse_others(folder, manifest)
    verify_delivery(folder.parent, manifest)
    rows = pq.read_table(folder / f"{AGGREGATES}.parquet")
    _refuse_unfit(manifest, rows)
    return write_delivery(root, manifest, {AGGREGATES: rows})


def _refuse_others(folder: Path, manifest: Manifest) -> None:
    strangers = sorted(set(manifest.tables) - {AGGREGATES})
    if manifest.dataset != HOME_RUN or strangers or manifest.delivery != folder.name:
        raise NotReceived(
            f"{folder.name} is not a delivery of aggregates alone ({manifest.dataset}: {', '.join(manifest.tables)})."
            " Give the folder that narvard events aggregates wrote, or load care events with narvard events load."
        )
    if not manifest.notes.get("definitions") or not manifest.notes.get("profile"):
        raise NotReceived(
            f"{folder.name} does not say by which definitions or under which profile its figures were computed, so"
            " nobody could tell what they mean. Let the controller run narvard events aggregates again."
        )


def _refuse_unfit(manifest: Manifest, rows: pa.Table) -> None:
    others = _others(rows["publisher"].to_pylist(), manifest.controller)
    if others:
        raise NotReceived(
            f"{manifest.delivery} has figures of {', '.join(others)}, who is not its controller. Let each deliver its"
            " own."
        )
    withheld = rows.filter(pc.equal(rows["status"], Status.SUPPRESSED))
    shown = [name for name in WITHHELD if withheld[name].null_count != withheld.num_rows]
    if shown:
        raise NotReceived(
            f"{manifest.delivery} says that figures are withheld and has them all the same ({', '.join(shown)}). Let"
            " the controller make it again, and remove this copy."
        )


def _others(publishers: Sequence[str], controller: str) -> list[str]:
    return sorted(set(publishers) - {controller})
