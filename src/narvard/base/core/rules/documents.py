"""Documents that a collaboration brings, such as its bodies or its agreements, checked whole before any is loaded.

A document is a format, a version and a few flat tables. A `Form` declares them: every column with its kind and what it
means. From the same form come the check, the workbook with one sheet a table, and the page that documents it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from narvard.base.core.rules.document_values import as_day, as_decimal_text, as_flag, as_whole

# Readers put the place of a row (sheet or file, row or line) under this key.
PLACE = "_at"
LONGEST_TEXT = 20_000
Row = Mapping[str, object]
Known = Mapping[str, Mapping[str, str]]
"""What a document may refer to beside its own rows: name of a list → spelling in lower case → code."""


class Kind(StrEnum):
    """What a column holds."""

    TEXT = "text"
    CODE = "code"
    DAY = "day"
    WHOLE = "whole"
    KRONOR = "kronor"
    DECIMAL = "decimal"
    FLAG = "flag"
    CODES = "codes"


@dataclass(frozen=True)
class Column:
    """One column. `refers` is a table of the same form, or a list in `Known`, that holds what may be written.

    KRONOR is whole kronor, DECIMAL a number with at most six decimals kept as text, FLAG yes or no, CODES a list, or a
    text divided by semicolons. `choices` are the codes that may be written when nothing is referred to.
    """

    name: str
    kind: Kind
    meaning: str
    required: bool = True
    longest: int = 200
    choices: tuple[str, ...] = ()
    refers: str = ""


@dataclass(frozen=True)
class Table:
    """One table; no two rows have the same values in the columns of `key`."""

    name: str
    meaning: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    required: bool = False


@dataclass(frozen=True)
class Form:
    """A kind of document: what it is called, its version, its tables in the order in which a person writes them."""

    name: str
    meaning: str
    tables: tuple[Table, ...]
    version: int = 1

    @property
    def format(self) -> str:
        """What a document of this form says that it is."""
        return f"narvard-{self.name}"


@dataclass(frozen=True)
class Problem:
    """What keeps a document from being loaded. `place` is a table, sheet or path, `row` a row or line (0: none).

    `code` is what is wrong; pages say it in words together with what to do.
    """

    code: str
    place: str = ""
    row: int = 0
    column: str = ""
    value: str = ""


@dataclass(frozen=True)
class Checked:
    """A document that has been read: the rows of each table with usable values, and everything that is wrong.

    A row has every column of its table; one that is left out is "", None (days and numbers), False or ().
    """

    rows: Mapping[str, tuple[Mapping[str, object], ...]]
    problems: tuple[Problem, ...]


class DocumentRefused(Exception):
    """The document has problems, so nothing of it was loaded; `problems` lists them all."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        first = problems[0]
        where = " ".join(filter(None, (first.place, str(first.row or ""), first.column)))
        super().__init__(
            f"The document was not loaded, because it has {len(problems)} problems. The first is {first.code}"
            f" at {where or 'the top'} ({first.value!r}). Mend them and bring the document again."
        )
        self.problems = tuple(problems)


def spellings(named: Iterable[tuple[str, str]]) -> dict[str, str]:
    """What may be written for each (code, name), in lower case, with the code that it stands for."""
    return {spelling.casefold(): code for code, name in named for spelling in (name, code)}


@dataclass
class _Reading:
    """One check of one document: the values that may be referred to, and the problems found so far."""

    allowed: Mapping[str, Mapping[str, str]]
    problems: list[Problem] = field(default_factory=list)


def check(form: Form, document: Row, known: Known = MappingProxyType({})) -> Checked:
    """Read every table of a document; what is wrong is collected, so that all of it can be mended at once."""
    if document.get("format") != form.format or document.get("version") != form.version:
        return Checked({table.name: () for table in form.tables}, (Problem("unknown_format", value=form.format),))
    listed = {table.name: document.get(table.name) for table in form.tables}
    allowed = {**known, **_own_codes(form, listed, known)}
    reading = _Reading({name: _with_themselves(codes) for name, codes in allowed.items()})
    names = {table.name for table in form.tables} | {"format", "version", PLACE}
    reading.problems.extend(Problem("unknown_table", str(name)) for name in document if name not in names)
    rows = {table.name: tuple(_table(table, listed[table.name], reading)) for table in form.tables}
    return Checked(rows, tuple(reading.problems))


def require(form: Form, document: Row, known: Known = MappingProxyType({})) -> Mapping[str, tuple[Row, ...]]:
    """The rows of a document that is right; raises DocumentRefused with everything that is wrong."""
    checked = check(form, document, known)
    if checked.problems:
        raise DocumentRefused(checked.problems)
    return checked.rows


def written(form: Form, rows: Mapping[str, Iterable[Row]]) -> dict[str, object]:
    """Rows as a document that `check` reads back to the same rows; what is empty is left out."""
    document: dict[str, object] = {"format": form.format, "version": form.version}
    for table in form.tables:
        document[table.name] = [_written(table, row) for row in rows.get(table.name, ())]
    return document


def _written(table: Table, row: Row) -> dict[str, object]:
    values = ((column.name, row.get(column.name)) for column in table.columns)
    return {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in values
        if value is not None and value is not False and value not in ("", ())
    }


