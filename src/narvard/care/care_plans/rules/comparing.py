"""What differs between two versions of a plan, in whole words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum


class Piece(StrEnum):
    """A run of words that both have, or that only one of them has."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


Run = tuple[Piece, str]
Place = tuple[str, str]


@dataclass(frozen=True)
class Difference:
    """A place in the plan that differs: whose part and which item, and the words before and after, in runs."""

    place: Place
    before: tuple[Run, ...]
    after: tuple[Run, ...]


def _runs(before: str, after: str) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    old, new = before.split(), after.split()
    left: list[Run] = []
    right: list[Run] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            left.append((Piece.SAME, " ".join(old[a:b])))
            right.append((Piece.SAME, " ".join(new[c:d])))
            continue
        if b > a:
            left.append((Piece.GONE, " ".join(old[a:b])))
        if d > c:
            right.append((Piece.NEW, " ".join(new[c:d])))
    return tuple(left), tuple(right)


def differences(before: Mapping[Place, Sequence[str]], after: Mapping[Place, Sequence[str]]) -> tuple[Difference, ...]:
    """The places whose lines differ, in the order of `after` and then of what is gone. The lines of a place are paired
    by what is alike, so that one that is moved or inserted does not make the others differ.
    """
    places = dict.fromkeys((*after, *before))
    return tuple(
        Difference(place, *_runs(old, new))
        for place in places
        for old, new in _paired(list(before.get(place, ())), list(after.get(place, ())))
    )


def _paired(old: list[str], new: list[str]) -> list[tuple[str, str]]:
    """The lines that are not in both; a line that was rewritten stands beside what it became."""
    pairs: list[tuple[str, str]] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            size = max(b - a, d - c)
            gone = [*old[a:b], *[""] * (size - (b - a))]
            come = [*new[c:d], *[""] * (size - (d - c))]
            pairs.extend(zip(gone, come, strict=True))
    return pairs
