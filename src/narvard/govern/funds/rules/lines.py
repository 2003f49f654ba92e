"""The lines of a fund in reading order: each node, and after its parts what they leave unnamed, never left out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from narvard.govern.funds.rules.tree import RECIPIENTS, WHOLE, Amounts, Branch, Relation

UNASSIGNED = "unassigned"


class LineKind(StrEnum):
    """What a line tells of."""

    NODE = "node"
    OF_WHICH = "of_which"
    UNNAMED = "unnamed"


@dataclass(frozen=True)
class Line:
    """One line. `code` is the node's, also for what its parts leave unnamed. `start` is where its bar begins, in kr.

    `unassigned` is what of the line's whole is not said to whom it goes.
    """

    kind: LineKind
    code: str
    name: str
    depth: int
    amounts: Amounts
    unassigned: int
    start: int


def lines(branches: Sequence[Branch], column: str = WHOLE) -> tuple[Line, ...]:
    """Every branch with its leftovers; bars are placed one after the other within the one above, by `column`."""
    below: dict[str, list[Branch]] = {}
    for branch in branches:
        below.setdefault(branch.node.parent, []).append(branch)
    return tuple(line for top in below.get("", ()) for line in _lines(top, 0, column, below))


def _lines(branch: Branch, start: int, column: str, below: Mapping[str, Sequence[Branch]]) -> list[Line]:
    node = branch.node
    kind = LineKind.OF_WHICH if node.relation is Relation.OF_WHICH else LineKind.NODE
    found = [Line(kind, node.code, node.name, branch.depth, branch.amounts, branch.unassigned, start)]
    at = start
    for child in below.get(node.code, ()):
        inside = child.node.relation is Relation.OF_WHICH
        found += _lines(child, start if inside else at, column, below)
        at += 0 if inside else child.amounts.get(column, 0)
    if branch.unnamed:
        found.append(_unnamed(branch, at))
    return found


def _unnamed(branch: Branch, start: int) -> Line:
    """Of what is left, that which is in no recipient's column either is not said to whom it goes."""
    to_somebody = sum(branch.unnamed.get(recipient, 0) for recipient in RECIPIENTS)
    left = branch.unnamed.get(WHOLE, 0)
    node = branch.node
    unassigned = max(left - to_somebody, 0)
    return Line(LineKind.UNNAMED, node.code, node.name, branch.depth + 1, branch.unnamed, unassigned, start)
