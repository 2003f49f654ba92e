"""Dated code lists with source, certainty and whether they were read in an official text."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from narvard_analytics.errors import AnalyticsError


class CodeListNotFound(AnalyticsError):
    """A code list was asked for that the library does not hold."""


@dataclass(frozen=True)
class Entry:
    """One code of a list; it stands for all codes that begin with it. condition: what else has to hold, or empty."""

    group: str
    course: str
    code: str
    condition: str


@dataclass(frozen=True)
class CodeList:
    """A list of codes as it stood from `valid_from`; `status` is "verified" or "unverified"."""

    id: str
    title: str
    version: str
    valid_from: date
    source: str
    certainty: str
    status: str
    entries: tuple[Entry, ...]

    @property
    def name(self) -> str:
        """How a result names the list: id@version, with its status where it is not verified."""
        return f"{self.id}@{self.version}" + ("" if self.status == "verified" else f"-{self.status}")

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


def parse(lines: Iterable[str]) -> CodeList:
    """A code list from the lines of its file: `# name: value` in the header, then group, course, code, condition."""
    texts = list(lines)
    header = dict(line[1:].split(":", 1) for line in texts if line.startswith("#") and ":" in line)
    said = {name.strip(): value.strip() for name, value in header.items()}
    entries = tuple(Entry(**row) for row in csv.DictReader(line for line in texts if not line.startswith("#")))
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
