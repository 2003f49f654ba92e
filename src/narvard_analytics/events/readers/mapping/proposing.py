"""A mapping proposed from files' headers and first rows, with a comment wherever a person has to look."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from narvard_analytics.events.findings import harmless
from narvard_analytics.events.readers.mapping.document import NOT_FOUND
from narvard_analytics.events.readers.mapping.recognising import (
    Guess,
    code_for,
    diagnosis_columns,
    guess_table,
)
from narvard_analytics.events.readers.mapping.sampling import (
    DAYS,
    INSTANTS,
    Sample,
    formats_of,
    is_number,
    take_sample,
)
from narvard_analytics.events.schema import TABLES, Column

MOST_VALUES = 30
"""Different texts of a column that are listed; with more it is no code."""
IDS = ("contact", "stay", "notice", "plan", "referral", "wait")
"""Ids that may be made from the line, where the export has none."""
ISO = {"%Y-%m-%d", "%Y%m%d", *(f"%Y-%m-%d{gap}{time}" for gap in " T" for time in ("%H:%M", "%H:%M:%S")), "%Y%m%d%H%M"}
YES_NO = frozenset(["true", "1", "ja", "yes", "sant", "j", "y", "false", "0", "nej", "no", "nei", "usant", "n"])
CODED = {"icd": "ICD-10-SE"}
HEAD = """\
# Proposed from the headers and first rows of the files. Read it through before it is used:
# a line with "unsure" is a guess, and a "?" has to be replaced before anything can be loaded.
# What can stand here is told in docs/how-to/map-a-csv.md; columns are explained in docs/reference/event-store.md.
"""


def propose(files: Sequence[Path], asked: str = "") -> str:
    """A mapping file for the files, as text; `asked` names the table that they fill, where that is known.

    Raises SampleNotRead, or UnknownTable.
    """
    lines = ["files:"]
    for file in files:
        lines += _file(take_sample(file), asked)
    return HEAD + "\n".join(lines) + "\n"


def _file(sample: Sample, asked: str) -> Iterator[str]:
    guess = guess_table(sample, asked)
    yield f"  - file: {_quoted(sample.file.removesuffix('.gz'))}"
    yield f"    encoding: {sample.encoding}" + (
        "" if sample.encoding_sure else "  # unsure: not UTF-8; look whether å, ä and ö come out right"
    )
    yield f"    delimiter: {'tab' if sample.delimiter == chr(9) else _quoted(sample.delimiter)}"
    yield f"    decimal: {_quoted(sample.decimal)}"
    if sample.empty:
        yield f"    empty: [{', '.join(map(_quoted, sample.empty))}]"
    yield "    tables:"
    used = set(guess.columns.values())
    yield from _table(sample, guess)
    for extra, text in _further(sample, guess):
        used |= extra
        yield from text
    unused = [name for name in sample.columns if name not in used]
    if unused:
        yield f"    # not used: {', '.join(unused)}"


def _table(sample: Sample, guess: Guess, settings: Sequence[str] = ()) -> Iterator[str]:
    yield f"      - table: {guess.table}" + _comment(not guess.columns and "no column was recognised")
    for setting in settings:
        yield f"        {setting}"
    yield "        columns:"
    for column in TABLES[guess.table].columns:
        if column.name in guess.columns:
            yield from _column(sample, column, guess.columns[column.name], column.name in guess.likely)
        elif column.required:
            yield _lacking(column, guess)


def _column(sample: Sample, column: Column, source: str, likely: bool) -> Iterator[str]:
    values = sample.columns[source]
    details, doubts = _details(column, values)
    doubts = [*(["the name is only like the column's"] if likely else []), *doubts]
    comment = _comment("; ".join(doubts))
    if not details:
        yield f"          {column.name}: {_quoted(source)}{comment}"
        return
    yield f"          {column.name}:{comment}"
    yield f"            column: {_quoted(source)}"
    for line in details:
        yield f"            {line}"


def _details(column: Column, values: Sequence[str]) -> tuple[list[str], list[str]]:
    """What has to be said of a column beside its name, and what is doubtful about it."""
    if not values:
        return [], ["empty in the first rows"]
    if column.codes or column.type == "yes_no":
        return _codes(column, values)
    if column.type == "date":
        details, doubts = _format(values, DAYS, INSTANTS)
        return details, [*doubts, "say plus_days: 1 if it is the last day"] if column.name == "to_date" else doubts
    if column.type == "instant":
        return _format(values, INSTANTS, DAYS, "it has days and no times")
    if column.type in ("number", "integer") and not is_number(values):
        return [], ["not all of its values are numbers"]
    return [], []


def _codes(column: Column, values: Sequence[str]) -> tuple[list[str], list[str]]:
    known = {v: code_for(column.name, v, column.codes) for v in values}
    if all(v in column.codes or (not column.codes and v.lower() in YES_NO) for v in values):
        return [], []
    if len(values) > MOST_VALUES or any(harmless(v) != v for v in values):
        return ["values: {}", f"otherwise: {_quoted(NOT_FOUND)}"], ["too many different texts to be codes"]
    lines = [f"  {_quoted(v)}: {_quoted(code or NOT_FOUND)}" for v, code in known.items()]
    choices = ", ".join(column.codes) or "true, false"
    return ["values:", *lines], [f"one of {choices}"]


def _format(
    values: Sequence[str], expected: Sequence[str], other: Sequence[str], otherwise: str = ""
) -> tuple[list[str], list[str]]:
    """The format that the values have, said where it is not ISO 8601."""
    fitting = formats_of(values, expected)
    doubts = []
    if not fitting:
        fitting = formats_of(values, other)
        doubts = [otherwise] if fitting and otherwise else []
    if not fitting:
        return [f"format: {_quoted(NOT_FOUND)}"], ["its dates have no format that is known here"]
    if set(fitting) & ISO:
        return [], doubts
    if len(fitting) > 1:
        doubts.append(f"could also be {', '.join(fitting[1:])}")
    return [f"format: {_quoted(fitting[0])}"], doubts


def _lacking(column: Column, guess: Guess) -> str:
    """A line for a required column that was not recognised."""
    stays = guess.columns.get("stay")
    if column.name == "episode" and stays:
        return f"          episode: {_quoted(stays)}{_comment('one episode for each stay')}"
    if column.name in (*IDS, "episode"):
        return f"          {column.name}: {{row_id: true}}{_comment('the file has no id, so the line makes one')}"
    if column.name == "status" and "finished" in column.codes:
        return f"          status: {{constant: finished}}{_comment('taken for care that has been given')}"
    choices = f"one of {', '.join(column.codes)}" if column.codes else column.doc
    return f"          {column.name}: {_quoted(NOT_FOUND)}{_comment(f'required, and not recognised: {choices}')}"


def _further(sample: Sample, guess: Guess) -> Iterator[tuple[set[str], list[str]]]:
    """Tables that the same lines fill as well: the persons in them, and their diagnoses."""
    if "person" not in guess.columns:
        return
    persons = guess_table(sample, "persons")
    if guess.table != "persons" and {"birth_date", "sex"} & set(persons.columns):
        yield set(persons.columns.values()), list(_table(sample, persons, ("once: true",)))
    event = next((guess.columns[n] for n in ("stay", "contact") if n in guess.columns), None)
    if event and guess.table in ("stays", "contacts"):
        for position, code in enumerate(diagnosis_columns(sample), start=1):
            yield {code}, list(_diagnosis(code, position, event, guess.columns["person"]))


def _diagnosis(code: str, position: int, event: str, person: str) -> Iterator[str]:
    yield "      - table: diagnoses"
    yield f"        filled: [{_quoted(code)}]"
    yield "        columns:"
    yield f"          event: {_quoted(event)}"
    yield f"          person: {_quoted(person)}"
    yield f"          position: {{constant: {_quoted(str(position))}}}"
    yield f"          system: {{constant: {CODED['icd']}}}{_comment('the code system is not told')}"
    yield f"          code: {_quoted(code)}"


def _quoted(text: str) -> str:
    """The text as YAML, which reads JSON's strings."""
    return json.dumps(text, ensure_ascii=False)


def _comment(doubt: str | bool) -> str:
    return f"  # unsure: {doubt}" if doubt else ""
