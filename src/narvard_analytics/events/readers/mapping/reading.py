"""Staging the rows of CSV files as a mapping says. One batch of lines at a time, whatever the file's size."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

from narvard_analytics.events.findings import Problem, harmless
from narvard_analytics.events.pseudonyms.controller import Pseudonymiser
from narvard_analytics.events.readers.csv_tables import batches, persons_of, sound_rows
from narvard_analytics.events.readers.mapping.document import ColumnSource, FileSource, MappingDocument, TableSource
from narvard_analytics.events.readers.mapping.values import NotConverted, converted, doubtful
from narvard_analytics.events.readers.text_files import Dialect, Progress, read_csv
from narvard_analytics.events.schema import TABLES, Column
from narvard_analytics.events.staging import Staging, Value
from narvard_analytics.events.store import file_hash

ID_DIGITS = 12
"""Of the file's hash, in ids made from lines: enough that two files never share one."""
KEY_BYTES = 12
"""Of a key's hash that is remembered for `once`."""

Texts = Sequence[str]


def read_mapped(
    files: Sequence[Path],
    staging: Staging,
    pseudonymiser: Pseudonymiser,
    progress: Progress,
    *,
    mapping: MappingDocument,
) -> None:
    """Stage every file that the mapping knows; identity numbers become pseudonyms as they are read."""
    reading = _Reading(staging, pseudonymiser)
    for source in mapping.files:
        found = [file for file in files if source.reads(_plain_name(file))]
        if not found:
            staging.problem(Problem("", source.pattern, 1, "", "mapped_file_lacking"))
        for file in found:
            reading.read_file(file, source, progress)
    for file in files:
        if not any(source.reads(_plain_name(file)) for source in mapping.files):
            staging.problem(Problem("", file.name, 1, "", "file_not_mapped"))


def _plain_name(file: Path) -> str:
    return file.name.removesuffix(".gz")


