"""FHIR bulk ingest: a made-up export of encounters and conditions, read in three depths, in NDJSON megabytes a second.

Goal: 300 MB/s for reading the elements of the views through DuckDB's typed reader. Beside it, what the keys of
references and the landing of rows cost, what the whole way to staged rows costs, and Python's json on the same lines
as rival.

Landing reads the file once for the whole resources and once for each list that has rows, and hashes five references an
encounter; that is what it costs over the plain reading.
"""

import json
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from bench.__main__ import DATA
from narvard_analytics.events.pseudonyms.controller import Pseudonymiser
from narvard_analytics.events.pseudonyms.keys import make_controller_key
from narvard_analytics.events.readers.fhir.elements import columns_literal, sql_columns
from narvard_analytics.events.readers.fhir.landing import Landing, landing
from narvard_analytics.events.readers.fhir.sources import read_fhir
from narvard_analytics.events.readers.fhir.views import used_of
from narvard_analytics.events.readers.text_files import no_progress
from narvard_analytics.events.sql import literal, name
from narvard_analytics.events.staging import Staging

GOAL, ROUNDS = 300.0, 3
PERSONS, ENCOUNTERS = 2_000, 200_000
ICD = "urn:oid:1.2.752.116.1.1.1.1.3"


def write_export(folder: Path) -> None:
    """An export of persons, encounters and conditions; about 270 MB."""
    folder.mkdir(parents=True, exist_ok=True)
    for kind, resources in (("Patient", _patients()), ("Encounter", _encounters()), ("Condition", _conditions())):
        with (folder / f"{kind}.000.ndjson").open("w", encoding="utf-8") as stream:
            stream.writelines(json.dumps({"resourceType": kind, **one}) + "\n" for one in resources)


def _patients() -> Iterator[dict[str, object]]:
    for number in range(PERSONS):
        yield {"id": f"p{number}", "birthDate": "1950-01-02", "gender": "female"}


def _encounters() -> Iterator[dict[str, object]]:
    chance = random.Random(1)
    for number in range(ENCOUNTERS):
        day = f"2024-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"
        doctor = {"reference": f"Practitioner/d{chance.randrange(500)}", "display": "Somebody Made-up"}
        unit = {"reference": f"Location/u{chance.randrange(90)}", "display": "A unit"}
        yield {
            "id": f"e{number}",
            "meta": {"versionId": "1", "lastUpdated": f"{day}T12:00:00Z"},
            "text": {"status": "generated", "div": "<div>" + "What was said and done. " * 12 + "</div>"},
            "status": "finished",
            "class": {"system": "http://terminology.hl7.org/CodeSystem/v3-ActCode", "code": "AMB"},
            "type": [{"coding": [{"system": "http://snomed.info/sct", "code": "185347001"}], "text": "A visit"}],
            "subject": {"reference": f"Patient/p{chance.randrange(PERSONS)}"},
            "participant": [{"individual": doctor}],
            "period": {"start": f"{day}T10:00:00+01:00", "end": f"{day}T10:30:00+01:00"},
            "location": [{"location": unit}],
            "serviceProvider": {"reference": "Organization/o1"},
        }


def _conditions() -> Iterator[dict[str, object]]:
    for number in range(ENCOUNTERS):
        yield {
            "id": f"c{number}",
            "verificationStatus": {"coding": [{"code": "confirmed"}]},
            "code": {"coding": [{"system": ICD, "code": "I50.0"}], "text": "Heart failure"},
            "subject": {"reference": f"Patient/p{number % PERSONS}"},
            "encounter": {"reference": f"Encounter/e{number}"},
        }


def typed(landed: Landing, file: Path) -> None:
    """Read every element that the views use, and count the values of each."""
    kind = file.name.split(".")[0]
    columns = sql_columns(kind, used_of(kind))
    counts = ", ".join(f"count({name(column)})" for column in columns)
    source = f"read_json({literal(file)}, format = 'newline_delimited', columns = {columns_literal(columns)})"
    landed.connected.execute(f"SELECT {counts} FROM {source}").fetchall()


def rate(folder: Path, work: Callable[[], object]) -> float:
    """Megabytes a second, the best of several rounds."""
    size = sum(file.stat().st_size for file in folder.iterdir()) / 1e6
    best = 0.0
    for _round in range(ROUNDS):
        started = time.perf_counter()
        work()
        best = max(best, size / (time.perf_counter() - started))
    return best


def main() -> int:
    folder = DATA / "fhir"
    if not folder.is_dir():
        write_export(folder)
    files = sorted(folder.iterdir())
    pseudonymiser = Pseudonymiser(make_controller_key("region", random.Random(1).randbytes))

    def land() -> None:
        with tempfile.TemporaryDirectory() as scratch, landing(Path(scratch), "UTC", pseudonymiser) as landed:
            for file in files:
                landed.land_file(file, file.name.split(".")[0])

    def whole() -> None:
        with tempfile.TemporaryDirectory() as scratch, Staging(Path(scratch)) as staging:
            read_fhir(files, staging, pseudonymiser, no_progress)

    def python() -> None:
        for file in files:
            with file.open(encoding="utf-8") as stream:
                for line in stream:
                    json.loads(line)

    with tempfile.TemporaryDirectory() as scratch, landing(Path(scratch), "UTC", pseudonymiser) as landed:
        raw = rate(folder, lambda: [typed(landed, file) for file in files])
    rates = {"landed as keyed rows": rate(folder, land), "whole, to staged rows": rate(folder, whole)}
    rates["rival: Python's json alone"] = rate(folder, python)
    print(f"{'typed reading of the views':32} {raw:7.0f} MB/s   goal {GOAL:.0f}")
    for label, reached in rates.items():
        print(f"{label:32} {reached:7.0f} MB/s   {reached / raw:.2f} of the typed reading")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20:.2f} GiB")
    return int(raw < GOAL)


if __name__ == "__main__":
    sys.exit(main())
