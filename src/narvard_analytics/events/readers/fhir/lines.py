"""FHIR read line by line and entry by entry: bundles, and files in which something is wrong or unusual.

Slower than DuckDB's reader, and it says which line is wrong and why.
"""

import gzip
import json
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from narvard_analytics.events.findings import Problem
from narvard_analytics.events.readers.fhir.elements import fits
from narvard_analytics.events.readers.fhir.landing import Landing, batch_of
from narvard_analytics.events.readers.fhir.tally import Tally
from narvard_analytics.events.readers.fhir.views import used_of, views_of
from narvard_analytics.events.readers.text_files import Lines, Progress, open_bytes
from narvard_analytics.events.staging import Staging

BATCH_CHARACTERS = 16 * 2**20
"""Resources are landed when this much text waits."""
BUNDLE = "Bundle"
MANIFEST_KEYS = {"transactionTime", "output"}
"""The manifest of a bulk export, which clients leave beside the files."""


class LineReader:
    """Reads what DuckDB does not, and lands it in batches."""

    def __init__(self, landing: Landing, staging: Staging, tally: Tally) -> None:
        self.landing = landing
        self.staging = staging
        self.tally = tally
        self.deleted: set[str] = set()
        self.unused: dict[str, int] = {}
        self._waiting: dict[str, list[tuple[int, int, str, str]]] = {}
        self._characters = 0

    def read_lines(self, file: Path, progress: Progress) -> None:
        """Take every line of an NDJSON file that is a resource, or a bundle, and say what the others are."""
        part = self.landing.part_of(file)
        lines = Lines(file, progress)
        last_faulty = False
        for line in lines:
            if lines.take_undecodable():
                self._fault(file, lines.number, "wrong_encoding")
            elif line.strip():
                parsed = _parsed(line)
                last_faulty = parsed is None and not line.endswith("\n")
                self._take_line(parsed, file, part, lines.number)
        if lines.cut_off or last_faulty:
            self._fault(file, max(lines.number, 1), "truncated_file")
        elif lines.wide:
            self._fault(file, 1, "not_utf8")

    def read_bundle(self, file: Path, progress: Progress) -> None:
        """Take every entry of a bundle. The line of an entry is its number."""
        try:
            with open_bytes(file) as stream:
                parsed = json.load(stream)
            entries = list(_entries(parsed))
        except (ValueError, AttributeError, TypeError, KeyError, RecursionError):
            self._fault(file, 1, "unreadable_file")
            return
        except (EOFError, gzip.BadGzipFile, zlib.error):
            self._fault(file, 1, "truncated_file")
            return
        part = self.landing.part_of(file)
        for number, entry in enumerate(entries, start=1):
            self._take_entry(entry, file, part, number)
        progress(file.stat().st_size)

    def pass_over(self, file: Path, kind: str, count: int) -> None:
        """Count a file's resources of a type that has no place in the event store."""
        self.unused[kind] = self.unused.get(kind, 0) + count
        self.tally.add("", file.name, "", "resource_not_used", example=kind, lines=[1], count=count)

    def flush(self) -> None:
        """Land what waits."""
        for kind, rows in self._waiting.items():
            self.landing.land_lines(kind, batch_of(rows))
        self._waiting.clear()
        self._characters = 0

    def _take_line(self, parsed: dict[str, Any] | None, file: Path, part: int, line: int) -> None:
        if parsed is None:
            self._fault(file, line, "not_json")
        elif parsed.get("resourceType") == BUNDLE and isinstance(parsed.get("entry"), list):
            for entry in parsed["entry"]:
                self._take_entry(entry, file, part, line)
        else:
            self._take(parsed, file, part, line, "")

    def _take_entry(self, entry: Any, file: Path, part: int, line: int) -> None:
        """An entry holds a resource, or asks for one to be deleted."""
        request = entry.get("request") if isinstance(entry, dict) else None
        if isinstance(request, dict) and request.get("method") == "DELETE":
            self.deleted.add(str(request.get("url") or ""))
        elif not isinstance(entry, dict) or not isinstance(entry.get("resource"), dict):
            self._fault(file, line, "not_a_resource")
        else:
            url = str(entry.get("fullUrl") or "")
            named = {"id": url.removeprefix("urn:uuid:"), **entry["resource"]}
            self._take(named, file, part, line, url)

    def _take(self, parsed: dict[str, Any], file: Path, part: int, line: int, url: str) -> None:
        kind = parsed.get("resourceType")
        if not isinstance(kind, str) or not kind or not isinstance(parsed.get("id"), str) or not parsed["id"]:
            self._fault(file, line, "not_a_resource")
        elif not views_of(kind):
            self.unused[kind] = self.unused.get(kind, 0) + 1
            self.tally.add("", file.name, "", "resource_not_used", example=kind, lines=[line])
        elif not fits(parsed, kind, used_of(kind)):
            self._fault(file, line, "not_a_resource")
        else:
            self._wait(kind, (part, line, url or None, json.dumps(parsed)))  # type: ignore[arg-type]

    def _wait(self, kind: str, row: tuple[int, int, str, str]) -> None:
        self._waiting.setdefault(kind, []).append(row)
        self._characters += len(row[3])
        if self._characters >= BATCH_CHARACTERS:
            self.flush()

    def _fault(self, file: Path, line: int, reason: str) -> None:
        self.staging.problem(Problem("", file.name, line, "", reason))


def _entries(parsed: dict[str, Any]) -> Iterator[Any]:
    """The entries of a bundle; none of an export's manifest; a single resource is its own entry."""
    if set(parsed) >= MANIFEST_KEYS:
        return
    yield from parsed["entry"] if parsed.get("resourceType") == BUNDLE else [{"resource": _resource(parsed)}]


def _resource(parsed: dict[str, Any]) -> dict[str, Any]:
    if not parsed.get("resourceType"):
        raise KeyError("resourceType")
    return parsed


def _parsed(line: str) -> dict[str, Any] | None:
    try:
        parsed = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return parsed if isinstance(parsed, dict) else None
