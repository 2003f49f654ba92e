"""A split, and the use of a fund, as bars."""

from collections.abc import Iterable, Iterator, Sequence

from narvard.govern.funds.queries.parts import PartRow
from narvard.govern.funds.rules.drawing import Bar, Drawing, Stretch, draw

LEFT = "left"
"""The kind of a bar that shows what is not used."""


def drawn_split(parts: Iterable[PartRow]) -> Drawing:
    """The parties of a split, one after the other; who pays what inside them stands in their tables."""
    return draw(list(_parties(parts)))


def drawn_use(whole: tuple[str, int], purposes: Sequence[tuple[str, int, bool]], left: tuple[str, int]) -> Drawing:
    """What a fund comes to, and under it what each purpose has taken of it (name, kronor, allowed) and what is left."""
    name, kronor = whole
    bars = [Bar("", name, "node", 0, 0, kronor, (Stretch("regions", kronor),))]
    at = 0
    for purpose, used, allowed in purposes:
        kind = "association" if allowed else "municipalities"
        bars.append(Bar("", purpose, "node", 1, at, used, (Stretch(kind, used),)))
        at += used
    bars.append(Bar("", left[0], LEFT, 1, at, left[1], (Stretch("regions", left[1]),)))
    return draw([bar for bar in bars if bar.kronor > 0])


def _parties(parts: Iterable[PartRow]) -> Iterator[Bar]:
    at = 0
    for part in parts:
        kind = "municipalities" if part.by_population else "regions"
        yield Bar(part.code, part.name, "node", 0, at, part.kronor, (Stretch(kind, part.kronor),))
        at += part.kronor