class _Reading:
    """What reading one source remembers between files: where to put rows, and which keys have been seen."""

    def __init__(self, staging: Staging, pseudonymiser: Pseudonymiser) -> None:
        self.staging = staging
        self.pseudonymiser = pseudonymiser
        self.seen: dict[str, set[bytes]] = {}

    def read_file(self, file: Path, source: FileSource, progress: Progress) -> None:
        first = source.tables[0].table
        rows = read_csv(file, self.staging, first, progress, Dialect(source.encoding, source.delimiter))
        header = next(rows, None)
        if header is None or not self._has_columns(file, source, header.fields):
            return
        id_stem = file_hash(file)[:ID_DIGITS]
        sound = sound_rows(rows, self.staging, first, file.name, len(header.fields))
        for lines, fields in batches(sound):
            by_column = dict(zip(header.fields, zip(*fields, strict=True), strict=True))
            for table in source.tables:
                self._add(file, source, table, by_column, lines, id_stem)

    def _has_columns(self, file: Path, source: FileSource, header: Texts) -> bool:
        lacking = [(t.table, c) for t in source.tables for c in _columns_of(t) if c not in header]
        twice = sorted({c for t in source.tables for c in _columns_of(t) if list(header).count(c) > 1})
        for table, column in dict.fromkeys(lacking):
            self.staging.problem(Problem(table, file.name, 1, column[:40], "mapped_column_lacking"))
        for column in twice:
            self.staging.problem(Problem(source.tables[0].table, file.name, 1, column[:40], "repeated_column"))
        return not lacking and not twice

    def _add(
        self,
        file: Path,
        source: FileSource,
        table: TableSource,
        by_column: dict[str, tuple[str, ...]],
        lines: list[int],
        id_stem: str,
    ) -> None:
        chosen = self._chosen(source, table, by_column, lines)
        if not chosen:
            return
        kept = [lines[n] for n in chosen]
        ids = [f"{id_stem}-{line}" for line in kept]
        columns: dict[str, Sequence[Value]] = {}
        for name, column_source in table.columns.items():
            texts = ids if column_source.row_id else _texts(column_source, by_column, chosen)
            column = TABLES[table.table].column(name)
            columns[name] = self._convert(file, source, table.table, column, column_source, texts, kept)
        if "person" in columns:
            made = persons_of(columns["person"], kept, self.staging, table.table, file.name, self.pseudonymiser)
            columns["person"] = made
        self.staging.add_many(table.table, file.name, kept, columns)

    def _chosen(
        self, source: FileSource, table: TableSource, by_column: dict[str, tuple[str, ...]], lines: list[int]
    ) -> list[int]:
        """The numbers in the batch of the lines that the table has a row for."""
        chosen = list(range(len(lines)))
        for column, texts in table.where.items():
            wanted, found = {t.casefold() for t in texts}, by_column[column]
            chosen = [n for n in chosen if found[n].strip().casefold() in wanted]
        for column in table.filled:
            found = by_column[column]
            chosen = [n for n in chosen if found[n].strip() and found[n].strip() not in source.empty]
        return self._first_of_key(table, by_column, chosen) if table.once else chosen

    def _first_of_key(self, table: TableSource, by_column: dict[str, tuple[str, ...]], chosen: list[int]) -> list[int]:
        """The lines whose key was not seen before; memory grows with the different keys, not with the lines."""
        seen = self.seen.setdefault(table.table, set())
        key = [name for name in TABLES[table.table].key if name in table.columns]
        keys = zip(*(_key_texts(name, table.columns[name], by_column, chosen) for name in key), strict=True)
        first = []
        for n, values in zip(chosen, keys, strict=True):
            digest = hashlib.blake2b("\x1f".join(values).encode(), digest_size=KEY_BYTES).digest()
            if digest not in seen:
                seen.add(digest)
                first.append(n)
        return first

    def _convert(
        self,
        file: Path,
        source: FileSource,
        table: str,
        column: Column,
        column_source: ColumnSource,
        texts: Texts,
        lines: list[int],
    ) -> list[Value]:
        """The column's values; each different text is converted once a batch."""
        known: dict[str, tuple[str | None, str]] = {}
        first_row = self.staging.rows.get(table, 0)
        values: list[Value] = []
        for offset, text in enumerate(texts):
            if text not in known:
                known[text] = _judged(text, column, column_source, source)
            value, reason = known[text]
            values.append(value)
            if reason:
                example = _example(column_source, text, reason)
                row = first_row + offset
                self.staging.problem(Problem(table, file.name, lines[offset], column.name, reason, row, example))
        return values


def _judged(text: str, column: Column, column_source: ColumnSource, source: FileSource) -> tuple[str | None, str]:
    """The value and the reason of the problem that it is, if any."""
    if column_source.row_id or column_source.constant is not None:
        return text, ""
    try:
        value = converted(text, column, column_source, source)
    except NotConverted as failure:
        return None, failure.reason
    unsure = column.type == "instant" and doubtful(text, source, column_source)
    return value, "ambiguous_local_time" if unsure else ""


def _example(source: ColumnSource, text: str, reason: str) -> str:
    return f"{'+'.join(source.columns)}: {harmless(text.strip(), is_code=reason == 'unmapped_value')}"


def _texts(source: ColumnSource, by_column: dict[str, tuple[str, ...]], chosen: list[int]) -> Texts:
    if source.constant is not None:
        return [source.constant] * len(chosen)
    if len(source.columns) == 1:
        column = by_column[source.columns[0]]
        return [column[n] for n in chosen]
    parts = [by_column[name] for name in source.columns]
    return [source.join.join(filter(None, (part[n].strip() for part in parts))) for n in chosen]


def _key_texts(name: str, source: ColumnSource, by_column: dict[str, tuple[str, ...]], chosen: list[int]) -> Texts:
    """A key's texts; identity numbers without the sign that some write in them."""
    texts = _texts(source, by_column, chosen)
    return [text.strip().replace("-", "") for text in texts] if name == "person" else texts


def _columns_of(table: TableSource) -> list[str]:
    """All columns of the file that the table needs."""
    stated = [c for source in table.columns.values() for c in source.columns]
    return list(dict.fromkeys([*stated, *table.where, *table.filled]))
