"""A population register as a CSV file, read a line at a time."""

import csv
from collections.abc import Iterable, Iterator
from datetime import date
from uuid import UUID

from narvard.care.patients.operations.importing import RegisterNotImported, RegisterRow
from narvard.care.patients.rules.protection import Protection

DAYS = ("birth_date", "moved_in", "deceased_on")
SEXES = ("female", "male", "other", "unknown")
COLUMNS = tuple(RegisterRow.__dataclass_fields__)
REQUIRED = ("number", "given_name")


def register_rows(lines: Iterable[str]) -> Iterator[RegisterRow]:
    """The rows of a CSV file with a header; columns are the fields of RegisterRow, in any order.

    Raises RegisterNotImported at the first line that is wrong, with its number.
    """
    reader = csv.DictReader(lines)
    header = reader.fieldnames or ()
    missing, unknown = sorted(set(REQUIRED) - set(header)), sorted(set(header) - set(COLUMNS))
    if missing or unknown:
        raise RegisterNotImported(
            f"Nothing was brought in, because the first line has no column {', '.join(missing)}. Add it."
            if missing
            else f"Nothing was brought in, because the column {', '.join(unknown)} is not known. Take it out."
        )
    for place, cells in enumerate(reader, start=1):
        yield _row(place, {name: (cells[name] or "").strip() for name in header})


def _row(place: int, cells: dict[str, str]) -> RegisterRow:
    values: dict[str, object] = {name: value for name, value in cells.items() if value}
    for name in DAYS:
        if name in values:
            values[name] = _day(place, name, cells[name])
    if "subject" in values:
        values["subject"] = _subject(place, cells["subject"])
    for name, allowed in (("sex", SEXES), ("protection", tuple(Protection))):
        if cells.get(name) and cells[name] not in allowed:
            raise _wrong(place, name, cells[name])
    return RegisterRow(**{"number": "", "given_name": "", **values})


def _day(place: int, name: str, text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise _wrong(place, name, text) from error


def _subject(place: int, text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as error:
        raise _wrong(place, "subject", text) from error


def _wrong(place: int, name: str, text: str) -> RegisterNotImported:
    return RegisterNotImported(f"Row {place}: {name} cannot be {text[:40]!r}. Nothing was brought in. Correct it.")
