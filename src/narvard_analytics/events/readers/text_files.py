"""Lines and CSV rows of files that may be compressed, wrongly encoded or cut off."""

import csv
import gzip
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, cast

from narvard_analytics.events.findings import Problem
from narvard_analytics.events.staging import Staging

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
WIDE_ENCODINGS = (b"\xff\xfe", b"\xfe\xff")
LONGEST_FIELD = 10_000_000
SAY_EVERY = 1_000_000
"""Bytes between two words on progress."""

ENCODINGS = {"utf-8": "utf-8", "utf-8-sig": "utf-8", "latin-1": "latin-1", "iso-8859-1": "latin-1", "cp1252": "cp1252"}
"""The encodings that a text file may be said to have, and what they are read as; a byte-order mark is left out."""

Progress = Callable[[int], None]
"""Told how many more bytes have been read."""


def no_progress(_read: int) -> None:
    """Progress that nobody watches."""


@dataclass(frozen=True)
class Dialect:
    """How a CSV file is written. Without a delimiter it is told from the header: see `delimiter_of`."""

    encoding: str = "utf-8"
    delimiter: str = ""


PLAIN = Dialect()


@dataclass
class Lines:
    """The lines of a file as text, in order; notes which were not in its encoding and whether the file was cut off."""

    path: Path
    progress: Progress = no_progress
    encoding: str = "utf-8"
    undecodable: set[int] = field(default_factory=set)
    cut_off: bool = False
    wide: bool = False
    number: int = 0

    def __iter__(self) -> Iterator[str]:
        """Give one line after another, line break included; stop where the file breaks off."""
        try:
            with open_bytes(self.path) as stream:
                yield from self._decoded(stream)
        except (EOFError, gzip.BadGzipFile, zlib.error):
            self.cut_off = True

    def _decoded(self, stream: BinaryIO) -> Iterator[str]:
        unsaid = 0
        for raw in stream:
            self.number += 1
            unsaid += len(raw)
            if unsaid >= SAY_EVERY:
                self.progress(unsaid)
                unsaid = 0
            if self.number == 1:
                self.wide = raw.startswith(WIDE_ENCODINGS)
                raw = raw.removeprefix(BYTE_ORDER_MARK)
            if self.wide:
                return
            yield self._decode(raw)
        self.progress(unsaid)

    def _decode(self, raw: bytes) -> str:
        try:
            return raw.decode(self.encoding)
        except UnicodeDecodeError:
            self.undecodable.add(self.number)
            return raw.decode(self.encoding, errors="replace")

    def take_undecodable(self) -> bool:
        """Whether any line since last asked was not in the encoding."""
        found = bool(self.undecodable)
        self.undecodable.clear()
        return found


@dataclass(frozen=True)
class CsvRow:
    """A row with the line it begins on; `sound` is False where it was not in the file's encoding."""

    line: int
    fields: list[str]
    sound: bool


def open_bytes(path: Path) -> BinaryIO:
    """The file's bytes, unpacked if its name ends in .gz."""
    return cast(BinaryIO, gzip.open(path, "rb")) if path.suffix == ".gz" else path.open("rb")


def read_csv(
    path: Path, staging: Staging, table: str, progress: Progress = no_progress, dialect: Dialect = PLAIN
) -> Iterator[CsvRow]:
    """The rows of a CSV file, the header first and empty lines left out.

    What is wrong with the file as a whole is told to the staging.
    """
    csv.field_size_limit(LONGEST_FIELD)
    lines = Lines(path, progress, ENCODINGS[dialect.encoding])
    try:
        yield from _rows(lines, dialect.delimiter)
    except csv.Error:
        lines.cut_off = True
    _tell(lines, staging, table)


def delimiter_of(header: str) -> str:
    """The delimiter of a CSV file with that header line: the semicolon where it has one, else the comma."""
    return ";" if ";" in header else ","


def _rows(lines: Lines, delimiter: str) -> Iterator[CsvRow]:
    source = iter(lines)
    header = next(source, "")
    if not header.strip():
        return
    delimiter = delimiter or delimiter_of(header)
    first = next(csv.reader([header], delimiter=delimiter, strict=True))
    yield CsvRow(1, [name.strip() for name in first], not lines.take_undecodable())
    reader = csv.reader(source, delimiter=delimiter, strict=True)
    begins = 2
    for fields in reader:
        if fields:
            yield CsvRow(begins, fields, not lines.take_undecodable())
        begins = lines.number + 1


def _tell(lines: Lines, staging: Staging, table: str) -> None:
    if lines.wide:
        staging.problem(Problem(table, lines.path.name, 1, "", "not_utf8"))
    elif lines.cut_off:
        staging.problem(Problem(table, lines.path.name, max(lines.number, 1), "", "truncated_file"))
    elif lines.number == 0:
        staging.problem(Problem(table, lines.path.name, 1, "", "unreadable_file"))
