"""FHIR files: one resource a line (NDJSON), or a bundle. Read in the order in which resources refer to each other."""

import gzip
import json
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from narvard_analytics.events.findings import Problem
from narvard_analytics.events.pseudonyms.controller import Pseudonymiser
from narvard_analytics.events.readers.fhir.encounters import read_condition, read_encounter, read_procedure
from narvard_analytics.events.readers.fhir.people import (
    read_location,
    read_organization,
    read_patient,
    read_practitioner,
    read_practitioner_role,
)
from narvard_analytics.events.readers.fhir.reading import Place, Reading
from narvard_analytics.events.readers.fhir.references import Resource
from narvard_analytics.events.readers.text_files import Lines, Progress, open_bytes
from narvard_analytics.events.staging import Staging

EXPORT_LOG = "log.ndjson"
"""The log that bulk-export clients leave beside the resources (SMART bulk-data client)."""

ReadResource = Callable[[Reading, Resource, Place], None]
READERS: dict[str, ReadResource] = {
    "Organization": read_organization,
    "Practitioner": read_practitioner,
    "Patient": read_patient,
    "Location": read_location,
    "PractitionerRole": read_practitioner_role,
    "Encounter": read_encounter,
    "Condition": read_condition,
    "Procedure": read_procedure,
}
"""By resource type, in the order of reading: what is referred to comes first."""
ORDER = tuple(READERS)


def read_fhir(
    files: Sequence[Path],
    staging: Staging,
    pseudonymiser: Pseudonymiser,
    progress: Progress,
    municipalities: Mapping[str, str] | None = None,
) -> None:
    """Stage NDJSON files and bundles (one resource after another, whatever the files are called).

    A file holds resources of one type, as the bulk-data specification asks; files are read in the order in which
    types refer to each other. A bundle is one person's and is read as a whole.
    """
    reading = Reading(staging, pseudonymiser, municipalities or {})
    lines = [f for f in files if ".ndjson" in f.suffixes and f.name != EXPORT_LOG]
    for file in sorted(lines, key=_first_place):
        _read_lines(reading, file, progress)
    for file in files:
        if ".ndjson" not in file.suffixes:
            _read_bundle(reading, file)
            progress(file.stat().st_size)


def _first_place(file: Path) -> tuple[int, str]:
    """Where in the order a file's first resource stands; files that cannot be read come last and tell it then."""
    kind = ""
    for line in Lines(file):
        kind = str((_parsed(line) or {}).get("resourceType"))
        break
    return (ORDER.index(kind) if kind in ORDER else len(ORDER)), file.name


def _read_lines(reading: Reading, file: Path, progress: Progress) -> None:
    lines = Lines(file, progress)
    last_faulty = False
    for line in lines:
        place = Place(file.name, lines.number)
        if lines.take_undecodable():
            reading.note("", place, "", "wrong_encoding")
        elif line.strip():
            resource = _parsed(line)
            last_faulty = resource is None and not line.endswith("\n")
            _read_resource(reading, resource, place)
    if lines.cut_off or last_faulty:
        reading.note("", Place(file.name, max(lines.number, 1)), "", "truncated_file")
    elif lines.wide:
        reading.note("", Place(file.name, 1), "", "not_utf8")


def _read_resource(reading: Reading, resource: dict[str, Any] | None, place: Place) -> None:
    if resource is None:
        reading.note("", place, "", "not_json")
    elif not resource.get("resourceType") or not resource.get("id"):
        reading.note("", place, "", "not_a_resource")
    elif resource["resourceType"] not in READERS:
        kind = str(resource["resourceType"])
        reading.staging.problem(Problem("", place.file, place.line, "", "resource_not_used", example=kind))
    else:
        _read_known(reading, resource, place)


def _read_known(reading: Reading, resource: dict[str, Any], place: Place) -> None:
    """Map a resource; one whose parts are not shaped as FHIR says is no resource."""
    try:
        READERS[resource["resourceType"]](reading, resource, place)
    except (AttributeError, TypeError, KeyError, IndexError):
        reading.note("", place, "", "not_a_resource")


def _read_bundle(reading: Reading, file: Path) -> None:
    try:
        with open_bytes(file) as stream:
            bundle = json.load(stream)
        entries = list(_entries(bundle, file.name))
    except (ValueError, AttributeError, TypeError, KeyError):
        reading.note("", Place(file.name, 1), "", "unreadable_file")
        return
    except (EOFError, gzip.BadGzipFile, zlib.error):
        reading.note("", Place(file.name, 1), "", "truncated_file")
        return
    for resource, place in sorted(entries, key=_entry_place):
        _remember_encounter(reading, resource, place)
        _read_resource(reading, resource, place)


def _entries(bundle: dict[str, Any], file: str) -> Iterator[tuple[dict[str, Any], Place]]:
    for number, entry in enumerate(bundle["entry"], start=1):
        yield entry["resource"], Place(file, number, str(entry.get("fullUrl") or ""))


def _entry_place(entry: tuple[dict[str, Any], Place]) -> tuple[int, int]:
    kind = entry[0].get("resourceType")
    return (ORDER.index(kind) if kind in ORDER else len(ORDER)), entry[1].line


def _remember_encounter(reading: Reading, resource: dict[str, Any], place: Place) -> None:
    """In a bundle, encounters may be referred to by a URL that does not tell their id."""
    if resource.get("resourceType") == "Encounter" and place.full_url and resource.get("id"):
        reading.encounters.names[place.full_url] = str(resource["id"])


def _parsed(line: str) -> dict[str, Any] | None:
    try:
        parsed = json.loads(line)
    except ValueError:
        return None
    return parsed if isinstance(parsed, dict) else None
