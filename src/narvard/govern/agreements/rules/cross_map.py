"""Where the themes of an agreement are found in state agreements, both ways, and what is found nowhere."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Topic:
    """A theme, or an area of a state agreement; `inside` is the code of the area around it, or ""."""

    code: str
    title: str
    inside: str = ""


@dataclass(frozen=True)
class Target:
    """A state agreement with its areas."""

    code: str
    title: str
    short_title: str
    areas: tuple[Topic, ...] = ()


@dataclass(frozen=True)
class Link:
    """A theme is found in a target, and perhaps in some of its areas."""

    theme: str
    target: str
    areas: tuple[str, ...] = ()
    source: str = ""
    certainty: str = ""


@dataclass(frozen=True)
class ThemeRow:
    """A theme with its link, or None, for each target in order."""

    theme: Topic
    cells: tuple[Link | None, ...]


@dataclass(frozen=True)
class AreaRow:
    """An area of a target with the themes that are found in it; `met` also when only an area inside it has one."""

    area: Topic
    depth: int
    themes: tuple[Topic, ...]
    met: bool


@dataclass(frozen=True)
class TargetRow:
    """A target the other way: the themes found in it, and its areas."""

    target: Target
    themes: tuple[Topic, ...]
    areas: tuple[AreaRow, ...]


@dataclass(frozen=True)
class CrossMap:
    """The map both ways. `totals` counts the links of each target; `links` is their sum."""

    rows: tuple[ThemeRow, ...]
    targets: tuple[TargetRow, ...]
    totals: tuple[int, ...]
    links: int
    lonely: tuple[Topic, ...]
    unmet: tuple[tuple[Target, Topic], ...]


def cross_map(themes: Sequence[Topic], targets: Sequence[Target], links: Iterable[Link]) -> CrossMap:
    """The map of themes and targets. A second link of the same pair, or one to something unknown, is not counted."""
    known = {(link.theme, link.target): link for link in links}
    rows = tuple(ThemeRow(theme, tuple(known.get((theme.code, to.code)) for to in targets)) for theme in themes)
    totals = tuple(sum(row.cells[column] is not None for row in rows) for column in range(len(targets)))
    turned = tuple(_turned(target, column, rows) for column, target in enumerate(targets))
    return CrossMap(
        rows=rows,
        targets=turned,
        totals=totals,
        links=sum(totals),
        lonely=tuple(row.theme for row in rows if not any(row.cells)),
        unmet=tuple((row.target, area.area) for row in turned for area in row.areas if not area.met),
    )


def _turned(target: Target, column: int, rows: Sequence[ThemeRow]) -> TargetRow:
    here = [(row.theme, link) for row in rows if (link := row.cells[column])]
    found = {area.code: tuple(theme for theme, link in here if area.code in link.areas) for area in target.areas}
    return TargetRow(target, tuple(theme for theme, _link in here), tuple(_areas(target.areas, found, "", 0)))


def _areas(areas: Sequence[Topic], found: dict[str, tuple[Topic, ...]], inside: str, depth: int) -> Iterable[AreaRow]:
    for area in areas:
        if area.inside == inside:
            below = tuple(_areas(areas, found, area.code, depth + 1))
            yield AreaRow(area, depth, found[area.code], bool(found[area.code]) or any(row.met for row in below))
            yield from below
