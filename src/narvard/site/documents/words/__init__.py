"""The tables and columns of documents in words. A code without words is shown as it is, with spaces."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from narvard.site.documents.words.columns import COLUMNS
from narvard.site.documents.words.tables import TABLES

__all__ = ["COLUMNS", "TABLES", "VALUES", "column_name", "kind_of_value", "table_name"]

VALUES: Mapping[str, Promise] = {
    "text": _("text"),
    "code": _("code"),
    "day": _("date"),
    "whole": _("whole number"),
    "kronor": _("whole kronor"),
    "decimal": _("number"),
    "flag": _("yes or no"),
    "codes": _("codes"),
}


def table_name(code: str) -> str:
    """A table in words."""
    return str(TABLES.get(code, code.replace("_", " ").capitalize()))


def column_name(code: str) -> str:
    """A column in words."""
    return str(COLUMNS.get(code, code.replace("_", " ").capitalize()))


def kind_of_value(kind: str) -> str:
    """What a column holds, in words."""
    return str(VALUES[str(kind)])
