"""The part of FHIRPath that the views use, read into a tree.

Members, an index, `=`, `!=`, `and`, `or`, texts, whole numbers, `true` and `false`, `$this`, and calls of functions.
What the functions mean stands in `expressions`. Source: hl7.org/fhirpath N1, and SQL on FHIR v2 for which part of it a
view has to support [C].
"""

import re
from dataclasses import dataclass

from narvard_analytics.errors import AnalyticsError

TOKEN = re.compile(
    r"\s*(?:(?P<text>'(?:[^'\\]|\\.)*')|(?P<number>\d+)|(?P<name>[$%]?[A-Za-z_]\w*)|(?P<sign>!=|[.()\[\],=]))"
)
LEVELS = (("or",), ("and",), ("=", "!="))
"""Operators from the loosest to the tightest."""


class PathNotUnderstood(AnalyticsError):
    """A path is not in the part of FHIRPath that is known here."""


@dataclass(frozen=True)
class Literal:
    """A text, a whole number, or true or false."""

    value: str | int | bool


@dataclass(frozen=True)
class Member:
    """An element of what `of` is; of the focus where it is None."""

    of: "Node | None"
    name: str


@dataclass(frozen=True)
class Call:
    """A function of what `of` is; of the focus where it is None."""

    of: "Node | None"
    name: str
    arguments: tuple["Node", ...]


@dataclass(frozen=True)
class Index:
    """The element at a place, from 0."""

    of: "Node"
    place: int


@dataclass(frozen=True)
class Operation:
    """Two sides and what stands between them."""

    sign: str
    left: "Node"
    right: "Node"


Node = Literal | Member | Call | Index | Operation
THIS = "$this"


def parsed(path: str) -> Node:
    """The tree of a path.

    >>> parsed("period.start")
    Member(of=Member(of=None, name='period'), name='start')

    Raises PathNotUnderstood.
    """
    reader = _Reader(path)
    node = reader.operation(0)
    if reader.next_sign() is not None:
        raise reader.not_understood()
    return node


class _Reader:
    def __init__(self, path: str) -> None:
        self.path = path
        self.tokens = list(self._tokens())
        self.at = 0

    def operation(self, level: int) -> Node:
        if level == len(LEVELS):
            return self.chain()
        node = self.operation(level + 1)
        while self.next_sign() in LEVELS[level]:
            sign = self.take()
            node = Operation(sign, node, self.operation(level + 1))
        return node

    def chain(self) -> Node:
        node = self.first()
        while self.next_sign() in (".", "["):
            if self.take() == ".":
                node = self.invocation(node)
            else:
                node = Index(node, int(self.take("number")))
                self.expect("]")
        return node

    def first(self) -> Node:
        kind, word = self.peek()
        if kind == "text":
            return Literal(re.sub(r"\\(.)", r"\1", self.take()[1:-1]))
        if kind == "number":
            return Literal(int(self.take()))
        if word in ("true", "false"):
            return Literal(self.take() == "true")
        if word == "(":
            self.take()
            node = self.operation(0)
            self.expect(")")
            return node
        return self.invocation(None)

    def invocation(self, of: Node | None) -> Node:
        word = self.take("name")
        if self.next_sign() != "(":
            return Member(of, word)
        self.take()
        arguments: list[Node] = []
        while self.next_sign() != ")":
            arguments.append(self.operation(0))
            if self.next_sign() != ")":
                self.expect(",")
        self.take()
        return Call(of, word, tuple(arguments))

    def peek(self) -> tuple[str, str]:
        return self.tokens[self.at] if self.at < len(self.tokens) else ("", "")

    def next_sign(self) -> str | None:
        kind, word = self.peek()
        return word if kind == "sign" or word in ("and", "or") else (kind or None)

    def take(self, kind: str | None = None) -> str:
        found, word = self.peek()
        if not found or (kind is not None and found != kind):
            raise self.not_understood()
        self.at += 1
        return word

    def expect(self, sign: str) -> None:
        if self.take() != sign:
            raise self.not_understood()

    def not_understood(self) -> PathNotUnderstood:
        near = "".join(word for _, word in self.tokens[self.at : self.at + 3]) or "its end"
        return PathNotUnderstood(
            f"The path {self.path} is not understood near {near}. Use members, indexes, =, !=, and, or, and the"
            " functions of the reference page on FHIR mappings."
        )

    def _tokens(self) -> list[tuple[str, str]]:
        found, position = [], 0
        text = self.path.rstrip()
        while position < len(text):
            match = TOKEN.match(text, position)
            if match is None:
                self.tokens, self.at = [("sign", text[position:])], 0
                raise self.not_understood()
            found.append((str(match.lastgroup), match[match.lastgroup or 0]))
            position = match.end()
        return found
