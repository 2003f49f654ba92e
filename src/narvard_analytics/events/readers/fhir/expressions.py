"""Paths become DuckDB expressions over the typed columns of a resource.

A collection of at most one is a plain value that may be null, any other is a list; an empty list and null are both the
empty collection. Comparison with the empty collection is empty, as in FHIRPath.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from narvard_analytics.errors import AnalyticsError
from narvard_analytics.events.readers.fhir.elements import WHOLE, Used, element_of
from narvard_analytics.events.readers.fhir.fhirpath import THIS, Call, Index, Literal, Member, Node, Operation
from narvard_analytics.events.sql import literal, name

ROW_INDEX = "%rowIndex"
TRUTH, REFERENCE_KEY = "boolean", "getReferenceKey()"


class PathNotCompiled(AnalyticsError):
    """A path is FHIRPath, and yet not what can be computed here."""


@dataclass(frozen=True)
class Collection:
    """An expression with its FHIR type and whether it is a list.

    `used` is where elements read of it are noted. `member` is its name in JSON and `parent` the expression of what
    holds it (empty at the root), by which the extensions of a primitive element are found.
    """

    sql: str
    type: str
    many: bool
    used: Used = field(default_factory=dict, compare=False)
    parent_used: Used = field(default_factory=dict, compare=False)
    parent: str = ""
    member: str = ""
    depth: int = 0
    root: bool = False


def compiled(node: Node, focus: Collection) -> Collection:
    """The expression of a path, seen from the focus; notes in `focus.used` which elements it reads.

    Raises PathNotCompiled and UnknownElement.
    """
    if isinstance(node, Literal):
        return _literal(node)
    if isinstance(node, Member):
        of = compiled(node.of, focus) if node.of else focus
        return of if node.name == THIS else _member(of, node.name)
    if isinstance(node, Index):
        return _item(compiled(node.of, focus), node.place)
    if isinstance(node, Operation):
        return _operation(node, focus)
    return _call(node, compiled(node.of, focus) if node.of else focus)


def resource(kind: str, used: Used) -> Collection:
    """The focus of a view's paths: the resource itself, whose elements are columns."""
    return Collection("", kind, False, used, root=True)


def item(of: Collection, sql: str) -> Collection:
    """One element of a list, by the expression that stands for it."""
    return replace(of, sql=sql, many=False, depth=of.depth + 1, parent="", member="")


def read_whole(of: Collection) -> None:
    """Note that all of an element is read, where its type has parts that are always read together."""
    merge(of.used, WHOLE.get(of.type, {}))


def merge(used: Used, more: Used) -> None:
    """Add what is used to what is used already."""
    for member, below in more.items():
        merge(used.setdefault(member, {}), below)


def _literal(node: Literal) -> Collection:
    if isinstance(node.value, bool):
        return Collection("true" if node.value else "false", TRUTH, False)
    return Collection(literal(str(node.value)), "string", False)


def _member(of: Collection, member: str) -> Collection:
    if member == "extension" and of.member and not of.used and of.type[:1].islower():
        return _extensions_of_primitive(of)
    element = element_of(of.type, member)
    if len(element.types) > 1:
        return Collection(
            of.sql, "|".join(element.types), of.many, of.used, depth=of.depth, member=member, root=of.root
        )
    return _step(of, member, element.type, element.repeats)


def _step(of: Collection, member: str, kind: str, repeats: bool) -> Collection:
    below = of.used.setdefault(member, {})
    shared = {"used": below, "parent_used": of.used, "parent": of.sql, "member": member, "depth": of.depth}
    if not of.many:
        return Collection(_part(of.sql, member), kind, repeats, **shared)  # type: ignore[arg-type]
    variable = f"e{of.depth}"
    parts = f"list_transform({of.sql}, lambda {variable}: {variable}.{name(member)})"
    parts = f"flatten({parts})" if repeats else f"list_filter({parts}, lambda {variable}: {variable} IS NOT NULL)"
    return Collection(parts, kind, True, **shared)  # type: ignore[arg-type]


