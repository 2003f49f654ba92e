"""What every app may ask of the core: keys to find and sort names by, rows as a file, documents that are brought."""

from narvard.base.core.rules import csv_file, search_key, sort_key, xlsx_file
from narvard.base.core.rules.document_storage import stored
from narvard.base.core.rules.document_values import as_day, as_flag
from narvard.base.core.rules.document_workbook import (
    CODE_ROW,
    FIRST_ROW,
    NAME_ROW,
    Sheet,
    codes_of,
    read_form_workbook,
    read_sheets,
    workbook,
)
from narvard.base.core.rules.document_yaml import read_yaml, yaml_text
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
    spellings,
    written,
)
from narvard.base.core.rules.moments import ZONES, NoSuchTime, TimeTwice, day_of, instant
from narvard.base.core.rules.money import kronor_text
from narvard.base.core.rules.personal_data import identity_numbers, names_perhaps
from narvard.base.core.rules.start_line import StartLine

__all__ = [
    "CODE_ROW",
    "FIRST_ROW",
    "NAME_ROW",
    "PLACE",
    "ZONES",
    "Checked",
    "Column",
    "DocumentRefused",
    "Form",
    "Kind",
    "Known",
    "NoSuchTime",
    "Problem",
    "Sheet",
    "StartLine",
    "Table",
    "TimeTwice",
    "as_day",
    "as_flag",
    "check",
    "codes_of",
    "csv_file",
    "day_of",
    "identity_numbers",
    "instant",
    "kronor_text",
    "names_perhaps",
    "read_form_workbook",
    "read_sheets",
    "read_yaml",
    "require",
    "search_key",
    "sort_key",
    "spellings",
    "stored",
    "workbook",
    "written",
    "xlsx_file",
    "yaml_text",
]
