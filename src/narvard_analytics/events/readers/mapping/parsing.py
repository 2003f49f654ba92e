"""Reading a mapping file: YAML in which every scalar is text, so that 0123, no and 2024-01-01 stay as written."""

import hashlib
from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import yaml

from narvard_analytics.errors import AnalyticsError
from narvard_analytics.events.manifest import CARE_EVENTS, DATASETS
from narvard_analytics.events.readers.mapping.document import (
    NOT_FOUND,
    ColumnSource,
    FileSource,
    MappingDocument,
    TableSource,
)
from narvard_analytics.events.readers.text_files import ENCODINGS
from narvard_analytics.events.schema import TABLES, Table

DOCUMENT_KEYS = ("dataset", "zone", "files")
FILE_KEYS = ("file", "encoding", "delimiter", "decimal", "zone", "empty", "dates", "instants", "tables")
TABLE_KEYS = ("table", "columns", "where", "filled", "once")
COLUMN_KEYS = (
    "column",
    "columns",
    "constant",
    "row_id",
    "join",
    "values",
    "otherwise",
    "format",
    "multiply",
    "plus_days",
)
DECIMALS = (",", ".")
YES_NO = {"true": True, "yes": True, "ja": True, "false": False, "no": False, "nej": False, "nei": False}


class MappingNotValid(AnalyticsError):
    """A mapping file does not say what can be done."""


class _TextLoader(yaml.BaseLoader):
    """Every scalar as text, and a key that stands twice refused instead of the first one forgotten."""


def _unique(loader: _TextLoader, node: yaml.MappingNode) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key = loader.construct_object(key_node, deep=True)
        if not isinstance(key, str) or key in made:
            raise yaml.constructor.ConstructorError(None, None, f"{key} stands twice", key_node.start_mark)
        made[key] = loader.construct_object(value_node, deep=True)
    return made


_TextLoader.add_constructor("tag:yaml.org,2002:map", _unique)