def _extensions_of_primitive(of: Collection) -> Collection:
    """JSON keeps the extensions of a primitive element in a sibling whose name begins with a low line."""
    below = of.parent_used.setdefault(f"_{of.member}", {}).setdefault("extension", {})
    return Collection(f"{_part(of.parent, '_' + of.member)}.extension", "Extension", True, below, depth=of.depth)


def _part(sql: str, member: str) -> str:
    return f"{sql}.{name(member)}" if sql else name(member)


def _item(of: Collection, place: int) -> Collection:
    if not of.many:
        return of if place == 0 else replace(of, sql="NULL")
    return replace(of, sql=f"({of.sql})[{place + 1}]", many=False, parent="", member="")


def _operation(node: Operation, focus: Collection) -> Collection:
    left, right = compiled(node.left, focus), compiled(node.right, focus)
    if left.many or right.many:
        raise PathNotCompiled(
            f"One side of {node.sign} may be several values. Pick one with first(), or ask with where(...).exists()."
        )
    sign = {"=": "=", "!=": "<>"}.get(node.sign, node.sign.upper())
    return Collection(f"({left.sql} {sign} {right.sql})", TRUTH, False)


def _call(node: Call, of: Collection) -> Collection:
    if node.name not in FUNCTIONS:
        raise PathNotCompiled(f"The function {node.name} is not known here. Use one of {', '.join(sorted(FUNCTIONS))}.")
    return FUNCTIONS[node.name](of, node.arguments)


def _first(of: Collection, _arguments: tuple[Node, ...]) -> Collection:
    return _item(of, 0)


def _where(of: Collection, arguments: tuple[Node, ...]) -> Collection:
    variable = f"e{of.depth}"
    condition = compiled(arguments[0], item(of, variable) if of.many else of).sql
    if of.many:
        kept = f"list_filter({of.sql}, lambda {variable}: {condition})"
        return replace(of, sql=kept, parent="", member="")
    return replace(of, sql=f"CASE WHEN {condition} THEN {of.sql} END", parent="", member="")


def _exists(of: Collection, arguments: tuple[Node, ...]) -> Collection:
    of = _where(of, arguments) if arguments else of
    sql = f"(coalesce(len({of.sql}), 0) > 0)" if of.many else f"({of.sql} IS NOT NULL)"
    return Collection(sql, TRUTH, False)


def _empty(of: Collection, _arguments: tuple[Node, ...]) -> Collection:
    return Collection(f"(NOT {_exists(of, ()).sql})", TRUTH, False)


def _not(of: Collection, _arguments: tuple[Node, ...]) -> Collection:
    return Collection(f"(NOT {of.sql})", TRUTH, False)


def _of_type(of: Collection, arguments: tuple[Node, ...]) -> Collection:
    kind = arguments[0]
    if not isinstance(kind, Member) or "|" not in of.type or kind.name not in of.type.split("|"):
        raise PathNotCompiled(f"ofType picks one of {of.type} of a choice. Name one of them.")
    member = of.member + kind.name[0].upper() + kind.name[1:]
    return _step(replace(of, member=""), member, kind.name, False)


def _extension(of: Collection, arguments: tuple[Node, ...]) -> Collection:
    url = arguments[0]
    return _where(_member(of, "extension"), (Operation("=", Member(None, "url"), url),))


def _reference_key(of: Collection, _arguments: tuple[Node, ...]) -> Collection:
    if of.type != "Reference":
        raise PathNotCompiled(f"getReferenceKey() is asked of a Reference, not of {of.type}. Point at a Reference.")
    read_whole(of)
    if of.many:
        variable = f"e{of.depth}"
        return Collection(f"list_transform({of.sql}, lambda {variable}: {_key(variable)})", REFERENCE_KEY, True)
    return Collection(_key(of.sql), REFERENCE_KEY, False)


def _key(sql: str) -> str:
    return f"reference_of({sql}, contained)"


FUNCTIONS: dict[str, Callable[[Collection, tuple[Node, ...]], Collection]] = {
    "first": _first,
    "where": _where,
    "exists": _exists,
    "empty": _empty,
    "not": _not,
    "ofType": _of_type,
    "extension": _extension,
    "getReferenceKey": _reference_key,
}
"""What paths may call. Source: FHIRPath N1 and, for getReferenceKey, SQL on FHIR v2 [C]."""
