"""What a CSV file shows of itself: its encoding, delimiter and header, and what its first rows look like."""

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from narvard_analytics.errors import AnalyticsError
from narvard_analytics.events.pseudonyms.identity import ImpossibleIdentityNumber, normalise
from narvard_analytics.events.readers.text_files import BYTE_ORDER_MARK, WIDE_ENCODINGS, open_bytes

SAMPLE_BYTES = 1_000_000
SAMPLE_ROWS = 2_000
DELIMITERS = (";", ",", "\t", "|")
NO_VALUES = ("", "NULL", "null", "NA", "-", "saknas", "Saknas")
"""Texts that exports write where there is no value; the first of them goes without saying."""
DAYS = ("%Y-%m-%d", "%Y%m%d", "%d.%m.%Y", "%d/%m/%Y", "%m/%d/%Y", "%d-%m-%Y", "%d.%m.%y", "%y%m%d")
TIMES = ("%H:%M", "%H:%M:%S", "%H.%M", "%H%M")
INSTANTS = tuple(f"{day}{gap}{time}" for day in DAYS for gap in (" ", "T", "") for time in TIMES)
NUMBER = re.compile(r"[+-]?\d[\d \u00a0.]*([.,]\d+)?")
MOSTLY = 0.9


class SampleNotRead(AnalyticsError):
    """A file gave nothing to propose a mapping from."""


@dataclass(frozen=True)
class Sample:
    """A file's first rows: for each column of the header, its different values in the order they came."""

    file: str
    encoding: str
    encoding_sure: bool
    delimiter: str
    columns: Mapping[str, tuple[str, ...]]
    empty: tuple[str, ...]
    rows: int

    @property
    def decimal(self) -> str:
        """The decimal sign that most numbers have."""
        numbers = [v for values in self.columns.values() for v in values if NUMBER.fullmatch(v)]
        return "." if sum("." in v for v in numbers) > sum("," in v for v in numbers) else ","


def take_sample(file: Path) -> Sample:
    """The sample of a file, its first million bytes at most.

    Raises SampleNotRead.
    """
    try:
        with open_bytes(file) as stream:
            raw = stream.read(SAMPLE_BYTES)
    except OSError as error:
        raise SampleNotRead(f"{file.name} could not be read. Give the path of a CSV file.") from error
    if not raw.strip() or raw.startswith(WIDE_ENCODINGS):
        raise SampleNotRead(f"{file.name} is empty, or has two bytes a sign. Save it as CSV in UTF-8.")
    whole_lines = raw if len(raw) < SAMPLE_BYTES else raw[: raw.rfind(b"\n") + 1]
    encoding, sure = _encoding(whole_lines)
    text = whole_lines.decode(encoding, errors="replace").removeprefix("\ufeff")
    delimiter = _delimiter(text)
    rows = list(csv.reader(io.StringIO(text), delimiter=delimiter))[: SAMPLE_ROWS + 1]
    header = [name.strip() for name in rows[0]]
    values = list(zip(*(row for row in rows[1:] if len(row) == len(header)), strict=True))
    seen = {name: tuple(dict.fromkeys(v.strip() for v in values[n])) if values else () for n, name in enumerate(header)}
    empty = tuple(text for text in NO_VALUES if text and any(text in column for column in seen.values()))
    told = {name: tuple(v for v in column if v and v not in empty) for name, column in seen.items()}
    return Sample(file.name, encoding, sure, delimiter, told, empty, len(rows) - 1)


def formats_of(values: Sequence[str], candidates: Sequence[str]) -> tuple[str, ...]:
    """The formats that every value has; none where there is no value."""
    return tuple(form for form in candidates if values and all(_fits(value, form) for value in values))


def is_identity(values: Sequence[str]) -> bool:
    """Whether nearly all values are identity numbers of Sweden or Norway."""
    return bool(values) and sum(map(_is_identity_number, values)) >= MOSTLY * len(values)


def is_number(values: Sequence[str]) -> bool:
    """Whether all values are numbers."""
    return bool(values) and all(NUMBER.fullmatch(value) for value in values)


def _encoding(raw: bytes) -> tuple[str, bool]:
    if raw.startswith(BYTE_ORDER_MARK):
        return "utf-8-sig", True
    try:
        raw.decode("utf-8")
        return "utf-8", True
    except UnicodeDecodeError:
        pass
    try:
        raw.decode("cp1252")
        return "cp1252", False
    except UnicodeDecodeError:
        return "latin-1", False


def _delimiter(text: str) -> str:
    """The sign that divides the first lines into most fields, as many in each."""
    lines = text.splitlines()[:50]

    def widths(delimiter: str) -> list[int]:
        return [len(row) for row in csv.reader(lines, delimiter=delimiter) if row]

    def fit(delimiter: str) -> tuple[bool, int]:
        found = widths(delimiter)
        return len(set(found)) == 1 and found[0] > 1, found[0] if found else 0

    return max(DELIMITERS, key=fit)


def _fits(value: str, form: str) -> bool:
    try:
        # The zone does not matter for whether a text has the format.
        parsed = datetime.strptime(value, form)  # noqa: DTZ007
    except ValueError:
        return False
    # strptime takes 2024115 for %Y%m%d; an export pads.
    return parsed.strftime(form) == value


def _is_identity_number(value: str) -> bool:
    try:
        return normalise(value).kind != "local"
    except ImpossibleIdentityNumber as error:
        return error.reason == "century_unknown"
