"""What is done with reports: asked for, made, given up."""

from narvard.govern.reports.operations.asking import ReportNotAsked, ask_for_report
from narvard.govern.reports.operations.making import make_report

__all__ = ["ReportNotAsked", "ask_for_report", "make_report"]
