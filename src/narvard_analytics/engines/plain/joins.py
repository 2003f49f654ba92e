"""Chains of joins, by the keys that are equal and then by what else has to hold."""

from collections import defaultdict
from collections.abc import Callable
from typing import Any

import ibis.expr.operations as ops

from narvard_analytics.engines.plain.frame import Frame
from narvard_analytics.engines.plain.refusal import NotInVocabulary
from narvard_analytics.engines.plain.rows import Rows

Sides = dict[Any, Rows]
HOWS = ("inner", "left", "semi", "anti")


def chained(chain: Any, rows_of: Callable[[Any], Rows]) -> Frame:
    """The rows of a chain of joins, side by side.

    Raises NotInVocabulary.
    """
    sides = {chain.first: rows_of(chain.first)}
    count = sides[chain.first].count
    for link in chain.rest:
        sides, count = _joined(sides, count, link, rows_of(link.table))
    return Frame(sides, count)


def _joined(sides: Sides, count: int, link: Any, right: Rows) -> tuple[Sides, int]:
    if link.how not in HOWS:
        raise NotInVocabulary(f"A {link.how} join")
    pairs = _pairs(sides, count, link, right)
    met = {left for left, _ in pairs}
    if link.how in ("semi", "anti"):
        kept = [number for number in range(count) if (number in met) is (link.how == "semi")]
        return {side: rows.take(kept) for side, rows in sides.items()}, len(kept)
    found: list[tuple[int, int | None]] = list(pairs)
    if link.how == "left":
        found = sorted([*pairs, *((number, None) for number in range(count) if number not in met)], key=_by_left)
    lefts, rights = [left for left, _ in found], [other for _, other in found]
    return {**{side: rows.take(lefts) for side, rows in sides.items()}, link.table: right.take(rights)}, len(found)


def _by_left(pair: tuple[int, int | None]) -> int:
    return pair[0]


def _pairs(sides: Sides, count: int, link: Any, right: Rows) -> list[tuple[int, int]]:
    """The numbers of left and right rows that meet."""
    keys = [key for predicate in link.predicates if (key := _key(predicate, link.table)) is not None]
    left_frame, right_frame = Frame(sides, count), Frame({link.table: right}, right.count)
    at: defaultdict[tuple[Any, ...], list[int]] = defaultdict(list)
    for number in range(right.count):
        at[tuple(right_frame.column(mine)[number] for _, mine in keys)].append(number)
    candidates = [
        (number, other)
        for number in range(count)
        for other in at[tuple(left_frame.column(theirs)[number] for theirs, _ in keys)]
    ]
    lefts, rights = [left for left, _ in candidates], [other for _, other in candidates]
    both = {**{side: rows.take(lefts) for side, rows in sides.items()}, link.table: right.take(rights)}
    # Every predicate is asked again, so that keys that are empty on both sides do not meet.
    return [candidates[number] for number in Frame(both, len(candidates)).true(link.predicates)]


def _key(predicate: Any, table: Any) -> tuple[Any, Any] | None:
    """The left and the right side of an equality between what stands to the left and the table; None for others."""
    if not isinstance(predicate, ops.Equals):
        return None
    sides = (predicate.left, predicate.right)
    for left, right in (sides, sides[::-1]):
        if right.relations == frozenset({table}) and table not in left.relations:
            return left, right
    return None
