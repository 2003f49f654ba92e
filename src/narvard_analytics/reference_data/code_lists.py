"""Dated code lists with source, certainty and whether they were read in an official text."""

import csv
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path

from narvard_analytics.errors import AnalyticsError


class CodeListNotFound(AnalyticsError):
    """A code list was asked for that the library does not hold."""


class CodeListNotRead(AnalyticsError):
    """A file is not a code list, or replaces none that the library holds."""


@dataclass(frozen=True)
class Entry:
    """One code of a list; it stands for all codes that begin with it. condition: what else has to hold, or empty."""

    group: str
    course: str
    code: str
    condition: str


COLUMNS = ",".join(field.name for field in fields(Entry))
HEADER = ("id", "title", "version", "valid_from", "source", "certainty", "status")


@dataclass(frozen=True)
class CodeList:
    """A list of codes as it stood from `valid_from`; `status` is "verified" or "unverified".

    imported: whether it comes from a user's folder instead of the library.
    """

    id: str
    title: str
    version: str
    valid_from: date
    source: str
    certainty: str
    status: str
    entries: tuple[Entry, ...]
    imported: bool = False

    @property
    def name(self) -> str:
        """How a result names the list: id@version, with its status where not verified, and whether it was imported."""
        unsure = "" if self.status == "verified" else f"-{self.status}"
        return f"{self.id}@{self.version}{unsure}{'-imported' if self.imported else ''}"

    @property
    def digest(self) -> str:
        """What the list holds, as twelve hexadecimal characters: lists of one name with other codes differ in it."""
        return hashlib.sha256(repr((self.id, self.version, self.entries)).encode()).hexdigest()[:12]

    def codes(self, condition: str = "") -> tuple[str, ...]:
        """The codes under a condition; without one, those that count as they stand."""
        return tuple(entry.code for entry in self.entries if entry.condition == condition)


@cache
def code_list(name: str) -> CodeList:
    """The code list of that id.

    Raises CodeListNotFound.
    """
    file = files("narvard_analytics.reference_data").joinpath(f"{name}.csv")
    if not file.is_file():
        raise CodeListNotFound(f"There is no code list {name}. Put it in reference_data as {name}.csv, or use another.")
    return parse(file.read_text(encoding="utf-8").splitlines())


def packaged() -> tuple[CodeList, ...]:
    """All code lists of the library, by id."""
    folder = files("narvard_analytics.reference_data")
    names = sorted(file.name for file in folder.iterdir() if file.name.endswith(".csv"))
    texts = [(name, folder.joinpath(name).read_text(encoding="utf-8").splitlines()) for name in names]
    return tuple(code_list(name.removesuffix(".csv")) for name, lines in texts if COLUMNS in lines)


def read_folder(folder: Path) -> Mapping[str, CodeList]:
    """The code lists in a folder, by id, each to stand instead of the library's list of that id.

    Raises CodeListNotRead where a file has not the form of the library's lists, names none of them, has no codes, or
    has the same id as another.
    """
    found: dict[str, CodeList] = {}
    for file in sorted(folder.glob("*.csv")):
        read = _imported(file)
        if read.id in found:
            raise CodeListNotRead(f"The folder has two code lists {read.id}. Keep the one that is to be used.")
        found[read.id] = read
    if not found:
        raise CodeListNotRead(f"There is no code list in {folder}. Put one there as a .csv file, or leave it out.")
    return found


def _imported(file: Path) -> CodeList:
    try:
        read = parse(file.read_text(encoding="utf-8-sig").splitlines())
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise CodeListNotRead(
            f"{file.name} was not read as a code list: {error!r}. It needs a header with {', '.join(HEADER)} and the "
            f"columns {COLUMNS}, as the library's own lists."
        ) from error
    known = [each.id for each in packaged()]
    if read.id not in known:
        raise CodeListNotRead(f"{file.name} is the list {read.id}, which replaces none of {', '.join(known)}.")
    if not all(entry.code for entry in read.entries) or not read.entries:
        raise CodeListNotRead(f"{file.name} has no codes, or a row without one. Fill in the column code.")
    conditions = {entry.condition for entry in code_list(read.id).entries} | {""}
    strangers = sorted({entry.condition for entry in read.entries} - conditions)
    if strangers:
        raise CodeListNotRead(
            f"{file.name} has conditions that nothing reads: {', '.join(strangers)}. Leave the column empty, or use "
            f"{', '.join(sorted(conditions - {''})) or 'none'}."
        )
    return replace(read, imported=True)


def parse(lines: Iterable[str]) -> CodeList:
    """A code list from the lines of its file: `# name: value` in the header, then group, course, code, condition."""
    texts = list(lines)
    header = dict(line[1:].split(":", 1) for line in texts if line.startswith("#") and ":" in line)
    said = {name.strip(): value.strip() for name, value in header.items()}
    entries = tuple(_entry(row) for row in _rows([line for line in texts if not line.startswith("#")]))
    return CodeList(
        id=said["id"],
        title=said["title"],
        version=said["version"],
        valid_from=date.fromisoformat(said["valid_from"]),
        source=said["source"],
        certainty=said["certainty"],
        status=said["status"],
        entries=entries,
    )


def _rows(lines: list[str]) -> Iterable[dict[str, str]]:
    """The rows as a spreadsheet writes them, with commas or semicolons; what is left out at the end is empty."""
    delimiter = ";" if lines and ";" in lines[0] else ","
    return csv.DictReader(lines, delimiter=delimiter, restval="")


def _entry(row: dict[str, str]) -> Entry:
    """The row as an entry; codes are compared without dots."""
    cells = {name: value.strip() for name, value in row.items()}
    return Entry(**{**cells, "code": cells["code"].replace(".", "")})
