"""Making a report: every section drafted, the paper written in each form, the files kept by their checksum."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import asdict
from datetime import datetime
from functools import partial
from pathlib import Path

from django.db import transaction

from narvard.base.audit.operations import record
from narvard.base.core.actor import Actor
from narvard.base.organizations.queries import own
from narvard.base.papers.queries import (
    Paper,
    docx_file,
    fingerprint,
    pdf_available,
    pdf_file,
    pptx_file,
    xlsx_file_of,
)
from narvard.govern.reports.models import Report, ReportFile
from narvard.govern.reports.operations.asking import fail_report, tell
from narvard.govern.reports.queries.drafting import Draft, draft
from narvard.govern.reports.queries.files import path_of

Clock = Callable[[], datetime]
WRITERS: dict[str, Callable[[Paper], bytes]] = {
    "docx": docx_file,
    "pdf": pdf_file,
    "pptx": pptx_file,
    "xlsx": xlsx_file_of,
}


def make_report(*, actor: Actor, now: datetime, report_id: int, files_root: Path, clock: Clock | None = None) -> int:
    """Make a report that was asked for, keep its files under `files_root`, and answer its id.

    Where the server cannot write PDF the other forms are made, and the page says why there is none. clock: tells when
    it ends, else `now` is written. When something goes wrong, the report says why, and nothing else has changed.
    """
    actor.require("reports.make")
    report = Report.objects.get(own(actor), pk=report_id, made_at=None, failed_at=None)
    steps = iter(range(report.total + 1))
    try:
        made = draft(
            actor,
            report.kind,
            report.key,
            report.language,
            report.as_of,
            partial(_begun, report.pk, steps),
        )
        files = [(ending, *_kept(files_root, ending, write(made.paper))) for ending, write in _told(report, steps)]
        return _keep(actor, clock() if clock else now, report, made, files)
    except BaseException as error:  # also when someone stops the worker
        fail_report(
            actor=actor, now=clock() if clock else now, report_id=report.pk, reason=str(error) or type(error).__name__
        )
        raise


def _begun(report_id: int, steps: Iterator[int], step: str) -> None:
    tell(report_id, step, next(steps))


def _told(report: Report, steps: Iterator[int]) -> Iterator[tuple[str, Callable[[Paper], bytes]]]:
    for ending, write in WRITERS.items():
        tell(report.pk, ending, next(steps))
        if ending != "pdf" or pdf_available():
            yield ending, write


def _kept(root: Path, ending: str, content: bytes) -> tuple[str, int]:
    """Write the file under its own checksum, so that the same content is kept once, and never half."""
    sha256 = hashlib.sha256(content).hexdigest()
    place = path_of(root, sha256, ending)
    if not place.exists():
        place.parent.mkdir(parents=True, exist_ok=True)
        half = place.with_suffix(".part")
        half.write_bytes(content)
        half.replace(place)
    return sha256, len(content)


@transaction.atomic
def _keep(actor: Actor, now: datetime, report: Report, made: Draft, files: list[tuple[str, str, int]]) -> int:
    report.title = made.paper.title
    report.made_at, report.step, report.done = now, "", report.total
    report.inputs = [asdict(item) for item in made.inputs]
    report.inputs_checksum, report.fingerprint = made.checksum, fingerprint(made.paper)
    report.save()
    ReportFile.objects.bulk_create(
        ReportFile(report=report, ending=ending, sha256=sha256, size=size) for ending, sha256, size in files
    )
    record(
        actor=actor,
        now=now,
        action="reports.make",
        object_type="reports.report",
        object_id=str(report.pk),
        label=report.title,
        details={"fingerprint": report.fingerprint, "inputs": report.inputs_checksum},
    )
    return report.pk
