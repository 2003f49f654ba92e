"""What can be wrong with any brought file, in words: what is wrong, and what to do about it."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

PROBLEM_WORDS: Mapping[str, tuple[Promise, Promise]] = {
    "missing": (_("A value is missing."), _("Write it.")),
    "not_a_text": (_("The value is no text."), _("Write it as text.")),
    "not_a_list": (_("A list is expected here."), _("Write it as a list of rows.")),
    "not_a_date": (_("The value is no date."), _("Write dates as 2026-01-31.")),
    "not_a_number": (_("The value is no number."), _("Write it with digits.")),
    "not_whole": (_("The value is no whole number."), _("Write it with digits and without decimals.")),
    "not_yes_or_no": (_("The value is neither yes nor no."), _("Write yes or no.")),
    "too_long": (_("The text is too long."), _("Shorten it.")),
    "unknown_code": (_("The value is none that the collaboration knows."), _("Choose one from the list.")),
    "unknown_format": (
        _("The file is no document of this kind."),
        _("Begin from the template, or choose the kind that it is."),
    ),
    "unknown_table": (_("The document has no such table."), _("Take it away, or mend its name.")),
    "unknown_column": (_("The table has no such column."), _("Take it away, or mend its name.")),
    "table_empty": (_("The table has no rows."), _("Write at least one.")),
    "twice": (_("The same thing stands twice."), _("Keep one of the rows.")),
    "dates_out_of_order": (_("The dates do not follow each other."), _("Let the end come after the beginning.")),
    "sheet_missing": (_("A sheet is missing."), _("Begin from the template and keep its hidden first row.")),
    "column_missing": (_("A column is missing."), _("Begin from the template and keep its hidden first row.")),
    "formula": (_("The cell holds a formula."), _("Write the value itself.")),
    "cell_in_error": (_("The cell holds an error."), _("Write the value itself.")),
    "too_many_rows": (_("The sheet has more than 5,000 rows."), _("Divide it into several files.")),
    "not_a_workbook": (_("The file cannot be opened as a workbook."), _("Save it as XLSX again.")),
    "unpacks_too_large": (_("The file unpacks to more than a document can be."), _("Begin from the template.")),
    "not_utf8": (_("The file is not written in UTF-8."), _("Save it as UTF-8.")),
    "not_yaml": (_("The file cannot be read as YAML."), _("Mend the line, or begin from the example.")),
    "alias": (_("The file uses an alias (*)."), _("Write the value out.")),
    "key_twice": (_("A key stands twice in the same row."), _("Keep one of them.")),
}
