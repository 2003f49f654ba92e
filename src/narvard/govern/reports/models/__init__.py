"""The reports that were made."""

from narvard.govern.reports.models.report import Report, ReportFile

__all__ = ["Report", "ReportFile"]
