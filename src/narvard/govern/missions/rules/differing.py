"""Two versions of a text as one: what stays, what goes, what comes."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_WORDS = re.compile(r"\S+\s*")


class Change(StrEnum):
    """What happens to a piece of text."""

    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True)
class Piece:
    """Words that share a fate."""

    change: Change
    text: str


def difference(before: str, after: str) -> tuple[Piece, ...]:
    """The pieces in reading order; what is removed stands before what takes its place. Whole words are compared."""
    old, new = _WORDS.findall(before.strip()), _WORDS.findall(after.strip())
    bare_old, bare_new = [word.strip() for word in old], [word.strip() for word in new]
    found = []
    for tag, first, last, start, end in SequenceMatcher(None, bare_old, bare_new, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(Piece(Change.KEPT, "".join(new[start:end])))
            continue
        found += [Piece(Change.REMOVED, "".join(old[first:last])), Piece(Change.ADDED, "".join(new[start:end]))]
    return tuple(piece for piece in found if piece.text)
