"""CSV files with the templates' headers: one file a table, named after it."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from narvard_analytics.events.findings import Problem
from narvard_analytics.events.pseudonyms.controller import Pseudonymiser
from narvard_analytics.events.pseudonyms.identity import ImpossibleIdentityNumber
from narvard_analytics.events.readers.headers import check_header
from narvard_analytics.events.readers.text_files import CsvRow, Progress, read_csv
from narvard_analytics.events.schema import TABLES
from narvard_analytics.events.staging import BATCH_ROWS, Staging, Value


def read_csv_tables(files: Sequence[Path], staging: Staging, pseudonymiser: Pseudonymiser, progress: Progress) -> None:
    """Stage every CSV file; identity numbers become pseudonyms as they are read."""
    for file in files:
        table = table_of(file)
        if table not in TABLES:
            staging.problem(Problem("", file.name, 1, "", "unknown_table"))
        else:
            _read_table(table, file, staging, pseudonymiser, progress)


def table_of(file: Path) -> str:
    """The table that a file is named after."""
    return file.name.split(".")[0]


def _read_table(table: str, file: Path, staging: Staging, pseudonymiser: Pseudonymiser, progress: Progress) -> None:
    rows = read_csv(file, staging, table, progress)
    header = next(rows, None)
    if header is None or not check_header(staging, table, file.name, header.fields):
        return
    sound = sound_rows(rows, staging, table, file.name, len(header.fields))
    for batch in batches(sound):
        by_column: list[Sequence[Value]] = [[text or None for text in values] for values in zip(*batch[1], strict=True)]
        columns = dict(zip(header.fields, by_column, strict=True))
        if "person" in columns:
            columns["person"] = persons_of(columns["person"], batch[0], staging, table, file.name, pseudonymiser)
        staging.add_many(table, file.name, batch[0], columns)


def batches(rows: Iterable[CsvRow]) -> Iterator[tuple[list[int], list[list[str]]]]:
    """The rows in batches that memory has room for: their lines, and their fields."""
    source = iter(rows)
    while batch := list(islice(source, BATCH_ROWS)):
        yield [row.line for row in batch], [row.fields for row in batch]


def sound_rows(rows: Iterable[CsvRow], staging: Staging, table: str, file: str, width: int) -> Iterator[CsvRow]:
    """The rows that have as many fields as the header and could be decoded; the staging is told of the others."""
    for row in rows:
        if not row.sound:
            staging.problem(Problem(table, file, row.line, "", "wrong_encoding"))
        elif len(row.fields) != width:
            staging.problem(Problem(table, file, row.line, "", "wrong_field_count"))
        else:
            yield row


def persons_of(
    texts: Sequence[Value], lines: Sequence[int], staging: Staging, table: str, file: str, pseudonymiser: Pseudonymiser
) -> list[Value]:
    """Pseudonyms for what a column says; a text that is repeated is looked up once a batch."""
    known: dict[Value, Value] = {None: None}
    first = staging.rows.get(table, 0)
    persons: list[Value] = []
    for offset, (text, line) in enumerate(zip(texts, lines, strict=True)):
        if text not in known:
            try:
                known[text] = pseudonymiser.of(str(text))
            except ImpossibleIdentityNumber as error:
                staging.problem(Problem(table, file, line, "person", error.reason, row=first + offset))
                persons.append(None)
                continue
        persons.append(known[text])
    return persons
