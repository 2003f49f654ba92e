"""Skåne's size: 1.4 million residents in 33 municipalities, three years, about 30 million contacts, made up."""

from collections.abc import Mapping
from datetime import date

import pyarrow.parquet as pq

from bench.__main__ import DATA
from bench.measure.sizes import SHARE
from narvard_analytics.events.snapshot import Snapshot, open_snapshot
from narvard_analytics.synthetic import Parameters, generate

FIRST_MONTH, MONTHS = date(2022, 4, 1), 36


def skane() -> Snapshot:
    """The snapshot, made where it is not there: some minutes each, once."""
    events = DATA / "skane"
    if not events.is_dir():
        generate(events, Parameters(FIRST_MONTH, MONTHS, scale=SHARE, region="skane"))
    return open_snapshot(events)


def rows_of(snapshot: Snapshot) -> Mapping[str, int]:
    """How many residents and contacts there are."""
    files = {name: snapshot.file(name) for name in ("persons", "contacts")}
    return {name: pq.read_metadata(file).num_rows for name, file in files.items() if file is not None}
