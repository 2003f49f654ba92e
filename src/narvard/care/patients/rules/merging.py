"""Which persons are one and the same, from the pairs that were merged. Nothing else is remembered."""

from collections.abc import Hashable, Iterable
from typing import TypeVar

T = TypeVar("T", bound=Hashable)


def together(start: T, pairs: Iterable[tuple[T, T]]) -> frozenset[T]:
    """All that `start` is the same as, itself too, through any chain of pairs."""
    links: dict[T, set[T]] = {}
    for one, other in pairs:
        links.setdefault(one, set()).add(other)
        links.setdefault(other, set()).add(one)
    found, waiting = {start}, [start]
    while waiting:
        new = links.get(waiting.pop(), set()) - found
        found |= new
        waiting.extend(new)
    return frozenset(found)
