"""What differs between two versions of an agreement, clause by clause and word by word.

A clause is known again by its key. It is moved when it stands in another part, or in another order among the clauses
that both versions have; a clause that only got another number because one was put in before it is not moved.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

# A word takes the space before it along, so that words that are changed in a row are marked as one stretch.
_WORDS = re.compile(r"\s*\w+|\s*[^\w\s]|\s+")


class Mark(StrEnum):
    """What happened to a piece of text."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


class Change(StrEnum):
    """What happened to a clause."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"
    MOVED_AND_CHANGED = "moved_and_changed"


@dataclass(frozen=True)
class Item:
    """A clause or a commitment as one version words it; `place` is the part that it stands in."""

    key: str
    place: str
    number: str
    heading: str
    text: str


@dataclass(frozen=True)
class Piece:
    """A stretch of text with one mark."""

    mark: Mark
    text: str


@dataclass(frozen=True)
class Difference:
    """One clause in both versions; `before` is None when it was added, `after` None when it was removed."""

    key: str
    change: Change
    before: Item | None
    after: Item | None
    heading: tuple[Piece, ...]
    text: tuple[Piece, ...]


def compare(before: Sequence[Item], after: Sequence[Item]) -> tuple[Difference, ...]:
    """Every clause of either version: those of the new one in their order, each removed one where it used to stand."""
    old, new = {item.key: item for item in before}, {item.key: item for item in after}
    still = _kept_in_order(before, after, old, new)
    found = [_difference(old.get(item.key), item, item.key in still) for item in after]
    for item in before:
        if item.key not in new:
            found.insert(_place_of_removed(item, before, found), _difference(item, None, False))
    return tuple(found)


def _kept_in_order(
    before: Sequence[Item], after: Sequence[Item], old: Mapping[str, Item], new: Mapping[str, Item]
) -> frozenset[str]:
    """The keys of the longest run of clauses that stand in the same part and the same order in both versions."""
    places = {item.key: index for index, item in enumerate(after)}
    common = [i.key for i in before if i.key in new and new[i.key].place == i.place]
    tails: list[int] = []
    links: list[tuple[str, int]] = []
    ends: list[int] = []
    for number, key in enumerate(common):
        at = bisect_left(tails, places[key])
        links.append((key, ends[at - 1] if at else -1))
        tails[at : at + 1] = [places[key]]
        ends[at : at + 1] = [number]
    return frozenset(_backwards(links, ends[-1] if ends else -1))


def _backwards(links: Sequence[tuple[str, int]], last: int) -> Iterable[str]:
    while last >= 0:
        key, last = links[last]
        yield key


def _place_of_removed(item: Item, before: Sequence[Item], found: Sequence[Difference]) -> int:
    """After the clause that stood before it in the old version, or first."""
    at = [other.key for other in before].index(item.key)
    placed = {difference.key: index for index, difference in enumerate(found)}
    earlier = [placed[other.key] + 1 for other in before[:at] if other.key in placed]
    return earlier[-1] if earlier else 0


def _difference(before: Item | None, after: Item | None, in_order: bool) -> Difference:
    heading = words(before.heading if before else "", after.heading if after else "")
    text = words(before.text if before else "", after.text if after else "")
    item = after or before
    return Difference(item.key if item else "", _change(before, after, in_order), before, after, heading, text)


def _change(before: Item | None, after: Item | None, in_order: bool) -> Change:
    if before is None:
        return Change.ADDED
    if after is None:
        return Change.REMOVED
    reworded = (before.heading, before.text) != (after.heading, after.text)
    if in_order:
        return Change.CHANGED if reworded else Change.SAME
    return Change.MOVED_AND_CHANGED if reworded else Change.MOVED


def words(before: str, after: str) -> tuple[Piece, ...]:
    """The two texts as pieces, word by word. What is not added is the old text, what is not removed the new one."""
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    pieces: list[Piece] = []
    for kind, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            pieces.append(Piece(Mark.SAME, "".join(old[i:j])))
            continue
        if j > i:
            pieces.append(Piece(Mark.REMOVED, "".join(old[i:j])))
        if m > k:
            pieces.append(Piece(Mark.ADDED, "".join(new[k:m])))
    return tuple(pieces)


def plain(pieces: Iterable[Piece]) -> str:
    """The pieces as text that can be read without colour: [-removed-] and {+added+}."""
    signs = {Mark.SAME: "{}", Mark.ADDED: "{{+{}+}}", Mark.REMOVED: "[-{}-]"}
    return "".join(signs[piece.mark].format(piece.text) for piece in pieces)
