"""Is the log whole? Walks the chain link by link and says which row is changed, missing or out of place."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from narvard.base.audit.rules.canonical import BEGINNING, link


class FindingKind(StrEnum):
    """What can be wrong with the log; pages translate the code."""

    EVENT_CHANGED = "event_changed"
    EVENT_MISSING = "event_missing"
    EVENT_NEVER_SEALED = "event_never_sealed"
    CULLED_TOO_EARLY = "culled_too_early"
    LINK_MISSING = "link_missing"
    LINK_BROKEN = "link_broken"
    TAIL_CUT = "tail_cut"
    ANCHOR_DIFFERS = "anchor_differs"
    GUARD_MISSING = "guard_missing"


@dataclass(frozen=True)
class Finding:
    """One fault. `sequence` is the place in the chain, `event` the row's id; None where there is none."""

    kind: FindingKind
    sequence: int | None = None
    event: int | None = None
    detail: str = ""


@dataclass(frozen=True)
class Link:
    """One link as stored, with the hash that its event carries; `event_digest` is None when the event is gone."""

    sequence: int
    event: int
    previous: str
    digest: str
    event_digest: str | None


def _gap(expected: int, found: Link) -> Iterator[Finding]:
    if found.sequence != expected:
        missing = f"{expected}" if found.sequence == expected + 1 else f"{expected}–{found.sequence - 1}"
        yield Finding(FindingKind.LINK_MISSING, expected, None, missing)


def check_links(links: Iterable[Link]) -> Iterator[Finding]:
    """Every fault in links given by rising sequence.

    A changed link is told of once: the walk goes on from what is stored, so that one fault does not hide the next.
    """
    previous, expected = BEGINNING, 1
    for found in links:
        gap = list(_gap(expected, found))
        yield from gap
        if found.event_digest is None:
            yield Finding(FindingKind.EVENT_MISSING, found.sequence, found.event)
        elif (
            link(found.sequence, found.previous, found.event_digest) != found.digest
            or not gap
            and found.previous != previous
        ):
            yield Finding(FindingKind.LINK_BROKEN, found.sequence, found.event)
        previous, expected = found.digest, found.sequence + 1


def check_anchors(anchors: Mapping[int, str], stored: Mapping[int, str], head: int) -> Iterator[Finding]:
    """Every anchor (sequence to hash, kept outside the database) that the stored links do not bear out."""
    for sequence, digest in sorted(anchors.items()):
        if sequence > head:
            yield Finding(FindingKind.TAIL_CUT, sequence, None, f"{head + 1}–{sequence}")
        elif stored.get(sequence) not in (None, digest):
            yield Finding(FindingKind.ANCHOR_DIFFERS, sequence)