def read_mapping(file: Path) -> MappingDocument:
    """The mapping in a file.

    Raises MappingNotValid, with the place in the file that is wrong.
    """
    try:
        return parse_mapping(file.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise MappingNotValid(
            f"The mapping {file.name} could not be read as text in UTF-8. Give the file that narvard events map wrote."
        ) from error


def parse_mapping(text: str) -> MappingDocument:
    """The mapping in a text of YAML.

    Raises MappingNotValid.
    """
    try:
        # BaseLoader builds nothing but texts, lists and mappings.
        stated = yaml.load(text, _TextLoader)
    except yaml.YAMLError as error:
        raise MappingNotValid(f"The mapping is not YAML: {error}. Correct that line.") from error
    document = _keys(stated, "the mapping", DOCUMENT_KEYS, ("files",))
    _one_of(document.get("dataset", CARE_EVENTS), "dataset", DATASETS)
    files = tuple(_file(node, f"files[{n}]") for n, node in enumerate(_list(document["files"], "files"), start=1))
    return MappingDocument(
        files,
        hashlib.sha256(text.encode()).hexdigest(),
        document.get("dataset", CARE_EVENTS),
        _zone(document.get("zone", ""), "zone"),
    )


def _file(node: Any, place: str) -> FileSource:
    stated = _keys(node, place, FILE_KEYS, ("file", "tables"))
    place = f"{place} ({_text(stated['file'], place + '.file')})"
    tables = _list(stated["tables"], f"{place}.tables")
    made = FileSource(
        pattern=stated["file"],
        tables=tuple(_table(each, f"{place}.tables[{n}]") for n, each in enumerate(tables, start=1)),
        encoding=_one_of(_text(stated.get("encoding", "utf-8"), place).lower(), f"{place}.encoding", ENCODINGS),
        delimiter=_delimiter(stated.get("delimiter", ""), f"{place}.delimiter"),
        decimal=_one_of(stated.get("decimal", ","), f"{place}.decimal", DECIMALS),
        zone=_zone(stated.get("zone", ""), f"{place}.zone"),
        empty=_texts(stated.get("empty", []), f"{place}.empty"),
        dates=_texts(stated.get("dates", []), f"{place}.dates"),
        instants=_texts(stated.get("instants", []), f"{place}.instants"),
    )
    _keep_identities_apart(made, place)
    return made


def _table(node: Any, place: str) -> TableSource:
    stated = _keys(node, place, TABLE_KEYS, ("table", "columns"))
    name = _one_of(stated["table"], f"{place}.table", TABLES)
    place = f"{place} ({name})"
    columns = _keys(stated["columns"], f"{place}.columns", TABLES[name].names, _required(TABLES[name]))
    where = _keys(stated.get("where", {}), f"{place}.where")
    return TableSource(
        table=name,
        columns={c: _column(each, f"{place}.{c}") for c, each in columns.items()},
        where={c: _texts(each, f"{place}.where.{c}") for c, each in where.items()},
        filled=_texts(stated.get("filled", []), f"{place}.filled"),
        once=_yes_no(stated.get("once", "false"), f"{place}.once"),
    )


def _column(node: Any, place: str) -> ColumnSource:
    stated = {"column": node} if isinstance(node, str) else _keys(node, place, COLUMN_KEYS)
    ways = [way for way in ("column", "columns", "constant", "row_id") if way in stated]
    if len(ways) != 1:
        raise _not_valid(place, "has to say one of column, columns, constant and row_id, and only one")
    values = {key.strip(): _text(v, f"{place}.values") for key, v in _keys(stated.get("values", {}), place).items()}
    made = ColumnSource(
        columns=_texts(stated.get("columns", stated.get("column", [])), place),
        constant=_text(stated["constant"], place) if "constant" in stated else None,
        row_id=_yes_no(stated.get("row_id", "false"), f"{place}.row_id"),
        join=_text(stated.get("join", "-"), place),
        values={key.casefold(): value for key, value in values.items()},
        otherwise=_text(stated["otherwise"], place) if "otherwise" in stated else None,
        formats=_texts(stated.get("format", []), f"{place}.format"),
        multiply=_decimal(stated["multiply"], f"{place}.multiply") if "multiply" in stated else None,
        plus_days=_whole(stated.get("plus_days", "0"), f"{place}.plus_days"),
    )
    if NOT_FOUND in (*made.columns, made.constant, made.otherwise, *made.values.values()):
        raise _not_valid(place, f"still has a {NOT_FOUND}. Decide what stands there; see the comment beside it")
    return made


def _required(table: Table) -> tuple[str, ...]:
    return tuple(column.name for column in table.columns if column.required)


def _keep_identities_apart(made: FileSource, place: str) -> None:
    """A column that names persons may fill person and nothing else, where it would be stored as it stands."""
    identities = {c for t in made.tables if "person" in t.columns for c in t.columns["person"].columns}
    for table in made.tables:
        for name, source in table.columns.items():
            told = identities & set(source.columns)
            if name != "person" and told:
                raise _not_valid(
                    f"{place} ({table.table}).{name}",
                    f"would store {', '.join(sorted(told))}, which names persons, as it stands. Take another column, or"
                    " row_id: true for an id",
                )


def _keys(
    node: Any, place: str, known: Collection[str] | None = None, required: Collection[str] = ()
) -> Mapping[str, Any]:
    if not isinstance(node, dict):
        raise _not_valid(place, "has to be a list of names with a value each (name: value)")
    for name in node:
        if known is not None and name not in known:
            raise _not_valid(place, f"has no {name}. Use one of {', '.join(known)}")
    for name in required:
        if name not in node:
            raise _not_valid(place, f"lacks {name}, which is required. Add it")
    return node


def _list(node: Any, place: str) -> list[Any]:
    if not isinstance(node, list) or not node:
        raise _not_valid(place, "has to be a list with at least one entry (- …)")
    return node


def _texts(node: Any, place: str) -> tuple[str, ...]:
    return tuple(_text(each, place) for each in ([node] if isinstance(node, str) else _each(node, place)))


def _each(node: Any, place: str) -> Iterator[Any]:
    if not isinstance(node, list):
        raise _not_valid(place, "has to be a text or a list of texts")
    yield from node


def _text(node: Any, place: str) -> str:
    if not isinstance(node, str):
        raise _not_valid(place, "has to be a text")
    return node.strip() if node.strip() else node


def _one_of(node: Any, place: str, known: Collection[str]) -> str:
    if _text(node, place) not in known:
        raise _not_valid(place, f"is {node}, which is not known. Use one of {', '.join(known)}")
    return str(node)


def _yes_no(node: Any, place: str) -> bool:
    return YES_NO[_one_of(_text(node, place).lower(), place, YES_NO)]


def _whole(node: Any, place: str) -> int:
    try:
        return int(_text(node, place))
    except ValueError as error:
        raise _not_valid(place, f"is {node}, which is no whole number. Write one") from error


def _decimal(node: Any, place: str) -> Decimal:
    try:
        made = Decimal(_text(node, place))
    except InvalidOperation as error:
        raise _not_valid(place, f"is {node}, which is no number. Write one with a point, for example 0.001") from error
    if not made.is_finite():
        raise _not_valid(place, f"is {node}, with which nothing can be multiplied. Write a number")
    return made


def _delimiter(node: Any, place: str) -> str:
    stated = {"tab": "\t", "\\t": "\t"}.get(_text(node, place), node)
    if len(stated) > 1 or stated in ('"', "\n", "\r"):
        raise _not_valid(place, "has to be one sign such as ; or ,, or the word tab")
    return str(stated)


def _zone(node: Any, place: str) -> str:
    try:
        return str(ZoneInfo(node)) if _text(node, place) else ""
    except (KeyError, ValueError, OSError) as error:
        raise _not_valid(place, f"is {node}, which is no zone. Give one like Europe/Stockholm or UTC") from error


def _not_valid(place: str, what: str) -> MappingNotValid:
    return MappingNotValid(f"In the mapping, {place} {what}.")
