"""What may be asked of reports."""

from narvard.govern.reports.queries.drafting import Draft, draft
from narvard.govern.reports.queries.files import FileRow, ReportFileNotFound, file_name, report_file
from narvard.govern.reports.queries.listing import ReportNotFound, ReportRow, ReportsPage, report, reports_page
from narvard.govern.reports.queries.promised import MunicipalityNotFound, PromisedPage, promised
from narvard.govern.reports.queries.screen import ScreenPage, screen
from narvard.govern.reports.queries.section import ReportNotKnown

__all__ = [
    "Draft",
    "FileRow",
    "MunicipalityNotFound",
    "PromisedPage",
    "ReportFileNotFound",
    "ReportNotFound",
    "ReportNotKnown",
    "ReportRow",
    "ReportsPage",
    "ScreenPage",
    "draft",
    "file_name",
    "promised",
    "report",
    "report_file",
    "reports_page",
    "screen",
]