def _with_themselves(codes: Mapping[str, str]) -> dict[str, str]:
    """Every spelling, and each code as a spelling of itself."""
    return {**{code.casefold(): code for code in codes.values()}, **codes}


def _own_codes(form: Form, listed: Row, known: Known) -> dict[str, dict[str, str]]:
    """The keys that the document itself gives, together with those that are known by the same name."""
    found = {}
    for table in form.tables:
        if len(table.key) == 1:
            rows = _mappings(listed[table.name])
            keys = [str(row.get(table.key[0])).strip() for row in rows if row.get(table.key[0]) not in (None, "")]
            found[table.name] = {**known.get(table.name, {}), **{key.casefold(): key for key in keys}}
    return found


def _mappings(value: object) -> list[Row]:
    return [row for row in value if isinstance(row, Mapping)] if isinstance(value, list) else []


def _table(table: Table, value: object, reading: _Reading) -> Iterable[dict[str, object]]:
    if value is not None and (not isinstance(value, list) or len(_mappings(value)) != len(value)):
        reading.problems.append(Problem("not_a_list", table.name))
    rows = _mappings(value)
    if table.required and not rows:
        reading.problems.append(Problem("table_empty", table.name))
    seen: set[tuple[str, ...]] = set()
    for number, row in enumerate(rows, start=1):
        place, at = _place(row, table.name, number)
        values = _Line(table, row, place, at, reading).values()
        key = tuple(str(values[name]).casefold() for name in table.key)
        if key in seen:
            reading.problems.append(Problem("twice", place, at, table.key[-1], " ".join(key)))
        seen.add(key)
        yield {**values, PLACE: (place, at)}


def _place(row: Row, name: str, number: int) -> tuple[str, int]:
    at = row.get(PLACE)
    if isinstance(at, list | tuple) and len(at) == 2 and isinstance(at[1], int):
        return str(at[0]) or name, at[1]
    return name, number


class _Line:
    """One row with its place: each value is read by its column's kind, or a problem is noted and it is empty."""

    def __init__(self, table: Table, row: Row, place: str, number: int, reading: _Reading) -> None:
        self._table, self._row, self._place, self._number, self._reading = table, row, place, number, reading

    def values(self) -> dict[str, object]:
        names = {column.name for column in self._table.columns} | {PLACE}
        for name in self._row:
            if name not in names:
                self._note("unknown_column", str(name))
        return {column.name: self._value(column) for column in self._table.columns}

    def _note(self, code: str, column: str, value: object = "") -> None:
        self._reading.problems.append(Problem(code, self._place, self._number, column, str(value)[:80]))

    def _value(self, column: Column) -> object:
        value = self._row.get(column.name)
        if value is None or (isinstance(value, str | list) and not value) or (str(value).strip() == ""):
            if column.required:
                self._note("missing", column.name)
            return _EMPTY[column.kind]
        if column.kind is Kind.CODES:
            return self._codes(column, value)
        if isinstance(value, list | Mapping):
            self._note("not_a_text", column.name, value)
            return _EMPTY[column.kind]
        return self._single(column, value)

    def _single(self, column: Column, value: object) -> object:
        if column.kind is Kind.TEXT:
            return self._text(column, value)
        if column.kind is Kind.CODE:
            return self._code(column, value)
        read, fault = _READERS[column.kind]
        found = read(value)
        if found is None:
            self._note(fault, column.name, value)
            return _EMPTY[column.kind]
        return found

    def _text(self, column: Column, value: object) -> str:
        text = str(value).strip()
        if isinstance(value, bool) or "\0" in text:
            self._note("not_a_text", column.name, value)
            return ""
        if len(text) > min(column.longest, LONGEST_TEXT):
            self._note("too_long", column.name, text)
        return text

    def _code(self, column: Column, value: object) -> str:
        text = self._text(column, value)
        if not column.refers and not column.choices:
            return text
        allowed = {choice.casefold(): choice for choice in column.choices} or self._reading.allowed.get(
            column.refers, {}
        )
        found = allowed.get(text.casefold(), "")
        if text and not found:
            self._note("unknown_code", column.name, text)
        return found

    def _codes(self, column: Column, value: object) -> tuple[str, ...]:
        items = value if isinstance(value, list) else str(value).split(";")
        return tuple(dict.fromkeys(filter(None, (self._code(column, item) for item in items))))


_READERS = MappingProxyType(
    {
        Kind.DAY: (as_day, "not_a_date"),
        Kind.WHOLE: (as_whole, "not_whole"),
        Kind.KRONOR: (as_whole, "not_whole"),
        Kind.DECIMAL: (as_decimal_text, "not_a_number"),
        Kind.FLAG: (as_flag, "not_yes_or_no"),
    }
)
_EMPTY: Mapping[Kind, object] = MappingProxyType(
    {
        Kind.TEXT: "",
        Kind.CODE: "",
        Kind.DAY: None,
        Kind.WHOLE: None,
        Kind.KRONOR: None,
        Kind.DECIMAL: None,
        Kind.FLAG: False,
        Kind.CODES: (),
    }
)
