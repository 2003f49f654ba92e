"""What can be wrong with a delivery: the reasons, how grave each is, and what to do about it."""

import re
from dataclasses import dataclass, field
from enum import StrEnum


class Gravity(StrEnum):
    """How grave a finding is.

    A broken source is never loaded. Rows with errors are left out, and only where that is accepted. A note changes
    nothing but is said.
    """

    BROKEN = "broken"
    ERROR = "error"
    NOTE = "note"


@dataclass(frozen=True)
class Reason:
    """A reason code with its gravity, what it means and what to do."""

    gravity: Gravity
    meaning: str
    remedy: str


def _reasons(gravity: Gravity, table: dict[str, tuple[str, str]]) -> dict[str, Reason]:
    return {code: Reason(gravity, meaning, remedy) for code, (meaning, remedy) in table.items()}


REASONS: dict[str, Reason] = {
    **_reasons(
        Gravity.BROKEN,
        {
            "unreadable_file": ("the file cannot be read as what its name says", "Export it again."),
            "truncated_file": ("the file ends in the middle of a row", "Copy or export it again."),
            "forbidden_xml": ("the file has a document type or an entity", "Export it again without."),
            "unknown_message": (
                "the file holds no answer of a service contract that is read here",
                "Give answers of GetCareContacts 2 or 3, or of GetCarePlans 2.",
            ),
            "answered_with_error": ("the service answered that it failed", "Ask the service again."),
            "unknown_table": ("the file is not named after a table", "Rename it after one of the tables."),
            "missing_column": ("a required column is lacking", "Add it; see narvard events template."),
            "unknown_column": ("the table has no such column", "Rename or remove it; see narvard events template."),
            "repeated_column": ("the header has the same column twice", "Remove one of them."),
            "not_utf8": ("the file is in an encoding with two bytes a sign", "Save it as UTF-8."),
            "mapped_column_lacking": (
                "the mapping names a column that the file does not have",
                "Correct the name in the mapping; narvard events map shows the file's columns.",
            ),
            "nothing_to_read": ("there is no file of this format", "Give the folder or file that holds the export."),
        },
    ),
    **_reasons(
        Gravity.ERROR,
        {
            "not_json": ("the line is not JSON", "Export the file again."),
            "not_a_resource": ("the line is not a FHIR resource", "Export the file again."),
            "wrong_encoding": (
                "the line is not in the file's encoding",
                "Save the file as UTF-8, or state its encoding in a mapping.",
            ),
            "wrong_field_count": ("the row has more or fewer fields than the header", "Quote fields with delimiters."),
            "wrong_type": ("the value does not have the column's type", "See the column's type in the reference."),
            "not_a_number": ("the value is NaN or infinite", "Leave unknown numbers empty."),
            "wrong_format": (
                "the value cannot be read in the form that the mapping states",
                "Correct the format, decimal or zone in the mapping, or the value at the source.",
            ),
            "unmapped_value": (
                "the mapping does not say what the value becomes",
                "Add it to the column's values in the mapping, or say what others become (otherwise).",
            ),
            "mapped_file_lacking": (
                "no file has the name that the mapping expects",
                "Deliver the file, or correct the name in the mapping.",
            ),
            "unknown_code": ("the code is not in the column's list", "Use one of the codes in the reference."),
            "required_empty": ("a required value is empty", "Fill it at the source."),
            "end_before_start": ("the end comes before the start", "Correct the times at the source."),
            "before_birth": ("it happened before the person was born", "Correct the times at the source."),
            "after_cut_off": (
                "it happened after the delivery's cut-off",
                "State a later cut-off, or correct the time.",
            ),
            "duplicate_id": ("an earlier row has the same key", "Deliver each row once."),
            "overlapping_period": ("the period overlaps the person's period before", "End one where the next begins."),
            "orphan": ("the row that it belongs to is not in the delivery", "Deliver that row too."),
            "parent_left_out": ("the row that it belongs to has an error", "Correct that row first."),
            "impossible_identity_number": ("the identity number cannot exist", "Correct it at the source."),
            "century_unknown": ("a ten-digit number without a cut-off to tell the century by", "Give --cut-off."),
        },
    ),
    **_reasons(
        Gravity.NOTE,
        {
            "after_death": (
                "it happened after the person's death",
                "Nothing needs to be done where that can be, as for a death certificate.",
            ),
            "ambiguous_local_time": ("the local time occurs twice or never that day", "Deliver times with an offset."),
            "partial_date": ("the date has no day, so it is taken as not known", "Deliver the whole date."),
            "death_date_unknown": ("the person is dead, the day is not known", "Deliver the day if it is known."),
            "entered_in_error": (
                "the source says that it was entered in error",
                "It is left out; nothing needs to be done.",
            ),
            "not_done": ("the source says that it was not done", "It is left out; nothing needs to be done."),
            "resource_not_used": (
                "the event store has no place for this kind of resource",
                "It is left out; nothing needs to be done.",
            ),
            "no_identity_number": (
                "no identity number, so the source's own id is used",
                "Nothing needs to be done, unless persons are to be linked.",
            ),
            "file_not_mapped": (
                "the mapping says nothing of this file, so it was not read",
                "Nothing needs to be done, unless it holds what should be delivered.",
            ),
            "cancelled": ("the admission was cancelled", "It is left out; nothing needs to be done."),
            "older_version": ("a later version of it is in the source", "It is left out; nothing needs to be done."),
            "deleted": ("the source says that it was deleted", "It is left out; nothing needs to be done."),
            "told_by_its_parts": ("its parts are stays of their own", "It is left out; nothing needs to be done."),
            "without_encounter": (
                "it does not say in which contact or stay it was",
                "It is left out; deliver its encounter if it has one.",
            ),
            "encounter_left_out": (
                "the contact or stay that it was in is left out",
                "See why that one is; nothing else needs to be done.",
            ),
            "without_code": ("it has no code, only words or nothing", "It is left out; code it at the source."),
            "without_total": ("it does not state its total score", "It is left out; deliver the total."),
            "no_counterpart": (
                "the code has no counterpart in the event store",
                "It is left out; see the tables of codes in the reference on FHIR or RIV-TA.",
            ),
            "not_a_score": ("it is no score of a known instrument", "It is left out; nothing needs to be done."),
            "not_a_referral": ("it is another request than a referral", "It is left out; nothing needs to be done."),
            "not_a_residence": ("it is no address of residence", "It is left out; nothing needs to be done."),
            "start_unknown": ("it does not say since when", "It is left out; deliver its first day."),
            "unit_unknown": ("it does not say at which unit", "It is left out; deliver the unit."),
            "circular_reference": (
                "a chain of parts comes back to itself",
                "Each keeps its own episode; correct the chain at the source.",
            ),
            "reference_not_resolved": (
                "what it refers to is not in the delivery",
                "The reference's own words are kept; deliver what it refers to if it has a better id.",
            ),
            "persons_not_checked": (
                "persons are not in this delivery, so they were not compared",
                "Nothing needs to be done if another delivery has them.",
            ),
        },
    ),
}


