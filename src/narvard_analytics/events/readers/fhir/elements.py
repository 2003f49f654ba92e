"""The elements of FHIR R4 that the views read: their types, which of them repeat, and how DuckDB's reader is told."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from narvard_analytics.errors import AnalyticsError
from narvard_analytics.events.sql import literal, name

TYPES: dict[str, dict[str, str]] = json.loads((Path(__file__).parent / "elements.json").read_text("utf-8"))["types"]
EVERYWHERE = {"resourceType": "code", "id": "id", "meta": "Meta", "contained": "Contained*"}
"""What every resource may have."""
REPEATS, CHOICE = "*", "|"

Used = dict[str, "Used"]
"""Which elements a view reads, as a tree of their names in JSON."""
WHOLE: dict[str, Used] = {
    "Identifier": {"system": {}, "value": {}},
    "Reference": {"reference": {}, "type": {}, "identifier": {"system": {}, "value": {}}},
    "Coding": {"system": {}, "code": {}, "display": {}},
    "CodeableConcept": {"coding": {"system": {}, "code": {}, "display": {}}, "text": {}},
    "Period": {"start": {}, "end": {}},
    "Contained": {"resourceType": {}, "id": {}, "identifier": {"system": {}, "value": {}}},
}
"""What is read of an element of these types where a path ends at it."""


class UnknownElement(AnalyticsError):
    """A path names an element that the type does not have."""


@dataclass(frozen=True)
class Element:
    """An element: its type, or the types of a choice, and whether it repeats."""

    types: tuple[str, ...]
    repeats: bool

    @property
    def type(self) -> str:
        """Its type; empty for a choice, of which `ofType` has to pick one."""
        return self.types[0] if len(self.types) == 1 else ""


def element_of(kind: str, member: str) -> Element:
    """The element of that name of a resource or a type.

    Raises UnknownElement.
    """
    known = TYPES.get(kind, {})
    stated = known.get(member) or (EVERYWHERE.get(member) if kind in resource_types() else None)
    if stated is None and member == "extension":
        stated = "Extension*"
    if stated is None:
        raise UnknownElement(
            f"{kind or 'A choice'} has no element {member} that is known here. Add it to elements.json, or choose a"
            " type of the choice with ofType."
        )
    return Element(tuple(stated.removesuffix(REPEATS).split(CHOICE)), stated.endswith(REPEATS))


def resource_types() -> tuple[str, ...]:
    """The types that are resources."""
    return tuple(kind for kind in TYPES if "identifier" in TYPES[kind] and kind not in WHOLE)


def sql_columns(kind: str, used: Used) -> dict[str, str]:
    """DuckDB's type of every element used of a resource, all leaves as text."""
    return {member: _sql_type(*_shape(kind, member, below)) for member, below in used.items()}


def json_structure(kind: str, used: Used) -> dict[str, Any]:
    """The same as `json_transform` wants it told."""
    return {member: _structure(*_shape(kind, member, below)) for member, below in used.items()}


def fits(value: Any, kind: str, used: Used) -> bool:
    """Whether the parts used of a parsed resource are objects and arrays where FHIR says so."""
    if not isinstance(value, dict):
        return False
    for member, below in used.items():
        part = value.get(member)
        shape, inside, repeats = _shape(kind, member, below)
        parts = part if repeats and isinstance(part, list) else [part]
        if part is not None and repeats != isinstance(part, list):
            return False
        if inside and not all(p is None or fits(p, shape, inside) for p in parts):
            return False
    return True


def columns_literal(columns: dict[str, str]) -> str:
    """The columns as `read_json` wants them."""
    return "{" + ", ".join(f"{literal(member)}: {literal(kind)}" for member, kind in columns.items()) + "}"


def _shape(kind: str, member: str, below: Used) -> tuple[str, Used, bool]:
    """The type of an element by its name in JSON, what is used of it, and whether it repeats."""
    if member.startswith("_"):
        return "Element", below, False
    stated = _stated(kind, member)
    return stated.type, below or _copy(WHOLE.get(stated.type, {})), stated.repeats


def _stated(kind: str, member: str) -> Element:
    for name_, types in _choices(kind):
        for one in types:
            if member == name_ + one[0].upper() + one[1:]:
                return Element((one,), False)
    return element_of(kind, member)


def _choices(kind: str) -> Iterator[tuple[str, list[str]]]:
    for member, stated in TYPES.get(kind, {}).items():
        if CHOICE in stated:
            yield member, stated.split(CHOICE)


def _sql_type(kind: str, used: Used, repeats: bool) -> str:
    inside = ", ".join(f"{name(m)} {t}" for m, t in sql_columns(kind, used).items())
    return (f"STRUCT({inside})" if used else "VARCHAR") + ("[]" if repeats else "")


def _structure(kind: str, used: Used, repeats: bool) -> Any:
    inside: Any = json_structure(kind, used) if used else "VARCHAR"
    return [inside] if repeats else inside


def _copy(used: Used) -> Used:
    return {member: _copy(below) for member, below in used.items()}
