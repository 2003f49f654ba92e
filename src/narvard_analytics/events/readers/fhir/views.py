"""Views: which columns are read of a resource, as ViewDefinitions of SQL on FHIR v2, and the SQL that they become.

Supported are columns, `forEach`, `unionAll`, `where` and the paths of `expressions`. Two tags are ours: `codes` looks a
code up in a table of `codes`, and `as` says how identifiers and codings are read. Source: build.fhir.org/ig/FHIR/
sql-on-fhir-v2 [C].
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from narvard_analytics.events.readers.fhir.codes import CODE_MAPS
from narvard_analytics.events.readers.fhir.codes.maps import AS_IT_STANDS, LEFT_OUT, CodeMap
from narvard_analytics.events.readers.fhir.elements import Used
from narvard_analytics.events.readers.fhir.expressions import (
    Collection,
    PathNotCompiled,
    compiled,
    item,
    merge,
    read_whole,
    resource,
)
from narvard_analytics.events.readers.fhir.fhirpath import parsed
from narvard_analytics.events.sql import literal, name

FOLDER = Path(__file__).parent / "views"
ROW_INDEX, REFERENCES = "%rowIndex", "getReferenceKey()"
PLACE = ("_part", "_line", "_url", "_key", "_version")
"""Columns that every view has before its own."""
OWN_KEY = "hashed('{kind}/' || id)"
VERSION = (
    "{'changed': coalesce(TRY_CAST(meta.lastUpdated AS TIMESTAMPTZ), TIMESTAMPTZ '1900-01-01'),"
    " 'number': coalesce(TRY_CAST(meta.versionId AS BIGINT), -1)}"
)
READ_AS: dict[str, str] = {
    "keys": "identifier_keys({value})",
    "person_keys": "person_keys({value})",
    "identity": "identity_in({value})",
    "kind": "kind_of({value}, contained)",
    "professional": "professional_name({value})",
    "organization": "organization_name({value})",
    "codings": "list_transform({value}, lambda c: {{'system': c.system, 'code': c.code}})",
}
"""How a column with the tag `as` is read. `person` is done where the reference is compiled."""


@dataclass(frozen=True)
class Column:
    """A column of a view: its name, its path, and its tags."""

    name: str
    path: str
    tags: Mapping[str, str]


@dataclass(frozen=True)
class View:
    """A view of one type of resource.

    A view with a `forEach` has a row for each part of a resource, any other one row for each resource in the order of
    the source. `select` is as in the ViewDefinition.
    """

    name: str
    resource: str
    doc: str
    select: Sequence[Mapping[str, Any]]
    where: tuple[str, ...]

    @property
    def of_parts(self) -> bool:
        """Whether rows are parts of resources."""
        return any("forEach" in s or "unionAll" in s for s in self.select)

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns of the view, in order."""
        return tuple(_columns(self.select))

    @property
    def used(self) -> Used:
        """The elements that the view reads."""
        used: Used = {"resourceType": {}, "id": {}, "meta": {"lastUpdated": {}, "versionId": {}}}
        self._compiled("source", used)
        if any(REFERENCES in column.path or column.tags.get("as") == "kind" for column in self.columns):
            used["contained"] = {}
        return used

    def sql(self, source: str, parts: "Sequence[View]" = ()) -> str:
        """The view over a relation with the resource's typed columns and those of its place.

        With `parts`, a column `has_x` for each of these views says whether it would have a row.
        """
        return self._compiled(source, {}, parts)

    def _compiled(self, source: str, used: Used, parts: "Sequence[View]" = ()) -> str:
        focus = resource(self.resource, used)
        conditions = "".join(f" AND ({compiled(parsed(path), focus).sql})" for path in self.where)
        columns = _place(self)
        columns += [f"{_has_rows(view, focus)} AS {name('has_' + view.name)}" for view in parts]
        relation = f"SELECT * FROM {source} WHERE true{conditions}"
        return " UNION ALL ".join(_selects(self, self.select, focus, relation, columns))


def view_from(definition: Mapping[str, Any]) -> View:
    """The view that a ViewDefinition states."""
    where = tuple(condition["path"] for condition in definition.get("where", ()))
    return View(
        definition["name"], definition["resource"], definition.get("description", ""), definition["select"], where
    )


@cache
def views() -> dict[str, View]:
    """The views by name."""
    read = (view_from(json.loads(file.read_text("utf-8"))) for file in sorted(FOLDER.glob("*.json")))
    return {view.name: view for view in read}


@cache
def views_of(kind: str) -> tuple[View, ...]:
    """The views of a type of resource, the one of whole resources first."""
    return tuple(sorted((v for v in views().values() if v.resource == kind), key=lambda v: v.of_parts))


@cache
def used_of(kind: str) -> Used:
    """The elements that the views of a type read together."""
    used: Used = {}
    for view in views_of(kind):
        merge(used, view.used)
    return used


def looked_up(words: str, table: CodeMap, first: str) -> str:
    """SQL for the counterpart of the first of some words that has one; `first` is the first code itself."""
    found = []
    if table.codes:
        found.append(_some(words, f"CASE w {_whens(table.codes)} END"))
    for beginning, code in table.beginnings.items():
        found.append(_some(words, f"CASE WHEN starts_with(w, {literal(beginning)}) THEN {literal(code)} END"))
    return f"coalesce({', '.join([*found, _otherwise(table, first)])})"


