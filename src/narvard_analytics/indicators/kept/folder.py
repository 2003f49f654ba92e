"""The folder of kept results: unsuppressed figures, so as secret as the events they come from."""

import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from narvard_analytics.errors import AnalyticsError
from narvard_analytics.indicators.kept.record import Record, Request


class NoSuchResult(AnalyticsError):
    """A kept result was named that the folder does not have."""


class KeptFolder:
    """One folder a request, in it a record (JSON) and its rows (Parquet) a result. A result is never changed."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def records(self, request: Request) -> list[Record]:
        """The records that answer a request, the newest first."""
        files = sorted((self.root / request.indicator / request.key).glob("*.json"), key=_written, reverse=True)
        return [_read(file) for file in files]

    def all(self) -> list[Record]:
        """All records, by indicator and then the newest first."""
        folders = sorted({file.parent.parent for file in self.root.glob("*/*/*.json")})
        files = [sorted(folder.glob("*/*.json"), key=_written, reverse=True) for folder in folders]
        return [_read(file) for one in files for file in one]

    def record(self, result: str) -> Record:
        """The record of that id.

        Raises NoSuchResult.
        """
        return _read(self._file(result))

    def rows(self, result: str) -> pa.Table:
        """The rows of that id, unsuppressed.

        Raises NoSuchResult.
        """
        return pq.read_table(self._file(result).with_suffix(".parquet"))

    def add(self, record: Record, rows: pa.Table) -> None:
        """Keep a result; the record comes last, so that what is not whole is not found."""
        folder = self.root / record.request.indicator / record.request.key
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        sink = pa.BufferOutputStream()
        pq.write_table(rows, sink, compression="zstd")
        _write(folder / f"{record.id}.parquet", sink.getvalue().to_pybytes())
        _write(folder / f"{record.id}.json", record.to_json().encode())

    def place_list(self, key: str) -> Sequence[str] | None:
        """The municipalities kept under a key; None where there are none."""
        file = self.root / "municipalities" / f"{key}.txt"
        return file.read_text(encoding="utf-8").split() if file.is_file() else None

    def keep_place_list(self, key: str, municipalities: Sequence[str]) -> None:
        """Keep municipalities under a key."""
        folder = self.root / "municipalities"
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        _write(folder / f"{key}.txt", "\n".join(municipalities).encode())

    def _file(self, result: str) -> Path:
        found = [file for file in self.root.glob("*/*/*.json") if file.stem == result]
        if not found:
            raise NoSuchResult(
                f"There is no result {result} in {self.root.name}. List those that are kept with narvard indicators"
                " kept, and name one of them."
            )
        return found[0]


def _written(file: Path) -> tuple[int, str]:
    return file.stat().st_mtime_ns, file.name


def _read(file: Path) -> Record:
    return Record.from_json(file.read_text(encoding="utf-8"))


def _write(file: Path, content: bytes) -> None:
    handle, incoming = tempfile.mkstemp(dir=file.parent, prefix=".incoming-")
    with os.fdopen(handle, "wb") as stream:
        stream.write(content)
    os.replace(incoming, file)
