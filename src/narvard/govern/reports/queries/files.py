"""The files of a report that was made."""

from dataclasses import dataclass
from pathlib import Path

from django.utils.text import slugify

from narvard.base.core.actor import Actor
from narvard.base.organizations.queries import own
from narvard.govern.reports.models import ReportFile

TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


class ReportFileNotFound(LookupError):
    """The report has no such file, or its file is no longer in the data folder."""

    def __init__(self, report_id: int, ending: str) -> None:
        super().__init__(f"There is no {ending} of report {report_id}. Make the report anew.")


@dataclass(frozen=True)
class FileRow:
    """A file to send: its name as the reader gets it, its type and where it lies."""

    name: str
    content_type: str
    place: Path


def path_of(root: Path, sha256: str, ending: str) -> Path:
    """Where a file of that content lies under the folder of reports."""
    return root / sha256[:2] / f"{sha256}.{ending}"


def report_file(actor: Actor, report_id: int, ending: str, root: Path) -> FileRow:
    """One form of a report. Raises ReportFileNotFound."""
    actor.require("reports.read")
    found = (
        ReportFile.objects.filter(own(actor, "report__collaboration"), report=report_id, ending=ending)
        .select_related("report")
        .first()
    )
    place = path_of(root, found.sha256, ending) if found else None
    if found is None or place is None or not place.exists():
        raise ReportFileNotFound(report_id, ending)
    return FileRow(file_name(found.report.title, ending), TYPES[ending], place)


def file_name(title: str, ending: str) -> str:
    """The title as a file name: letters, digits and hyphens only."""
    return f"{slugify(title) or 'report'}.{ending}"
