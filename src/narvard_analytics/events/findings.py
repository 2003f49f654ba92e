"""What can be wrong with a delivery: the reasons, how grave each is, and what to do about it."""

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
            "unknown_table": ("the file is not named after a table", "Rename it after one of the tables."),
            "missing_column": ("a required column is lacking", "Add it; see narvard events template."),
            "unknown_column": ("the table has no such column", "Rename or remove it; see narvard events template."),
            "repeated_column": ("the header has the same column twice", "Remove one of them."),
            "not_utf8": ("the file is in an encoding with two bytes a sign", "Save it as UTF-8."),
            "nothing_to_read": ("there is no file of this format", "Give the folder or file that holds the export."),
        },
    ),
    **_reasons(
        Gravity.ERROR,
        {
            "not_json": ("the line is not JSON", "Export the file again."),
            "not_a_resource": ("the line is not a FHIR resource", "Export the file again."),
            "wrong_encoding": ("the line is not UTF-8", "Save the file as UTF-8."),
            "wrong_field_count": ("the row has more or fewer fields than the header", "Quote fields with delimiters."),
            "wrong_type": ("the value does not have the column's type", "See the column's type in the reference."),
            "not_a_number": ("the value is NaN or infinite", "Leave unknown numbers empty."),
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
            "persons_not_checked": (
                "persons are not in this delivery, so they were not compared",
                "Nothing needs to be done if another delivery has them.",
            ),
        },
    ),
}


@dataclass(frozen=True)
class Problem:
    """One thing wrong in one place. `row` is the staged row it concerns, None where the source gave no row.

    `example` is a code that was not known; never a value that tells of a person.
    """

    table: str
    file: str
    line: int
    column: str
    reason: str
    row: int | None = None
    example: str = ""


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