def looked_up_code(code: str, table: CodeMap) -> str:
    """The same for a plain code, which is of any system."""
    known = {key.removeprefix("|"): counterpart for key, counterpart in table.codes.items() if key.startswith("|")}
    cases = f"CASE {code} {_whens(known)} END" if known else "NULL"
    return f"coalesce({cases}, {_otherwise(table, code)})"


def _some(words: str, counterpart: str) -> str:
    return f"list_filter(list_transform({words}, lambda w: {counterpart}), lambda v: v IS NOT NULL)[1]"


def _whens(codes: Mapping[str, str]) -> str:
    return " ".join(f"WHEN {literal(key)} THEN {literal(code)}" for key, code in codes.items())


def _otherwise(table: CodeMap, first: str) -> str:
    return first if table.otherwise == AS_IT_STANDS else literal(table.otherwise) if table.otherwise else "NULL"


def _columns(select: Sequence[Mapping[str, Any]]) -> Iterator[Column]:
    for part in select:
        for column in part.get("column", ()):
            tags = {tag["name"]: tag["value"] for tag in column.get("tag", ())}
            yield Column(column["name"], column["path"], tags)
        yield from _columns(part.get("select", ()))
        yield from _columns(part.get("unionAll", ())[:1])


def _place(view: View) -> list[str]:
    own = [OWN_KEY.format(kind=view.resource), VERSION]
    head = ["_part", "_line", "hashed(address_key(_url))", *own]
    place = [f"{sql} AS {column}" for sql, column in zip(head, PLACE, strict=True)]
    return place if view.of_parts else [*place, "id AS _id", "resourceType AS _kind"]


def _has_rows(view: View, focus: Collection) -> str:
    lists = [part["forEach"] for whole in view.select for part in whole.get("unionAll", [whole])]
    return " OR ".join(compiled(parsed(f"({path}).exists()"), focus).sql for path in lists)


def _selects(
    view: View, select: Sequence[Mapping[str, Any]], focus: Collection, relation: str, columns: list[str]
) -> Iterator[str]:
    plain = [part for part in select if "forEach" not in part and "unionAll" not in part]
    deeper = [part for part in select if part not in plain]
    if len(deeper) > 1:
        raise PathNotCompiled(f"The view {view.name} goes through two lists side by side. Make a view of each.")
    columns = [*columns, *(sql for column in _columns(plain) for sql in _column(view, column, focus))]
    if not deeper:
        yield f"SELECT {', '.join(columns)} FROM ({relation})"
        return
    for part in deeper[0].get("unionAll", deeper):
        inside, below = _unnested(part, focus, relation)
        yield from _selects(view, [{"column": part.get("column", ())}, *part.get("select", ())], inside, below, columns)


def _unnested(part: Mapping[str, Any], focus: Collection, relation: str) -> tuple[Collection, str]:
    """The focus on each element of a list, and the relation with a row for each."""
    each = compiled(parsed(part["forEach"]), focus)
    elements = each.sql if each.many else f"list_filter([{each.sql}], lambda v: v IS NOT NULL)"
    variable = f"_each{focus.depth}"
    columns = f"unnest({elements}) AS {variable}"
    if any(column["path"] == ROW_INDEX for column in part.get("column", ())):
        columns += f", unnest(range(len({elements}))) AS {variable}_number"
    return item(each, variable), f"SELECT *, {columns} FROM ({relation})"


def _column(view: View, column: Column, focus: Collection) -> Iterator[str]:
    if column.path == ROW_INDEX:
        yield f"{focus.sql}_number AS {name(column.name)}"
        return
    value = compiled(parsed(column.path), focus)
    read_whole(value)
    read = column.tags.get("as", "")
    if "codes" in column.tags:
        yield from _coded(column, value)
    elif read == "person":
        yield f"{value.sql.replace('reference_of(', 'person_reference_of(', 1)} AS {name(column.name)}"
    elif read:
        yield f"{READ_AS[read].format(value=value.sql)} AS {name(column.name)}"
    else:
        _refuse_list(view, column, value)
        yield f"{value.sql} AS {name(column.name)}"


def _coded(column: Column, value: Collection) -> Iterator[str]:
    table = CODE_MAPS[column.tags["codes"]]
    first = _first_code(value)
    concept = value.type == "CodeableConcept"
    sql = looked_up(_words(value), table, first) if concept else looked_up_code(value.sql, table)
    yield f"{sql} AS {name(column.name)}"
    if table.otherwise.startswith(LEFT_OUT):
        yield f"{first} AS {name(column.name + '_stated')}"


def _words(value: Collection) -> str:
    if value.many:
        return f"flatten(list_transform({value.sql}, lambda k: concept_words(k)))"
    return f"concept_words({value.sql})"


def _first_code(value: Collection) -> str:
    if value.type != "CodeableConcept":
        return value.sql
    concept = f"({value.sql})[1]" if value.many else value.sql
    return f"coalesce(({concept}).coding[1].code, ({concept}).text)"


def _refuse_list(view: View, column: Column, value: Collection) -> None:
    if value.many:
        raise PathNotCompiled(
            f"The column {column.name} of the view {view.name} may have several values. Pick one with first()."
        )
