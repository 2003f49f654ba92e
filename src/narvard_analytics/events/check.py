"""Check a source: read it, type it, compare its rows, and report. Nothing is stored."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zoneinfo import ZoneInfo

from narvard_analytics.events.checking.session import Checks
from narvard_analytics.events.findings import Problem
from narvard_analytics.events.manifest import hash_of
from narvard_analytics.events.pseudonyms.controller import Pseudonymiser
from narvard_analytics.events.pseudonyms.keys import ControllerKey, KeyNotUsable
from narvard_analytics.events.readers.fhir.sources import read_fhir
from narvard_analytics.events.readers.formats import AUTO, FORMATS, Format, Read, format_of
from narvard_analytics.events.readers.mapping.document import MappingDocument
from narvard_analytics.events.readers.mapping.reading import read_mapped
from narvard_analytics.events.readers.text_files import Progress, no_progress
from narvard_analytics.events.report import Report
from narvard_analytics.events.staging import Staging
from narvard_analytics.events.store import connection, file_hash


@dataclass(frozen=True)
class Expectation:
    """What whoever delivers says about a source.

    `key` makes pseudonyms of identity numbers; a source that holds pseudonyms already needs none, and `key_id` tells
    by whose key they were made.
    Without `cut_off` the latest event is taken for it. `municipalities` maps postal codes or cities to municipalities
    for sources that hold addresses. `for_linker` keeps what the linker needs, at a millisecond a person. With a
    `mapping` the source is CSV files of any layout; a zone that the mapping states is the delivery's.
    """

    controller: str
    key: ControllerKey | None = None
    key_id: str = ""
    zone: str = "Europe/Stockholm"
    cut_off: datetime | None = None
    period: tuple[date, date] | None = None
    municipalities: Mapping[str, str] = field(default_factory=dict)
    for_linker: bool = False
    mapping: MappingDocument | None = None


MAPPED = "csv"
"""The format whose files a mapping is for."""
NO_KEY = ControllerKey("", "", b"", 1)
"""Stands where no pseudonym is made."""


def check(path: Path, expectation: Expectation, asked: str = AUTO, progress: Progress = no_progress) -> Report:
    """Read and check a source in the format asked for.

    The report holds the checked rows until it is closed. Raises FormatNotRecognised, or KeyNotUsable where the
    format needs a key and there is none.
    """
    chosen = format_of(path, MAPPED if expectation.mapping else asked)
    known = FORMATS[chosen]
    files = known.files(path)
    pseudonymiser = _pseudonymiser(known, expectation)
    scratch: TemporaryDirectory[str] = TemporaryDirectory(prefix="narvard-check-")
    folder = Path(scratch.name)
    with Staging(folder) as staging:
        if not files:
            staging.problem(Problem("", path.name, 1, "", "nothing_to_read"))
        _reader(chosen, expectation)(files, staging, pseudonymiser, progress)
    with connection(folder, expectation.zone) as connected:
        checks = Checks(connected, folder, staging, expectation.zone, expectation.cut_off)
        checks.run()
        dataset = expectation.mapping.dataset if expectation.mapping else known.dataset
        about = {"source": path.name, "format": chosen, "dataset": dataset, "scratch": scratch}
        return _report(expectation, checks, pseudonymiser, files, about)


def _report(
    expectation: Expectation, checks: Checks, pseudonymiser: Pseudonymiser, files: Sequence[Path], about: dict[str, Any]
) -> Report:
    span = checks.span()
    begin, end = expectation.period or (span.first_day, span.day_after)
    return Report(
        **about,
        controller=expectation.controller,
        source_hash=_source_hash(files, expectation.mapping),
        key_id=pseudonymiser.key.key_id or expectation.key_id,
        zone=expectation.zone,
        rows_read=checks.read(),
        rows_kept=checks.kept(),
        findings=checks.findings(),
        period_from=begin,
        period_to=end,
        cut_off=expectation.cut_off or span.cut_off,
        elements=pseudonymiser.elements,
        resources=checks.resources,
    )


def _source_hash(files: Sequence[Path], mapping: MappingDocument | None) -> str:
    """What the source is recognised by; read by another mapping, it is another source."""
    content: list[Any] = [[f.name, file_hash(f)] for f in files]
    return hash_of([*content, mapping.sha256] if mapping else content)


def _pseudonymiser(known: Format, expectation: Expectation) -> Pseudonymiser:
    if not known.needs_key:
        return Pseudonymiser(NO_KEY)
    if expectation.key is None:
        raise KeyNotUsable(
            "The source names people, and there is no key to make pseudonyms with. Give a key file (--key-file)."
        )
    on = expectation.cut_off.astimezone(ZoneInfo(expectation.zone)).date() if expectation.cut_off else None
    return Pseudonymiser(expectation.key, on, expectation.for_linker)


def _reader(chosen: str, expectation: Expectation) -> Read:
    if expectation.mapping:
        return partial(read_mapped, mapping=expectation.mapping)
    if chosen == "fhir":
        return partial(read_fhir, municipalities=expectation.municipalities, zone=expectation.zone)
    return FORMATS[chosen].read
