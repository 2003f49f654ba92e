"""How names are found and sorted, and how rows are written to a file."""

from narvard.base.core.rules.names import search_key, sort_key
from narvard.base.core.rules.tables import csv_file, xlsx_file

__all__ = ["csv_file", "search_key", "sort_key", "xlsx_file"]
