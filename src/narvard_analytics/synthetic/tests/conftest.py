"""One small region for all tests of this folder that only read it."""

from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from narvard_analytics.synthetic import Parameters, generate

SMALL = Parameters(scale=0.02, seed=7)


class Store:
    """The tables of a store's deliveries, all deliveries together, as pandas frames with persons as bytes."""

    def __init__(self, folders: list[Path]) -> None:
        self.folders = folders

    def tables(self, name: str) -> list[pa.Table]:
        files = (folder / f"{name}.parquet" for folder in self.folders)
        return [pq.read_table(file) for file in files if file.exists()]

    def frame(self, name: str) -> pd.DataFrame:
        return pd.concat([_plain(table) for table in self.tables(name)], ignore_index=True)


def _plain(table: pa.Table) -> pd.DataFrame:
    columns = {n: table[n].cast(pa.binary(16)) if n == "person" else table[n] for n in table.column_names}
    frame = pa.table(columns).to_pandas()
    for name in frame.columns:
        if name.endswith("_date"):
            frame[name] = pd.to_datetime(frame[name])
    return frame


@pytest.fixture(scope="session")
def small(tmp_path_factory) -> Store:
    return Store(generate(tmp_path_factory.mktemp("small"), SMALL))
