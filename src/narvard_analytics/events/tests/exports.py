"""Small made-up exports for the tests."""

import json
import random
from pathlib import Path

from narvard_analytics.events.check import Expectation, check
from narvard_analytics.events.loading import kept_rows
from narvard_analytics.events.pseudonyms.keys import make_controller_key
from narvard_analytics.events.schema import TABLES
from narvard_analytics.events.store import connection

KEY = make_controller_key("region", random.Random(1).randbytes)
ANNA, BO = "00000000-0000-0000-0000-00000000000a", "00000000-0000-0000-0000-00000000000b"


def write_csv(folder: Path, **tables: str) -> Path:
    """CSV files from texts with | between lines."""
    folder.mkdir(exist_ok=True)
    for table, text in tables.items():
        (folder / f"{table}.csv").write_text("\n".join(text.split("|")) + "\n", encoding="utf-8")
    return folder


def write_ndjson(folder: Path, *resources: dict) -> Path:
    """One NDJSON file for each type of resource."""
    folder.mkdir(exist_ok=True)
    for resource in resources:
        with (folder / f"{resource['resourceType']}.000.ndjson").open("a", encoding="utf-8") as stream:
            stream.write(json.dumps(resource) + "\n")
    return folder


def checked(path: Path, asked: str = "auto", **more):
    """The report on a source, its checked rows removed."""
    report = check(path, Expectation("region", KEY, **more), asked)
    report.close()
    return report


def opened(path: Path, asked: str = "auto", **more):
    """The same with its checked rows, for loading; to be closed."""
    return check(path, Expectation("region", KEY, **more), asked)


def rows(path: Path, table: str, asked: str = "fhir", **more) -> list[dict]:
    """A table's kept rows as dictionaries, in order."""
    with opened(path, asked, **more) as report, connection(path) as connected:
        if not report.rows_kept.get(table):
            return []
        query = kept_rows(report.prepared, TABLES[table])
        return connected.execute(f"SELECT * FROM ({query}) ORDER BY ALL").to_arrow_table().to_pylist()


def found(report) -> set[tuple[str, int, str, str]]:
    """Where and what: file, first line, column, reason."""
    return {(f.file, f.lines[0], f.column, f.reason) for f in report.findings}


def reasons(report) -> set[str]:
    return {f.reason for f in report.findings}


def patient(number="1", **more):
    return {"resourceType": "Patient", "id": number, "birthDate": "1950-01-02", "gender": "female", **more}


def encounter(number="e1", code="AMB", status="finished", **more):
    return {
        "resourceType": "Encounter",
        "id": number,
        "status": status,
        "class": {"code": code},
        "subject": {"reference": "Patient/1"},
        "period": {"start": "2024-01-02T10:00:00+01:00", "end": "2024-01-02T11:00:00+01:00"},
        **more,
    }


def condition(number="c1", status="confirmed", code="I50.0", system="urn:oid:1.2.752.116.1.1.1.1.3", **more):
    return {
        "resourceType": "Condition",
        "id": number,
        "subject": {"reference": "Patient/1"},
        "encounter": {"reference": "Encounter/e1"},
        "verificationStatus": {"coding": [{"code": status}]},
        "code": {"coding": [{"system": system, "code": code}]},
        **more,
    }
