"""Writes the tables of a made-up region, part by part, and hands them over as deliveries."""

from collections.abc import Iterable, Mapping
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from narvard_analytics.events.coexistence import DeliveryAlreadyLoaded
from narvard_analytics.events.manifest import Manifest
from narvard_analytics.events.store import ROW_GROUP, write_delivery

IDS_IN_ORDER = {"contacts": ("contact",), "contact_participants": ("contact",), "stays": ("stay", "episode")}


class Files:
    """One Parquet file a deliverer and table, to which parts are added as they are made.

    Nothing is held in memory but the part being written, so that it does not grow with the region.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._writers: dict[tuple[str, str], pq.ParquetWriter] = {}

    def add(self, controller: str, name: str, parts: Iterable[pa.Table]) -> None:
        """Writes parts of a deliverer's table after those that are there; they are in the order of the table."""
        for part in parts:
            self._writer(controller, name, part.schema).write_table(part, row_group_size=ROW_GROUP)

    def close(self) -> Mapping[str, Mapping[str, Path]]:
        """The finished files by deliverer and table."""
        found: dict[str, dict[str, Path]] = {}
        for (controller, name), writer in self._writers.items():
            writer.close()
            found.setdefault(controller, {})[name] = self._file(controller, name)
        return found

    def _file(self, controller: str, name: str) -> Path:
        return self._folder / f"{controller}.{name}.parquet"

    def _writer(self, controller: str, name: str, schema: pa.Schema) -> pq.ParquetWriter:
        key = (controller, name)
        if key not in self._writers:
            # Ids in running order are stored as differences.
            running = IDS_IN_ORDER.get(name, ())
            self._writers[key] = pq.ParquetWriter(
                self._file(controller, name),
                schema,
                compression="zstd",
                use_dictionary=[column for column in schema.names if column not in running],
                column_encoding=dict.fromkeys(running, "DELTA_BYTE_ARRAY") or None,
            )
        return self._writers[key]


def deliver(root: Path, manifest: Manifest, files: Mapping[str, Path]) -> Path:
    """The folder of the delivery, new or there already."""
    try:
        return write_delivery(root, manifest, files)
    except DeliveryAlreadyLoaded as present:
        return root / present.delivery