LONGEST_EXAMPLE = 40
LETTER = re.compile(r"[^\W\d_]")
FIVE_DIGITS = re.compile(r"[0-9]{5}")


def harmless(value: str, is_code: bool = True) -> str:
    """The value as a report may show it: its shape only, where it is long or could be part of an identity number.

    What is no code has no letters to show, which could be a name.

    >>> harmless("31.13.2024"), harmless("19121212-1212"), harmless("Anna", is_code=False)
    ('31.13.2024', '99999999-9999', 'xxxx')
    """
    if len(value) <= LONGEST_EXAMPLE and not FIVE_DIGITS.search(value) and (is_code or not LETTER.search(value)):
        return value
    return "".join("9" if c.isdigit() else "x" if c.isalpha() else c for c in value[:LONGEST_EXAMPLE])


@dataclass(frozen=True)
class Problem:
    """One thing wrong in one place. `row` is the staged row it concerns, None where the source gave no row.

    `example` is a value that was not understood, as `harmless` lets it be shown; never one that tells of a person.
    `count` says how many places are like this one.
    """

    table: str
    file: str
    line: int
    column: str
    reason: str
    row: int | None = None
    example: str = ""
    count: int = 1


@dataclass(frozen=True)
class Finding:
    """All problems of one reason in one column of one file, counted."""

    table: str
    file: str
    column: str
    reason: str
    count: int
    lines: tuple[int, ...] = field(default=())
    examples: tuple[str, ...] = field(default=())

    @property
    def gravity(self) -> Gravity:
        """How grave it is."""
        return REASONS[self.reason].gravity
