"""What every app may ask of the core: keys to find and sort names by, and rows as a file."""

from narvard.base.core.rules import csv_file, search_key, sort_key, xlsx_file

__all__ = ["csv_file", "search_key", "sort_key", "xlsx_file"]
