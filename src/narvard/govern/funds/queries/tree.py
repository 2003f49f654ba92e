"""One fund as a tree, and each of its nodes: what is named, what is not, and what was used."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from narvard.base.core.actor import Actor
from narvard.govern.funds.models import FundNode
from narvard.govern.funds.queries.funds import SHOWN, FundFacts, FundNotFound, UseRow, facts, found, uses
from narvard.govern.funds.queries.reading import nodes_of
from narvard.govern.funds.rules.drawing import Bar, Drawing, Stretch, draw
from narvard.govern.funds.rules.lines import UNASSIGNED, Line, LineKind, lines
from narvard.govern.funds.rules.tree import COLUMNS, RECIPIENTS, WHOLE, Branch, reckon


@dataclass(frozen=True)
class TreeRow:
    """A row of the fund's table: `kind` is node, of_which or unnamed; `cells` are kronor in the order of COLUMNS."""

    kind: str
    code: str
    name: str
    depth: int
    cells: tuple[int | None, ...]
    unassigned: int
    source: str
    certainty: str


@dataclass(frozen=True)
class FundTree:
    """A fund as a table and a drawing; `recipient` is the column that is drawn. `sources` come with their certainty."""

    fund: FundFacts
    rows: tuple[TreeRow, ...]
    drawing: Drawing
    recipient: str
    whole: int
    unnamed: int
    unassigned: int
    unnamed_by: tuple[tuple[str, int], ...]
    sources: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class NodeDetail:
    """One node: its amounts, what its parts leave over, those above and below it, and what was used of it.

    `codes` are those of all nodes of the fund.
    """

    fund: FundFacts
    code: str
    name: str
    parent: str
    relation: str
    amounts: tuple[tuple[str, int | None], ...]
    stated: tuple[tuple[str, int | None], ...]
    unnamed: tuple[tuple[str, int], ...]
    unassigned: int
    above: tuple[tuple[str, str], ...]
    rows: tuple[TreeRow, ...]
    codes: frozenset[str]
    reference: str
    source: str
    certainty: str
    spending: tuple[UseRow, ...]
    used: int

    @property
    def latest(self) -> tuple[UseRow, ...]:
        """The rows that stand on the page."""
        return self.spending[:SHOWN]


def tree(actor: Actor, code: str, recipient: str = WHOLE) -> FundTree:
    """One fund with everything in it; `recipient` narrows the drawing to one column. Raises FundNotFound."""
    actor.require("funds.read")
    fund = found(actor, code)
    nodes = list(fund.nodes.all())
    branches = reckon(nodes_of(nodes))
    column = recipient if recipient in COLUMNS else WHOLE
    top = branches[0]
    return FundTree(
        fund=facts(fund),
        rows=_rows(lines(branches), nodes),
        drawing=_drawing(lines(branches, column), column),
        recipient=column,
        whole=top.amounts.get(WHOLE, 0),
        unnamed=top.unnamed.get(WHOLE, 0),
        unassigned=top.unassigned,
        unnamed_by=tuple((name, top.unnamed[name]) for name in RECIPIENTS if top.unnamed.get(name)),
        sources=tuple(dict.fromkeys((row.source, row.certainty) for row in nodes)),
    )


def node(actor: Actor, fund_code: str, node_code: str) -> NodeDetail:
    """One node of a fund. Raises FundNotFound."""
    actor.require("funds.read")
    fund = found(actor, fund_code)
    nodes = {row.code: row for row in fund.nodes.all()}
    branches = {branch.node.code: branch for branch in reckon(nodes_of(nodes.values()))}
    if node_code not in nodes:
        raise FundNotFound(node_code)
    row, branch = nodes[node_code], branches[node_code]
    spending = uses(fund, node_code)
    below = {node_code, *(code for code, each in branches.items() if each.node.parent == node_code)}
    inside = [line for line in lines(tuple(branches.values())) if line.code in below]
    return NodeDetail(
        fund=facts(fund),
        code=row.code,
        name=row.name,
        parent=branch.node.parent,
        relation=row.relation,
        amounts=tuple((column, branch.amounts.get(column)) for column in COLUMNS),
        stated=tuple((column, getattr(row, column)) for column in COLUMNS),
        unnamed=tuple(branch.unnamed.items()),
        unassigned=branch.unassigned,
        above=_above(branch, branches),
        rows=_rows([line for line in inside if _is_below(line, node_code)], nodes.values()),
        codes=frozenset(nodes),
        reference=row.reference,
        source=row.source,
        certainty=row.certainty,
        spending=spending,
        used=sum(each.kronor for each in spending),
    )


def _rows(found_lines: Iterable[Line], nodes: Iterable[FundNode]) -> tuple[TreeRow, ...]:
    rows = {row.code: row for row in nodes}
    return tuple(
        TreeRow(
            kind=line.kind,
            code=line.code,
            name=line.name,
            depth=line.depth,
            cells=tuple(line.amounts.get(column) for column in COLUMNS),
            unassigned=line.unassigned,
            source=rows[line.code].source,
            certainty=rows[line.code].certainty,
        )
        for line in found_lines
    )


def _is_below(line: Line, node_code: str) -> bool:
    """A part of the node, or what the node's own parts leave unnamed."""
    return (line.code == node_code) == (line.kind is LineKind.UNNAMED)


def _drawing(found_lines: Iterable[Line], column: str) -> Drawing:
    return draw([_bar(line, column) for line in found_lines if line.amounts.get(column)])


def _bar(line: Line, column: str) -> Bar:
    names = RECIPIENTS if column == WHOLE else (column,)
    stretches = [Stretch(name, line.amounts.get(name, 0)) for name in names]
    if column == WHOLE:
        stretches.append(Stretch(UNASSIGNED, line.unassigned))
    kronor = line.amounts.get(column, 0)
    return Bar(line.code, line.name, line.kind, line.depth, line.start, kronor, tuple(stretches))


def _above(branch: Branch, branches: Mapping[str, Branch]) -> tuple[tuple[str, str], ...]:
    """Code and name of those above a node, from the top down."""
    above: list[tuple[str, str]] = []
    parent = branch.node.parent
    while parent:
        above.insert(0, (parent, branches[parent].node.name))
        parent = branches[parent].node.parent
    return tuple(above)
