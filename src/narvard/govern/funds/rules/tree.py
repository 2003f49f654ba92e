"""A fund as a tree: what its parts name, what nobody has named, and what is refused. Amounts are whole kronor.

A fund has an amount as a whole, and by recipient. Its parts add up; a node "of which" lies inside the one above it and
is never added. What the parts leave over is reckoned for each column, so that it can be shown and never hidden.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

WHOLE = "whole"
RECIPIENTS = ("regions", "municipalities", "association")
COLUMNS = (WHOLE, *RECIPIENTS)
Amounts = Mapping[str, int]


class Relation(StrEnum):
    """How a node stands to the one above it."""

    PART = "part"
    OF_WHICH = "of_which"


class Fault(StrEnum):
    """Why a tree is refused."""

    NO_ROOT = "no_root"
    TWO_ROOTS = "two_roots"
    UNKNOWN_PARENT = "unknown_parent"
    CYCLE = "cycle"
    PARTS_EXCEED_WHOLE = "parts_exceed_whole"
    RECIPIENTS_EXCEED_WHOLE = "recipients_exceed_whole"
    OF_WHICH_EXCEEDS = "of_which_exceeds"


@dataclass(frozen=True)
class Node:
    """One node. `parent` is "" for the fund itself; a column that is not in `amounts` has not been stated."""

    code: str
    parent: str
    name: str
    relation: Relation
    amounts: Amounts


@dataclass(frozen=True)
class Refusal:
    """What is wrong at a node: in which column, how much is stated there, and how much the others come to."""

    fault: Fault
    node: str
    column: str = ""
    stated: int = 0
    found: int = 0


@dataclass(frozen=True)
class Branch:
    """A node reckoned with what is below it.

    `amounts` has every column that is stated, or that follows from the parts. `named` is what the parts come to,
    `unnamed` what they leave over (both empty where there are no parts). `unassigned` is not said to whom it goes.
    """

    node: Node
    depth: int
    amounts: Amounts
    named: Amounts
    unnamed: Amounts
    unassigned: int


def problems(nodes: Sequence[Node]) -> tuple[Refusal, ...]:
    """Everything that keeps these nodes from being a fund; empty when they are one."""
    return tuple(_shape(nodes)) or tuple(_exceeding(nodes))


def reckon(nodes: Sequence[Node]) -> tuple[Branch, ...]:
    """Every node with its amounts and what is left over, from the top down. The nodes must be without problems."""
    below = _below(nodes)
    return tuple(branch for root in below.get("", ()) for branch in _walk(root, 0, below))


def _below(nodes: Iterable[Node]) -> dict[str, list[Node]]:
    below: dict[str, list[Node]] = {}
    for node in nodes:
        below.setdefault(node.parent, []).append(node)
    return below


def _walk(node: Node, depth: int, below: Mapping[str, list[Node]]) -> Iterator[Branch]:
    yield _branch(node, depth, below)
    for child in below.get(node.code, ()):
        yield from _walk(child, depth + 1, below)


def _branch(node: Node, depth: int, below: Mapping[str, list[Node]]) -> Branch:
    named = _named(node, below)
    amounts = _amounts(node, below)
    unnamed = {column: amounts[column] - named.get(column, 0) for column in amounts} if named else {}
    assigned = sum(amounts.get(recipient, 0) for recipient in RECIPIENTS)
    return Branch(node, depth, amounts, named, unnamed, amounts.get(WHOLE, 0) - assigned)


def _named(node: Node, below: Mapping[str, list[Node]]) -> dict[str, int]:
    """What the parts come to in each column that any of them has. "Of which" is left out."""
    parts = [child for child in below.get(node.code, ()) if child.relation is Relation.PART]
    named: dict[str, int] = {}
    for part in parts:
        for column, kronor in _amounts(part, below).items():
            named[column] = named.get(column, 0) + kronor
    return named


def _amounts(node: Node, below: Mapping[str, list[Node]]) -> dict[str, int]:
    """What is stated; a recipient's amount follows from the parts, and the whole from recipients or from the parts."""
    named = _named(node, below)
    found = {name: node.amounts.get(name, named.get(name)) for name in RECIPIENTS}
    amounts = {name: kronor for name, kronor in found.items() if kronor is not None}
    assigned = sum(amounts.values())
    if (whole := node.amounts.get(WHOLE)) is not None:
        return {WHOLE: whole, **amounts}
    return {WHOLE: max(assigned, named.get(WHOLE, 0)), **amounts} if amounts or named else {}


def _shape(nodes: Sequence[Node]) -> Iterator[Refusal]:
    roots = [node for node in nodes if not node.parent]
    if not roots:
        yield Refusal(Fault.NO_ROOT, "")
    for extra in roots[1:]:
        yield Refusal(Fault.TWO_ROOTS, extra.code)
    parents = {node.code: node.parent for node in nodes}
    for node in nodes:
        if node.parent and node.parent not in parents:
            yield Refusal(Fault.UNKNOWN_PARENT, node.code)
        elif _turns_back(node.code, parents):
            yield Refusal(Fault.CYCLE, node.code)


def _turns_back(code: str, parents: Mapping[str, str]) -> bool:
    seen: set[str] = set()
    while code:
        if code in seen:
            return True
        seen.add(code)
        code = parents.get(code, "")
    return False


def _exceeding(nodes: Sequence[Node]) -> Iterator[Refusal]:
    below = _below(nodes)
    for node in nodes:
        amounts, named = _amounts(node, below), _named(node, below)
        for column in COLUMNS:
            if named.get(column, 0) > amounts.get(column, 0):
                yield Refusal(Fault.PARTS_EXCEED_WHOLE, node.code, column, amounts.get(column, 0), named[column])
        assigned = sum(amounts.get(name, 0) for name in RECIPIENTS)
        if assigned > amounts.get(WHOLE, 0):
            yield Refusal(Fault.RECIPIENTS_EXCEED_WHOLE, node.code, WHOLE, amounts.get(WHOLE, 0), assigned)
        yield from _too_much_inside(node, amounts, below)


def _too_much_inside(node: Node, amounts: Amounts, below: Mapping[str, list[Node]]) -> Iterator[Refusal]:
    for inside in below.get(node.code, ()):
        if inside.relation is Relation.OF_WHICH:
            for column, kronor in _amounts(inside, below).items():
                if kronor > amounts.get(column, 0):
                    yield Refusal(Fault.OF_WHICH_EXCEEDS, inside.code, column, amounts.get(column, 0), kronor)
