"""What every app may ask of the core: keys to find and sort names by, rows as a file, documents that are brought."""

from narvard.base.core.rules import csv_file, search_key, sort_key, xlsx_file
from narvard.base.core.rules.documents import (
    PLACE,
    Checked,
    Column,
    DocumentRefused,
    Form,
    Kind,
    Known,
    Problem,
    Table,
    check,
    require,
    written,
)
from narvard.base.core.rules.start_line import StartLine

__all__ = [
    "PLACE",
    "Checked",
    "Column",
    "DocumentRefused",
    "Form",
    "Kind",
    "Known",
    "Problem",
    "StartLine",
    "Table",
    "check",
    "csv_file",
    "require",
    "search_key",
    "sort_key",
    "written",
    "xlsx_file",
]
